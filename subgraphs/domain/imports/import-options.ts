import { shown } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import type { Importer, ImportInput } from './importer.ts'

/** Reads the options of an importer that are one of a few words or free texts; all that is wrong with them is reported. */
export function readOptions<Choices extends Readonly<Record<string, readonly string[] | null>>>(
  { options = new Map(), document }: ImportInput,
  choices: Choices,
  report: (problem: Problem) => void,
): { readonly [Name in keyof Choices]: (Choices[Name] extends readonly (infer One)[] ? One : string) | null } {
  for (const name of options.keys()) {
    if (Object.hasOwn(choices, name)) continue
    report(wrong(document.file, `one of the options ${Object.keys(choices).join(', ')}`, name))
  }
  const read = Object.entries(choices).map(([name, allowed]) => {
    const value = options.get(name)
    if (value === undefined) return [name, null]
    if (allowed === null ? value.trim() !== '' : allowed.includes(value)) return [name, value]
    report(wrong(document.file, `${name} of ${allowed?.join(', ') ?? 'some text'}`, shown(value)))
    return [name, null]
  })
  return Object.fromEntries(read)
}

/** Options where no form that is read takes any: each form that does judges them itself. */
export function untakenOptions(
  options: ReadonlyMap<string, string>,
  read: readonly Importer[],
  all: readonly Importer[],
): readonly Problem[] {
  if (read.length === 0 || read.some(({ options: taken = [] }) => taken.length > 0)) return []
  const known = all.flatMap(({ name, options: taken }) => (taken ? [`${name} has ${taken.join(', ')}`] : []))
  const forms = [...new Set(read.map(({ name }) => name))].join(', ')
  const expected = `no option for ${forms}${known.length === 0 ? '' : `: ${known.join('; ')}`}`
  return [...options.keys()].map((name) => wrong('--option', expected, name))
}

/** About the command, not about a place in a file. */
function wrong(file: string, expected: string, found: string): Problem {
  return { file, line: null, path: null, expected, found, product: null }
}
