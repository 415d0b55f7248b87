import { oneLine } from '../terminal/one-line.ts'
import { amount } from '../terminal/ticker.ts'
import type { Cell, Drawing } from './draw/columns.ts'
import { facts, nextPage, section, tableSection, whatIsMissing } from './draw/page.ts'
import { counted, joined, moment } from './draw/values.ts'
import type { Count } from './forms.ts'
import type { Impact } from './impact-question.ts'

export type ImpactDrawing = Drawing & {
  readonly upstream: boolean
  /** As asked for; null for as far as it goes. */
  readonly depth: number | null
  /** What the next page has to be asked for with. */
  readonly fixed: string
}

export function impactText(impact: Impact, drawing: ImpactDrawing): string {
  const { id, total, rows, byDistance, byDomain, byOwner, byKind, byPrecision } = impact
  const { style } = drawing
  const said = drawing.upstream
    ? `made from ${total === 0 ? 'nothing that is known' : amount(total)}`
    : `${total === 0 ? 'nothing is' : amount(total)} reached`
  const page = rows.length === total ? '' : `, ${amount(rows.length)} of them here`
  const numbers = facts(
    [
      ['by domain', countsText(byDomain)],
      ['by owner', countsText(byOwner)],
      ['by kind', countsText(byKind)],
      ['by hops', countsText(byDistance)],
      ['by precision', countsText(byPrecision ?? [])],
    ],
    drawing,
  )
  return [
    `${style.heading(`${id}: ${said}`)}${page}\n`,
    numbers,
    section('Mind', mindText(impact, drawing), drawing),
    tableSection(drawing.upstream ? 'Made from' : 'Reached', HEADINGS, rows.map(rowOf), drawing),
    nextPage(impact.pageInfo, drawing.fixed),
    whatIsMissing(impact.errors, drawing),
  ].join('')
}

/** What keeps the numbers from being the whole truth of now. */
function mindText(
  { complete, depthReached, unreachableDomains, removedDomains, attributesAsOf, rows }: Impact,
  { style, depth }: ImpactDrawing,
): string {
  const stale = rows.filter(({ staleSince }) => staleSince !== null).length
  return [
    ...(complete
      ? []
      : [
          depth === null
            ? 'This may not be all: a domain in it has not been harvested for too long'
            : `This is not all there is: it was followed for ${counted(depthReached, 'hop')}, or a domain in it has not been harvested for too long`,
        ]),
    ...removedDomains.map((domain) => `${oneLine(domain)} was taken out of the mesh: what is its stands as last known`),
    ...unreachableDomains
      .filter((domain) => !removedDomains.includes(domain))
      .map((domain) => `${oneLine(domain)} does not answer: what is its stands as last known`),
    ...(stale === 0 ? [] : [`${counted(stale, 'row')} here by an edge that was not seen for longer than it may`]),
    ...(unreachableDomains.length > 0 && attributesAsOf !== null
      ? [`Owners and statuses are of ${moment(attributesAsOf)} or later`]
      : []),
  ]
    .map((line) => `  ${style.warning(line)}\n`)
    .join('')
}

const HEADINGS = [
  { name: 'hops' },
  { name: 'id' },
  { name: 'title', gives: true },
  { name: 'owner', gives: true },
  { name: 'sure' },
  { name: 'known', gives: true },
  { name: 'precision' },
  { name: 'columns', gives: true },
  { name: 'promises', gives: true },
  { name: 'mind', gives: true },
] as const

function rowOf(row: Impact['rows'][number]): readonly Cell[] {
  const { distance, node, owner, lowestConfidence, methods, precision, columns, serviceLevels } = row
  const mind = joined([
    row.availability !== null && row.availability !== 'LIVE' && row.availability.toLowerCase(),
    row.availability !== null &&
      row.availability !== 'LIVE' &&
      row.lastKnownAt !== null &&
      `known ${moment(row.lastKnownAt)}`,
    row.staleSince !== null && `stale since ${moment(row.staleSince)}`,
  ])
  return [
    String(distance),
    node.id,
    node.label === node.id ? '' : node.label,
    owner?.name ?? owner?.email ?? '',
    lowestConfidence.toFixed(2),
    (methods ?? []).join(', ').toLowerCase(),
    precision ?? '',
    distinct((columns ?? []).map((column) => column.split('#')[1] ?? column)),
    promises(serviceLevels),
    [mind, 'warning'],
  ]
}

/** Which there are; what they promise in full is for `heddle show` and programs. */
function promises(levels: Impact['rows'][number]['serviceLevels']): string {
  const broken = (levels ?? []).filter(({ met }) => met === false).length
  return joined([distinct((levels ?? []).map(({ property }) => property)), broken > 0 && `${broken} not met`], '; ')
}

/** The columns of two ports of one product may be called the same. */
const distinct = (texts: readonly string[]): string => [...new Set(texts)].join(', ')

/** `payments 7, orders 5`: the key is what a filter takes, so it is what is shown. */
export function countsText(counts: readonly Count[]): string {
  return counts.map(({ key, count }) => `${oneLine(key)} ${amount(count)}`).join(', ')
}
