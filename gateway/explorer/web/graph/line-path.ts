import type { Box, Layout, Line, Point } from './layout.ts'

/** Where a line goes: by the bends that the layout gives, else from the right of one box to the left of the other. */
export function pointsOf(line: Line, from: Box, to: Box, { places, bends }: Layout): readonly Point[] {
  const bent = bends.get(line.id)
  if (bent !== undefined && bent.length >= 2) return bent
  const start = places.get(from.id) ?? { x: 0, y: 0 }
  const end = places.get(to.id) ?? { x: 0, y: 0 }
  return [
    { x: start.x + from.width, y: start.y + (line.fromOffset ?? from.height / 2) },
    { x: end.x, y: end.y + (line.toOffset ?? to.height / 2) },
  ]
}

/** As SVG: a curve that leaves to the right and arrives from the left at each of its points, straight where it turns back. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const parts = [`M${round(first.x)},${round(first.y)}`]
  let before = first
  for (const point of rest) {
    // Round a corner the layout has bends of its own; a curve there would swing far out.
    if (points.length > 2 && point.x - before.x < CORNER) {
      parts.push(`L${round(point.x)},${round(point.y)}`)
      before = point
      continue
    }
    const reach = Math.max(24, Math.abs(point.x - before.x) / 2)
    const bend = point.x < before.x ? Math.min(reach, 120) : reach
    parts.push(
      `C${round(before.x + bend)},${round(before.y)} ${round(point.x - bend)},${round(point.y)} ${round(point.x)},${round(point.y)}`,
    )
    before = point
  }
  return parts.join(' ')
}

/** What goes on to the right by less than this goes up, down or back. */
const CORNER = 12

const round = (length: number): number => Math.round(length * 10) / 10
