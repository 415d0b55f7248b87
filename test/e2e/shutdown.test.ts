import { afterAll, expect, test } from 'vitest'
import { startMesh } from '../support/mesh.ts'

const meshes: Awaited<ReturnType<typeof startMesh>>[] = []
afterAll(async () => {
  for (const mesh of meshes) await mesh.dispose()
})

test('SIGTERM under load answers what is in flight, and what was seeded is there once, not twice, after a restart', async () => {
  const mesh = await startMesh()
  meshes.push(mesh)
  const total =
    '{ products { totalCount } impact(of: "orders/order-events/orders-v1") { total byDistance { key count } } }'
  const before = await mesh.ask(total)
  expect(before.errors).toBeUndefined()

  let stopping = false
  const outcomes = { answered: 0, refusedAfterStop: 0, lost: [] as unknown[] }
  const client = async () => {
    for (;;) {
      const askedBeforeStop = !stopping
      try {
        const { data, errors } = await mesh.ask(
          '{ product(id: "orders/order-events") { title outputPorts { contract { columns { path } } } } }',
        )
        if (data === null || errors !== undefined) throw new Error(JSON.stringify(errors))
        outcomes.answered += 1
      } catch (error) {
        if (askedBeforeStop && !stopping) outcomes.lost.push(error)
        else if (isRefusal(error)) outcomes.refusedAfterStop += 1
        else outcomes.lost.push(error)
        return
      }
    }
  }
  const clients = Array.from({ length: 8 }, client)
  await new Promise((wake) => setTimeout(wake, 1_000))
  stopping = true
  const exitCode = await mesh.stop()
  await Promise.all(clients)
  expect(outcomes.lost).toEqual([])
  expect(outcomes.answered).toBeGreaterThan(50)
  expect(outcomes.refusedAfterStop).toBe(8)
  expect(exitCode).toBe(0)

  const again = await startMesh({ dataDir: mesh.dataDir, basePort: mesh.basePort })
  meshes.push(again)
  expect(await again.ask(total)).toEqual(before)
})

/** The connection was refused, or closed between two requests: nothing that had been accepted was dropped. */
function isRefusal(error: unknown): boolean {
  const cause = (error as { cause?: { code?: string } }).cause
  return cause?.code === 'ECONNREFUSED' || cause?.code === 'UND_ERR_SOCKET' || cause?.code === 'ECONNRESET'
}
