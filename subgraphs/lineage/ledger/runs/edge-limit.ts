import { clientError } from '../../../../platform/errors.ts'
import type { JobEvent, RunEvent } from '../../ingest/event.ts'
import type { DatasetName } from '../../ingest/names.ts'
import type { NodeKey } from '../../stores/store.ts'
import type { RunState } from './run-state.ts'

/** Inputs × outputs that no pipeline means: writing them would hold everybody's writes for seconds. */
export const MOST_EDGES = 20_000

/**
 * Holds what a run says, with what this event would add to it, to `MOST_EDGES`. `find` answers with the node of a name that
 * is known: to say the same again adds nothing.
 *
 * @throws ClientError `BAD_USER_INPUT`
 */
export function refuseTooManyEdges(
  run: RunState,
  event: RunEvent | JobEvent,
  find: (name: DatasetName) => NodeKey | null,
): void {
  type Key = NodeKey | string
  const keyOf = (name: DatasetName): Key => find(name) ?? `${name.namespace}\n${name.name}`
  const inputs = new Set<Key>(run.inputs.keys())
  const outputs = new Set<Key>(run.outputs.keys())
  const madeFrom = new Map<Key, Set<Key>>()
  for (const [output, { datasets }] of run.stated) if (datasets) madeFrom.set(output, new Set(datasets.keys()))
  for (const { name } of event.inputs) inputs.add(keyOf(name))
  for (const output of event.outputs) {
    const key = keyOf(output.name)
    outputs.add(key)
    if (!output.stated?.datasets) continue
    const sources = madeFrom.get(key) ?? new Set<Key>()
    for (const source of output.stated.datasets) sources.add(keyOf(source))
    madeFrom.set(key, sources)
  }

  let edges = outputs.size === 0 ? inputs.size : 0
  for (const output of outputs) edges += madeFrom.get(output)?.size ?? inputs.size
  for (const consumers of run.exposures.values()) edges += consumers.size
  for (const { exposures } of [...event.inputs, ...event.outputs]) edges += exposures.length
  if (edges <= MOST_EDGES) return
  throw clientError(
    'BAD_USER_INPUT',
    `the run has ${inputs.size} inputs and ${outputs.size} outputs, which make ${edges} edges: expected at most ` +
      `${MOST_EDGES}, or a \`lineage\` facet on the outputs that says which input feeds which; nothing was stored`,
    400,
    { problems: [{ path: '$.outputs', problem: `expected at most ${MOST_EDGES} edges a run, received ${edges}` }] },
  )
}
