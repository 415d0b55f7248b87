import { budgetExceeded } from '../../../../platform/errors.ts'
import { type Breathe, createBreather } from '../../breathe.ts'
import type { MeshCopy, PortEntry } from '../../mesh/copy.ts'
import { isHeld } from '../../mesh/holders.ts'
import { createReferences, type References } from '../../mesh/references.ts'
import { allEdges, type EdgeVersion, type EdgeView, type LineageStore, type NodeKey } from '../../stores/store.ts'
import type { Place } from '../place.ts'
import { type Snapshot, viewOf } from '../snapshot.ts'

/**
 * Steps (datasets that no port holds) on a way that counts as reading: where most datasets are no port's, ways without end
 * would make everybody a reader of everything. What is declared is believed for longer: in doubt for the descriptor.
 */
export const STEPS = { undeclared: 3, declared: 8 } as const

/** What one reconciliation stands on: one state of everything, what is known to refer to what in it, and its time. */
export type Ground = {
  readonly store: LineageStore
  readonly snapshot: Snapshot
  readonly references: References
  /** All edges between whole things, and those that jobs reported. */
  readonly edges: EdgeView
  readonly observed: EdgeView
  /** Gives others the event loop. @throws ClientError `BUDGET_EXCEEDED` when the time is over */
  readonly breathe: Breathe
}

export async function createGround(store: LineageStore, snapshot: Snapshot, budgetMs: number): Promise<Ground> {
  const breather = createBreather()
  const deadline = performance.now() + budgetMs
  const breathe: Breathe = () => {
    if (performance.now() > deadline) throw overBudget(budgetMs)
    return breather()
  }
  return {
    store,
    snapshot,
    references: await referencesOf(snapshot.copy, breather),
    edges: viewOf(snapshot, allEdges),
    observed: viewOf(snapshot, { ...allEdges, methods: ['OBSERVED'] }),
    breathe,
  }
}

/** The nodes that are the taker's own: the datasets that its ports hold, or the one that stands for it. */
export function ownNodes({ products, ports }: MeshCopy, { kind, index }: Place): readonly NodeKey[] {
  if (kind === 'CONSUMER') return [index]
  const entry = products[index]
  const held = (entry?.ports ?? []).flatMap((port) => ports[port]?.nodes ?? [])
  return [...new Set(entry?.sink ? [...held, entry.sink] : held)]
}

/**
 * A dataset that no port holds is a step on somebody's way: who reads it reads what it is made from. The taker's own
 * datasets are steps as well.
 */
export function isStep({ copy, directory }: Snapshot, own: ReadonlySet<NodeKey>, node: NodeKey): boolean {
  return own.has(node) || (!isHeld(copy, node) && directory.typeOf(node) === 'DATASET')
}

/** Whether an edge is the taker's own word: a product's declaration, or what a person entered of a consumer. */
export function isOwnWord({ method, writer }: EdgeVersion, { kind }: Place, ownWriter: number | null): boolean {
  return kind === 'CONSUMER' ? method === 'MANUAL' : method === 'DECLARED' && writer === ownWriter
}

/** Copies that differ in harvest times alone share their ports, and so the index. */
const indexes = new WeakMap<readonly PortEntry[], Promise<References>>()

function referencesOf(copy: MeshCopy, breathe: Breathe): Promise<References> {
  const found = indexes.get(copy.ports) ?? indexed(copy, breathe)
  indexes.set(copy.ports, found)
  return found
}

async function indexed({ products, domains }: MeshCopy, breathe: Breathe): Promise<References> {
  const references = createReferences()
  for (const { product, domain } of products) {
    references.know(product, domains[domain]?.id ?? '')
    await breathe()
  }
  return references
}

function overBudget(budgetMs: number) {
  return budgetExceeded(
    `what is declared could not be held against what was observed within ${budgetMs} ms; ask for a domain or a product`,
    { budgetMs },
  )
}
