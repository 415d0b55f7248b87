import { ViewportPortal } from '@xyflow/react'
import { use, useMemo } from 'react'
import { WayContext } from './canvas-context.ts'

/** A line as a path, and the class of how it looks. */
export interface FlatLine {
  readonly id: string
  readonly path: string
  readonly look: string
}

/**
 * Of very many lines seen from afar: one path for all that look alike, where each would be an element with listeners of its own. Their
 * ends are too small to be told apart there, and so are the lines to be pointed at.
 */
export function FlatLines({ lines }: { readonly lines: readonly FlatLine[] }) {
  const way = use(WayContext)
  const byLook = useMemo(() => {
    const paths = new Map<string, string[]>()
    for (const { id, path, look } of lines) {
      const step = way === null ? '' : way.lines.has(id) ? 'graph-line-on' : 'graph-line-off'
      const alike = paths.get(`${look} ${step}`) ?? []
      alike.push(path)
      paths.set(`${look} ${step}`, alike)
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
