import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishCommand } from '../../../../cli/heddle/publish/publish.ts'
import { rollbackCommand } from '../../../../cli/heddle/publish/rollback.ts'
import { unpublishCommand } from '../../../../cli/heddle/publish/unpublish.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import type { Terminal } from '../../../../cli/heddle/terminal/terminal.ts'
import { packageRoot } from '../../../../platform/package-root.ts'
import { createTokenSigner, generateKeyPair } from '../../../../platform/tokens.ts'
import { openSqliteStore } from '../../../../subgraphs/domain/stores/sqlite.ts'
import { type GraphAnswer, gateway } from './gateway.ts'
import { recordingTerminal } from './terminal.ts'

const PORT = 'orders/order-events/orders-v1'
const [OLD, NEW] = ['a', 'b'].map((digit) => digit.repeat(64)) as [string, string]
const keys = generateKeyPair()

let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-told-'))
  cpSync(join(packageRoot(), 'seed/domains/orders'), join(place, 'orders'), { recursive: true })
})
afterAll(() => rmSync(place, { recursive: true }))

type Answers = Parameters<typeof gateway>[0]

async function run(answers: Answers, words: readonly string[], more: Partial<Terminal> = {}) {
  const mesh = await gateway(answers)
  const environment = {
    XDG_CONFIG_HOME: join(place, 'config'),
    HEDDLE_URL: mesh.url,
    HEDDLE_PUBLIC_KEY: keys.publicKey,
    HEDDLE_TOKEN: await createTokenSigner(keys.signingKey)({ kind: 'admin' }),
  }
  const { terminal, said } = recordingTerminal(environment, more)
  const commands = [
    publishCommand(async (file) => openSqliteStore(file)),
    rollbackCommand(async (file) => openSqliteStore(file)),
    unpublishCommand(async (file) => openSqliteStore(file)),
  ]
  const [command = '', ...rest] = words
  const code = await runHeddle({ commands, version: '1' }, [command, join(place, 'orders'), ...rest], terminal)
  await mesh.close()
  return { code, ...said, asked: mesh.asked.map(({ operation }) => operation) }
}

/** Somebody who sits there and answers so; `before` is what was said until the question. */
function answering(answer: boolean) {
  const heard = { before: '', question: '' }
  const { terminal, said } = recordingTerminal()
  const ask: Terminal['ask'] = {
    text: () => Promise.reject(new Error('not expected')),
    choose: () => Promise.reject(new Error('not expected')),
    async confirm(question) {
      heard.before = said.err
      heard.question = question
      return answer
    },
  }
  return { heard, more: { ask, err: terminal.err } }
}

const edge = (reader: string, from = PORT, domainId: string | null = 'risk') => ({
  node: {
    writer: reader,
    stale: false,
    from: { id: from },
    to: { id: reader, kind: 'PORT', label: reader, domainId, product: { owner: { name: 'Risk Team' } }, entity: null },
  },
})
const edges = (...found: readonly object[]): GraphAnswer => ({
  data: { edges: { pageInfo: { hasNextPage: false, endCursor: null }, edges: found } },
})
const down: GraphAnswer = {
  data: { edges: null },
  errors: [{ message: 'lineage is down', path: ['edges'], extensions: { code: 'SERVICE_UNAVAILABLE' } }],
}
const Unpublish = () => ({ data: { unpublish: { supergraphVersion: 'v' } } })

describe('unpublish', () => {
  const offered = edges(
    edge('risk/report/report-v1'),
    edge('risk/report/report-v1', 'orders/returns/returns-v1'),
    edge('orders/own/own-v1', PORT, 'orders'),
    edge('consumer:looker/board', PORT, null),
  )

  test('says who reads what the domain offers, others than itself, and asks then; no changes nothing', async () => {
    const { heard, more } = answering(false)
    const { code, asked, out } = await run({ DirectReaders: () => offered }, ['unpublish'], more)
    expect(heard.before).toBe(`2 readers of what orders offers:
  ! risk/report/report-v1, of Risk Team: reads ${PORT}, orders/returns/returns-v1
  ! consumer:looker/board, of Risk Team: reads ${PORT}
`)
    expect(heard.question).toMatch(/^Take the domain orders out of the mesh at /)
    expect({ code, asked, out }).toEqual({ code: 1, asked: ['DirectReaders'], out: '' })
  })

  test('tells nobody who reads from what is not known', async () => {
    const unread = answering(true)
    expect((await run({ DirectReaders: () => edges(), Unpublish }, ['unpublish'], unread.more)).code).toBe(0)
    expect(unread.heard.before).toBe('Nobody is known to read what orders offers.\n')
    const unknown = answering(true)
    await run({ DirectReaders: () => down, Unpublish }, ['unpublish'], unknown.more)
    expect(unknown.heard.before).toBe(
      'Who reads what orders offers is not known: lineage is down (SERVICE_UNAVAILABLE)\n',
    )
    const { out } = await run({ DirectReaders: () => down, Unpublish }, ['unpublish', '--yes', '--json'])
    expect(JSON.parse(out)).toMatchObject({ readers: null, warnings: [expect.stringContaining('lineage is down')] })
  })

  test('names twenty to people and all to programs', async () => {
    const many = edges(...Array.from({ length: 23 }, (_, number) => edge(`risk/r${number}/r-v1`)))
    const { out } = await run({ DirectReaders: () => many, Unpublish }, ['unpublish', '--yes'])
    expect(out.split('\n').filter((line) => line.startsWith('  !'))).toHaveLength(20)
    expect(out).toContain('  and 3 more; --json names all\n')
    const json = await run({ DirectReaders: () => many, Unpublish }, ['unpublish', '--yes', '--json'])
    expect(JSON.parse(json.out).readers).toHaveLength(23)
  })
})

