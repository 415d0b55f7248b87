import { createHash, type Hash } from 'node:crypto'
import type { LineageStore, StoreStatus } from '../store.ts'
import { PARTS, type Page } from './parts.ts'

/** How many things of a name there are, and the hash over all of them. */
export type Tally = { readonly name: string; readonly count: number; readonly hash: string }

/** What a store holds, to be compared with another's: two stores with one hash answer alike, now and at any time. */
export type Digest = {
  readonly status: StoreStatus
  /** One of each name that there is at least one thing of, in the order of names. */
  readonly tallies: readonly Tally[]
  /** Things in all. */
  readonly count: number
  /** What they weigh, as `Page.size`. */
  readonly size: number
  /** SHA-256 over `status` and `tallies`, in hexadecimal digits. */
  readonly hash: string
}

/** Told after each page how many things have been read. */
export type OnRead = (count: number) => void

/** Enough for few round trips, and little beside what a process needs anyway. In characters. */
export const PAGE_SIZE = 1_000_000

/** Reads all of a store, a page at a time. */
export async function digestOf(store: LineageStore, onRead: OnRead = () => {}): Promise<Digest> {
  const status = await store.status()
  const open = new Map<string, { count: number; readonly hash: Hash }>()
  let count = 0
  let size = 0
  for (const part of PARTS) {
    for await (const page of part.pages(store, null, PAGE_SIZE)) {
      for (const [name, lines] of linesByName(page)) {
        const tally = open.get(name) ?? { count: 0, hash: createHash('sha256') }
        open.set(name, tally)
        tally.count += lines.length
        tally.hash.update(`${lines.join('\n')}\n`)
      }
      count += page.things.length
      size += page.size
      onRead(count)
    }
  }
  const tallies = [...open]
    .map(([name, tally]): Tally => ({ name, count: tally.count, hash: tally.hash.digest('hex') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const { lastCommit, lastNodeKey, lastWriterKey } = status
  const all = JSON.stringify([
    lastCommit,
    lastNodeKey,
    lastWriterKey,
    tallies.map((tally) => [tally.name, tally.count, tally.hash]),
  ])
  return { status, tallies, count, size, hash: createHash('sha256').update(all).digest('hex') }
}

function linesByName({ things }: Page): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>()
  for (const { name, line } of things) {
    const known = lines.get(name)
    if (known === undefined) lines.set(name, [line])
    else known.push(line)
  }
  return lines
}
