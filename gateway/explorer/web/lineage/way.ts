import type { Way } from '../graph/canvas-context.ts'
import { waysThrough } from '../graph/reach.ts'
import { isColumn } from './columns.ts'
import type { Display, DrawnLine } from './display.ts'

/** The cards, columns and lines to stand out: of a column the way of its values, as far as columns are known; of a card all that leads to it and all it leads to. */
export function wayOf(start: string, { lines }: Pick<Display, 'lines'>): Way {
  const isOfColumn = isColumn(start)
  const links = [...lines.values()].map((line) =>
    isOfColumn
      ? { id: line.id, from: line.fromColumn ?? line.from, to: line.toColumn ?? line.to }
      : { id: line.id, from: line.from, to: line.to },
  )
  const found = waysThrough(start, links)
  const ends = new Set(found.ends)
  for (const id of found.links) {
    const line = lines.get(id) as DrawnLine
    for (const end of [line.from, line.to]) ends.add(end)
    if (!isOfColumn) for (const column of [line.fromColumn, line.toColumn]) if (column !== null) ends.add(column)
  }
  return { ends, lines: found.links }
}
