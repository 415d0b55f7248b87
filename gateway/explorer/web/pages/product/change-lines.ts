import type { ChangeKind, ProductChangesFragment } from '../../generated/operations.ts'

export interface ChangeLine {
  readonly sign: '+' | '−' | '~'
  readonly text: string
}

type Fields = ProductChangesFragment['fields']

const SIGN: Readonly<Record<ChangeKind, ChangeLine['sign']>> = { ADDED: '+', REMOVED: '−', CHANGED: '~' }
const WORD: Readonly<Record<ChangeKind, string>> = { ADDED: 'added', REMOVED: 'removed', CHANGED: 'changed' }

/** What changed as lines to read: the product's own fields, what it reads, its ports, and their columns. */
export function linesOf({ change, fields, inputPorts, ports }: ProductChangesFragment): readonly ChangeLine[] {
  if (change !== 'CHANGED') return [{ sign: SIGN[change], text: `the product was ${WORD[change]}` }]
  return [
    ...fieldLines('', fields),
    ...inputPorts.map(({ name, change }) => ({
      sign: SIGN[change],
      text: `what it reads as ${name} was ${WORD[change]}`,
    })),
    ...ports.flatMap(({ port, change, fields, columns }) => {
      const name = port.split('/').at(-1) ?? port
      if (change !== 'CHANGED') return [{ sign: SIGN[change], text: `port ${name} was ${WORD[change]}` }]
      return [
        ...fieldLines(`${name}: `, fields),
        ...columns.flatMap(({ path, change, fields }) =>
          change === 'CHANGED'
            ? fieldLines(`${name}, column ${path}: `, fields)
            : [{ sign: SIGN[change], text: `${name}: column ${path} was ${WORD[change]}` }],
        ),
      ]
    }),
  ]
}

function fieldLines(of: string, fields: Fields): readonly ChangeLine[] {
  return fields.map(({ field, before, after }) => ({
    sign: '~',
    text: `${of}${field} from ${shown(before)} to ${shown(after)}`,
  }))
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
