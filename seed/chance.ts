import { createHash } from 'node:crypto'

/**
 * A number in [0, 1) that depends on `key` alone: the demo is the same on every machine, and what it says of a day does
 * not change when it is started again.
 */
export function chance(key: string): number {
  return createHash('sha1').update(key).digest().readUInt32BE(0) / 2 ** 32
}

/** A whole number from `low` to `high`, both included. */
export function between(key: string, low: number, high: number): number {
  return low + Math.floor(chance(key) * (high - low + 1))
}

/** A UUID (version 5 in form) that names `key`. */
export function uuidOf(key: string): string {
  const hex = createHash('sha1').update(`loomwear:${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
