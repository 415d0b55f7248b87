import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as heddle from '../../client/client.ts'
import { createHeddleClient } from '../../client/client.ts'
import { packageRoot } from '../../platform/package-root.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

interface InThePage {
  readonly heddle: typeof heddle
  readonly begun: () => Promise<void>
}

let mesh: RunningMesh
let browser: Browser

beforeAll(async () => {
  ;[mesh, browser] = await Promise.all([startMesh(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await mesh?.dispose()
})

test('the client, as it is shipped, follows changes in a browser, long before it would ask by itself', async () => {
  const page = await browser.newPage()
  // Any page of the gateway will do that brings no script of its own.
  await page.goto(`${mesh.url}/health`)
  const code = readFileSync(join(packageRoot(), 'dist/client/client.js'), 'utf8')
  await page.addScriptTag({ type: 'module', content: `${code}\nglobalThis.heddle = { createHeddleClient }` })
  const begun = new Promise<void>((resolve) => void page.exposeFunction('begun', () => resolve()))
  await page.waitForFunction('window.heddle !== undefined && window.begun !== undefined')
  const first = page.evaluate(async (url) => {
    const { heddle, begun } = globalThis as unknown as InThePage
    const following = heddle
      .createHeddleClient({ url })
      .follow(
        { filter: { subject: ['consumer:looker/orders-board'] } },
        { pollMs: 600_000, onCursor: () => void begun() },
      )
    for await (const change of following) return change
    return null
  }, mesh.url)
  await begun
  await createHeddleClient({ url: mesh.url, token: mesh.token('ingest') }).registerConsumer({
    input: {
      namespace: 'looker',
      name: 'orders-board',
      author: 'team@example.com',
      reason: 'the board of the week',
      kind: 'dashboard',
      reads: ['orders/order-events/orders-v1'],
    },
  })
  expect(await first).toMatchObject({
    __typename: 'EdgeChange',
    event: 'EDGE_OPENED',
    to: { id: 'consumer:looker/orders-board' },
  })
})
