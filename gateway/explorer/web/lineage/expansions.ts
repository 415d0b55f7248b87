import type { Direction } from '../generated/operations.ts'
import { connected, type MeshGraph, neighboursBy, SIDES, type Side } from './mesh-graph.ts'

/** What was grown and what was folded away, as the URL has it: `down:<id>`, `up:<id>`. */
export interface Growth {
  readonly open: readonly string[]
  readonly shut: readonly string[]
}

export const directionOf = (side: Side): Direction => (side === 'up' ? 'UPSTREAM' : 'DOWNSTREAM')

const written = (side: Side, id: string): string => `${side}:${id}`

export function expansionsIn(open: readonly string[]): readonly { readonly side: Side; readonly id: string }[] {
  return open.flatMap((one) => {
    const side = SIDES.find((side) => one.startsWith(`${side}:`))
    return side === undefined ? [] : [{ side, id: one.slice(side.length + 1) }]
  })
}

export function expanded({ open, shut }: Growth, side: Side, id: string): Growth {
  const one = written(side, id)
  return { open: [...open.filter((other) => other !== one), one], shut: shut.filter((other) => other !== one) }
}

export function collapsed({ open, shut }: Growth, side: Side, id: string): Growth {
  const one = written(side, id)
  return { open: open.filter((other) => other !== one), shut: [...shut.filter((other) => other !== one), one] }
}

/** Without what hangs on a node's folded side alone. What leads back to where one began is never folded: the node would go with it. */
export function withoutShut(graph: MeshGraph, shut: readonly string[]): MeshGraph {
  if (shut.length === 0) return graph
  const folded = new Set(shut)
  const steps = stepsFromRoots(graph)
  const isFolded = (side: Side, id: string, beyond: string): boolean =>
    folded.has(written(side, id)) && isBeyond(steps, id, beyond)
  const edges = graph.edges.filter(({ from, to }) => !isFolded('down', from, to) && !isFolded('up', to, from))
  return connected({ ...graph, edges })
}

/** How many edges away from the nearest root each node is, whichever way they go. */
function stepsFromRoots({ roots, edges }: MeshGraph): ReadonlyMap<string, number> {
  const sides = SIDES.map((side) => neighboursBy(edges, side))
  const steps = new Map([...roots].map((id) => [id, 0]))
  const queue = [...roots]
  for (let index = 0; index < queue.length; index += 1) {
    const id = queue[index] as string
    for (const next of sides.flatMap((side) => [...(side.get(id) ?? [])])) {
      if (steps.has(next)) continue
      steps.set(next, (steps.get(id) ?? 0) + 1)
      queue.push(next)
    }
  }
  return steps
}

const isBeyond = (steps: ReadonlyMap<string, number>, id: string, other: string): boolean =>
  (steps.get(other) ?? 0) > (steps.get(id) ?? 0)

/** Of how many neighbours how many are drawn, or stand in a drawn group. */
export interface Shown {
  readonly shown: number
  /** Null when nobody counted. */
  readonly total: number | null
  /** Whether some of them can be folded away: those that do not lead back to where one began. */
  readonly canFold: boolean
}

export function shownBeside(graph: MeshGraph): (id: string) => Readonly<Record<Side, Shown>> {
  const neighbours = { up: neighboursBy(graph.edges, 'up'), down: neighboursBy(graph.edges, 'down') }
  const steps = stepsFromRoots(graph)
  return (id) => {
    const node = graph.nodes.get(id)
    const of = (side: Side, total: number | null | undefined): Shown => {
      const beside = [...(neighbours[side].get(id) ?? [])]
      return {
        shown: beside.length,
        total: total == null ? null : Math.max(total, beside.length),
        canFold: beside.some((other) => isBeyond(steps, id, other)),
      }
    }
    return { up: of('up', node?.upstreamTotal), down: of('down', node?.downstreamTotal) }
  }
}
