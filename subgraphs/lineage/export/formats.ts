import { COLUMNS, type ExportRow, PATH_COLUMNS } from './export-row.ts'

export type Format = {
  readonly contentType: string
  readonly extension: string
  /** Text in pieces, a batch of rows each. */
  readonly write: (rows: AsyncIterable<readonly ExportRow[]>, withPaths: boolean) => AsyncGenerator<string>
}

export const FORMATS = {
  /** RFC 4180, with a header line. Lists are joined by spaces: none of the ids in them has one. */
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    extension: 'csv',
    async *write(rows, withPaths) {
      const columns = withPaths ? [...COLUMNS, ...PATH_COLUMNS] : COLUMNS
      yield `${columns.join(',')}\r\n`
      for await (const batch of rows) {
        yield batch.map((row) => `${columns.map((column) => cell(row[column])).join(',')}\r\n`).join('')
      }
    },
  },
  /** An object a line; what is unknown is null. */
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    extension: 'ndjson',
    async *write(rows) {
      for await (const batch of rows) yield batch.map((row) => `${JSON.stringify(row)}\n`).join('')
    },
  },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS

/** Null is empty. A spreadsheet would run a text that begins like a formula: such a one gets an apostrophe before it. */
function cell(value: ExportRow[keyof ExportRow]): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : value.join(' ')
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
