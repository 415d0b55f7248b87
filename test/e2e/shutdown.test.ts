import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { isPortFree } from '../../platform/ports.ts'
import { eventually } from '../support/eventually.ts'
import { startMesh } from '../support/mesh.ts'
import { freeBase } from '../support/ports.ts'

const meshes: Awaited<ReturnType<typeof startMesh>>[] = []
afterAll(async () => {
  for (const mesh of meshes) await mesh.dispose()
})

const PRODUCT = '{ product(id: "orders/order-events") { title outputPorts { contract { columns { path } } } } }'
const SEEDED =
  '{ products { totalCount } impact(of: "orders/order-events/orders-v1") { total byDistance { key count } } }'

test('SIGTERM under load answers what is in flight; after a restart all that was seeded is there, once', async () => {
  const mesh = await startMesh()
  meshes.push(mesh)
  const before = await mesh.ask(SEEDED)
  expect(before.errors).toBeUndefined()

  let stopping = false
  const outcomes = { answered: 0, lost: [] as unknown[], turnedAway: [] as (string | undefined)[] }
  const client = async () => {
    for (;;) {
      const askedBeforeStop = !stopping
      try {
        const { data, errors } = await mesh.ask(PRODUCT)
        if (data === null || errors !== undefined) throw new Error(JSON.stringify(errors))
        outcomes.answered += 1
      } catch (error) {
        if (askedBeforeStop) outcomes.lost.push(error)
        else outcomes.turnedAway.push(codeOf(error))
        return
      }
    }
  }
  const clients = Array.from({ length: 8 }, client)
  await eventually(() => outcomes.answered > 50, { withinMs: 60_000 })
  stopping = true
  const exitCode = await mesh.stop()
  await Promise.all(clients)

  expect(outcomes.lost).toEqual([])
  // Who comes after the stop finds no server: refused, or reset while still queueing for the closed listener.
  expect(outcomes.turnedAway).toHaveLength(8)
  for (const code of outcomes.turnedAway) expect(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']).toContain(code)
  expect(exitCode).toBe(0)

  const again = await startMesh({ dataDir: mesh.dataDir, basePort: mesh.basePort })
  meshes.push(again)
  expect(await again.ask(SEEDED)).toEqual(before)
})

test('a terminal that is closed ends what it started, though nobody reads its last lines any more', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'heddle-terminal-'))
  const basePort = await freeBase([101])
  const child = spawn(process.execPath, [join(packageRoot(), 'dist', 'start.js'), 'orders'], {
    env: { ...process.env, HEDDLE_PORT: String(basePort), HEDDLE_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    await eventually(() => output.includes('ready http'), { withinMs: 60_000 })
    const exit = once(child, 'exit')
    child.stdout.destroy()
    child.stderr.destroy()
    child.kill('SIGHUP')
    expect(await exit).toEqual([0, null])
    expect(readdirSync(join(dataDir, 'run'))).toEqual([])
    expect(await isPortFree(basePort + 101)).toBe(true)
  } finally {
    child.kill('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
})

function codeOf(error: unknown): string | undefined {
  return (error as { cause?: { code?: string } }).cause?.code
}
