import { z } from 'zod'
import { oneLine } from '../../terminal/one-line.ts'
import { columnName } from '../draw/column-name.ts'
import type { Cell, Drawing } from '../draw/columns.ts'
import { facts, tableSection } from '../draw/page.ts'
import { joined, measured, moment, percent } from '../draw/values.ts'
import type { Column, Contract, Quality, ServiceLevel, teamForm } from '../forms.ts'
import { NODE, type Node, nodeForm } from '../forms.ts'

/** How many neighbours are listed; beyond it their number is said. */
export const FIRST = 50

export const NEIGHBOURS = `totalCount edges { node { ${NODE} } }`
const neighbours = z.object({ totalCount: z.number(), nodes: z.array(nodeForm) })
export const neighboursForm = z
  .object({ totalCount: z.number(), edges: z.array(z.object({ node: nodeForm })) })
  .transform(({ totalCount, edges }) => ({ totalCount, nodes: edges.map(({ node }) => node) }))
  .pipe(neighbours)
  .nullable()
type Neighbours = z.infer<typeof neighboursForm>

export const teamText = (team: z.infer<typeof teamForm>): string =>
  joined([team?.name, team?.email != null && (team.name === null ? team.email : `<${team.email}>`)], ' ')

export function qualityText(quality: Quality): string {
  if (quality?.score == null) return ''
  const { score, coverage, measuredAt, dimensions } = quality
  const parts = (dimensions ?? []).flatMap(({ dimension, score }) =>
    score === null ? [] : [`${dimension.toLowerCase()} ${percent(score)}`],
  )
  return joined([
    percent(score),
    coverage !== null && `from ${percent(coverage)} of its checks`,
    measuredAt !== null && `measured ${moment(measuredAt)}`,
    ...parts,
  ])
}

const LEVELS = [
  { name: '' },
  { name: 'promise' },
  { name: 'objective', gives: true },
  { name: 'actual' },
  { name: 'since' },
  { name: 'when broken' },
  { name: 'of', gives: true },
] as const

/** Kept, broken or not known, first of all. */
export function levelsText(levels: readonly ServiceLevel[] | null, drawing: Drawing): string {
  const rows = (levels ?? []).map((level): readonly Cell[] => [
    level.met === null ? ['not known', 'faint'] : level.met ? ['met', 'good'] : ['NOT MET', 'bad'],
    level.property,
    level.objective ?? '',
    level.actual === null ? '' : measured(level.actual, level.unit),
    level.since === null ? '' : moment(level.since),
    level.breachPolicy?.toLowerCase() ?? '',
    level.id.split('/slo:')[0] ?? '',
  ])
  return tableSection('Promises', LEVELS, rows, drawing)
}

const COLUMNS = [
  { name: 'column' },
  { name: 'type' },
  { name: 'must', gives: true },
  { name: 'class' },
  { name: 'means', gives: true },
  { name: 'description', gives: true },
] as const

export function contractText(heading: string, contract: Contract, drawing: Drawing): string {
  if (contract === null) return ''
  const { id, version, status, columns } = contract
  const name = oneLine(joined([id, version, status], ' '))
  if (columns === null || columns.length === 0)
    return `\n${drawing.style.heading(heading)} ${name}\n  ${drawing.style.faint('its columns are not known')}\n`
  return tableSection(`${heading} ${name}`, COLUMNS, columns.map(columnRow), drawing)
}

export function columnRow(column: Column): readonly Cell[] {
  return [
    columnName(column),
    column.physicalType ?? column.logicalType ?? '',
    mustsOf(column),
    column.classification ?? '',
    column.semanticType ?? '',
    column.description ?? '',
  ]
}

export const mustsOf = ({ primaryKey, required, unique }: Column): string =>
  joined([primaryKey === true && 'key', required === true && 'required', unique === true && 'unique'])

const NEIGHBOURS_TABLE = [{ name: 'id' }, { name: 'title', gives: true }, { name: 'what' }, { name: 'domain' }] as const

/** One hop and no further; of many, how many there are. */
export function neighboursText(heading: string, found: Neighbours, drawing: Drawing): string {
  if (found === null) return ''
  const { totalCount, nodes } = found
  const more = totalCount > nodes.length ? ` (${nodes.length} of ${totalCount})` : ''
  return tableSection(`${heading}${more}`, NEIGHBOURS_TABLE, nodes.map(nodeRow), drawing)
}

function nodeRow({ id, kind, label, availability }: Node): readonly Cell[] {
  const isDown = availability !== null && availability !== 'LIVE'
  return [id, label === id ? '' : label, kind.toLowerCase(), isDown ? [availability.toLowerCase(), 'warning'] : '']
}

/** What stands at the top of everything that is shown. */
export function headText(
  id: string,
  title: string | null,
  rows: Parameters<typeof facts>[0],
  drawing: Drawing,
): string {
  const named = title === null || title === id ? '' : `  ${drawing.style.heading(oneLine(title))}`
  return `${drawing.style.heading(oneLine(id))}${named}\n${facts(rows, drawing)}`
}

/** Why what is shown is not what holds now; null where it is. */
export function notLive(
  availability: string | null,
  domain: string,
  takenAt: string | null,
  lastSeenAt: string | null,
): Cell | null {
  if (availability === null || availability === 'LIVE') return null
  const why = availability === 'REMOVED' ? 'no longer in the mesh' : `domain ${domain} does not answer`
  const seen = lastSeenAt !== null && `last seen ${moment(lastSeenAt)}`
  return [joined([why, seen, takenAt !== null && `what stands here is as known ${moment(takenAt)}`]), 'warning']
}
