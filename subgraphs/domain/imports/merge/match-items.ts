import { isMap } from '../marks.ts'

/** What the items of one list are to those of another. */
export interface Matched {
  /** The index before, by the index now. */
  readonly before: ReadonlyMap<number, number>
  /** Of those that are not there any more, by their index before. */
  readonly gone: readonly number[]
}

/**
 * Which item of a list was which before: the same one, else the one of its name and version, else the one of its name. A port of a
 * new version is told from one that is new only where both are there.
 */
export function matchItems(was: readonly unknown[], is: readonly unknown[]): Matched {
  const before = new Map<number, number>()
  const free = new Set(was.keys())
  for (const keyOf of [(item: unknown) => JSON.stringify(item), (item: unknown) => labelOf(item, true), labelOf]) {
    const byKey = new Map<string, number[]>()
    for (const index of free) {
      const key = keyOf(was[index])
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), index])
    }
    for (const [index, item] of is.entries()) {
      if (before.has(index)) continue
      const key = keyOf(item)
      const found = key === undefined ? undefined : byKey.get(key)?.shift()
      if (found === undefined) continue
      before.set(index, found)
      free.delete(found)
    }
  }
  return { before, gone: [...free] }
}

/** What the standards tell the items of their lists apart by; undefined for what has no name. */
const NAMES = ['name', 'property', 'server', 'channel', 'role', 'username', 'id', 'metric', 'rule', 'url'] as const

/** An item's name, as people call it. */
export function nameOf(item: unknown): string | undefined {
  if (!isMap(item)) return typeof item === 'object' || item === undefined ? undefined : String(item)
  const key = NAMES.find((name) => typeof item[name] === 'string')
  return key === undefined ? undefined : String(item[key])
}

function labelOf(item: unknown, withVersion: unknown = false): string | undefined {
  const name = isMap(item) ? nameOf(item) : undefined
  if (name === undefined || !isMap(item)) return undefined
  return JSON.stringify([name, item.element, withVersion === true ? item.version : null])
}
