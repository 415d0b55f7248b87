import { amount } from '../terminal/ticker.ts'
import type { Diff } from './diff-question.ts'
import type { Cell, Drawing } from './draw/columns.ts'
import { nextPage, tableSection, whatIsMissing } from './draw/page.ts'
import { joined, moment } from './draw/values.ts'

type Change = Diff['changes'][number]
type Edge = NonNullable<Change['after']>

const SIGNS = {
  ADDED: ['+', 'good'],
  REMOVED: ['-', 'bad'],
  CHANGED: ['~', 'warning'],
} as const satisfies Record<Change['kind'], Cell>

const HEADINGS = [
  { name: '' },
  { name: 'from' },
  { name: 'to' },
  { name: 'known', gives: true },
  { name: 'sure' },
  { name: 'by', gives: true },
  { name: 'since', gives: true },
  { name: 'why', gives: true },
  { name: 'run', gives: true },
] as const

export function diffText(diff: Diff, drawing: Drawing, fixed = ''): string {
  const { id, from, to, basis, added, removed, changed, complete, changes } = diff
  const total = added + removed + changed
  const when = `${moment(from)} and ${to === null ? 'now' : moment(to)}`
  const page = changes.length === total ? '' : `, ${amount(changes.length)} of these here`
  const counts =
    total === 0
      ? 'nothing differs'
      : joined([
          added > 0 && `${amount(added)} added`,
          removed > 0 && `${amount(removed)} removed`,
          changed > 0 && `${amount(changed)} changed`,
        ])
  return [
    `${drawing.style.heading(`${id}: ${counts}`)} between ${when}, by what ${basis === 'VALID' ? 'held' : 'was known'}${page}\n`,
    complete ? '' : `  ${drawing.style.warning('More lies beyond the depth, and was not compared')}\n`,
    tableSection('Edges', HEADINGS, changes.map(rowOf), drawing),
    nextPage(diff.pageInfo, fixed),
    whatIsMissing(diff.errors, drawing),
  ].join('')
}

function rowOf(change: Change): readonly Cell[] {
  const { kind, before, after, fields, cause, writer, at, runId } = change
  const edge = after ?? before
  const both = (read: (edge: Edge) => string): string => {
    const [was, is] = [before, after].map((one) => (one === null ? null : read(one)))
    return was === null || is === null || was === is ? (is ?? was ?? '') : `${was} → ${is}`
  }
  const why = joined([
    cause === 'CLAIM' && 'a port came to hold the dataset, or let it go',
    fields.join(', ').toLowerCase(),
  ])
  return [
    SIGNS[kind],
    edge?.from.id ?? '',
    edge?.to.id ?? '',
    both(({ method }) => method.toLowerCase()),
    both(({ confidence }) => confidence.toFixed(2)),
    writer,
    at === null ? '' : moment(at),
    why,
    runId ?? '',
  ]
}
