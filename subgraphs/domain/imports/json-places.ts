import type { Path } from '../descriptors/yaml-document.ts'

/** Deeper than any tool nests, and far from what would take a recursive reader's stack. */
const MAX_DEPTH = 100

const [QUOTE, COMMA, COLON, OPEN_MAP, CLOSE_MAP, OPEN_LIST, CLOSE_LIST] = [34, 44, 58, 123, 125, 91, 93] as const

export interface JsonExcess {
  readonly expected: string
  readonly found: string
  readonly offset: number
}

/**
 * What `JSON.parse` lets pass, looked for in a text that it has parsed: nesting that would take a reader's stack, and a key
 * that stands twice in a map, of which it drops the first without a word. Null when there is neither.
 */
export function jsonGuard(text: string): JsonExcess | null {
  const open: (Set<string> | null)[] = []
  let isKey = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      const close = closingQuote(text, at)
      const keys = open.at(-1)
      if (isKey && keys) {
        const key = text.slice(at, close + 1)
        if (keys.has(key)) return { expected: 'each key once in its map', found: key, offset: at }
        keys.add(key)
        isKey = false
      }
      at = close
    } else if (code === OPEN_MAP || code === OPEN_LIST) {
      if (open.length === MAX_DEPTH)
        return { expected: `at most ${MAX_DEPTH} levels of nesting`, found: 'more', offset: at }
      open.push(code === OPEN_MAP ? new Set() : null)
      isKey = code === OPEN_MAP
    } else if (code === CLOSE_MAP || code === CLOSE_LIST) {
      open.pop()
      isKey = false
    } else if (code === COMMA) isKey = open.at(-1) !== null
  }
  return null
}

/** Where a key stands (an item, for lists), and where its value begins. */
interface Member {
  readonly at: number
  readonly value: number
}

/**
 * Finds where the deepest existing part of a path stands in a text that is JSON. A map or list is looked through once, when it
 * is first asked for: a manifest of 50 MB takes two looks, and a few kilobytes for each of its models after that.
 */
export function jsonPlaces(text: string): (path: Path) => number {
  const known = new Map<number, ReadonlyMap<string, Member>>()
  const start = skipBlanks(text, 0)
  return (path) => {
    let found: Member = { at: start, value: start }
    for (const part of path) {
      const members: ReadonlyMap<string, Member> = known.get(found.value) ?? membersOf(text, found.value)
      known.set(found.value, members)
      const inner = members.get(String(part))
      if (inner === undefined) break
      found = inner
    }
    return found.at
  }
}

/** The line, from 1, of an offset; where lines end is looked up when the first is asked for. */
export function createLines(text: string): (offset: number) => number {
  let ends: readonly number[] | null = null
  return (offset) => {
    ends ??= lineEnds(text)
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

function lineEnds(text: string): readonly number[] {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return ends
}

function membersOf(text: string, start: number): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  const isMap = text.charCodeAt(start) === OPEN_MAP
  if (!isMap && text.charCodeAt(start) !== OPEN_LIST) return members
  let at = skipBlanks(text, start + 1)
  while (text.charCodeAt(at) !== CLOSE_MAP && text.charCodeAt(at) !== CLOSE_LIST) {
    if (isMap) {
      const close = closingQuote(text, at)
      const value = skipBlanks(text, close + 1)
      members.set(JSON.parse(text.slice(at, close + 1)) as string, { at, value })
      at = skipBlanks(text, afterValue(text, value))
    } else {
      members.set(String(members.size), { at, value: at })
      at = skipBlanks(text, afterValue(text, at))
    }
  }
  return members
}

/** Blanks, and the commas and colons between the parts of a map or list. */
function skipBlanks(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (!(code <= 32 || code === COMMA || code === COLON)) return at
    at += 1
  }
}

/** Where the value that begins at `start` is over. */
function afterValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = closingQuote(text, at)
      if (depth === 0) return at + 1
    } else if (code === OPEN_MAP || code === OPEN_LIST) depth += 1
    else if (code === CLOSE_MAP || code === CLOSE_LIST) {
      depth -= 1
      if (depth === 0) return at + 1
      if (depth < 0) return at
    } else if (depth === 0 && (code <= 32 || code === COMMA)) return at
  }
  return text.length
}

function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at < 0 ? text.length : at
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes += 1
  return slashes % 2 === 1
}
