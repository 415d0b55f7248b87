import { stripVTControlCharacters } from 'node:util'

/** Rows in columns that line up, two spaces apart, `indent` before each; texts may be coloured. */
export function table(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell))
    })
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      return `${indent}${cells.join('  ')}`.trimEnd()
    })
    .map((line) => `${line}\n`)
    .join('')
}

/** Without what only colours it. */
function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length
}
