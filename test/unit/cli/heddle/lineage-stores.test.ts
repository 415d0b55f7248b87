import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UsageError } from '../../../../cli/heddle/command.ts'
import { readAddresses, type StoreOpeners } from '../../../../cli/heddle/lineage/stores.ts'
import { recordingTerminal } from './terminal.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-addresses-'))
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'lineage.sqlite'), '')
  writeFileSync(join(folder, 'a-backup'), '')
  writeFileSync(join(folder, 'secret'), 'from a file\n')
  symlinkSync(join(folder, 'data'), join(folder, 'link'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What each adapter was asked to open. */
async function opened(
  options: Parameters<typeof readAddresses>[0],
  environment: Record<string, string> = {},
): Promise<readonly unknown[]> {
  const asked: unknown[] = []
  const keep = (address: unknown) => {
    asked.push(address)
    return Promise.reject(new Error('not here'))
  }
  const openers: StoreOpeners = { sqlite: keep, neo4j: keep }
  const { from, to } = await readAddresses(options, openers, recordingTerminal(environment).terminal)
  await from.open().catch(() => undefined)
  await to.open().catch(() => undefined)
  return asked
}

describe('an address of a lineage store', () => {
  test('is of the environment that the lineage process has', async () => {
    const environment = {
      HEDDLE_DATA_DIR: '/srv/heddle',
      HEDDLE_NEO4J_URL: 'bolt://neo4j:7687',
      HEDDLE_NEO4J_PASSWORD: 'secret',
    }
    expect(await opened({ from: 'sqlite', to: 'neo4j' }, environment)).toEqual([
      '/srv/heddle/lineage.sqlite',
      { uri: 'bolt://neo4j:7687', user: 'neo4j', password: 'secret' },
    ])
    expect((await opened({ from: 'sqlite', to: 'bolt://x' }))[0]).toBe('.heddle/lineage.sqlite')
  })

  test('may be a file, or a data folder, whether it is there or not', async () => {
    const file = async (path: string) => (await opened({ from: `sqlite:${path}`, to: 'bolt://x' }))[0]
    expect(await file(join(folder, 'data'))).toBe(join(folder, 'data', 'lineage.sqlite'))
    expect(await file(join(folder, 'new'))).toBe(join(folder, 'new', 'lineage.sqlite'))
    expect(await file(join(folder, 'new.sqlite'))).toBe(join(folder, 'new.sqlite'))
    expect(await file(join(folder, 'a-backup'))).toBe(join(folder, 'a-backup'))
  })

  test('may be a Neo4j server, whose password comes from a file', async () => {
    const options = { 'neo4j-user': 'ada', 'neo4j-password-file': join(folder, 'secret') }
    const environment = { HEDDLE_NEO4J_USER: 'eve', HEDDLE_NEO4J_PASSWORD: 'other' }
    expect(await opened({ from: 'neo4j+s://one:7687', to: 'sqlite', ...options }, environment)).toEqual([
      { uri: 'neo4j+s://one:7687', user: 'ada', password: 'from a file' },
      '.heddle/lineage.sqlite',
    ])
  })

  test.each([
    [{ to: 'neo4j' }, '--from: expected a store, received nothing'],
    [{ from: 'sqlite' }, '--to: expected a store, received nothing'],
    [{ from: 'sqlite', to: 'neo4j' }, '--to neo4j: expected HEDDLE_NEO4J_URL, which is not set'],
    [{ from: 'sqlite:', to: 'bolt://x' }, 'sqlite: expected a path after the colon, received nothing'],
    [
      { from: 'postgres', to: 'bolt://x' },
      '--from: expected sqlite, sqlite:<path>, neo4j or a bolt:// address, received "postgres"',
    ],
    [{ from: 'sqlite', to: 'bolt://' }, 'received "bolt://"'],
    [{ from: 'bolt://x', to: 'bolt://u:p@x' }, '--from and --to are the same store: bolt://x'],
    [{ from: 'sqlite', to: 'sqlite:.heddle' }, '--from and --to are the same store: sqlite:.heddle/lineage.sqlite'],
    [{ from: 'sqlite', to: 'bolt://x', 'neo4j-password-file': '/nowhere' }, '--neo4j-password-file: ENOENT'],
  ])('that is wrong is refused: %j', async (options, message) => {
    const refusal = opened(options)
    await expect(refusal).rejects.toThrow(UsageError)
    await expect(refusal).rejects.toThrow(message)
  })

  test('under another name is the same store', async () => {
    const both = { from: `sqlite:${join(folder, 'data')}`, to: `sqlite:${join(folder, 'link')}` }
    await expect(opened(both)).rejects.toThrow('--from and --to are the same store')
  })
})
