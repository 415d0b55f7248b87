import type { LineageCard } from './card.ts'
import type { Display, DrawnLine } from './display.ts'

/** What a card is joined with on one side, by one line. */
export interface RowEnd {
  readonly id: string
  readonly title: string
  readonly line: DrawnLine
}

export interface TableRow {
  readonly card: LineageCard
  readonly from: readonly RowEnd[]
  readonly to: readonly RowEnd[]
}

const byName = new Intl.Collator()

/** The graph as text, a row a card: from the farthest upstream to the farthest downstream, by name. */
export function tableRows({ cards, lines }: Pick<Display, 'cards' | 'lines'>): readonly TableRow[] {
  const rows = new Map(
    [...cards.values()].map((card): [string, TableRow & { from: RowEnd[]; to: RowEnd[] }] => [
      card.id,
      { card, from: [], to: [] },
    ]),
  )
  for (const line of lines.values()) {
    const [start, end] = [rows.get(line.from), rows.get(line.to)]
    end?.from.push({ id: line.id, title: start?.card.title ?? line.from, line })
    start?.to.push({ id: line.id, title: end?.card.title ?? line.to, line })
  }
  return [...rows.values()].toSorted(
    ({ card: one }, { card: other }) => one.hops - other.hops || byName.compare(one.title, other.title),
  )
}
