import { isDeepStrictEqual } from 'node:util'
import { jsonPath, type Path, shown, valueAt, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import type { NotCarried } from './importer.ts'

/**
 * A place in a document that is being read. Whoever reads a value takes it; what nobody took by the end is what is not carried
 * over, so that nothing can be forgotten: neither a key that a form does not know nor one that its reader overlooks.
 */
export interface Field {
  readonly at: Path
  readonly value: unknown
  /** Neither absent nor null. */
  readonly isGiven: boolean
  child(key: string | number): Field
  /** Itself; a problem when it is given and no map. */
  map(): Field
  items(): readonly Field[]
  entries(): readonly (readonly [key: string, field: Field])[]
  /** A number or a truth value is taken as its text: `version: 1.2` is what people write. */
  text(): string | undefined
  /** An empty text, and a problem, when there is none. */
  needed(): string
  number(): number | undefined
  flag(): boolean | undefined
  /** A list of texts, or one. */
  texts(): readonly string[]
  /** Everything from here down, as it is. */
  all(): unknown
  /** Takes it when it says no more than `derived`, which whoever reads the result works out again. */
  expect(derived: unknown): void
  /** Why what stands here, and was not taken, is not carried over. */
  explain(why: string): void
  problem(expected: string, found?: string): void
}

export interface Source {
  readonly root: Field
  readonly problems: readonly Problem[]
  notCarried(): readonly NotCarried[]
}

const NO_PLACE = 'the form it is written in has no place for it'

/** `noPlace` is said of all that nobody took or explained. */
export function readSource(document: YamlDocument, noPlace = NO_PLACE): Source {
  const taken = new Set<string>()
  const reasons = new Map<string, string>()
  const problems: Problem[] = []

  function fieldAt(at: Path): Field {
    const value = valueAt(document.value, at)
    const isGiven = value !== undefined && value !== null
    const take = (): void => {
      for (const leaf of leavesOf(value, at)) taken.add(keyOf(leaf))
    }
    const problem = (expected: string, found = shown(value)): void => {
      // A place may be read twice; what is wrong with it is wrong once.
      const told = document.problem(at, expected, found)
      if (!problems.some(({ path, expected: other }) => path === told.path && other === expected)) problems.push(told)
    }
    const scalar = <T>(expected: string, read: (value: unknown) => T | undefined): T | undefined => {
      if (!isGiven) {
        take()
        return undefined
      }
      const result = read(value)
      if (result === undefined) problem(expected)
      else take()
      return result
    }
    const text = (): string | undefined => scalar('a text', textOf)
    const items = (): readonly Field[] => {
      if (!isGiven) return []
      if (Array.isArray(value)) return value.map((_, index) => fieldAt([...at, index]))
      problem('a list')
      return []
    }
    const field: Field = {
      at,
      value,
      isGiven,
      child: (key) => fieldAt([...at, key]),
      map() {
        if (isGiven && !isMap(value)) problem('a map of keys and values')
        return field
      },
      items,
      entries: () =>
        isMap(field.map().value) ? Object.keys(value as object).map((key) => [key, field.child(key)]) : [],
      text,
      needed() {
        const given = text()
        if (given !== undefined && given !== '') return given
        if (!isGiven || given === '') problem('a text (it is required)', isGiven ? '""' : 'nothing')
        return ''
      },
      number: () => scalar('a number', (given) => (typeof given === 'number' ? given : undefined)),
      flag: () => scalar('true or false', (given) => (typeof given === 'boolean' ? given : undefined)),
      texts: () => (Array.isArray(value) ? items().flatMap((item) => item.text() ?? []) : [text() ?? []].flat()),
      all() {
        take()
        return value
      },
      expect(derived) {
        if (isDeepStrictEqual(value, derived)) take()
      },
      explain(why) {
        for (const leaf of leavesOf(value, at)) reasons.set(keyOf(leaf), why)
      },
      problem,
    }
    return field
  }

  return {
    root: fieldAt([]),
    problems,
    notCarried: () =>
      [...leavesOf(document.value, [])]
        .filter((path) => !taken.has(keyOf(path)))
        .map((path) => ({
          file: document.file,
          line: document.problem(path, '', '').line,
          path: jsonPath(path),
          value: textOf(valueAt(document.value, path)) ?? JSON.stringify(valueAt(document.value, path)),
          why: reasons.get(keyOf(path)) ?? noPlace,
        })),
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'object' || value === undefined ? undefined : String(value)
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const keyOf = (path: Path): string => JSON.stringify(path)

/** Where something is said: a list or map without content says nothing. */
function* leavesOf(value: unknown, at: Path): Generator<Path> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* leavesOf(item, [...at, index])
  else if (isMap(value)) for (const key of Object.keys(value)) yield* leavesOf(value[key], [...at, key])
  else if (value !== undefined) yield at
}
