import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import type { Problem } from '../documents.ts'
import type { TextFile } from './text-file.ts'
import { repeatedKey, yamlExcess } from './yaml-guard.ts'

export type Path = readonly (string | number)[]

/** A parsed file that still knows where everything stands. */
export interface YamlDocument {
  readonly file: string
  readonly value: unknown
  /** A problem at `path`; its line is that of the deepest part of the path that exists. */
  problem(path: Path, expected: string, found: string): Problem
}

export type YamlReading =
  | { readonly ok: true; readonly document: YamlDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Beyond this, aliases multiply rather than spare writing ("billion laughs"). */
const MAX_ALIASES = 100

/** Keys are checked for repetition here (`repeatedKey`); YAML 1.1's `<<` is still what people write. */
const PARSING = { prettyErrors: false, merge: true, logLevel: 'silent', uniqueKeys: false } as const

/** Parses YAML 1.2 (JSON is a part of it). Syntax errors, duplicate keys, several documents and alias bombs are problems. */
export function parseYaml({ file, text }: TextFile): YamlReading {
  const lines = new LineCounter()
  const wrong = (
    expected: string,
    found: string,
    line: number | null = null,
    path: string | null = '$',
  ): YamlReading => ({
    ok: false,
    problems: [{ file, line, path, expected, found, product: null }],
  })
  try {
    const excess = yamlExcess(text)
    if (excess !== null) return wrong(excess.expected, excess.found, excess.line)
    const documents: readonly Document[] = parseAllDocuments(text, { ...PARSING, lineCounter: lines })
    const [document] = documents
    if (document === undefined) return wrong('a YAML document', 'an empty file')
    if (documents.length > 1) return wrong('one YAML document', `${documents.length} documents`)
    const [error] = document.errors
    if (error !== undefined) return wrong('valid YAML', error.message, lines.linePos(error.pos[0]).line, null)
    const twice = repeatedKey(document)
    if (twice !== null) return wrong('each key once in its map', shown(twice.key), lines.linePos(twice.offset).line)
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    if (value === null || value === undefined) return wrong('a YAML document', 'an empty file')
    return { ok: true, document: located(file, document, lines, value) }
  } catch (error) {
    if (/^Excessive alias/.test(String((error as Error).message)))
      return wrong(`at most ${MAX_ALIASES} uses of aliases`, 'more')
    return wrong('valid YAML', error instanceof Error ? error.message : String(error))
  }
}

/** `['outputPorts', 0, 'name']` as `$.outputPorts[0].name`. */
export function jsonPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return /^[A-Za-z_][\w-]*$/.test(part) ? `${text}.${part}` : `${text}[${JSON.stringify(part)}]`
  }, '$')
}

/** A value as a problem shows it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  const kind = typeof value === 'number' || typeof value === 'boolean' ? ` (a ${typeof value})` : ''
  return (text.length > 120 ? `${text.slice(0, 120)}…` : text) + kind
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[part] : undefined,
    value,
  )
}

function located(file: string, document: Document, lines: LineCounter, value: unknown): YamlDocument {
  return {
    file,
    value,
    problem: (path, expected, found) => ({
      file,
      line: lines.linePos(offsetOf(document, path)).line,
      path: jsonPath(path),
      expected,
      found,
      product: null,
    }),
  }
}

/** Where the key (or the item) of the deepest existing part of `path` begins. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const part of path) {
    const inner = isAlias(node) ? node.resolve(document) : node
    if (isMap(inner)) {
      const pair = inner.items.find(({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(part))
      if (pair === undefined) return offset
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(inner)) {
      node = inner.items[Number(part)]
      offset = startOf(node) ?? offset
    } else return offset
  }
  return offset
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}
