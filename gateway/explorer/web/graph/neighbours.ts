import type { Box, Layout, LayoutInput } from './layout.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * Where a key leads from a box: left and right along its lines, to the end of one that is nearest in height; up and down to the next
 * box of the same column, whether a line joins them or not. Null where there is nothing.
 */
export function neighbourOf(id: string, way: Direction, { boxes, lines }: LayoutInput, layout: Layout): string | null {
  const all = new Map(boxes.map((box) => [box.id, box]))
  const from = all.get(id)
  const here = from && middleOf(from, layout)
  if (here === undefined) return null
  if (way === 'left' || way === 'right') {
    const ends = lines.flatMap((line) => {
      if (way === 'right' && line.from === id) return [line.to]
      return way === 'left' && line.to === id ? [line.from] : []
    })
    const others = [...new Set(ends)].filter((end) => end !== id).flatMap((end) => all.get(end) ?? [])
    return nearest(others, (box) => Math.abs(middleOf(box, layout).y - here.y))
  }
  const column = boxes.filter((box) => box.id !== id && isBeside(box, from as Box, layout))
  const ahead = column.filter((box) => (middleOf(box, layout).y - here.y) * (way === 'down' ? 1 : -1) > 0)
  return nearest(ahead, (box) => Math.abs(middleOf(box, layout).y - here.y))
}

function nearest(boxes: readonly Box[], distance: (box: Box) => number): string | null {
  let best: Box | null = null
  for (const box of boxes) if (best === null || distance(box) < distance(best)) best = box
  return best?.id ?? null
}

function middleOf({ id, width, height }: Box, { places }: Layout) {
  const { x, y } = places.get(id) ?? { x: 0, y: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

/** Layers are not kept by the layout: two boxes are in one column when the one stands above or below the other. */
function isBeside(one: Box, other: Box, layout: Layout): boolean {
  return Math.abs(middleOf(one, layout).x - middleOf(other, layout).x) < (one.width + other.width) / 4
}
