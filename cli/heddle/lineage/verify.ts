import { digestOf } from '../../../subgraphs/lineage/stores/copy/digest.ts'
import { readNote } from '../../../subgraphs/lineage/stores/copy/note.ts'
import type { LineageStore } from '../../../subgraphs/lineage/stores/store.ts'
import { type Command, defineCommand, EXIT } from '../command.ts'
import { createTicker } from '../terminal/ticker.ts'
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

export function verifyCommand(openers: StoreOpeners): Command {
  return defineCommand({
    name: 'lineage verify',
    summary: 'compares two lineage stores by counts and a hash',
    description: `
Reads two lineage stores whole and compares counts and a hash over everything, as heddle lineage copy does in the end. Neither
is changed. A store that lineage writes to meanwhile is read of several moments: stop it before.`,
    sections: { Stores: ADDRESSES },
    positionals: [],
    options: STORE_OPTIONS,
    ends: '0 when both hold the same, 1 when they differ or cannot be read',
    examples: ['heddle lineage verify --from sqlite:.heddle/lineage --to neo4j'],
    result: comparisonForm,
    async run({ options }, terminal) {
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
      return {
        result: comparisonJson(comparison),
        text: comparisonText(comparison),
        code: isSame(comparison) ? EXIT.done : EXIT.failed,
      }
    },
  })
}

async function requireFinished({ shown }: StoreAddress, store: LineageStore): Promise<void> {
  if ((await readNote(store)) === null) return
  throw new Error(`${shown} is half a copy: finish it with the command that began it`)
}