const accepted = (id: string, current: boolean) => ({
  node: { id, publishedAt: '2026-01-31T10:00:00Z', by: 'admin', rollback: false, current, productCount: 7 },
})
const standing =
  (availability: string, ...releases: readonly object[]) =>
  (): GraphAnswer => ({ data: { domain: { availability, releases: { edges: releases } } } })
const removal = {
  product: 'orders/order-events',
  change: 'CHANGED',
  fields: [],
  inputPorts: [],
  ports: [{ port: PORT, change: 'REMOVED', fields: [], columns: [] }],
}
const payload = (products: readonly object[]) => ({
  release: OLD,
  supergraphVersion: 'v',
  problems: [],
  changes: { from: NEW, to: OLD, unchanged: 6, products },
})

describe('rollback', () => {
  const AcceptedReleases = standing('LIVE', accepted(NEW, true), accepted(OLD, false))
  const Rollback = () => ({ data: { rollback: payload([removal]) } })
  const Readers = () => ({ data: { port: null } })
  const PortWent = () => ({ data: { changes: { pageInfo: { hasNextPage: false, endCursor: null }, edges: [] } } })

  test('says from which release to which, who read what goes, and where another one leads', async () => {
    const DirectReaders = () => edges(edge('risk/report/report-v1'))
    const { out } = await run({ AcceptedReleases, Rollback, Readers, PortWent, DirectReaders }, ['rollback'])
    expect(out).toMatch(
      /^rolled back {2}orders from release b{12} to release a{12}, as accepted at 2026-01-31 10:00 UTC,/,
    )
    expect(out).toContain('      ! risk/report/report-v1, of Risk Team: reads the port\n')
    expect(out).toContain('Another heddle rollback goes to bbbbbbbbbbbb again')
    expect(out).not.toContain('published')
  })

  test('is told as done although nobody can say who reads what it changed', async () => {
    const { code, out } = await run({ AcceptedReleases, Rollback, Readers, PortWent, DirectReaders: () => down }, [
      'rollback',
      '--json',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ release: OLD, from: NEW, readers: null, warnings: [expect.any(String)] })
  })

  test('asks for nothing where no release is called so', async () => {
    const { code, asked, err } = await run({ AcceptedReleases }, ['rollback', '--to', 'cc'])
    expect({ code, asked }).toEqual({ code: 1, asked: ['AcceptedReleases'] })
    expect(err).toContain('no release of orders is called "cc"')
    expect(await run({}, ['rollback', '--to', ''])).toMatchObject({ code: 2, asked: [] })
  })
})

describe('a publish of a domain that was taken out', () => {
  const words = ['publish', '--domain-url', 'http://127.0.0.1:9/graphql']
  const Publish = () => ({ data: { publish: payload([]) } })

  test('says that it is back, with all of its products', async () => {
    const AcceptedReleases = standing('REMOVED', accepted(OLD, false))
    const { out } = await run({ AcceptedReleases, Publish }, words)
    expect(out).toContain('orders was out of the mesh, and is back, with 6 products\n')
    const json = await run({ AcceptedReleases, Publish }, [...words, '--json'])
    expect(JSON.parse(json.out)).toMatchObject({ unpublished: true, from: null, readers: [] })
  })

  test('is done although nobody can say how it stood', async () => {
    const AcceptedReleases = (): GraphAnswer => ({
      data: { domain: null },
      errors: [{ message: 'no', path: ['domain'], extensions: { code: 'STORE_UNAVAILABLE' } }],
    })
    const { code, out } = await run({ AcceptedReleases, Publish }, [...words, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ unpublished: null, from: NEW })
  })
})
