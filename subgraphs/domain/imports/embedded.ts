import { jsonPath, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import { parseJson } from './json-document.ts'
import type { Field } from './source.ts'

export type Embedded =
  | { readonly ok: true; readonly document: YamlDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * JSON that stands as a text in a document (Avro schemas often do), or as a part of it. Places are told in the file as a whole:
 * a text of several lines is taken for a block (`|`), whose first line is the one after its key.
 */
export function embeddedIn(document: YamlDocument, field: Field): Embedded {
  if (typeof field.value !== 'string') return { ok: true, document: partOf(document, field) }
  const text = field.text() ?? ''
  const start = document.problem(field.at, '', '')
  const place = (problem: Problem): Problem => ({
    ...problem,
    line: start.line === null || !text.trimEnd().includes('\n') ? start.line : start.line + (problem.line ?? 1),
    path: `${start.path}${(problem.path ?? '$').slice(1)}`,
  })
  const reading = parseJson({ file: document.file, text, digest: '' })
  if (!reading.ok) return { ok: false, problems: reading.problems.map(place) }
  const inner = reading.document
  return {
    ok: true,
    document: { ...inner, problem: (path, expected, found) => place(inner.problem(path, expected, found)) },
  }
}

function partOf(document: YamlDocument, field: Field): YamlDocument {
  return {
    file: document.file,
    value: field.all(),
    problem: (path, expected, found) => ({
      ...document.problem([...field.at, ...path], expected, found),
      path: jsonPath([...field.at, ...path]),
    }),
  }
}
