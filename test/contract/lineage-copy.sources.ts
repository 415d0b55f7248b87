import fc from 'fast-check'
import {
  type AliasRecord,
  type ClaimRecord,
  type LineageStore,
  noChanges,
  RECORD_KINDS,
  type StoredRecord,
} from '../../subgraphs/lineage/stores/store.ts'
import { openEdge } from './lineage-store.edges.ts'
import { history, writeHistory } from './lineage-store.histories.ts'

const NODES = 7
/** Without U+0000, which names (percent-encoded) and bodies (JSON) never have, and SQLite's driver cuts texts at. */
const text = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('é', '\uff5e', '😀', '"\\'))
  .filter((chars) => !chars.includes('\0'))
const time = fc.integer({ min: 1, max: 20 })
const node = fc.integer({ min: 1, max: NODES })

const record: fc.Arbitrary<StoredRecord> = fc.record({
  kind: fc.constantFrom(...RECORD_KINDS.filter((kind) => kind !== 'COPY')),
  id: text.filter((id) => id !== ''),
  body: text,
})
const alias: fc.Arbitrary<AliasRecord> = fc.record({ id: text.map((id) => `dataset:sent/${id}`), key: node })
/** Few ports, so that one of them has a history with a dataset. */
const claim: fc.Arbitrary<ClaimRecord> = fc.record({
  domain: fc.constantFrom('orders', 'payments', 'a domain without a record'),
  port: fc.constantFrom('orders/a/v1', 'orders/b/v1', 'payments/c/v1'),
  node,
  contested: fc.boolean(),
  validFrom: time,
  validTo: fc.option(time),
  recordedFrom: time,
  recordedTo: fc.option(time),
})

/** A history of edges, and one last commit of everything else a store can hold. */
export const belongings = fc.record({
  steps: history,
  records: fc.uniqueArray(record, { selector: ({ kind, id }) => `${kind} ${id}`, maxLength: 12 }),
  aliases: fc.uniqueArray(alias, { selector: ({ id }) => id, maxLength: 6 }),
  claims: fc.array(claim, { maxLength: 12 }),
  merged: fc.option(fc.integer({ min: 2, max: NODES })),
  state: text,
  /** Versions that are alike in all they say: stores count each. */
  twins: fc.boolean(),
})
export type Belongings = ReturnType<typeof belongings.generate>['value']

/** Writes it to a store and to the oracle, which is returned. */
export async function writeBelongings(store: LineageStore, has: Belongings): Promise<LineageStore> {
  const oracle = await writeHistory(store, has.steps)
  const recordedAt = has.steps.length + 2
  const past = openEdge(1, 2, { recordedFrom: recordedAt, validTo: recordedAt - 1, validFrom: 1 })
  const last = {
    ...noChanges,
    recordedAt,
    merges: has.merged === null ? [] : [{ key: has.merged, into: 1 }],
    aliases: has.aliases,
    writers: [{ key: 2, id: 'orders/order-events', kind: 'PRODUCT' as const, state: has.state }],
    records: has.records,
    past: has.twins ? [past, past] : [],
    claims: has.claims,
  }
  await oracle.commit(last)
  await store.commit(last)
  return oracle
}

/** What the port says of what `ask` does not ask of, in a form that does not depend on the order of answers. */
export async function askBelongings(store: LineageStore, has: Belongings): Promise<unknown> {
  const domains = ['orders', 'payments', 'a domain without a record']
  const times = [null, 3, 12]
  const claims = times.flatMap((knownAt) => times.map((asOf) => store.claimsOf(domains, { knownAt, asOf })))
  return {
    status: await store.status(),
    nodes: await store.nodesAfter(0, 100),
    named: [...(await store.nodesById([...has.aliases.map(({ id }) => id), 'dataset:test/d3']))].sort(),
    aliases: await store.aliasesAfter(null, 100),
    writers: await store.writersAfter(0, 100),
    records: await Promise.all(RECORD_KINDS.map((kind) => store.recordsAfter(kind, null, 100))),
    claims: (await Promise.all(claims)).map((found) => [...found.values()].flat().map(sorted).sort()),
    ever: (await store.claimHistoryOf(domains)).map(sorted).sort(),
  }
}

const sorted = (item: object): string => JSON.stringify(item, Object.keys(item).sort())
