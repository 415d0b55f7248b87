import type { ManagedTransaction } from 'neo4j-driver'
import type { Closure, ClosureOptions, NodeKey } from '../store.ts'
import { inBatches } from './batches.ts'
import type { Connection } from './connection.ts'
import { frontierWalk } from './frontier.ts'
import { integers } from './integer.ts'
import { cypherView } from './view.ts'
import { walkStatement } from './walk-statement.ts'

/** Starts a statement: they run one after the other on the server, and their rows stream back. */
const STARTS_A_STATEMENT = 500

/** From more start nodes than this, a statement a level is faster than a walk a start. */
const MOST_SERVER_STARTS = 4

type Start = { readonly name: string; readonly keys: readonly NodeKey[] }
type Slices = Map<string, number[][][]>

export async function closures(
  { walk }: Connection,
  starts: ReadonlyMap<string, readonly NodeKey[]>,
  options: ClosureOptions,
): Promise<ReadonlyMap<string, Closure>> {
  const asked = [...starts].map(([name, keys]): Start => ({ name, keys: [...new Set(keys)] }))
  const kinds = {
    single: asked.filter(({ keys }) => keys.length === 1),
    few: asked.filter(({ keys }) => keys.length > 1 && keys.length <= MOST_SERVER_STARTS),
    many: asked.filter(({ keys }) => keys.length > MOST_SERVER_STARTS),
  }
  return walk(options.budgetMs, async (transaction) => {
    const found = new Map(asked.map(({ name }): [string, Closure] => [name, { levels: [], more: false }]))
    const slices: Slices = new Map()
    for (const kind of ['single', 'few'] as const) {
      for (const batch of inBatches(kinds[kind], STARTS_A_STATEMENT)) {
        await walkBatch(transaction, batch, kind === 'single', options, slices)
      }
    }
    for (const [name, levels] of slices) found.set(name, toClosure(levels, options.depth))
    for (const { name, keys } of kinds.many)
      found.set(name, await frontierWalk(transaction, { starts: keys, entries: [] }, options))
    return found
  })
}

export function closureFrom(
  { walk }: Connection,
  entries: readonly (readonly NodeKey[])[],
  options: ClosureOptions,
): Promise<Closure> {
  return walk(options.budgetMs, (transaction) => frontierWalk(transaction, { starts: [], entries }, options))
}

async function walkBatch(
  transaction: ManagedTransaction,
  starts: readonly Start[],
  single: boolean,
  { direction, depth, view }: ClosureOptions,
  found: Slices,
): Promise<void> {
  const shape = cypherView(view)
  const statement = walkStatement({ direction, depth, view: shape, single })
  const named = starts.map(({ name, keys }) => ({ name, keys: integers(keys) }))
  const { records } = await transaction.run(statement, { ...shape.parameters, starts: named })
  for (const record of records) {
    const levels = found.get(record.get('name')) ?? []
    found.set(record.get('name'), levels)
    const level = record.get('d') - 1
    levels[level] ??= []
    levels[level].push(record.get('keys'))
  }
}

function toClosure(slices: readonly number[][][], depth: number): Closure {
  return { levels: slices.slice(0, depth).map(joined), more: slices.length > depth }
}

function joined(slices: readonly number[][]): Int32Array {
  const level = new Int32Array(slices.reduce((size, slice) => size + slice.length, 0))
  let at = 0
  for (const slice of slices) {
    level.set(slice, at)
    at += slice.length
  }
  return level
}
