import { asYaml } from './as-yaml.ts'
import type { ImportedFile, NotCarried } from './importer.ts'
import { commentsLost } from './merge/comments.ts'
import { differences } from './merge/differences.ts'
import type { PresentFile, PresentProduct } from './native/present.ts'
import type { Settled } from './settle.ts'

/** What files that are there say and those that replace them do not: values, and comments. */
export function replaced(made: readonly Settled[], present: readonly PresentProduct[]): readonly NotCarried[] {
  const there = new Map(
    present.flatMap(({ product, contracts }) =>
      [...(product === null ? [] : [product]), ...contracts].map((one) => [one.file, one] as const),
    ),
  )
  return made.flatMap(({ source, files }) =>
    files.flatMap((file) => {
      const old = there.get(file.file)
      return old === undefined ? [] : [...valuesLost(old, file, source), ...comments(old, file, source)]
    }),
  )
}

function valuesLost({ reading, file }: PresentFile, { value }: ImportedFile, source: string): readonly NotCarried[] {
  if (!reading.ok) return []
  const { document } = reading
  return differences(document.value, value)
    .filter(({ what }) => what === 'removed')
    .map(({ path, before }) => {
      const { line, path: at } = document.problem(path, '', '')
      const isPort = path.length === 2 && path[0] === 'outputPorts'
      const why = `${isPort ? 'a port' : 'what'} that ${source}, by which it is replaced, does not have`
      return { file, line, path: at ?? '$', value: textOf(before), why }
    })
}

function textOf(value: unknown): string {
  const name = (value as { readonly name?: unknown } | null)?.name
  return typeof value !== 'object' || value === null ? String(value) : String(name ?? JSON.stringify(value))
}

function comments({ text, file }: PresentFile, by: ImportedFile, source: string): readonly NotCarried[] {
  if (text === null) return []
  return commentsLost(text, by.text ?? asYaml(by.value)).map(({ comment, line }) => ({
    file,
    line,
    path: '$',
    value: comment,
    why: `a comment that ${source}, by which it is replaced, does not have`,
  }))
}
