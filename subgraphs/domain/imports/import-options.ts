import { shown } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import type { ImportInput } from './importer.ts'

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

/** About the command, not about a place in a file. */
function wrong(file: string, expected: string, found: string): Problem {
  return { file, line: null, path: null, expected, found, product: null }
}
