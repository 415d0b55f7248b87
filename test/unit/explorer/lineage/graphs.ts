import type { LineageAnswer, Part } from '../../../../gateway/explorer/web/lineage/one-graph.ts'
import { oneGraph } from '../../../../gateway/explorer/web/lineage/one-graph.ts'

type Node = LineageAnswer['nodes'][number]
type Edge = LineageAnswer['edges'][number]

/** As lineage answers: the domain is the first part of the id. */
export const node = (id: string, distance: number, more: Partial<Node> = {}): Node => ({
  id,
  kind: 'PORT',
  label: id.split('/').at(-1) ?? id,
  domainId: id.split('/')[0] ?? null,
  distance,
  upstreamTotal: null,
  downstreamTotal: null,
  availability: 'LIVE',
  column: null,
  dangling: null,
  ...more,
})

export const edge = (from: string, to: string, more: Partial<Edge> = {}): Edge => ({
  id: `${from}→${to}${more.method ?? ''}`,
  from: { id: from },
  to: { id: to },
  method: 'OBSERVED',
  writer: 'job:x/y',
  confidence: 1,
  validFrom: '2026-01-01T00:00:00Z',
  lastSeenAt: null,
  stale: false,
  ...more,
})

export const part = (
  of: string,
  direction: Part['direction'],
  nodes: readonly Node[],
  edges: readonly Edge[],
): Part => ({ of, direction, answer: { nodes, edges, truncated: false, depthReached: 1 } })

/** A hub with as many readers in each domain as it says. */
export function hub(readers: Readonly<Record<string, number>>) {
  const ids = Object.entries(readers).flatMap(([domain, count]) =>
    Array.from({ length: count }, (_, index) => `${domain}/p/r${index}`),
  )
  const nodes = [node('h/h/hub', 0, { downstreamTotal: ids.length }), ...ids.map((id) => node(id, 1))]
  return oneGraph(
    [
      part(
        'h/h/hub',
        'DOWNSTREAM',
        nodes,
        ids.map((id) => edge('h/h/hub', id)),
      ),
    ],
    [],
  )
}
