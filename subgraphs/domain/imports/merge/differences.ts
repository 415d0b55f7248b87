import { isDeepStrictEqual } from 'node:util'
import { type Path, shown } from '../../descriptors/yaml-document.ts'
import { isMap } from '../marks.ts'
import { matchItems, nameOf } from './match-items.ts'

/** One place in which two values differ. */
export interface Difference {
  readonly what: 'added' | 'changed' | 'removed'
  /** For people: `outputPorts[orders].version`. */
  readonly at: string
  /** Where it stood before; where it stands now, for what is added. */
  readonly path: Path
  readonly before?: unknown
  readonly after?: unknown
}

/** What of a value is other than it was, item by item: a list's are told apart by their names. */
export function differences(was: unknown, is: unknown, path: Path = [], at = ''): readonly Difference[] {
  if (isMap(was) && isMap(is)) {
    const below = (key: string): string => (at === '' ? key : `${at}.${key}`)
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key): readonly Difference[] => {
      const inner = [...path, key]
      if (!Object.hasOwn(is, key)) return [{ what: 'removed', at: below(key), path: inner, before: was[key] }]
      if (!Object.hasOwn(was, key)) return [{ what: 'added', at: below(key), path: inner, after: is[key] }]
      return differences(was[key], is[key], inner, below(key))
    })
  }
  if (Array.isArray(was) && Array.isArray(is)) return ofLists(was, is, path, at)
  return isDeepStrictEqual(was, is) ? [] : [{ what: 'changed', at, path, before: was, after: is }]
}

function ofLists(was: readonly unknown[], is: readonly unknown[], path: Path, at: string): readonly Difference[] {
  const { before, gone } = matchItems(was, is)
  const label = (item: unknown, index: number): string => `${at}[${nameOf(item) ?? index}]`
  const found = is.flatMap((item, index): readonly Difference[] => {
    const old = before.get(index)
    if (old === undefined) return [{ what: 'added', at: label(item, index), path: [...path, index], after: item }]
    return differences(was[old], item, [...path, old], label(item, index))
  })
  const removed = gone.map(
    (index): Difference => ({
      what: 'removed',
      at: label(was[index], index),
      path: [...path, index],
      before: was[index],
    }),
  )
  const order = is.flatMap((_, index) => before.get(index) ?? [])
  const isMoved = order.some((old, index) => old < (order[index - 1] ?? 0))
  const moved: readonly Difference[] = isMoved
    ? [{ what: 'changed', at: `the order of ${at}`, path, before: was, after: is }]
    : []
  return [...found, ...removed, ...moved]
}

const MOST = 12

/** `adds a; changes b ("1" to "2"); takes away c`. */
export function differencesText(all: readonly Difference[]): string {
  const told = (what: Difference['what'], verb: string): readonly string[] => {
    const of = all.filter((one) => one.what === what)
    if (of.length === 0) return []
    const more = of.length > MOST ? ` and ${of.length - MOST} more` : ''
    return [`${verb} ${of.slice(0, MOST).map(one).join(', ')}${more}`]
  }
  return [...told('added', 'adds'), ...told('changed', 'changes'), ...told('removed', 'takes away')].join('; ')
}

function one({ what, at, before, after }: Difference): string {
  const isShort = what === 'changed' && [before, after].every((value) => typeof value !== 'object' || value === null)
  return isShort ? `${at} (${shown(before)} to ${shown(after)})` : at === '' ? 'all of it' : at
}
