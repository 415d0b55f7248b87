import type { ChangeKind, ProductChangesFragment } from '../../generated/operations.ts'

/** A row of a comparison: what it is of, what became of it, and both values where there are any. */
export interface DifferenceLine {
  readonly name: string
  readonly kind: ChangeKind
  readonly before: string | null
  readonly after: string | null
}

type Port = ProductChangesFragment['ports'][number]
type Field = ProductChangesFragment['fields'][number]

export const linesOfProduct = ({ fields, inputPorts }: Pick<ProductChangesFragment, 'fields' | 'inputPorts'>) => [
  ...fields.map(lineOf('')),
  ...inputPorts.map(({ name, change }) => ({ name: `reads ${name}`, kind: change, before: null, after: null })),
]

/** Its own fields and its contract's first, then column by column. */
export function linesOfPort({ fields, columns }: Port): readonly DifferenceLine[] {
  return [
    ...fields.map(lineOf('')),
    ...columns.flatMap(({ path, change, fields }): readonly DifferenceLine[] =>
      change === 'CHANGED'
        ? fields.map(lineOf(`column ${path}: `))
        : [{ name: `column ${path}`, kind: change, before: typeIn(fields, 'before'), after: typeIn(fields, 'after') }],
    ),
  ]
}

const lineOf =
  (of: string) =>
  ({ field, before, after }: Field): DifferenceLine => ({
    name: `${of}${field}`,
    kind: before == null ? 'ADDED' : after == null ? 'REMOVED' : 'CHANGED',
    before: shown(before),
    after: shown(after),
  })

/** Of a column that came or went its type says most. */
function typeIn(fields: readonly Field[], side: 'before' | 'after'): string | null {
  const type =
    fields.find(({ field }) => field === 'physicalType') ?? fields.find(({ field }) => field === 'logicalType')
  return type === undefined ? null : shown(type[side])
}

const LONGEST = 2_000

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text
}
