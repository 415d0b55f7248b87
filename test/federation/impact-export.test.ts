import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LineageStore } from '../../subgraphs/lineage/stores/store.ts'
import { type HttpLineage, ingest, startHttpLineage } from '../support/http-lineage.ts'
import { datasetId, runEvent } from '../unit/lineage/harness.ts'
import { type FederatedMesh, startFederation } from './support/mesh.ts'

const LEAVES = 20_000
/** Rows that lineage works out at a time: each such batch is one look for ways. */
const BATCH = 500

let lineage: HttpLineage
let mesh: FederatedMesh
/** How often ways were looked for, and what happens before each. */
let looks = 0
let beforeLook: (nth: number) => Promise<void> | void = () => {}

/** The real lineage behind the real gateway. */
beforeAll(async () => {
  lineage = await startHttpLineage({
    wrap: (store): LineageStore => ({
      ...store,
      async hops(keys, direction, view) {
        // An impact goes downstream, and the ways to its rows are found from these back.
        if (direction === 'UPSTREAM') await beforeLook(++looks)
        return store.hops(keys, direction, view)
      },
    }),
  })
  await lineage.session.connect()
  for (let from = 0; from < LEAVES; from += 5_000) {
    const writes = Array.from({ length: 5_000 }, (_, i) => `leaf-${from + i}`)
    const event = runEvent(`spread-${from}`, { reads: ['hub'], writes })
    expect((await lineage.send('POST', '/api/v1/lineage', event, ingest)).status).toBe(201)
  }
  mesh = await startFederation({ domains: {} }, { lineageUrl: lineage.url })
})
afterAll(async () => {
  await mesh?.close()
  await lineage?.close()
})
beforeEach(() => {
  looks = 0
  beforeLook = () => {}
})

const pathOf = (parameters: Record<string, string>): string =>
  `/api/v1/impact/export?${new URLSearchParams({ of: datasetId('hub'), level: 'PORT', ...parameters })}`
const WAYS = pathOf({ format: 'ndjson', paths: 'true' })

/** A promise and what fulfils it. */
function latch(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

describe('the export of an impact through the gateway', () => {
  test.each([
    ['csv', {}],
    ['ndjson', { paths: 'true' }],
  ])('as %s is what lineage sends, byte for byte, with its headers', async (format, parameters) => {
    const path = pathOf({ format, ...parameters })
    const [through, direct] = await Promise.all([fetch(mesh.url + path), fetch(lineage.url + path)])
    expect(through.status).toBe(200)
    for (const name of ['content-type', 'content-disposition', 'x-heddle-complete', 'x-heddle-unreachable-domains'])
      expect([name, through.headers.get(name)]).toEqual([name, direct.headers.get(name)])
    expect(through.headers.get('x-heddle-total')).toBe(String(LEAVES))
    const text = await through.text()
    expect(text.trim().split('\n')).toHaveLength(format === 'csv' ? LEAVES + 1 : LEAVES)
    expect(text === (await direct.text())).toBe(true)
  })

  test('comes as it is made: its first rows are there while the others are still being looked for', async () => {
    const { opened, open } = latch()
    beforeLook = (nth) => (nth > 3 ? opened : undefined)
    const { body } = await fetch(mesh.url + WAYS)
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    expect(first?.value).toContain(`"id":"${datasetId('leaf-0')}"`)
    expect(looks).toBeLessThanOrEqual(4)
    open()
    let rows = first?.value ?? ''
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) rows += part.value
    expect(rows.trim().split('\n')).toHaveLength(LEAVES)
    expect(looks).toBe(LEAVES / BATCH)
  })

  test('that breaks in the middle breaks for the client too: it is never a shorter list', async () => {
    beforeLook = (nth) => (nth > 3 ? Promise.reject(new Error('the disk is gone')) : undefined)
    const answer = await fetch(mesh.url + WAYS)
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  test('stops when its client hangs up: nothing more is looked for', async () => {
    const { opened, open } = latch()
    const reached = latch()
    beforeLook = (nth) => {
      if (nth <= 3) return
      reached.open()
      return opened
    }
    const asked = new AbortController()
    const [answer, response] = await Promise.all([fetch(mesh.url + WAYS, { signal: asked.signal }), responseTo(WAYS)])
    expect(answer.status).toBe(200)
    await answer.body?.getReader().read()
    await reached.opened
    const closed = once(response, 'close')
    asked.abort()
    await closed
    expect(response.writableFinished).toBe(false)
    open()
    // Whoever still worked would be further by the time that others are answered.
    expect(await lineage.total(datasetId('hub'))).toBe(LEAVES)
    expect(looks).toBe(4)
  })

  test.each([
    [{ of: 'Not An Id' }, 400],
    [{ of: 'orders/unknown' }, 404],
    [{ level: 'TABLE' }, 400],
  ])('of %j is refused in the words of lineage, with %i', async (parameters, status) => {
    const path = pathOf(parameters as Record<string, string>)
    const [through, direct] = await Promise.all([fetch(mesh.url + path), fetch(lineage.url + path)])
    expect([through.status, direct.status]).toEqual([status, status])
    expect(await through.json()).toEqual(await direct.json())
  })
})

/** Lineage's side of the next request for this path. */
function responseTo(path: string): Promise<ServerResponse> {
  return new Promise((resolve) => {
    const look = (request: IncomingMessage, response: ServerResponse): void => {
      if (request.url !== path) return
      lineage.server.off('request', look)
      resolve(response)
    }
    lineage.server.on('request', look)
  })
}
