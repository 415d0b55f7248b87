import { afterAll, beforeAll, expect, test } from 'vitest'
import { domain, type HttpLineage, ingest, type Send, service, startHttpLineage } from '../support/http-lineage.ts'
import { harvest, runEvent } from '../unit/lineage/harness.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

const MIB = 1024 * 1024
const BATCH = '/api/v1/lineage/batch'

let lineage: HttpLineage
let mesh: FederatedMesh
/** To the gateway, which passes it on to the real lineage. */
let send: Send

beforeAll(async () => {
  lineage = await startHttpLineage()
  await lineage.session.connect()
  mesh = await startFederation({ domains: {} }, { lineageUrl: lineage.url })
  send = lineage.sendTo(mesh.url)
})
afterAll(async () => {
  await mesh?.close()
  await lineage?.close()
})

const leaf = (i: number) => runEvent(`j${i}`, { reads: ['hub'], writes: [`leaf-${i}`] })

test('a batch through the gateway is stored, plain and compressed, and answered without a body', async () => {
  expect(await send('POST', BATCH, [leaf(0), leaf(1)], ingest)).toEqual({ status: 204, body: null })
  expect(await send('POST', BATCH, { events: [leaf(2)] }, ingest, true)).toEqual({ status: 204, body: null })
  expect(await lineage.total('dataset:db/hub')).toBe(3)
})

test('what became of each event comes back as lineage said it', async () => {
  await lineage.send(
    'PUT',
    '/internal/v1/domains/orders',
    harvest('orders', { e: { ports: { v1: { datasets: ['o'] } } } }),
    service,
  )
  const events = [leaf(3), runEvent('theirs', { writes: ['o'] }), { ...leaf(4), eventTime: 'noon' }]
  const own = domain('payments')
  const answer = await send('POST', BATCH, events, own)
  expect(answer).toMatchObject({
    status: 200,
    body: {
      summary: { received: 3, successful: 1, failed: 2 },
      failed_events: [
        { index: 1, code: 'FORBIDDEN' },
        { index: 2, problems: [{ path: '$.eventTime' }] },
      ],
    },
  })
  expect(answer).toEqual(await lineage.send('POST', BATCH, events, own))
})

test.each([
  ['no batch', {}, ingest, 400],
  ['no token', [], null, 401],
  ['a token of another kind', [], { kind: 'enrol' }, 403],
  ['too many events', Array(1_001).fill({}), ingest, 413],
] as const)('a refusal passes through: %s', async (_what, body, claims, status) => {
  const answer = await send('POST', BATCH, body, claims)
  expect(answer.status).toBe(status)
  expect(answer).toEqual(await lineage.send('POST', BATCH, body, claims))
})

test('16 MiB are the limit of what is sent, and of what that decodes to', async () => {
  const event = (mib: number) => ({ ...leaf(5), filler: 'x'.repeat(mib * MIB) })
  const refused = {
    status: 413,
    body: {
      error: {
        code: 'PAYLOAD_TOO_LARGE',
        message: 'body: expected at most 16777216 bytes, received more',
        limit: 16 * MIB,
      },
    },
  }
  for (const gzip of [false, true]) {
    expect((await send('POST', BATCH, [event(5), event(5), event(5)], ingest, gzip)).status).toBe(204)
    expect(await send('POST', BATCH, [event(5), event(5), event(6)], ingest, gzip)).toEqual(refused)
  }
})
