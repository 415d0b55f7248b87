import { CopyRefused, copyStore, type Refusal } from '../../../subgraphs/lineage/stores/copy.ts'
import { type Command, EXIT, readOptions } from '../command.ts'
import { amount, createTicker } from '../ticker.ts'
import { comparisonJson, comparisonText, isSame } from './report.ts'
import {
  ADDRESSES,
  readAddresses,
  requireThere,
  STORE_OPTIONS,
  STORE_OPTIONS_HELP,
  type StoreAddress,
  type StoreOpeners,
  withStores,
} from './stores.ts'

const HELP = `heddle lineage copy --from <store> --to <store> [options]

Copies everything of a lineage store to an empty one: nodes, their other names, writers, runs and all else that
is remembered, every version of every edge, every claim. Then reads both, and compares counts and a hash over all
of it. Stop lineage before. The source is only read.

It may be interrupted, by Ctrl-C or worse: the same command goes on where it was. Until it has ended well, lineage
does not start on the target.

Stores
${ADDRESSES}

Options
  --from <store>, --to <store>     what to copy, and where; both are needed
${STORE_OPTIONS_HELP}
  --json                           the result as one JSON object on stdout

Ends with 0 when the copy is whole and the same, 1 when it failed or differs, 2 when it was called wrongly.

Examples
  heddle lineage copy --from sqlite:.heddle/lineage --to neo4j
  HEDDLE_NEO4J_PASSWORD=… heddle lineage copy --from sqlite:/data --to bolt://neo4j:7687 --json
  heddle lineage copy --from neo4j --to sqlite:/backup/lineage.sqlite
`

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
  return {
    name: 'lineage copy',
    summary: 'copies a lineage store to another (SQLite, Neo4j), and compares them',
    help: HELP,
    async run(parameters, terminal) {
      const options = readOptions(parameters, STORE_OPTIONS)
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
      const same = isSame(comparison)
      if (options.json) {
        const sourceMovedAt = movedAt === null ? null : new Date(movedAt).toISOString()
        const result = { ...comparisonJson(comparison), resumedAt, sourceMovedAt, seconds }
        terminal.out(`${JSON.stringify(result, null, 2)}\n`)
      } else {
        const went = resumedAt === 0 ? '' : `, of which ${amount(resumedAt)} were there already`
        terminal.out(comparisonText(comparison))
        terminal.out(`${amount(copied.source.count)} things${went}, in ${seconds.toFixed(1)} s\n`)
      }
      if (!same) throw new Error(`the copy is not the same as the source. To begin again, ${to.emptying}`)
      if (movedAt !== null) {
        throw new Error(
          `the copy is what the source held at ${new Date(copied.source.status.lastCommit).toISOString()}, but the source has been written to since, last at ${new Date(movedAt).toISOString()}: lineage still runs on it, and that is not in the copy. Stop lineage and begin again; or accept what is lost`,
        )
      }
      return EXIT.done
    },
  }
}
