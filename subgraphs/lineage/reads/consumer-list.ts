import { budgetExceeded } from '../../../platform/errors.ts'
import { parseConsumerId } from '../../../schema/ids.ts'
import type { ConsumerDetails } from '../ledger/directory.ts'
import { allEdges, type NodeKey } from '../stores/store.ts'
import { keepLeast } from './least.ts'
import { questionDigest, writePosition } from './page.ts'
import type { Reader } from './reader.ts'
import { presentMoment, viewOf } from './snapshot.ts'

/** Null does not restrict. */
export type ConsumerChoice = {
  readonly kinds: readonly string[] | null
  readonly owners: readonly string[] | null
  /** In lower case: what the label or the name begins with. */
  readonly text: string | null
}

export type ConsumerList = {
  readonly consumers: readonly { readonly id: string; readonly cursor: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly total: number
}

/** Consumers that are asked about together whether they read anything. */
const AT_ONCE = 1_000

/**
 * A page of the consumers that read something or are registered, by id. Every job is a consumer for a moment when its first
 * event names inputs alone: one that reads nothing any more, and that nobody registered, is none.
 *
 * @throws ClientError as `Reader.resume`; `BUDGET_EXCEEDED`
 */
export async function listConsumers(
  reader: Reader,
  choice: ConsumerChoice,
  first: number,
  after: string | null,
): Promise<ConsumerList> {
  const digest = questionDigest(['consumers', choice])
  const { position, snapshot } =
    after === null ? { position: null, snapshot: reader.now } : await reader.resume(after, digest, presentMoment)
  const { directory, knownAt, copy } = snapshot
  const view = viewOf(snapshot, allEdges)
  const deadline = performance.now() + reader.budgetMs
  const least = keepLeast<NodeKey>(first + 1, position?.id ?? null)
  let total = 0

  const count = async (batch: readonly (readonly [NodeKey, ConsumerDetails])[]): Promise<void> => {
    if (performance.now() > deadline) throw overBudget(reader.budgetMs)
    const asked = batch.flatMap(([key, { registration }]) => (registration === undefined ? key : []))
    const reading = await reader.store.hops(asked, 'UPSTREAM', view)
    for (const [key, { registration }] of batch) {
      if (registration === undefined && !reading.has(key)) continue
      total++
      least.offer(directory.idOf(key), key)
    }
    await reader.breathe()
  }
  let batch: (readonly [NodeKey, ConsumerDetails])[] = []
  for (const [key, details] of directory.consumers()) {
    if (!matches(directory.idOf(key), details, choice)) continue
    if (batch.push([key, details]) < AT_ONCE) continue
    await count(batch)
    batch = []
  }
  if (batch.length > 0) await count(batch)

  const found = least.taken()
  const place = { knownAt, version: copy.version, distance: 1, at: Date.now(), question: digest }
  return {
    consumers: found.slice(0, first).map(({ id }) => ({ id, cursor: writePosition({ ...place, id }) })),
    hasNextPage: found.length > first,
    hasPreviousPage: after !== null,
    total,
  }
}

function matches(
  id: string,
  { label, kind, owner }: ConsumerDetails,
  { kinds, owners, text }: ConsumerChoice,
): boolean {
  if (kinds !== null && !(kind !== null && kinds.includes(kind))) return false
  if (owners !== null && !(owner !== null && owners.includes(owner))) return false
  if (text === null) return true
  return [label, parseConsumerId(id).name].some((name) => name.toLowerCase().startsWith(text))
}

function overBudget(budgetMs: number) {
  return budgetExceeded(`the consumers could not all be looked at within ${budgetMs} ms; ask for some of them`, {
    budgetMs,
  })
}
