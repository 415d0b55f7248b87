import type { Instant, Layer, NodeKey } from '../../stores/store.ts'
import { edgeKey } from '../writer.ts'
import { type RunState, type StatedColumn, standingStatement } from './run-state.ts'

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
 *
 * An output with a facet is made from the columns this names, and from no others of an input that the run names columns of. Of
 * an input that no output names a column of, nobody says what becomes of its columns.
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

  const namedAnywhere = sourcesNamed(columnsOf(run), wholeOf)
  for (const [output, outputAt] of run.outputs) {
    const stated = standingStatement(run, output)
    const columns = [...(stated?.columns?.values() ?? [])]
    const named = stated?.datasets ? sourcesNamed(columns, wholeOf) : namedAnywhere
    for (const [input, inputAt] of stated?.datasets ?? run.inputs) {
      const statesColumns = stated?.columns != null && named.has(input)
      addWhole(input, output, Math.max(inputAt, outputAt), { statesColumns })
    }
    for (const { from, to, firstAt, detail } of columns) {
      const source = wholeOf(from)
      add({ from, to, firstAt, layer: 'COLUMN', statesColumns: true, detail, reads: false })
      addWhole(source, wholeOf(to), firstAt, { statesColumns: named.has(source) })
    }
  }
  for (const [dataset, consumers] of run.exposures) for (const [to, at] of consumers) addWhole(dataset, to, at)
  if (run.outputs.size === 0 && !isTest)
    for (const [input, at] of run.inputs) addWhole(input, consumer(), at, { reads: true })
  return union
}

/** What the outputs of a run say of columns. */
function* columnsOf(run: RunState): Generator<StatedColumn> {
  for (const output of run.outputs.keys()) yield* standingStatement(run, output)?.columns?.values() ?? []
}

/** The datasets of which a column is named as a source. */
function sourcesNamed(columns: Iterable<StatedColumn>, wholeOf: UnionOptions['wholeOf']): ReadonlySet<NodeKey> {
  const named = new Set<NodeKey>()
  for (const { from } of columns) if (wholeOf(from) !== from) named.add(wholeOf(from))
  return named
}
