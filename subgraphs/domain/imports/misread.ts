import { shown, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import { isCompanion } from './beside.ts'
import type { Importer } from './importer.ts'
import { isMap } from './marks.ts'
import type { Foreign } from './read-sources.ts'

export function unknownForm(from: string | undefined, importers: readonly Importer[]): Problem {
  const expected = `one of the forms ${importers.map(({ name }) => name).join(', ')}`
  return { file: '', line: null, path: null, expected, found: shown(from), product: null }
}

export function ambiguous(document: YamlDocument, forms: readonly Importer[]): Problem {
  const names = forms.map(({ name }) => name).join(' and ')
  return document.problem(
    [],
    'a document of one form, or the name of the form to read it as',
    `one that ${names} both read`,
  )
}

export function unrecognised(document: YamlDocument, forms: readonly Importer[]): Problem {
  const expected = `a document of one of the forms ${forms.map(({ name, title }) => `${name} (${title})`).join(', ')}`
  const owner = forms.flatMap((form) =>
    (form.companions ?? []).filter((one) => isCompanion(one, document)).map(({ name }) => `${name} of ${form.name}`),
  )[0]
  return document.problem([], expected, owner ? `a ${owner}, which is read beside one` : described(document.value))
}

/** A file that is not even read as a document. */
export function ofNoForm({ file, line }: Foreign, forms: readonly Importer[]): Problem {
  const expected = `a document of one of the forms ${forms.map(({ name }) => name).join(', ')}`
  const found = `a file that is neither YAML nor JSON${line === null ? '' : ` (no YAML from line ${line} on)`}`
  return { file, line: null, path: null, expected, found, product: null }
}

function described(value: unknown): string {
  const keys = isMap(value) ? Object.keys(value) : []
  const names = keys.slice(0, 10).map((key) => shown(key))
  return keys.length === 0 ? shown(value) : `a map with the keys ${names.join(', ')}`
}
