import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { Box, Layout, LayoutInput, Line, Point } from './layout.ts'

/** Measured: the quickest that still looks well. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'POLYLINE',
  'elk.layered.nodePlacement.strategy': 'SIMPLE',
  'elk.layered.thoroughness': '1',
  'elk.spacing.nodeNode': '20',
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.spacing.edgeNode': '12',
  'elk.spacing.edgeEdge': '8',
}
/**
 * Up to so many, boxes keep the order in which they are given as far as their lines allow: what is drawn besides then moves no
 * neighbour past another. At 1,000 boxes it takes ten times as long.
 */
const FEW = 150
const FOR_FEW = { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' }
/** Beyond this, each box stands as far right as its lines let it, which takes half the time of the shortest lines. */
const MANY = 400
const FOR_MANY = { 'elk.layered.layering.strategy': 'LONGEST_PATH' }

/** As ELK takes it: ids are numbers, so that no id of the graph can be one of ELK's. Ports are where lines of rows leave a box. */
export function toElk({ boxes, lines }: LayoutInput): ElkNode {
  const order = new Map(boxes.map(({ id }, index) => [id, index]))
  const drawn = [...lines.entries()].filter(([, { from, to }]) => order.has(from) && order.has(to))
  const offsets = offsetsOf(drawn.map(([, line]) => line))
  return {
    id: 'root',
    layoutOptions: { ...OPTIONS, ...(boxes.length <= FEW ? FOR_FEW : boxes.length > MANY ? FOR_MANY : {}) },
    children: boxes.map((box, index) => ({
      id: `n${index}`,
      width: box.width,
      height: box.height,
      ports: portsOf(box, index, offsets.get(box.id)),
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    })),
    edges: drawn.map(([index, line]) => ({
      id: `e${index}`,
      sources: [portId(order.get(line.from) ?? 0, 'out', line.fromOffset)],
      targets: [portId(order.get(line.to) ?? 0, 'in', line.toOffset)],
    })),
  }
}

/** @throws Error when ELK left a box without a place */
export function fromElk({ boxes, lines }: LayoutInput, { children = [], edges = [] }: ElkNode): Layout {
  const places = new Map<string, Point>()
  for (const [index, { id }] of boxes.entries()) {
    const { x, y } = children[index] ?? {}
    if (x === undefined || y === undefined) throw new Error(`expected a place for each box, received none for ${id}`)
    places.set(id, { x, y })
  }
  const bends = new Map<string, readonly Point[]>()
  for (const { id = '', sections = [] } of edges) {
    const line = lines[Number(id.slice(1))]
    const [section] = sections
    if (line === undefined || section === undefined) continue
    bends.set(line.id, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint])
  }
  return { places, bends, by: 'LAYERS' }
}

type Side = 'in' | 'out'
const portId = (index: number, side: Side, offset: number | null): string => `n${index}.${side}.${offset ?? 'whole'}`

/** At what heights lines enter and leave, box by box. */
interface Offsets {
  readonly in: Set<number | null>
  readonly out: Set<number | null>
}

function offsetsOf(lines: readonly Line[]): ReadonlyMap<string, Offsets> {
  const offsets = new Map<string, Offsets>()
  const of = (id: string): Offsets => {
    const known = offsets.get(id) ?? { in: new Set(), out: new Set() }
    offsets.set(id, known)
    return known
  }
  for (const { from, to, fromOffset, toOffset } of lines) {
    of(from).out.add(fromOffset)
    of(to).in.add(toOffset)
  }
  return offsets
}

function portsOf({ width, height }: Box, index: number, offsets: Offsets | undefined) {
  if (offsets === undefined) return []
  return (['in', 'out'] as const).flatMap((side) =>
    [...offsets[side]].map((offset) => ({
      id: portId(index, side, offset),
      x: side === 'in' ? 0 : width,
      y: offset ?? height / 2,
      width: 0,
      height: 0,
      layoutOptions: { 'elk.port.side': side === 'in' ? 'WEST' : 'EAST' },
    })),
  )
}
