import { DESCRIPTOR_BYTES, type TextFile } from '../descriptors/text-file.ts'
import { jsonPath, parseYaml, type YamlReading } from '../descriptors/yaml-document.ts'
import { VALID_YAML } from '../descriptors/yaml-fault.ts'
import { createLines, jsonGuard, jsonPlaces } from './json-places.ts'

/** The most bytes of a file that tools write and nobody types: dbt's manifest of a few thousand models has 50 MB. */
export const JSON_BYTES = 256 * 1024 * 1024

/**
 * Parses JSON far larger than a descriptor may be. The YAML parser, which reads JSON too, keeps a node of syntax for each
 * value, and so takes minutes and gigabytes for a manifest of 50 MB; here the text is looked at again for the line of a
 * problem, when there is one to be told. What is no JSON but small enough is left to the YAML parser: it may be YAML, and if
 * not, it says where it stops.
 */
export function parseJson(source: TextFile): YamlReading {
  const { file, text } = source
  const wrong = (expected: string, found: string, line: number | null): YamlReading => ({
    ok: false,
    problems: [{ file, line, path: '$', expected, found, product: null }],
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (text.length <= DESCRIPTOR_BYTES) return asJson(parseYaml(source))
    const message = error instanceof Error ? error.message : String(error)
    return wrong('valid JSON', message.slice(0, 200), lineNamedIn(message, text))
  }
  if (value === null) return wrong('a JSON document', 'null', 1)
  const bad = jsonGuard(text)
  if (bad !== null) return wrong(bad.expected, bad.found, lineAt(text, bad.offset))
  const lineOf = createLines(text)
  const offsetOf = jsonPlaces(text)
  return {
    ok: true,
    document: {
      file,
      value,
      problem: (path, expected, found) => ({
        file,
        line: lineOf(offsetOf(path)),
        path: jsonPath(path),
        expected,
        found,
        product: null,
      }),
    },
  }
}

/** Nobody who wrote JSON looks for a mistake in YAML. */
function asJson(reading: YamlReading): YamlReading {
  if (reading.ok) return reading
  const problems = reading.problems.map((problem) =>
    problem.expected === VALID_YAML ? { ...problem, expected: 'valid JSON' } : problem,
  )
  return { ok: false, problems }
}

/** V8 says a position, or that the end came too soon. */
function lineNamedIn(message: string, text: string): number | null {
  if (/end of JSON/.test(message)) return lineAt(text, text.length)
  const position = /position (\d+)/.exec(message)?.[1]
  return position === undefined ? null : lineAt(text, Number(position))
}

function lineAt(text: string, offset: number): number {
  return createLines(text)(offset)
}
