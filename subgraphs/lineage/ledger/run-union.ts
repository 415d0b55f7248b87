import type { Instant, Layer, NodeKey } from '../stores/store.ts'
import { edgeKey } from './ledger.ts'
import { type RunState, type StatedOutput, standingStatement } from './run-state.ts'

/** An edge that a run states, and since when. */
export type Statement = {
  readonly from: NodeKey
  readonly to: NodeKey
  readonly layer: Layer
  readonly firstAt: Instant
  readonly statesColumns: boolean
  readonly detail: string | null
  /** Whether it says no more than that the job reads something. */
  readonly reads: boolean
}

export type RunUnion = ReadonlyMap<string, Statement>

export type UnionOptions = {
  /** The node that stands for the job while it only reads. */
  readonly consumer: () => NodeKey
  readonly isTest: boolean
  /** The dataset a column is of; everything else is its own. */
  readonly wholeOf: (key: NodeKey) => NodeKey
}

/**
 * The edges a run states: inputs × outputs, or what an output says it is made from; columns where an output says so, each with
 * the edge of its datasets, as early; and reading, when it writes nothing.
 */
export function unionOf(run: RunState, { consumer, isTest, wholeOf }: UnionOptions): RunUnion {
  const union = new Map<string, Statement>()
  const add = (said: Statement) => {
    const name = edgeKey(said.from, said.to)
    const before = union.get(name)
    union.set(name, before === undefined ? said : { ...said, firstAt: Math.min(before.firstAt, said.firstAt) })
  }
  const addWhole = (from: NodeKey, to: NodeKey, firstAt: Instant, rest: Partial<Statement> = {}) =>
    add({ from, to, firstAt, layer: 'WHOLE', statesColumns: false, detail: null, reads: false, ...rest })

  for (const [output, outputAt] of run.outputs) {
    const stated = standingStatement(run, output)
    const columns = [...(stated?.columns?.values() ?? [])]
    const statesColumns = columnsStated(stated, new Set(columns.map(({ from }) => wholeOf(from))))
    for (const [input, inputAt] of stated?.datasets ?? run.inputs) {
      addWhole(input, output, Math.max(inputAt, outputAt), { statesColumns: statesColumns(input) })
    }
    for (const { from, to, firstAt, detail } of columns) {
      const source = wholeOf(from)
      add({ from, to, firstAt, layer: 'COLUMN', statesColumns: true, detail, reads: false })
      addWhole(source, wholeOf(to), firstAt, { statesColumns: statesColumns(source) })
    }
  }
  for (const [dataset, consumers] of run.exposures) for (const [to, at] of consumers) addWhole(dataset, to, at)
  if (run.outputs.size === 0 && !isTest)
    for (const [input, at] of run.inputs) addWhole(input, consumer(), at, { reads: true })
  return union
}

/** Of which sources it is said which of their columns feed an output: of all that are not named without any. */
function columnsStated(stated: StatedOutput | null, named: ReadonlySet<NodeKey>): (source: NodeKey) => boolean {
  if (!stated?.columns) return () => false
  return (source) => named.has(source) || !stated.unstated.has(source)
}
