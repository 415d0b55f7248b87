import fc from 'fast-check'
import {
  type ChangeSet,
  type Closure,
  type EdgeId,
  type EdgeVersion,
  type EdgeView,
  type LineageStore,
  METHODS,
  noChanges,
} from '../../subgraphs/lineage/stores/store.ts'
import { openEdge, population } from './lineage-store.edges.ts'
import { openMemoryStore } from './lineage-store.memory.ts'

/** Few nodes and writers, so that cycles, diamonds, self-loops and parallel edges are the rule. */
const NODES = 7
const node = fc.integer({ min: 1, max: NODES })
/** Columns are nodes from `COLUMNS` on, and an edge is of the layer that its ends say. */
const COLUMNS = 5
const edgeId = fc
  .record({ from: node, to: node, writer: fc.integer({ min: 1, max: 3 }) })
  .map((ends): EdgeId => ({ ...ends, layer: Math.max(ends.from, ends.to) >= COLUMNS ? 'COLUMN' : 'WHOLE' }))

/** Toggled: opened when it is not open, else ended, seen again, or ended and opened as another version. */
const step = fc.record({
  edge: edgeId,
  what: fc.constantFrom('END', 'SEE', 'REPLACE'),
  method: fc.constantFrom(...METHODS),
  confidence: fc.constantFrom(0.25, 0.5, 1),
  statesColumns: fc.boolean(),
  detail: fc.constantFrom(null, '{"reason":"ø"}'),
  /** How long before the commit it began to hold. */
  ago: fc.integer({ min: 0, max: 2 }),
})
export const history = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })

export const question = fc.record({
  starts: fc.array(fc.uniqueArray(node, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  direction: fc.constantFrom('UPSTREAM' as const, 'DOWNSTREAM' as const),
  depth: fc.integer({ min: 1, max: 5 }),
  /** Of the commits; null for now. */
  at: fc.option(fc.integer({ min: 0, max: 13 })),
  /** In the same numbers: times are those of the commits, and a little apart from them. */
  of: fc.option(fc.integer({ min: -2, max: 15 })),
  /** Another view of the layer, to compare with. */
  otherAt: fc.option(fc.integer({ min: 0, max: 13 })),
  otherOf: fc.option(fc.integer({ min: -2, max: 15 })),
  layer: fc.constantFrom('WHOLE' as const, 'UNSTATED' as const, 'COLUMN' as const),
  /** Nodes that enter a walk at distances 1, 2, … */
  entries: fc.array(fc.uniqueArray(node, { maxLength: 2 }), { maxLength: 3 }),
  seenSince: fc.option(fc.integer({ min: 0, max: 13 })),
  writers: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 3 }))),
  methods: fc.option(fc.subarray([...METHODS])),
  minConfidence: fc.option(fc.constantFrom(0.25, 0.5, 0.75, 1)),
})

type Steps = ReturnType<typeof history.generate>['value']
export type Question = ReturnType<typeof question.generate>['value']

/** Writes a history to a store and to the oracle. `recordedAt` 1 is the population, 2 the first commit. */
export async function writeHistory(store: LineageStore, steps: Steps): Promise<LineageStore> {
  const oracle = openMemoryStore()
  const open = new Map<string, EdgeVersion>()
  const held = new Map<string, EdgeVersion>()
  const commit = async (changes: ChangeSet) => {
    await oracle.commit(changes)
    await store.commit(changes)
  }
  await commit({ ...noChanges, ...population(NODES), recordedAt: 1 })
  for (const [i, batch] of steps.entries()) await commit(changesOf(batch, open, held, i + 2))
  return oracle
}

function changesOf(
  batch: Steps[number],
  open: Map<string, EdgeVersion>,
  held: Map<string, EdgeVersion>,
  recordedAt: number,
): ChangeSet {
  const ended: EdgeId[] = []
  const opened: EdgeVersion[] = []
  const seen: EdgeVersion[] = []
  const retracted: EdgeVersion[] = []
  const past: EdgeVersion[] = []
  const touched = new Set<string>()
  for (const { edge, what, ago, ...differs } of batch) {
    const name = `${edge.from} ${edge.to} ${edge.writer}`
    if (touched.has(name)) continue
    touched.add(name)
    const before = open.get(name)
    const wrong = held.get(name)
    if (wrong !== undefined && ago === 2) {
      retracted.push(wrong)
      held.delete(name)
    }
    const fresh = openEdge(edge.from, edge.to, {
      ...edge,
      ...differs,
      recordedFrom: recordedAt,
      validFrom: recordedAt - ago,
    })
    if (before && what === 'SEE') {
      const again = { ...before, lastSeenAt: recordedAt, lastRun: `run ${recordedAt}` }
      open.set(name, again)
      seen.push(again)
      continue
    }
    if (before) {
      ended.push(edge)
      const over = { ...before, validTo: recordedAt, recordedFrom: recordedAt }
      past.push(over)
      held.set(name, over)
      open.delete(name)
    }
    if (!before || what === 'REPLACE') {
      opened.push(fresh)
      open.set(name, fresh)
    }
  }
  return { ...noChanges, recordedAt, ended, opened, seen, retracted, past }
}

/** Everything the port can be asked of edges, in a form that does not depend on the order of answers. */
export async function ask(
  store: LineageStore,
  { starts, entries, direction, depth, at, of, otherAt, otherOf, layer, ...filter }: Question,
): Promise<unknown> {
  const view: EdgeView = { ...filter, knownAt: at, asOf: of, layer }
  const other: EdgeView = { ...view, knownAt: otherAt, asOf: otherOf, minConfidence: null }
  const keys = Array.from({ length: NODES }, (_, i) => i + 1)
  const named = new Map(starts.map((start, i) => [`${i}`, start]))
  const pairs = keys.map((from) => ({ from, to: (from % NODES) + 1 }))
  const options = { direction, depth, view, budgetMs: 30_000 }
  const [closures, entered, hops, edges, ever, between, everBetween, differing, writers, versions, histories] =
    await Promise.all([
      store.closures(named, options),
      store.closureFrom(entries, options),
      store.hops(keys, direction, view),
      store.edgesOf(keys, direction, view),
      store.edgesEver(keys, direction, view),
      store.edgesBetween(pairs, view),
      store.edgesEverBetween(pairs, view),
      store.edgesDiffering(keys.slice(0, 5), direction, view, other),
      store.edgesOfWriters([1, 2, 3]),
      store.versionsOf([1, 2]),
      Promise.all(keys.map((key) => store.historyOf(key, (key % NODES) + 1))),
    ])
  return {
    closures: [...closures].map(([name, closure]) => [name, inOrder(closure)]).sort(),
    entered: inOrder(entered),
    hops: sorted([...hops].flatMap(([near, list]) => list.map((hop) => ({ near, ...hop })))),
    edges: sorted([...edges].flatMap(([near, list]) => list.map((edge) => ({ near, ...edge })))),
    ever: sorted([...ever].flatMap(([near, list]) => list.map((edge) => ({ near, ...edge })))),
    between: sorted([...between].flatMap(([pair, list]) => list.map((edge) => ({ pair, ...edge })))),
    everBetween: sorted([...everBetween].flatMap(([pair, list]) => list.map((edge) => ({ pair, ...edge })))),
    differing: sorted(differing),
    writers: sorted([...writers.values()].flat()),
    versions: sorted(versions),
    histories: histories.map(sorted),
  }
}

const inOrder = ({ levels, more }: Closure) => [levels.map((level) => [...level].sort((a, b) => a - b)), more]

const sorted = (items: readonly object[]): string[] =>
  items.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort()
