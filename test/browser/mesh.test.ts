import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { type CommandLine, commandLine } from '../support/heddle.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { openPage } from '../support/watched-page.ts'

let mesh: RunningMesh
let browser: Browser
let heddle: CommandLine
const place = mkdtempSync(join(tmpdir(), 'heddle-mesh-pages-'))

beforeAll(async () => {
  heddle = commandLine(place)
  ;[mesh, browser] = await Promise.all([startMesh(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await heddle?.dispose()
  await mesh?.dispose()
  rmSync(place, { recursive: true, force: true })
})

interface Pairs {
  readonly domainDependencies: {
    readonly totalCount: number
    readonly edges: readonly {
      readonly node: { from: { id: string }; to: { id: string; title: string }; readers: number }
    }[]
  }
}

describe('a search', () => {
  test('shows how each product stands, and lists the most read first when asked to, which a link keeps', async () => {
    const QUERY = '{ search(text: "customer", sort: CONSUMERS, first: 20) { edges { node { title consumers } } } }'
    type Hits = { search: { edges: { node: { title: string; consumers: number | null } }[] } }
    // Lineage tells the catalog how many read each product, a moment after it was harvested.
    const hits = await eventually(async () => {
      const found = (await mesh.ask<Hits>(QUERY)).data?.search.edges.map(({ node }) => node) ?? []
      return found.length > 0 && found.every(({ consumers }) => consumers !== null) ? found : undefined
    })
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/search?q=customer`)
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Most read' })
    await page.waitForURL(/sort=CONSUMERS/)
    await page.reload()
    const first = page.getByRole('article').first()
    await first.getByRole('heading', { name: hits[0]?.title ?? '' }).waitFor()
    expect(await first.innerText()).toContain(`${hits[0]?.consumers} consumer`)
    expect(await page.getByRole('article').getByRole('heading').allInnerTexts()).toEqual(hits.map(({ title }) => title))
    await page
      .getByText(/^\d+ of \d+ missed$/)
      .first()
      .waitFor()
  })
})

describe('the mesh', () => {
  test('has its domains with how they stand, and leads from one to whom it depends on', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/mesh`)
    const rows = page.getByRole('table').locator('tbody tr')
    await rows.nth(5).waitFor()
    expect(await rows.count()).toBe(6)
    const orders = rows.filter({ has: page.getByRole('rowheader', { name: /^Orders/ }) })
    const { data } = await mesh.ask<{ domain: { serviceLevels: { total: number; met: number } } }>(
      '{ domain(id: "orders") { serviceLevels { total met } } }',
    )
    await orders.getByText(`${data?.domain.serviceLevels.met} of ${data?.domain.serviceLevels.total} met`).waitFor()
    await orders.getByText(/ from (Payments|Customers|Inventory)/).waitFor()
    await orders.getByRole('link', { name: 'who on whom around Orders' }).click()
    await page.getByText('Around orders alone').waitFor()
  })

  test('says who depends on whom as a matrix with a cell for each pair, exact, and each leads to what is reached', async () => {
    const { data } = await mesh.ask<Pairs>(
      '{ domainDependencies(first: 1000) { totalCount edges { node { from { id } to { id title } readers } } } }',
    )
    const pairs = data?.domainDependencies
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/mesh?tab=dependencies`)
    await page.getByText(`${pairs?.totalCount} pairs of domains`).waitFor()
    const cells = page.getByRole('table').getByRole('cell').getByRole('link')
    const total = (await cells.allInnerTexts()).reduce((sum, text) => sum + Number(text), 0)
    expect(await cells.count()).toBe(pairs?.totalCount)
    expect(total).toBe(pairs?.edges.reduce((sum, { node }) => sum + node.readers, 0))

    const chosen = pairs?.edges.find(({ node }) => node.from.id === 'orders')?.node
    await page.getByRole('link', { name: new RegExp(`of ${chosen?.to.title} read \\d+ products? of Orders$`) }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /reached/ })
      .waitFor()
    const { searchParams } = new URL(page.url())
    expect([searchParams.get('of'), searchParams.get('domain')]).toEqual(['orders', chosen?.to.id])
  })

  test('lists findings, narrows them with exact counts, and says how many of how many', async () => {
    const { data } = await mesh.ask<{ reconciliation: { totalCount: number } }>('{ reconciliation { totalCount } }')
    const total = data?.reconciliation.totalCount ?? 0
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/mesh?tab=findings`)
    await page.getByText(`50 of ${total} findings`).waitFor()
    const warnings = page.getByRole('button', { name: /^warning \d+$/ })
    const count = Number(/\d+$/.exec(await warnings.innerText())?.[0])
    await warnings.click()
    await page.getByText(`${count} findings`, { exact: true }).waitFor()
    expect(await page.locator('main li').count()).toBe(count)
    expect(new URL(page.url()).searchParams.get('severity')).toBe('WARNING')
    await page.getByRole('link', { name: 'Clear all' }).click()
    await page.getByRole('button', { name: `Show more: 50 of ${total}` }).click()
    await page.getByText(`${total} findings`, { exact: true }).waitFor()
  })

  test('has the releases of all domains, and the versions of the graph with what each changed', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/mesh?tab=releases`)
    await page.getByText('6 releases').waitFor()
    expect(await page.getByText('accepted now').count()).toBe(6)
    const { data } = await mesh.ask<{ domain: { products: { totalCount: number } } }>(
      '{ domain(id: "orders") { products(first: 1) { totalCount } } }',
    )
    const orders = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Orders/ }) })
    await orders.getByText(`The first one: ${data?.domain.products.totalCount} added`).waitFor()
    await orders.getByRole('link', { name: 'orders/order-events' }).waitFor()
    await page.getByRole('link', { name: 'versions' }).click()
    await page.getByText('served now').waitFor()
    await page.getByText('Query.ordersBacklog').waitFor()
    await page.getByText('The first one.').waitFor()
  })
})

const PAGES = {
  domains: '/mesh',
  dependencies: '/mesh?tab=dependencies',
  'dependencies of one': '/mesh?tab=dependencies&focus=orders',
  findings: '/mesh?tab=findings',
  'findings without one': '/mesh?tab=findings&severity=ERROR&kind=UNDECLARED_CONSUMER',
  releases: '/mesh?tab=releases',
  versions: '/mesh?tab=versions',
  'sorted search': '/search?q=customer&sort=QUALITY',
  'a comparison of one version': '/diff?of=customers/customer-profile',
  'a comparison of nothing': '/diff',
}

describe('every part of it', () => {
  test.each(Object.entries(PAGES))(
    '%s is accessible in light and dark, and on a phone nothing stands out',
    async (_name, path) => {
      await expectAccessible(path, (page) => page.waitForLoadState('networkidle'))
    },
  )
})

async function expectAccessible(path: string, isThere: (page: Page) => Promise<unknown>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, accessibility, complaints } = await openPage(browser, { colorScheme })
    await page.goto(mesh.url + path)
    await isThere(page)
    expect(await accessibility()).toEqual([])
    expect(complaints).toEqual([])
    await page.setViewportSize({ width: 360, height: 700 })
    const [inside, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(inside).toBeLessThanOrEqual(window ?? 0)
    await page.context().close()
  }
}

/** Last: it publishes another release. */
describe('a product that changes while it is looked at', () => {
  const product = 'orders/order-events'

  test('tells so at once, and its two versions can be compared, column by column', async () => {
    const { page, foreign, complaints } = await openPage(browser)
    await page.goto(`${mesh.url}/product?id=${product}&tab=changes`)
    await page.getByText('live', { exact: true }).waitFor()
    await page.getByText('product added').waitFor()
    await publishChanged()
    await page.getByText(/^contract changed of orders-v1: .*column loyalty_tier/).waitFor()
    expect(complaints).toEqual([])

    await page.getByRole('link', { name: 'versions' }).click()
    await page.getByRole('link', { name: 'Compare with the version before' }).click()
    const port = page.getByRole('region', { name: 'Port orders-v1' })
    await port.getByRole('rowheader', { name: 'column loyalty_tier' }).waitFor()
    await port.getByText('+ added').first().waitFor()
    await page.getByRole('heading', { name: 'What flows in and out' }).waitFor()
    await page.getByText('the same at both moments').first().waitFor()
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('from')).not.toBe(searchParams.get('to'))
    await expectAccessible(new URL(page.url()).pathname + new URL(page.url()).search, (there) =>
      there.getByRole('rowheader', { name: 'column loyalty_tier' }).waitFor(),
    )

    let asked = 0
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url() === `${mesh.url}/graphql`) asked += 1
    })
    await page.goto(`${mesh.url}/mesh?tab=releases`)
    const release = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Orders/ }) })
    await release
      .first()
      .getByText(/^1 changed, \d+ products? as before$/)
      .waitFor()
    await page.waitForLoadState('networkidle')
    // The releases, and what all of them changed.
    expect(asked).toBe(2)
    await release.first().getByRole('link', { name: product }).click()
    await port.getByRole('rowheader', { name: 'column loyalty_tier' }).waitFor()
    await expectAccessible(`/product?id=${product}&tab=changes`, (there) => there.getByText('product added').waitFor())
    expect(foreign).toEqual([])
  })
})

/** The orders domain from a folder of its own, with a column more in the contract of its port: what its team would do. */
async function publishChanged(): Promise<void> {
  const folder = join(place, 'orders')
  cpSync(join(packageRoot(), 'seed', 'domains', 'orders'), folder, { recursive: true })
  const file = join(folder, 'products', 'order-events', 'contracts', 'orders-v1.yaml')
  const column = '      - name: loyalty_tier\n        logicalType: string\n        physicalType: string\n'
  const before = '      - name: event_id\n'
  const contract = readFileSync(file, 'utf8')
  expect(contract).toContain(before)
  writeFileSync(file, contract.replace(before, column + before))
  const token = join(place, 'token')
  writeFileSync(token, mesh.token('orders'), { mode: 0o600 })
  await heddle.start('published', 'serve', 'orders', '--publish', '--mesh', mesh.url, '--token-file', token)
}
