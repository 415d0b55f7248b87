import { Position } from '@xyflow/react'
import { useMemo } from 'react'
import type { BoxNode, LineEdge } from './canvas-parts.tsx'
import type { Box } from './layout.ts'
import { pathThrough, pointsOf } from './line-path.ts'
import type { LaidOut } from './use-layout.ts'

export interface LineLook {
  /** Classes of the line. */
  readonly look: string
  /** The id of its end: see `LineEnds`. */
  readonly end: string
  /** What is told of it when it is pointed at. */
  readonly title?: string
}

interface FlowParts<Card> {
  readonly laidOut: LaidOut
  readonly cards: ReadonlyMap<string, Card>
  readonly labelOf: (card: Card) => string
  readonly lookOf: (line: string) => LineLook
}

interface FlowElements {
  readonly boxes: ReadonlyMap<string, Box>
  readonly nodes: BoxNode[]
  readonly edges: LineEdge[]
}

/** What is laid out, as React Flow takes it; the same as long as nothing of it changes. */
export function useFlowElements<Card>({ laidOut, cards, labelOf, lookOf }: FlowParts<Card>): FlowElements {
  const { input, layout } = laidOut
  const boxes = useMemo(() => new Map(input.boxes.map((box) => [box.id, box])), [input])
  const nodes = useMemo(
    (): BoxNode[] =>
      input.boxes.flatMap(({ id, width, height }) => {
        const card = cards.get(id)
        const place = layout.places.get(id)
        if (card === undefined || place === undefined) return []
        return [
          {
            id,
            type: 'box',
            position: place,
            data: { card, label: labelOf(card) },
            // With its size and handles known it is not mounted to be measured, which is what makes culling work.
            width,
            height,
            measured: { width, height },
            handles: [
              { type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
              { type: 'source', position: Position.Right, x: width, y: height / 2, width: 1, height: 1 },
            ],
          },
        ]
      }),
    [input, layout, cards, labelOf],
  )
  const edges = useMemo(
    (): LineEdge[] =>
      input.lines.flatMap((line) => {
        const [from, to] = [boxes.get(line.from), boxes.get(line.to)]
        if (from === undefined || to === undefined) return []
        const data = { path: pathThrough(pointsOf(line, from, to, layout)), ...lookOf(line.id) }
        const domAttributes = { 'aria-hidden': true } as const
        return [{ id: line.id, type: 'line', source: from.id, target: to.id, data, domAttributes }]
      }),
    [input, boxes, layout, lookOf],
  )
  return { boxes, nodes, edges }
}
