import {
  type Document,
  isAlias,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml'
import type { Problem } from '../documents.ts'
import { jsonPath, type Path } from './places.ts'
import type { TextFile } from './text-file.ts'
import { aliasFaults, aliasTargets } from './yaml-aliases.ts'
import { mostProblems, VALID_YAML, type YamlFault } from './yaml-fault.ts'
import { yamlExcess } from './yaml-guard.ts'
import { keyFaults, keyPart } from './yaml-keys.ts'
import { syntaxFaults } from './yaml-syntax.ts'

export { jsonPath, type Path, shown, valueAt } from './places.ts'

/** A parsed file that still knows where everything stands. */
export interface YamlDocument {
  readonly file: string
  /** What JSON can say, whatever the file says of tags and versions of YAML: no dates, no sets, and nothing that holds itself. */
  readonly value: unknown
  /** A problem at `path`; its line is that of the deepest part of the path that exists. */
  problem(path: Path, expected: string, found: string): Problem
}

export type YamlReading =
  | { readonly ok: true; readonly document: YamlDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Keys are checked for repetition here (`keyFaults`), and aliases for what they unfold to (`aliasFaults`). */
const PARSING = {
  prettyErrors: false,
  merge: true,
  logLevel: 'silent',
  uniqueKeys: false,
  schema: 'core',
  resolveKnownTags: false,
} as const

/**
 * Parses YAML 1.2 (JSON is a part of it). Syntax errors, repeated keys, several documents, aliases that unfold without end and texts
 * that are no Unicode are problems, as many of them as the file has.
 */
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
    const documents: readonly Document.Parsed[] = parseAllDocuments(text, { ...PARSING, lineCounter: lines })
    const [document, second] = documents
    if (document === undefined) return wrong('a YAML document', 'an empty file')
    const faults = [
      ...(second === undefined ? [] : [notOne(documents.length, second)]),
      ...[
        ...syntaxFaults(text, documents, lines, (rest) => parsed(rest)),
        ...documents.flatMap((one) => treeFaults(one, text)),
      ].toSorted((a, b) => a.offset - b.offset),
    ]
    if (faults.length > 0) return { ok: false, problems: mostProblems(faults, placed) }
    const value: unknown = document.toJS({ maxAliasCount: -1 })
    if (value === null || value === undefined) return wrong('a YAML document', 'an empty file')
    return { ok: true, document: located(file, document, lines, value) }
  } catch (error) {
    return wrong(VALID_YAML, error instanceof Error ? error.message : String(error))
  }

  function placed({ offset, path, expected, found }: YamlFault): Problem {
    const at = path()
    return {
      file,
      line: lines.linePos(offset).line,
      path: at && jsonPath(at),
      expected,
      found,
      product: null,
    }
  }
}

/** Of a text without documents there is an empty list that is no list of documents. */
function parsed(text: string): readonly Document.Parsed[] {
  return [...parseAllDocuments(text, PARSING)]
}

function notOne(count: number, second: Document.Parsed): YamlFault {
  return { offset: second.range[0], path: () => [], expected: 'one YAML document', found: `${count} documents` }
}

function treeFaults(document: Document, text: string): readonly YamlFault[] {
  const keys = keyFaults(document, text)
  return text.includes('*') || text.includes('<<') ? [...keys, ...aliasFaults(document)] : keys
}

function located(file: string, document: Document, lines: LineCounter, value: unknown): YamlDocument {
  const offsetOf = createPlaces(document)
  return {
    file,
    value,
    problem: (path, expected, found) => ({
      file,
      line: lines.linePos(offsetOf(path)).line,
      path: jsonPath(path),
      expected,
      found,
      product: null,
    }),
  }
}

/** Where the key (or the item) of the deepest existing part of a path begins. Many may be asked for: what is looked up is kept. */
function createPlaces(document: Document): (path: Path) => number {
  let targets: ReadonlyMap<unknown, Node> | undefined
  const pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>()

  function unaliased(node: unknown): unknown {
    if (!isAlias(node)) return node
    targets ??= aliasTargets(document)
    return targets.get(node)
  }

  function pairOf(map: YAMLMap, key: string): Pair | undefined {
    const known = pairs.get(map) ?? new Map(map.items.map((pair) => [keyPart(pair.key), pair]))
    pairs.set(map, known)
    return known.get(key)
  }

  return (path) => {
    let node: unknown = document.contents
    let offset = startOf(node) ?? 0
    for (const part of path) {
      const inner = unaliased(node)
      if (isMap(inner)) {
        const pair = pairOf(inner, String(part))
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
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}
