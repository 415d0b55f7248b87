import { oneLine } from '../terminal/one-line.ts'
import type { Style } from '../terminal/style.ts'
import type { AffectedReader } from './readers.ts'
import type { PortChanges, ProductChanges, ReleaseChanges } from './release-check.ts'

const SIGN = { ADDED: '+', CHANGED: '~', REMOVED: '-' } as const

/** What changes, product by product, port by port, column by column; and who reads it. */
export function showChanges(changes: ReleaseChanges, readers: readonly AffectedReader[], style: Style): string {
  const paint = { ADDED: style.good, CHANGED: style.warning, REMOVED: style.bad }
  const line = (indent: number, change: keyof typeof SIGN, what: string) =>
    `${' '.repeat(indent)}${paint[change](`${SIGN[change]} ${what}`)}\n`

  function ofProduct({ product, change, fields, inputPorts, ports }: ProductChanges): string {
    return [
      line(2, change, product),
      ...fieldLines(6, change, fields),
      ...inputPorts.map((port) => line(4, port.change, `reads ${port.name}`)),
      ...ports.map(ofPort),
    ].join('')
  }

  function ofPort({ port, change, fields, columns }: PortChanges): string {
    return [
      line(4, change, port),
      ...fieldLines(8, change, fields),
      ...columns.flatMap((column) => [line(6, column.change, columnText(column.path, column.change, column.fields))]),
      ...readers.filter((reader) => reader.port === port).map((reader) => `        ${readerText(reader, style)}\n`),
    ].join('')
  }

  return changes.products.map(ofProduct).join('')
}

type Fields = ProductChanges['fields']

/** Of what is added everything would be told: the name is enough there. */
function fieldLines(indent: number, change: keyof typeof SIGN, fields: Fields): readonly string[] {
  if (change !== 'CHANGED') return []
  return fields.map(({ field, before, after }) => `${' '.repeat(indent)}${field}: ${shown(before)} → ${shown(after)}\n`)
}

function columnText(path: string, change: keyof typeof SIGN, fields: Fields): string {
  if (change !== 'CHANGED') return path
  return `${path}  ${fields.map(({ field, before, after }) => `${field}: ${shown(before)} → ${shown(after)}`).join(', ')}`
}

export function readerText({ reader, label, owner, hit, columns, stale }: AffectedReader, style: Style): string {
  const reads =
    hit !== null
      ? `reads ${hit.join(', ')}`
      : columns === null
        ? 'reads it; which columns is not known'
        : 'reads the port'
  const whose = owner === null ? '' : `, of ${oneLine(owner)}`
  const name = label === reader ? reader : `${oneLine(label)} (${reader})`
  return `${style.warning('!')} ${name}${whose}: ${reads}${stale === true ? ', not seen lately' : ''}`
}

function shown(value: unknown): string {
  const text =
    value === null || value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
  const line = oneLine(text)
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
