import { isDeepStrictEqual } from 'node:util'

/** @throws naming what differs: a fast wrong answer is no result */
export function expectEqual(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return
  throw new Error(`${what}: expected ${cut(expected)}, got ${cut(found)}`)
}

function cut(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 1_000 ? `${text.slice(0, 1_000)}…` : text
}
