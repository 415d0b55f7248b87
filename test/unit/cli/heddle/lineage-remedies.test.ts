import { beforeEach, describe, expect, test } from 'vitest'
import { copyCommand } from '../../../../cli/heddle/lineage/copy.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import type { LineageStore } from '../../../../subgraphs/lineage/stores/store.ts'
import { changes, openEdge, population } from '../../../contract/lineage-store.edges.ts'
import { openMemoryStore } from '../../../contract/lineage-store.memory.ts'
import { recordingTerminal } from './terminal.ts'

const LAST_COMMIT = Date.UTC(2026, 0, 2)
const EMPTYING =
  'name another database server, or delete everything in this one (lineage must not run): MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS'

/** What stands at `bolt://from` and `bolt://to`. */
let stores: Record<string, LineageStore>

beforeEach(async () => {
  const source = openMemoryStore()
  await source.commit(changes({ ...population(3), recordedAt: LAST_COMMIT, opened: [openEdge(1, 2), openEdge(2, 3)] }))
  stores = { 'bolt://from': source, 'bolt://to': openMemoryStore() }
})

async function copy(...more: readonly string[]) {
  const { terminal, said } = recordingTerminal()
  const commands = [
    copyCommand({
      sqlite: () => Promise.reject(new Error('no file was named')),
      neo4j: async ({ uri }) => stores[uri] ?? openMemoryStore(),
    }),
  ]
  const parameters = ['lineage', 'copy', '--from', 'bolt://from', '--to', 'bolt://to', ...more]
  const code = await runHeddle({ commands, version: '0' }, parameters, terminal)
  return { code, ...said }
}

/** The store at an address, with another commit. */
function committing(at: 'bolt://from' | 'bolt://to', commit: (store: LineageStore) => LineageStore['commit']): void {
  const store = stores[at]
  if (store !== undefined) stores[at] = { ...store, commit: commit(store) }
}

const writeToSource = async () => {
  await stores['bolt://from']?.commit(changes({ recordedAt: LAST_COMMIT + 1000 }))
}

describe('heddle lineage copy says what to do about', () => {
  test('a source that is empty', async () => {
    stores['bolt://from'] = openMemoryStore()
    const { code, err } = await copy()
    expect(code).toBe(1)
    expect(err).toContain('there is nothing to copy. Is --from the store that lineage writes to?\n')
  })

  test('a target that is in use', async () => {
    await stores['bolt://to']?.commit(changes({ recordedAt: 1 }))
    const { code, err } = await copy()
    expect(code).toBe(1)
    expect(err).toContain(`To have an empty one, ${EMPTYING}\n`)
  })

  test('a source that lineage goes on writing to, all of which was read', async () => {
    committing('bolt://to', (store) => async (written) => {
      await writeToSource()
      await store.commit(written)
    })
    const { code, out, err } = await copy()
    expect(code).toBe(1)
    expect(out).toMatch(/^ {2}hash .* same$/m)
    expect(err).toContain(
      'the copy is what the source held at 2026-01-02T00:00:00.000Z, but the source has been written to since, last at 2026-01-02T00:00:01.000Z',
    )
  })

  test('a source that lineage goes on writing to while it is read', async () => {
    const source = stores['bolt://from']
    if (source !== undefined) {
      stores['bolt://from'] = {
        ...source,
        async versionsAfter(pair, limit) {
          await source.commit(changes({ recordedAt: LAST_COMMIT + 1000 }))
          return source.versionsAfter(pair, limit)
        },
      }
    }
    const { code, out, err } = await copy()
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(`If something was copied already, that takes an empty target: ${EMPTYING}\n`)
  })

  test('a copy that is not the same', async () => {
    committing('bolt://to', (store) => (written) => {
      const opened = written.opened.map((edge) => ({ ...edge, confidence: edge.confidence / 2 }))
      return store.commit({ ...written, opened })
    })
    const { code, out, err } = await copy('--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ same: false, differences: ['edges, open'], sourceMovedAt: null })
    expect(err).toContain(`the copy is not the same as the source. To begin again, ${EMPTYING}\n`)
  })
})
