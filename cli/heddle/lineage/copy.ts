import { z } from 'zod'
import { CopyRefused, copyStore, type Refusal } from '../../../subgraphs/lineage/stores/copy.ts'
import { type Command, defineCommand } from '../command.ts'
import { amount, createTicker } from '../terminal/ticker.ts'
import { comparisonForm, comparisonJson, comparisonText, isSame } from './report.ts'
import {
  ADDRESSES,
  readAddresses,
  requireThere,
  STORE_OPTIONS,
  type StoreAddress,
  type StoreOpeners,
  withStores,
} from './stores.ts'

/** What to do about a refusal, in the words of the stores at hand. */
const REMEDIES: Readonly<Record<Refusal, (to: StoreAddress) => string>> = {
  EMPTY_SOURCE: () => 'Is --from the store that lineage writes to?',
  HALF_SOURCE: () => 'Finish that copy first, with the command that began it.',
  SOURCE_MOVED: ({ emptying }) =>
    `Stop lineage and begin again. If something was copied already, that takes an empty target: ${emptying}`,
  TARGET_IN_USE: ({ emptying }) => `To have an empty one, ${emptying}`,
  OTHER_SOURCE: ({ emptying }) =>
    `Go on with the source it was begun with; or begin again with an empty target: ${emptying}`,
}

export function copyCommand(openers: StoreOpeners): Command {
  return defineCommand({
    name: 'lineage copy',
    summary: 'copies a lineage store to another (SQLite, Neo4j), and compares them',
    description: `
Copies everything of a lineage store to an empty one: nodes, their other names, writers, runs and all else that is
remembered, every version of every edge, every claim. Then reads both, and compares counts and a hash over all of it. Stop
lineage before. The source is only read.

It may be interrupted, by Ctrl-C or worse: the same command goes on where it was. Until it has ended well, lineage does not
start on the target.`,
    sections: { Stores: ADDRESSES },
    positionals: [],
    options: STORE_OPTIONS,
    ends: '0 when the copy is whole and the same, 1 when it failed or differs',
    examples: [
      'heddle lineage copy --from sqlite:.heddle/lineage --to neo4j',
      'HEDDLE_NEO4J_PASSWORD=… heddle lineage copy --from sqlite:/data --to bolt://neo4j:7687 --json',
      'heddle lineage copy --from neo4j --to sqlite:/backup/lineage.sqlite',
    ],
    result: comparisonForm.extend({
      resumedAt: z.number().describe('how many things were there already'),
      sourceMovedAt: z
        .string()
        .nullable()
        .describe('when the source was written to meanwhile, RFC 3339; null: it was not'),
      seconds: z.number(),
    }),
    async run({ options }, terminal) {
      const addresses = await readAddresses(options, openers, terminal)
      const { from, to } = addresses
      requireThere('from', from)
      const ticker = createTicker(terminal)
      const began = performance.now()
      const copied = await withStores(addresses, (source, target) =>
        copyStore({ source, target, onProgress: ({ phase, done, total }) => ticker.tick(phase, done, total) }),
      ).catch((error: unknown) => {
        ticker.end()
        throw error instanceof CopyRefused
          ? new Error(`${error.message}. ${REMEDIES[error.reason](to)}`, { cause: error.cause })
          : error
      })
      ticker.end()

      const seconds = (performance.now() - began) / 1000
      const { resumedAt, movedAt } = copied
      const comparison = { from: { address: from, digest: copied.source }, to: { address: to, digest: copied.target } }
      const sourceMovedAt = movedAt === null ? null : new Date(movedAt).toISOString()
      const went = resumedAt === 0 ? '' : `, of which ${amount(resumedAt)} were there already`
      const outcome = {
        result: { ...comparisonJson(comparison), resumedAt, sourceMovedAt, seconds },
        text: `${comparisonText(comparison)}${amount(copied.source.count)} things${went}, in ${seconds.toFixed(1)} s\n`,
      }
      if (!isSame(comparison))
        return { ...outcome, trouble: `the copy is not the same as the source. To begin again, ${to.emptying}` }
      if (sourceMovedAt === null) return outcome
      const then = new Date(copied.source.status.lastCommit).toISOString()
      return {
        ...outcome,
        trouble: `the copy is what the source held at ${then}, but the source has been written to since, last at ${sourceMovedAt}: lineage still runs on it, and that is not in the copy. Stop lineage and begin again; or accept what is lost`,
      }
    },
  })
}
