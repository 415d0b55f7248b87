import { jsonPath, type Path, shown, type YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import type { NotCarried } from './importer.ts'

/**
 * A place in a foreign document that remembers what was read of it, so that what was not can be listed: an importer cannot
 * forget a key, it can only fail to carry it. A value of the wrong kind is reported and reads like nothing.
 */
export interface Place {
  /** The whole document that this is a place of. */
  readonly root: Place
  readonly path: Path
  readonly value: unknown
  /** The value at `key`; all of it counts as read. */
  take(key: string | number): unknown
  /** The value itself; all of it counts as read. */
  takeAll(): unknown
  /** The keys of this map that nobody has read so far and that say something; they count as read from now on. */
  others(without?: ReadonlySet<string>): Readonly<Record<string, unknown>>
  /** A text; a number or a date reads as one where `label` is used, since YAML makes numbers of versions. */
  text(key: string): string | null
  label(key: string): string | null
  flag(key: string): boolean | null
  number(key: string): number | null
  /** The texts of a list; a single text is a list of one. */
  texts(key: string): readonly string[]
  /** All of a map in which a project may write what it likes. */
  map(key: string): Readonly<Record<string, unknown>>
  /** The map at `key`, empty when there is none. */
  at(key: string | number): Place
  /** The maps in the map at `key`, in its order. */
  entries(key: string): readonly (readonly [string, Place])[]
  /** The items of the list at `key`. */
  items(key: string): readonly Place[]
  /** That what is not read of `key` (null: of all that is here) cannot be carried over for a reason of its own. */
  leave(key: string | number | null, why: string): void
  problem(key: string | number | null, expected: string, found?: string): void
  /** Where `key` stands, for an entry of what is not carried over. */
  note(key: string | number): Pick<NotCarried, 'file' | 'line' | 'path'>
  /** All that was not read, here and below: a whole map or list where nothing of it was. Nulls and empty things say nothing. */
  rest(why: string, without?: ReadonlySet<string>): readonly NotCarried[]
}

/** What was read at a path, and why the rest of it was not. */
interface Mark {
  isTaken: boolean
  why: string | null
  readonly below: Map<string, Mark>
}

export function trackDocument(document: YamlDocument, report: (problem: Problem) => void): Place {
  const mark = newMark()
  return placeAt(document, report, [], document.value, mark, mark)
}

function placeAt(
  document: YamlDocument,
  report: (problem: Problem) => void,
  path: Path,
  value: unknown,
  mark: Mark,
  rootMark: Mark,
): Place {
  const inner = (key: string | number): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string | number, unknown>)[key]
      : undefined
  const wrong = (at: Path, expected: string, found: unknown): null => {
    report(document.problem(at, expected, shown(found)))
    return null
  }
  /** The value when it is there and right; null, and a problem, when it is there and wrong. */
  const read = <Value>(key: string, expected: string, convert: (value: unknown) => Value | null): Value | null => {
    const found = inner(key)
    if (found === undefined || found === null) return null
    markAt(mark, key).isTaken = true
    return convert(found) ?? wrong([...path, key], expected, found)
  }
  const place = (key: string | number): Place =>
    placeAt(document, report, [...path, key], inner(key), markAt(mark, key), rootMark)

  return {
    get root() {
      return placeAt(document, report, [], document.value, rootMark, rootMark)
    },
    path,
    value,
    take(key) {
      markAt(mark, key).isTaken = true
      return inner(key)
    },
    others(without = new Set()) {
      if (!isMap(value)) return {}
      const unread = Object.entries(value).filter(
        ([key, inner]) => !without.has(key) && !isTouched(mark.below.get(key)) && !isNothing(inner),
      )
      for (const [key] of unread) markAt(mark, key).isTaken = true
      return Object.fromEntries(unread)
    },
    takeAll() {
      mark.isTaken = true
      return value
    },
    text: (key) => read(key, 'a text', (found) => (typeof found === 'string' ? found : null)),
    label: (key) => read(key, 'a text or a number', labelOf),
    flag: (key) => read(key, 'true or false', (found) => (typeof found === 'boolean' ? found : null)),
    number: (key) => read(key, 'a number', (found) => (typeof found === 'number' ? found : null)),
    texts(key) {
      const found = inner(key)
      if (found === undefined || found === null) return []
      markAt(mark, key).isTaken = true
      const items = Array.isArray(found) ? found : [found]
      return items.flatMap((item, index) => {
        const label = labelOf(item)
        if (label === null) wrong(Array.isArray(found) ? [...path, key, index] : [...path, key], 'a text', item)
        return label === null ? [] : [label]
      })
    },
    map(key) {
      const { value: found } = this.at(key)
      markAt(mark, key).isTaken = true
      return isMap(found) ? found : {}
    },
    at(key) {
      const found = inner(key)
      if (found !== undefined && found !== null && !isMap(found)) {
        markAt(mark, key).isTaken = true
        wrong([...path, key], 'a map', found)
        return placeAt(document, report, [...path, key], undefined, markAt(mark, key), rootMark)
      }
      return place(key)
    },
    entries(key) {
      const map = this.at(key)
      const names = isMap(map.value) ? Object.keys(map.value) : []
      return names.flatMap((name) => {
        const entry = map.at(name)
        return isMap(entry.value) ? [[name, entry] as const] : []
      })
    },
    items(key) {
      const found = inner(key)
      if (found === undefined || found === null) return []
      if (!Array.isArray(found)) {
        markAt(mark, key).isTaken = true
        wrong([...path, key], 'a list', found)
        return []
      }
      const list = place(key)
      return found.map((_, index) => placeAtItem(list, index))
    },
    leave(key, why) {
      const left = key === null ? mark : markAt(mark, key)
      left.why = why
    },
    problem(key, expected, found) {
      const at = key === null ? path : [...path, key]
      report(document.problem(at, expected, found ?? shown(key === null ? value : inner(key))))
    },
    note(key) {
      const { file, line } = document.problem([...path, key], '', '')
      return { file, line, path: jsonPath([...path, key]) }
    },
    rest: (why, without = new Set()) => notTaken(document, path, value, mark, why, without),
  }

  /** Items may be anything: whoever reads them says what they should be. */
  function placeAtItem(list: Place, index: number): Place {
    const items = list.value as readonly unknown[]
    return placeAt(
      document,
      report,
      [...list.path, index],
      items[index],
      markAt(markAt(mark, last(list.path)), index),
      rootMark,
    )
  }
}

