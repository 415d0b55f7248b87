import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sortedInTurns } from '../../../subgraphs/lineage/export/sorted-in-turns.ts'
import { type HttpLineage, ingest, service, startHttpLineage } from '../../support/http-lineage.ts'
import { columnEvent, columnLineage, from } from './column-events.ts'
import { datasetId, harvest, runEvent } from './harness.ts'

let lineage: HttpLineage

beforeEach(async () => {
  lineage = await startHttpLineage()
  await lineage.session.connect()
})
afterEach(() => lineage.close())

const post = async (event: unknown) =>
  expect((await lineage.send('POST', '/api/v1/lineage', event, ingest)).status).toBe(201)

async function exported(parameters: Record<string, string>, accept?: string) {
  const response = await fetch(`${lineage.url}/api/v1/impact/export?${new URLSearchParams(parameters)}`, {
    ...(accept ? { headers: { accept } } : {}),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the export of an impact', () => {
  test('is every row, nearest first, then by id; its headers say how many come and whether that is all', async () => {
    const writes = Array.from({ length: 1_203 }, (_, i) => `leaf${i}`)
    await post(runEvent('fan-out', { reads: ['hub'], writes }))
    await post(runEvent('on', { reads: ['leaf7'], writes: ['deep'] }))
    const { status, headers, text } = await exported({ of: datasetId('hub'), level: 'PORT', format: 'ndjson' })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    expect([headers.get('x-heddle-total'), headers.get('x-heddle-complete')]).toEqual(['1204', 'true'])
    const ids = lines(text).map(({ id }) => id)
    expect(ids).toEqual([...writes.map(datasetId).sort(), datasetId('deep')])
  })

  test('as CSV has a header line, is quoted where it must be, and begins no cell like a formula', async () => {
    await lineage.send(
      'PUT',
      '/internal/v1/domains/orders',
      {
        ...harvest('orders', {
          events: { title: '=1+1', owner: 'Sales, "EU"', status: 'ACTIVE', ports: { v1: { datasets: ['b'] } } },
        }),
      },
      service,
    )
    await post(runEvent('j', { reads: ['a'], writes: ['b'] }))
    const { headers, text } = await exported({ of: datasetId('a') })
    expect(headers.get('content-type')).toContain('text/csv')
    const [head, row, end] = text.split('\r\n')
    expect(head).toBe('id,kind,label,distance,precision,domain,product,owner,status,availability,lastKnownAt')
    expect(row).toMatch(/^orders\/events,PRODUCT,'=1\+1,1,,orders,orders\/events,"Sales, ""EU""",ACTIVE,LIVE,20/)
    expect(end).toBe('')
  })

  test('with paths says of each row its way, how sure that is, and the columns reached', async () => {
    await post(columnEvent('ab', ['a'], { b: columnLineage({ y: [from('a', 'x')] }) }))
    await post(runEvent('bc', { reads: ['b'], writes: ['c'] }))
    const asked = { of: `${datasetId('a')}#x`, level: 'COLUMN', paths: 'true' }
    const rows = lines((await exported(asked, 'application/x-ndjson')).text)
    expect(rows).toMatchObject([
      { id: `${datasetId('b')}#y`, precision: 'COLUMN', path: [`${datasetId('a')}#x`, `${datasetId('b')}#y`] },
      { id: datasetId('c'), precision: 'DATASET', lowestConfidence: 1, columns: [] },
    ])
  })

  test('counts and filters as the graph does, and takes its moments', async () => {
    await post(runEvent('ab', { reads: ['a'], writes: ['b'] }))
    const total = async (parameters: Record<string, string>) =>
      (await exported({ of: datasetId('a'), level: 'PORT', ...parameters })).headers.get('x-heddle-total')
    expect(await total({})).toBe('1')
    expect(await total({ methods: 'DECLARED' })).toBe('0')
    expect(await total({ knownAt: '2020-01-01T00:00:00Z' })).toBe('0')
  })

  test.each([
    [{ of: 'Not An Id' }, 400, 'of'],
    [{ of: 'orders/unknown' }, 404, 'orders/unknown'],
    [{ of: 'orders', level: 'TABLE' }, 400, 'level: expected one of'],
    [{ of: 'orders', depth: '0' }, 400, 'depth: expected a number of at least 1'],
    [{ of: 'orders', colour: 'red' }, 400, 'query: expected one of of, direction'],
    [{ of: 'orders', asOf: 'yesterday' }, 400, 'asOf'],
    [{ of: 'orders', asOf: '0000-01-01T00:00:00+23:59' }, 400, 'asOf'],
    [{ of: 'orders', minConfidence: '' }, 400, 'minConfidence'],
    [{ of: 'orders', minConfidence: '2' }, 400, 'minConfidence'],
    [{}, 400, 'of: expected a text'],
  ])('of %j is refused with %i and says what is wrong', async (parameters, status, message) => {
    const answer = await exported(parameters as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(message)
  })
})

test('a long list is sorted in turns as it would be at once', async () => {
  const items = Array.from({ length: 30_001 }, (_, i) => (i * 7_919) % 30_001)
  let turns = 0
  const breathe = async () => {
    turns++
    await setImmediate()
  }
  const sorted = await sortedInTurns(items, (a, b) => a - b, breathe)
  expect(sorted).toEqual([...items].sort((a, b) => a - b))
  expect(turns).toBeGreaterThan(5)
})
