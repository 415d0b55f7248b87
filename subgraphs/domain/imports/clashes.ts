import type { Problem } from '../documents.ts'
import type { Settled } from './settle.ts'

/** Sources that come to the same files, once for all files that they share. */
export function clashes(made: readonly Settled[]): readonly Problem[] {
  const sources = new Map<string, string[]>()
  for (const { source, files } of made)
    for (const { file } of files) sources.set(file, [...(sources.get(file) ?? []), source])
  const shared = new Map<string, { readonly of: readonly string[]; readonly files: string[] }>()
  for (const [file, of] of sources) {
    if (of.length < 2) continue
    const key = JSON.stringify(of)
    const known = shared.get(key) ?? { of, files: [] }
    shared.set(key, { of, files: [...known.files, file] })
  }
  return [...shared.values()].map(({ of, files }) => ({
    file: of[0] ?? '',
    line: null,
    path: null,
    expected: `one source for ${files.join(' and ')}: give what each describes a name of its own, or import one of them`,
    found: `${of.length}: ${of.join(', ')}`,
    product: null,
  }))
}
