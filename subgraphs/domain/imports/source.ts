import { isDeepStrictEqual } from 'node:util'
import { type Path, shown, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import type { NotCarried } from './importer.ts'
import { isMap, type Mark, markAt, newMark, partsLeft, placeOf, valuesLeft } from './marks.ts'

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
  /** `child(key).all()`, for documents with hundreds of thousands of values: a field takes longer to make than to read. */
  take(key: string | number): unknown
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
  /** Where it stands, for an entry of what is not carried over. */
  place(): Pick<NotCarried, 'file' | 'line' | 'path'>
  /** What was not taken from here down, whole maps and lists where nothing of them was asked for; see `partsLeft`. */
  rest(why: string, without?: ReadonlySet<string>): readonly NotCarried[]
}

export interface Source {
  readonly root: Field
  readonly problems: readonly Problem[]
  /** Value by value. */
  notCarried(): readonly NotCarried[]
}

const NO_PLACE = 'the form it is written in has no place for it'

/** `noPlace` is said of all that nobody took or explained. An import that reads several documents gathers their problems in one list. */
export function readSource(document: YamlDocument, noPlace = NO_PLACE, problems: Problem[] = []): Source {
  const rootMark = newMark()
  const told = new Set<string>()

  function fieldAt(at: Path, value: unknown, mark: Mark): Field {
    const isGiven = value !== undefined && value !== null
    const takeAll = (): void => {
      mark.isTaken = true
    }
    const problem = (expected: string, found = shown(value)): void => {
      // A place may be read twice; what is wrong with it is wrong once.
      const key = JSON.stringify([expected, ...at])
      if (!told.has(key)) problems.push(document.problem(at, expected, found))
      told.add(key)
    }
    const scalar = <T>(expected: string, read: (value: unknown) => T | undefined): T | undefined => {
      if (!isGiven) {
        takeAll()
        return undefined
      }
      const result = read(value)
      if (result === undefined) problem(expected)
      else takeAll()
      return result
    }
    const text = (): string | undefined => scalar('a text', textOf)
    const child = (key: string | number): Field => fieldAt([...at, key], innerValue(value, key), markAt(mark, key))
    const items = (): readonly Field[] => {
      if (!isGiven) return []
      if (Array.isArray(value)) return value.map((_, index) => child(index))
      problem('a list')
      return []
    }
    const field: Field = {
      at,
      value,
      isGiven,
      child,
      take(key) {
        markAt(mark, key).isTaken = true
        return innerValue(value, key)
      },
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
        takeAll()
        return value
      },
      expect(derived) {
        if (isDeepStrictEqual(value, derived)) takeAll()
      },
      explain(why) {
        mark.why = why
      },
      problem,
      place: () => placeOf(document, at),
      rest: (why, without = new Set()) => partsLeft({ document, at, value, mark }, why, without),
    }
    return field
  }

  return {
    root: fieldAt([], document.value, rootMark),
    problems,
    notCarried: () => valuesLeft({ document, at: [], value: document.value, mark: rootMark }, noPlace),
  }
}

/** Keys of the value itself: a document may ask for `constructor`. */
function innerValue(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return Array.isArray(value) && typeof key === 'string' ? undefined : (value as Record<string | number, unknown>)[key]
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'object' || value === undefined ? undefined : String(value)
}
