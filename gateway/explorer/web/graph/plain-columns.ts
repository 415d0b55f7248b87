import type { Box, Layout, LayoutInput, Point } from './layout.ts'

const BETWEEN_COLUMNS = 96
const BETWEEN_BOXES = 20

/** A column a layer, each as it was given, around one middle line: always done, in a moment, whatever the graph is like. */
export function plainColumns({ boxes }: LayoutInput): Layout {
  const columns = new Map<number, Box[]>()
  for (const box of boxes) {
    const column = columns.get(box.layer)
    if (column === undefined) columns.set(box.layer, [box])
    else column.push(box)
  }
  const places = new Map<string, Point>()
  let x = 0
  for (const [, column] of [...columns].toSorted(([one], [other]) => one - other)) {
    const height = column.reduce((sum, box) => sum + box.height + BETWEEN_BOXES, -BETWEEN_BOXES)
    let y = -height / 2
    for (const box of column) {
      places.set(box.id, { x, y })
      y += box.height + BETWEEN_BOXES
    }
    x += column.reduce((most, { width }) => Math.max(most, width), 0) + BETWEEN_COLUMNS
  }
  return { places, bends: new Map(), by: 'COLUMNS' }
}
