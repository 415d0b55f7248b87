import { digestOf } from '../../../subgraphs/lineage/stores/copy/digest.ts'
import { readNote } from '../../../subgraphs/lineage/stores/copy/note.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { type Command, EXIT, readOptions } from '../command.ts'
import { createTicker } from '../ticker.ts'
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

const HELP = `heddle lineage verify --from <store> --to <store> [options]

Reads two lineage stores whole and compares counts and a hash over everything, as heddle lineage copy does in the
end. Neither is changed. A store that lineage writes to meanwhile is read of several moments: stop it before.

Stores
${ADDRESSES}

Options
  --from <store>, --to <store>     what to compare; both are needed
${STORE_OPTIONS_HELP}
  --json                           the result as one JSON object on stdout

Ends with 0 when both hold the same, 1 when they differ or cannot be read, 2 when it was called wrongly.

Example
  heddle lineage verify --from sqlite:.heddle/lineage --to neo4j
`

export function verifyCommand(openers: StoreOpeners): Command {
  return {
    name: 'lineage verify',
    summary: 'compares two lineage stores by counts and a hash',
    help: HELP,
    async run(parameters, terminal) {
      const options = readOptions(parameters, STORE_OPTIONS)
      const addresses = await readAddresses(options, openers, terminal)
      const { from, to } = addresses
      requireThere('from', from)
      requireThere('to', to)
      const ticker = createTicker(terminal)
      const read = { from: 0, to: 0 }
      const tick = (side: keyof typeof read) => (count: number) => {
        read[side] = count
        ticker.tick('reading both', read.from + read.to, null)
      }
      const [source, target] = await withStores(addresses, async (a, b) => {
        await requireFinished(from, a)
        await requireFinished(to, b)
        return Promise.all([digestOf(a, tick('from')), digestOf(b, tick('to'))])
      }).finally(ticker.end)

      const comparison = { from: { address: from, digest: source }, to: { address: to, digest: target } }
      terminal.out(
        options.json ? `${JSON.stringify(comparisonJson(comparison), null, 2)}\n` : comparisonText(comparison),
      )
      return isSame(comparison) ? EXIT.done : EXIT.failed
    },
  }
}

async function requireFinished({ shown }: StoreAddress, store: LineageStore): Promise<void> {
  if ((await readNote(store)) === null) return
  throw new Error(`${shown} is half a copy: finish it with the command that began it`)
}
