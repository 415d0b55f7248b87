import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { createTokenSigner, generateKeyPair } from '../../../platform/tokens.ts'
import { eventually } from '../../support/eventually.ts'
import { freePort } from '../../support/ports.ts'
import { runEvent } from './harness.ts'

const keys = generateKeyPair()
let folder = ''
let url = ''
let lineage: ChildProcess | undefined

async function start(): Promise<void> {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  lineage = spawn(process.execPath, [join(packageRoot(), 'dist', 'lineage.js')], {
    env: {
      PATH: process.env.PATH,
      HEDDLE_PORT: `${port - 2}`,
      HEDDLE_DATA_DIR: folder,
      HEDDLE_PUBLIC_KEY: keys.publicKey,
    },
    stdio: 'ignore',
  })
  await eventually(async () => (await fetch(`${url}/ready`)).ok)
}

async function stop(signal: NodeJS.Signals): Promise<number | null> {
  const process = lineage
  if (process === undefined || process.exitCode !== null || process.signalCode !== null) return null
  const exit = once(process, 'exit')
  process.kill(signal)
  const [code] = await exit
  return code
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-lineage-'))
  await start()
})
afterEach(async () => {
  await stop('SIGKILL')
  await rm(folder, { recursive: true })
})

test('every event that was acknowledged survives kill -9', async () => {
  const token = await createTokenSigner(keys.signingKey)({ kind: 'ingest' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const acknowledged: number[] = []
  let sent = 0
  const posting = Promise.all(
    Array.from({ length: 8 }, async () => {
      for (;;) {
        const i = sent++
        const body = JSON.stringify(runEvent(`j${i}`, { reads: ['hub'], writes: [`leaf-${i}`] }))
        const answer = await fetch(`${url}/api/v1/lineage`, { method: 'POST', headers, body }).catch(() => null)
        if (answer?.status !== 201) return
        acknowledged.push(i)
      }
    }),
  )
  await eventually(async () => acknowledged.length >= 100)
  await stop('SIGKILL')
  await posting
  await start()

  const query =
    '{ impact(of: "dataset:db/hub", level: PORT) { rows(first: 1000) { edges { node { node { label } } } } } }'
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data } = (await answer.json()) as {
    data: { impact: { rows: { edges: { node: { node: { label: string } } }[] } } }
  }
  const there = new Set(data.impact.rows.edges.map(({ node }) => node.node.label))
  expect(acknowledged.slice(0, 1000).filter((i) => !there.has(`leaf-${i}`))).toEqual([])
})

test('its readiness names the store and the disk it writes to', async () => {
  const report = await eventually(async () => {
    const answer = await fetch(`${url}/ready`)
    return answer.ok && answer.json()
  })
  expect(report).toEqual({
    ready: true,
    parts: [
      { part: 'store', ready: true },
      { part: 'disk', ready: true },
    ],
  })
})

test('SIGTERM ends it with 0', async () => {
  expect(await stop('SIGTERM')).toBe(0)
})
