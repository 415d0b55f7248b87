import { ViewportPortal } from '@xyflow/react'
import { use, useMemo } from 'react'
import { stepOf, WayContext } from './canvas-context.ts'
import type { LineEdge } from './canvas-parts.tsx'

/**
 * Of very many lines seen from afar: one path for all that look alike, where each would be an element with listeners of its own. Their
 * ends are too small to be told apart there, and so are the lines to be pointed at.
 */
export function FlatLines({ lines }: { readonly lines: readonly LineEdge[] }) {
  const way = use(WayContext)
  const byLook = useMemo(() => {
    const paths = new Map<string, string[]>()
    for (const { id, data } of lines) {
      if (data === undefined) continue
      const look = `${data.look} ${stepOf(id, way)}`
      const alike = paths.get(look) ?? []
      alike.push(data.path)
      paths.set(look, alike)
    }
    return [...paths].map(([look, alike]) => ({ look, path: alike.join(' ') }))
  }, [lines, way])
  return (
    <ViewportPortal>
      <svg aria-hidden="true" className="graph-flat-lines">
        {byLook.map(({ look, path }) => (
          <path key={look} d={path} className={`graph-line ${look}`} />
        ))}
      </svg>
    </ViewportPortal>
  )
}
