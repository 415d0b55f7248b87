import { Link } from '@tanstack/react-router'
import type { LineagePath } from '../../lineage/path-graph.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { inPercent, inWords } from '../../ui/words.ts'
import { lineageOf } from '../lineage/lineage-state.ts'

/** The same ways as text: each thing, and how it is known that data goes on to the next. */
export function PathsList({ paths }: { readonly paths: readonly LineagePath[] }) {
  return (
    <ol aria-label="The ways, step by step" className="list-decimal space-y-2 pl-6 text-sm">
      {paths.map(({ nodes, edges }) => (
        <li key={nodes.map(({ id }) => id).join(' ')}>
          <ol className="divide-y divide-line rounded border border-line bg-surface">
            {nodes.map((node, index) => {
              const edge = edges[index]
              return (
                <li key={node.id} className="flex flex-wrap items-baseline gap-x-3 px-2 py-1">
                  <Link to="/lineage" search={lineageOf(node.id)} className="inline-block min-h-[24px] font-medium">
                    <bdi>{node.label}</bdi>
                  </Link>
                  <span className="text-muted text-xs">{inWords(node.kind)}</span>
                  <AvailabilityBadge availability={node.availability} />
                  <code className="text-muted text-xs">{node.id}</code>
                  {edge === undefined ? null : (
                    <span className="w-full text-muted text-xs">
                      ↓ {inWords(edge.method)}, {inPercent(edge.confidence)} sure, by <code>{edge.writer}</code>
                    </span>
                  )}
                </li>
              )
            })}
          </ol>
        </li>
      ))}
    </ol>
  )
}
