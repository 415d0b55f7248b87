import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishCommand } from '../../../../cli/heddle/publish/publish.ts'
import { rollbackCommand } from '../../../../cli/heddle/publish/rollback.ts'
import { unpublishCommand } from '../../../../cli/heddle/publish/unpublish.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { packageRoot } from '../../../../platform/package-root.ts'
import { createTokenSigner, generateKeyPair } from '../../../../platform/tokens.ts'
import { openSqliteStore } from '../../../../subgraphs/domain/stores/sqlite.ts'
import { gateway } from './gateway.ts'
import { recordingTerminal } from './terminal.ts'

const keys = generateKeyPair()
const sign = createTokenSigner(keys.signingKey)
const elsewhere = createTokenSigner(generateKeyPair().signingKey)

let place = ''
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'heddle-token-'))
  cpSync(join(packageRoot(), 'seed/domains/orders'), join(place, 'orders'), { recursive: true })
  mkdirSync(join(place, 'orders/.heddle'))
  writeFileSync(join(place, 'orders/.heddle/token'), await sign({ kind: 'domain', domain: 'orders' }))
})
afterAll(() => rmSync(place, { recursive: true }))

async function run(token: string | undefined, [command = '', ...rest]: readonly string[]) {
  const mesh = await gateway({ AcceptedReleases: () => ({ data: { domain: null } }) })
  const { terminal, said } = recordingTerminal({
    XDG_CONFIG_HOME: join(place, 'config'),
    HEDDLE_URL: mesh.url,
    HEDDLE_PUBLIC_KEY: keys.publicKey,
    HEDDLE_TOKEN: token,
  })
  const commands = [
    publishCommand(async (file) => openSqliteStore(file)),
    rollbackCommand(async (file) => openSqliteStore(file)),
    unpublishCommand(async (file) => openSqliteStore(file)),
  ]
  const words = [command, join(place, 'orders'), ...rest, '--json']
  const code = await runHeddle({ commands, version: '1' }, words, terminal)
  await mesh.close()
  return { code, ...JSON.parse(said.out), asked: mesh.asked.map(({ operation }) => operation) }
}

const COMMANDS: readonly (readonly string[])[] = [
  ['publish', '--domain-url', 'http://127.0.0.1:9/graphql'],
  ['rollback', '--to', 'cc'],
  ['unpublish', '--yes'],
]

describe.each(COMMANDS)('%s in a folder that keeps its own token', (...words) => {
  test.each<readonly [string, () => Promise<string>, string, RegExp]>([
    ['that is none', async () => 'abc', 'UNAUTHENTICATED', /^HEDDLE_TOKEN is no token$/],
    [
      'of another mesh',
      () => elsewhere({ kind: 'domain', domain: 'orders' }),
      'UNAUTHENTICATED',
      /^HEDDLE_TOKEN: the token was not made by the mesh at http/,
    ],
    ['of another domain', () => sign({ kind: 'domain', domain: 'risk' }), 'FORBIDDEN', /domain risk, not of orders$/],
    [
      'of a kind that acts for no domain',
      () => sign({ kind: 'ingest' }),
      'FORBIDDEN',
      /^HEDDLE_TOKEN: the token is of kind ingest/,
    ],
  ])('refuses a HEDDLE_TOKEN %s, and asks the mesh for nothing', async (_what, token, code, message) => {
    expect(await run(await token(), words)).toMatchObject({
      code: 1,
      error: { code, message: expect.stringMatching(message) },
      asked: [],
    })
  })
})

test.each<readonly [string, () => Promise<string | undefined>]>([
  ['that is not set', async () => undefined],
  ['that is empty', async () => ''],
  ['that registers domains', () => sign({ kind: 'enrol' })],
])('a HEDDLE_TOKEN %s leaves the token that is kept in use', async (_what, token) => {
  expect((await run(await token(), ['rollback', '--to', 'cc'])).asked).toEqual(['AcceptedReleases'])
})
