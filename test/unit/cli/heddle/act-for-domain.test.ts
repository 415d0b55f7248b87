import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rollbackCommand } from '../../../../cli/heddle/publish/rollback.ts'
import { unpublishCommand } from '../../../../cli/heddle/publish/unpublish.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { createTokenSigner, generateKeyPair } from '../../../../platform/tokens.ts'
import { openSqliteStore } from '../../../../subgraphs/domain/stores/sqlite.ts'
import { gateway } from './gateway.ts'
import { recordingTerminal } from './terminal.ts'

const keys = generateKeyPair()
const sign = createTokenSigner(keys.signingKey)
const orders = () => sign({ kind: 'domain', domain: 'orders' })
const openStore = async (file: string) => openSqliteStore(file)

let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-act-'))
})
afterEach(() => rmSync(place, { recursive: true }))

async function unpublish(token: string | undefined, ...words: readonly string[]) {
  const mesh = await gateway({
    DirectReaders: () => ({ data: { edges: null } }),
    Unpublish: () => ({ data: { unpublish: { supergraphVersion: 'v' } } }),
  })
  const { terminal, said } = recordingTerminal({
    XDG_CONFIG_HOME: join(place, 'config'),
    HEDDLE_URL: mesh.url,
    HEDDLE_PUBLIC_KEY: keys.publicKey,
    HEDDLE_TOKEN: token,
  })
  const commands = [rollbackCommand(openStore), unpublishCommand(openStore)]
  const code = await runHeddle({ commands, version: '1' }, ['unpublish', ...words, '--yes', '--json'], terminal)
  await mesh.close()
  const asked = mesh.asked.map(({ operation, variables }) => [operation, variables.domain ?? variables.of])
  return { code, ...JSON.parse(said.out), asked }
}

describe('a domain whose folder does not say who it is', () => {
  const broken = () => writeFileSync(join(place, 'domain.yaml'), 'id: [\n')

  test('is acted for when it is named, with a token of its own or the one in the folder', async () => {
    broken()
    const done = {
      code: 0,
      domain: 'orders',
      asked: [
        ['DirectReaders', 'orders'],
        ['Unpublish', 'orders'],
      ],
    }
    expect(await unpublish(await orders(), place, '--domain', 'orders')).toMatchObject(done)
    expect(await unpublish(await sign({ kind: 'admin' }), place, '--domain', 'orders')).toMatchObject(done)
    mkdirSync(join(place, '.heddle'))
    writeFileSync(join(place, '.heddle/token'), `${await orders()}\n`)
    expect(await unpublish(undefined, place, '--domain', 'orders')).toMatchObject(done)
  })

  test('is never registered for it, whatever the token could', async () => {
    const refused = await unpublish(await sign({ kind: 'enrol' }), place, '--domain', 'ordres')
    expect(refused).toMatchObject({
      code: 1,
      error: { code: 'UNAUTHENTICATED', message: expect.stringContaining('no token of the domain ordres') },
      asked: [],
    })
    expect(readdirSync(place)).toEqual([])
    expect(await unpublish(undefined, place, '--domain', 'Not One')).toMatchObject({ code: 2, asked: [] })
  })

  test('is who it was when its folder was good last', async () => {
    broken()
    mkdirSync(join(place, '.heddle'))
    const store = await openStore(join(place, '.heddle/domain.sqlite'))
    const domain = { id: 'orders', title: 'Orders', description: null, owner: null }
    store.memory.keepGood(domain, [], new Date().toISOString())
    store.close()
    expect(await unpublish(await orders(), place)).toMatchObject({ code: 0, domain: 'orders' })
  })

  test('is asked for in words that say what to do', async () => {
    broken()
    const { code, error } = await unpublish(await orders(), place)
    expect({ code, error: error.code }).toEqual({ code: 1, error: 'NO_DOMAIN' })
    expect(error.advice).toBe(
      `Mend ${join(place, 'domain.yaml')} first: the command has to know who the domain is (docs/descriptors.md says what stands there). Or name the domain: --domain <id>.`,
    )
  })
})
