import { columnName } from '../ask/draw/column-name.ts'
import { counted } from '../ask/draw/values.ts'
import { oneLine } from '../terminal/one-line.ts'
import type { Style } from '../terminal/style.ts'
import type { AffectedReader } from './affected-reader.ts'
import { isOfTheWhole } from './readers.ts'
import type { PortChanges, ProductChanges, ReleaseChanges } from './release-check.ts'

const SIGN = { ADDED: '+', CHANGED: '~', REMOVED: '-' } as const

/** What changes, product by product, port by port, column by column; and who reads it. */
export function showChanges(changes: ReleaseChanges, readers: readonly AffectedReader[], style: Style): string {
  const paint = { ADDED: style.good, CHANGED: style.warning, REMOVED: style.bad }
  const line = (indent: number, change: keyof typeof SIGN, what: string) =>
    `${' '.repeat(indent)}${paint[change](`${SIGN[change]} ${oneLine(what)}`)}\n`

  function ofProduct({ product, change, fields, inputPorts, ports }: ProductChanges): string {
    return [
      line(2, change, product),
      ...fieldLines(6, change, fields),
      ...inputPorts.flatMap((port) => [
        line(4, port.change, inputText(port)),
        ...fieldLines(8, port.change, port.fields),
      ]),
      ...ports.map(ofPort),
    ].join('')
  }

  /** Who reads the port stands above its columns: below, it would seem to be the last column's. */
  function ofPort(port: PortChanges): string {
    const { change, fields, columns } = port
    return [
      line(4, change, port.port),
      ...fieldLines(8, change, fields),
      ...eachOnce(readers.filter((reader) => reader.port === port.port)).map(
        (reader) => `      ${readerText(reader, isOfTheWhole(port), style)}\n`,
      ),
      ...columns.map((column) =>
        line(
          6,
          column.change,
          columnText(columnName({ id: column.column, path: column.path }), column.change, column.fields),
        ),
      ),
    ].join('')
  }

  return changes.products.map(ofProduct).join('')
}

/**
 * A reader is told of once, however many say that it reads: by the columns that are known, of all of them together; what another
 * writer does not know of columns takes nothing from that. Not seen lately is who is not seen by any.
 */
function eachOnce(readers: readonly AffectedReader[]): readonly AffectedReader[] {
  const byId = new Map<string, AffectedReader>()
  for (const reader of readers) {
    const { hit, columns, stale } = byId.get(reader.reader) ?? reader
    byId.set(reader.reader, {
      ...reader,
      hit: union(hit, reader.hit),
      columns: union(columns, reader.columns),
      stale: stale === true && reader.stale === true,
    })
  }
  return [...byId.values()]
}

const union = (a: string[] | null, b: string[] | null): string[] | null =>
  a === null || b === null ? (a ?? b) : [...new Set([...a, ...b])]

/** How many they are. */
export function readersText(readers: readonly AffectedReader[] | null, style: Style): string {
  if (readers === null) return `${style.warning('Who reads what changes or goes is not known.')}\n`
  if (readers.length === 0) return ''
  return `${counted(new Set(readers.map(({ reader }) => reader)).size, 'reader')} of what changes or goes.\n`
}

type Fields = ProductChanges['fields']

/** Of what is added everything would be told: the name is enough there. */
function fieldLines(indent: number, change: keyof typeof SIGN, fields: Fields): readonly string[] {
  if (change !== 'CHANGED') return []
  return fields.map((field) => `${' '.repeat(indent)}${fieldText(field)}\n`)
}

function columnText(name: string, change: keyof typeof SIGN, fields: Fields): string {
  if (change !== 'CHANGED') return name
  return `${name}  ${fields.map(fieldText).join(', ')}`
}

const fieldText = ({ field, before, after }: Fields[number]): string =>
  `${oneLine(field)}: ${shown(before)} → ${shown(after)}`

/** What it reads, which is what others know; its name is its product's own business, and often made of that. */
function inputText({ name, change, fields }: ProductChanges['inputPorts'][number]): string {
  const told = (wanted: string) => {
    const found = fields.find(({ field }) => field === wanted)
    return (change === 'REMOVED' ? found?.before : found?.after) ?? null
  }
  const read = change === 'CHANGED' ? null : (told('portId') ?? told('contractId') ?? told('datasetId'))
  return typeof read === 'string' ? `reads ${read}` : `reads ${name}`
}

function readerText(
  { reader, label, owner, hit, columns, stale }: AffectedReader,
  isWhole: boolean,
  style: Style,
): string {
  const reads =
    hit !== null
      ? `reads ${hit.map((column) => oneLine(column)).join(', ')}`
      : isWhole || columns !== null
        ? 'reads the port'
        : 'reads it; which columns is not known'
  return `${readerName({ reader, label, owner }, style)}: ${reads}${stale === true ? ', not seen lately' : ''}`
}

export function readerName(
  { reader, label, owner }: Pick<AffectedReader, 'reader' | 'label' | 'owner'>,
  style: Style,
): string {
  const whose = owner === null ? '' : `, of ${oneLine(owner)}`
  const name = label === reader ? oneLine(reader) : `${oneLine(label)} (${oneLine(reader)})`
  return `${style.warning('!')} ${name}${whose}`
}

function shown(value: unknown): string {
  const text =
    value === null || value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
  const line = oneLine(text)
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
