import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { watchServices } from '../../../gateway/subgraphs/watch-services.ts'
import { createHttpClient } from '../../../platform/http-client.ts'
import { eventually } from '../../support/eventually.ts'

test('a service that lets its readiness hang is told apart from one that is gone', async () => {
  const hung = createServer(() => undefined)
  hung.listen(0, '127.0.0.1')
  await once(hung, 'listening')
  const http = createHttpClient()
  const stopping = new AbortController()
  const reports: string[] = []
  const timeouts: string[] = []
  const watching = watchServices({
    services: [
      { name: 'lineage', url: `http://127.0.0.1:${(hung.address() as AddressInfo).port}` },
      { name: 'catalog', url: 'http://127.0.0.1:1' },
    ],
    http,
    signal: stopping.signal,
    onReport: (name, _ready, reason) => reports.push(reason ?? name),
    onTimeout: (name) => timeouts.push(name),
  })
  onTestFinished(async () => {
    stopping.abort()
    await watching
    await http.close()
    hung.closeAllConnections()
    hung.close()
  })
  await eventually(() => timeouts.length > 0)
  expect(new Set(reports)).toEqual(new Set(['lineage does not answer', 'catalog does not answer']))
  expect(timeouts).toEqual(['lineage'])
})