function notTaken(
  document: YamlDocument,
  path: Path,
  value: unknown,
  mark: Mark | undefined,
  why: string,
  without: ReadonlySet<string>,
): readonly NotCarried[] {
  if (mark?.isTaken || isNothing(value)) return []
  const reason = mark?.why ?? why
  const isWhole = mark === undefined || mark.below.size === 0 || typeof value !== 'object'
  if (isWhole && !(typeof value === 'object' && holdsOneOf(value as object, without))) {
    const { file, line } = document.problem(path, '', '')
    return [{ file, line, path: jsonPath(path), value: shown(value), why: reason }]
  }
  return Object.entries(value as object).flatMap(([key, inner]) =>
    without.has(key)
      ? []
      : notTaken(
          document,
          [...path, Array.isArray(value) ? Number(key) : key],
          inner,
          mark?.below.get(key),
          reason,
          without,
        ),
  )
}

/** Read, in part at least, or left for a reason. */
function isTouched(mark: Mark | undefined): boolean {
  if (mark === undefined) return false
  return mark.isTaken || mark.why !== null || [...mark.below.values()].some(isTouched)
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null, an empty text, and lists and maps of nothing else. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && !(value instanceof Date) && Object.values(value).every(isNothing)
}

function holdsOneOf(value: object, keys: ReadonlySet<string>): boolean {
  return Object.keys(value).some((key) => keys.has(key))
}

function labelOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

function markAt(mark: Mark, key: string | number | undefined): Mark {
  const name = String(key)
  const known = mark.below.get(name) ?? newMark()
  mark.below.set(name, known)
  return known
}

const newMark = (): Mark => ({ isTaken: false, why: null, below: new Map() })

const last = (path: Path): string | number | undefined => path.at(-1)
