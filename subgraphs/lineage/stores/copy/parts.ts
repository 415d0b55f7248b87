import {
  type AliasRecord,
  type ClaimRecord,
  type EdgeVersion,
  type LineageStore,
  type NodeRecord,
  type Pair,
  type PortAndNode,
  RECORD_KINDS,
  type StoredRecord,
  type WriterRecord,
} from '../store.ts'

/** Where a page ended, as JSON: the key, id, or keys after which the next one begins. */
export type Place = number | string | Pair | PortAndNode

/** What goes into one commit: lists of a `ChangeSet`. */
export type Batch = {
  readonly nodes: NodeRecord[]
  readonly aliases: AliasRecord[]
  readonly writers: WriterRecord[]
  readonly records: StoredRecord[]
  readonly opened: EdgeVersion[]
  readonly past: EdgeVersion[]
  readonly claims: ClaimRecord[]
}

/** One node, record, version of an edge, …: the name it is counted under, and all of it, in one form whatever store it is from. */
export type Thing = { readonly name: string; readonly line: string }

export type Page = {
  /** In the order of the port; what comes at one place in the order of its lines, for there stores differ. */
  readonly things: readonly Thing[]
  /** The length of all lines: what the page weighs. */
  readonly size: number
  readonly end: Place
  readonly addTo: (batch: Batch) => void
}

/** A part of what a store holds. */
export type Part = {
  readonly name: string
  readonly pages: (store: LineageStore, after: Place | null, pageSize: number) => AsyncGenerator<Page>
}

type Sketch<Item, At extends Place> = {
  readonly name: string
  /** The most that a page may have, when it is less than usual. */
  readonly most?: number
  readonly read: (store: LineageStore, after: At | null, limit: number) => Promise<readonly Item[]>
  readonly placeOf: (item: Item) => At
  /** When it is not that of the part. */
  readonly nameOf?: (item: Item) => string
  readonly add: (batch: Batch, item: Item) => void
}

/** The first page is small: nobody knows yet how large its things are. */
const FIRST_LIMIT = 50
const LARGEST_LIMIT = 5_000
/** The size of a thing until one has been seen. */
const USUAL_SIZE = 100

/** Everything a store holds, in an order in which it can be written: an edge after its nodes. How far a copy has come is not part of it. */
export const PARTS: readonly Part[] = [
  part({
    name: 'nodes',
    read: (store, after: number | null, limit) => store.nodesAfter(after ?? 0, limit),
    placeOf: ({ key }) => key,
    add: (batch, item) => batch.nodes.push(item),
  }),
  part({
    name: 'aliases',
    read: (store, after: string | null, limit) => store.aliasesAfter(after, limit),
    placeOf: ({ id }) => id,
    add: (batch, item) => batch.aliases.push(item),
  }),
  part({
    name: 'writers',
    most: 1_000,
    read: (store, after: number | null, limit) => store.writersAfter(after ?? 0, limit),
    placeOf: ({ key }) => key,
    add: (batch, item) => batch.writers.push(item),
  }),
  ...RECORD_KINDS.filter((kind) => kind !== 'COPY').map((kind) =>
    part<StoredRecord, string>({
      name: `records ${kind}`,
      // Small ones may be followed by large ones: a product's record has all its columns, a run's all its inputs.
      most: 500,
      read: (store, after, limit) => store.recordsAfter(kind, after, limit),
      placeOf: ({ id }) => id,
      add: (batch, item) => batch.records.push(item),
    }),
  ),
  part<EdgeVersion, Pair>({
    name: 'edges',
    read: (store, after, limit) => store.versionsAfter(after, limit),
    placeOf: ({ from, to }) => ({ from, to }),
    nameOf: (version) =>
      `${version.layer === 'COLUMN' ? 'column edges' : 'edges'}, ${isOpen(version) ? 'open' : 'past'}`,
    add: (batch, version) => (isOpen(version) ? batch.opened : batch.past).push(version),
  }),
  part<ClaimRecord, PortAndNode>({
    name: 'claims',
    read: (store, after, limit) => store.claimsAfter(after, limit),
    placeOf: ({ port, node }) => ({ port, node }),
    nameOf: (claim) => `claims, ${isOpen(claim) ? 'open' : 'past'}`,
    add: (batch, claim) => batch.claims.push(claim),
  }),
]

const isOpen = (held: { readonly validTo: number | null; readonly recordedTo: number | null }): boolean =>
  held.validTo === null && held.recordedTo === null

function part<Item extends object, At extends Place>({
  name,
  most = LARGEST_LIMIT,
  read,
  placeOf,
  nameOf,
  add,
}: Sketch<Item, At>): Part {
  return {
    name,
    async *pages(store, after, pageSize) {
      let place = after as At | null
      let limit = Math.max(1, Math.min(FIRST_LIMIT, Math.floor(pageSize / USUAL_SIZE)))
      for (;;) {
        const items = await read(store, place, limit)
        const last = items.at(-1)
        if (last === undefined) return
        place = placeOf(last)
        const things = inOrder(items, placeOf).map(({ item, line }) => ({ name: nameOf?.(item) ?? name, line }))
        const size = things.reduce((sum, { line }) => sum + line.length, 0)
        yield {
          things,
          size,
          end: place,
          addTo(batch) {
            for (const item of items) add(batch, item)
          },
        }
        limit = Math.max(1, Math.min(most, limit * 10, Math.floor((pageSize * items.length) / size)))
      }
    },
  }
}

/** Sorts what comes at one place, and nothing else. */
function inOrder<Item extends object>(
  items: readonly Item[],
  placeOf: (item: Item) => Place,
): readonly { readonly item: Item; readonly line: string }[] {
  const lineOf = lines(items)
  let place = ''
  let group = 0
  const grouped = items.map((item) => {
    const own = JSON.stringify(placeOf(item))
    if (own !== place) group += 1
    place = own
    return { item, line: lineOf(item), group }
  })
  return grouped.sort((a, b) => a.group - b.group || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0))
}

/** The values in the order of their names: a field that is added one day is compared without a word here. */
function lines<Item extends object>(items: readonly Item[]): (item: Item) => string {
  const names = Object.keys(items[0] ?? {}).sort() as (keyof Item)[]
  return (item) => JSON.stringify(names.map((name) => item[name]))
}
