import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { breakAnswers, idOf } from '../support/broken-answer.ts'
import { launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { type CommandLine, commandLine } from '../support/heddle.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { expectSeenWell } from '../support/seen-page.ts'
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
    expect(await page.getByRole('article').getByRole('heading').allTextContents()).toEqual(
      hits.map(({ title }) => title),
    )
    await page
      .getByText(/\d+ of \d+ met, \d+ missed/)
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

  test('draws who depends on whom as a map: by keys, by the mouse, in words, and each line leads to the products behind it', async () => {
    const { data } = await mesh.ask<Pairs>(
      '{ domainDependencies(first: 1000) { totalCount edges { node { from { id } to { id title } readers } } } }',
    )
    const pairs = data?.domainDependencies.edges.map(({ node }) => node) ?? []
    const domains = new Set(pairs.flatMap(({ from, to }) => [from.id, to.id]))
    const scripts: string[] = []
    const { page, complaints, accessibility } = await openPage(browser)
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.url())
    })
    await page.goto(`${mesh.url}/mesh?tab=dependencies`)
    await page.getByRole('table').waitFor()
    await page.waitForLoadState('networkidle')
    const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()))
    expect(texts.filter((text) => text.includes('react-flow__'))).toEqual([])

    await page.getByRole('link', { name: 'Map', exact: true }).click()
    const map = page.getByRole('group', { name: /^Who depends on whom as a map/ })
    const box = (name: RegExp) => map.getByRole('group', { name })
    await box(/^Orders, reads \d+ domains?, read by \d+ domains?, answers$/).waitFor()
    expect(await map.locator('.react-flow__node').count()).toBe(domains.size)
    expect(await map.locator('.react-flow__edge').count()).toBe(pairs.length)
    await page.getByText(`${domains.size} domains and ${pairs.length} pairs.`).waitFor()

    await box(/^Orders,/).hover()
    const around = page.getByRole('region', { name: 'Around Orders' })
    await around.getByText(`Is read by ${pairs.filter(({ from }) => from.id === 'orders').length} domains`).waitFor()
    await map.getByText('looked at').waitFor()
    await map
      .getByText(/^reads it/)
      .first()
      .waitFor()
    expect(await map.locator('.map-line-on').count()).toBe(
      pairs.filter(({ from, to }) => [from.id, to.id].includes('orders')).length,
    )
    expect(await accessibility()).toEqual([])

    await map.focus()
    await page.keyboard.press('ArrowRight')
    const reached = await page.evaluate(() => document.activeElement?.closest('[data-id]')?.getAttribute('data-id'))
    expect(domains.has(reached ?? '')).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/domain' && url.searchParams.get('id') === reached)

    await page.goBack()
    const line = map.locator('.react-flow__edge').first()
    await line.waitFor({ state: 'attached' })
    const title = (await line.locator('title').textContent()) ?? ''
    await line.locator('.graph-line-reach').dispatchEvent('click')
    await page.waitForURL((url) => url.pathname === '/impact')
    const { searchParams } = new URL(page.url())
    const meant = pairs.find(
      ({ from, to }) => from.id === searchParams.get('of') && to.id === searchParams.get('domain'),
    )
    expect(title).toContain(`${meant?.readers} product`)
    expect(title).toContain(meant?.to.title)

    await page.goBack()
    await box(/^Orders,/).click()
    await page.waitForURL((url) => url.pathname === '/domain' && url.searchParams.get('id') === 'orders')
    await page.goBack()
    await map.focus()
    await page.keyboard.press('t')
    await page.waitForURL(/view=list/)
    expect(await page.getByRole('table').locator('tbody tr').count()).toBe(pairs.length)
    expect(complaints).toEqual([])
  })

  test('of 300 domains reads every pair, page by page, says what a matrix and a map have room for, and lists all', async () => {
    const large = largeMesh(300, 12)
    const { page, accessibility } = await openPage(browser)
    await large.answerIn(page)
    await page.goto(`${mesh.url}/mesh?tab=dependencies`)
    await page.getByText(/Reading them: [123],000 of 3,600 so far/).waitFor()
    large.goOn()
    await page.getByText(/^3,600 pairs of domains of which the one reads the other directly$/).waitFor()
    // The heaviest of all are in the last page.
    await page.getByRole('link', { name: '999 products of Domain 298 read 1 product of Domain 299' }).waitFor()
    const cells = await page.getByRole('table').getByRole('cell').getByRole('link').count()
    await page.getByText(`Below are ${cells} of 3,600 pairs`).waitFor()

    await page.getByRole('link', { name: 'List of all pairs' }).click()
    const rows = page.getByRole('table').locator('tbody tr')
    await rows.first().getByText('999 products').waitFor()
    await page.getByRole('button', { name: 'Show more: 100 of 3,600' }).click()
    await page.getByRole('button', { name: 'Show more: 200 of 3,600' }).waitFor()
    await page.getByRole('searchbox', { name: 'Domains whose name has' }).fill('Domain 298')
    await page.getByText('25 of 3,600 pairs, with a domain whose name has “Domain 298”').waitFor()
    expect(await rows.count()).toBe(25)
    expect(new URL(page.url()).searchParams.get('named')).toBe('Domain 298')

    await page.goto(`${mesh.url}/mesh?tab=dependencies&view=map`)
    await page.getByText(/^40 of 300 domains and \d+ of 3,600 pairs, the heaviest/).waitFor()
    // Those of the mesh itself, none of which is in a pair here.
    await page.getByText('6 other domains neither read another nor are read: Analytics, Customers').waitFor()
    await page.getByRole('button', { name: 'Draw more' }).click()
    await page.getByText(/^80 of 300 domains and \d+ of 3,600 pairs, the heaviest/).waitFor()
    await page.getByRole('group', { name: /^Domain 298, reads/ }).waitFor()
    expect(await accessibility()).toEqual([])
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

  test('says in its row what of a domain was not answered, which is not that it has none', async () => {
    const { page, accessibility } = await openPage(browser)
    const levels = await breakAnswers(page, 'ExplorerMesh', [
      ['domains', 0, 'serviceLevels'],
      ['domains', 1, 'products'],
    ])
    const times = await breakAnswers(page, 'ExplorerLeadTimes', [['domainDependencies']])
    await page.goto(`${mesh.url}/mesh`)
    const row = (name: RegExp) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, includeHidden: true }) })
    const cells = (name: RegExp) => row(name).getByRole('cell').allInnerTexts()
    await row(/^Analytics/).waitFor()
    await page.getByText('measuring…').first().waitFor({ state: 'hidden' })
    const [, products, promises, time] = await cells(/^Analytics/)
    expect([products, promises, time]).toEqual([
      expect.stringMatching(/^\d+$/),
      'not answered (STORE_UNAVAILABLE)',
      'not answered',
    ])
    const [, productsToo, promisesToo] = await cells(/^Customers/)
    expect([productsToo, promisesToo]).toEqual([
      'not answered (STORE_UNAVAILABLE)',
      expect.stringMatching(/^\d+ of \d+ met/),
    ])
    expect(await page.getByText('reads no other').count()).toBe(0)
    expect(await accessibility()).toEqual([])
    levels.mend()
    times.mend()
    const again = page.getByRole('alert').getByRole('button', { name: 'Try again' })
    while ((await again.count()) > 0) {
      const left = await again.count()
      await again.first().click()
      await eventually(async () => (await again.count()) < left)
    }
    expect(await page.getByText('not answered').count()).toBe(0)
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
  'the map of dependencies': '/mesh?tab=dependencies&view=map',
  'the list of dependencies': '/mesh?tab=dependencies&view=list',
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
    async (name, path) => expectSeenWell(browser, { url: mesh.url + path, name }),
  )
})

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
    await expectSeenWell(browser, {
      url: page.url(),
      name: 'a comparison of two versions',
      isThere: (there) => there.getByRole('rowheader', { name: 'column loyalty_tier' }).waitFor(),
    })

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
    await expectSeenWell(browser, {
      url: `${mesh.url}/product?id=${product}&tab=changes`,
      name: 'changes',
      isThere: (there) => there.getByText('product added').waitFor(),
    })
    expect(foreign).toEqual([])
  })
})

describe('a domain that dies while the map is looked at', () => {
  test('is marked there in a word, and the strip above names it', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/mesh?tab=dependencies&view=map`)
    await page.getByRole('group', { name: /^Payments, .*, answers$/ }).waitFor()
    process.kill(mesh.pid('payments'), 'SIGKILL')
    const dead = page.getByRole('group', { name: /^Payments, .*, domain down$/ })
    await dead.getByText('⚠ domain down').waitFor()
    await page.getByText('⚠ One does not answer: Payments.').waitFor()
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

interface LargeMesh {
  /** Answers the page's question for pairs of domains in place of the mesh; the third page waits. */
  answerIn(page: Page): Promise<void>
  goOn(): void
}

/** A mesh of many domains that read each other in a ring; the pair that weighs most comes last, as pairs are ordered by id. */
function largeMesh(domains: number, each: number): LargeMesh {
  const id = idOf('ExplorerDependencies')
  const end = (at: number) => ({ id: `d${at % domains}`, title: `Domain ${at % domains}` })
  const pairs = Array.from({ length: domains * each }, (_, at) => ({
    node: {
      from: end(Math.floor(at / each)),
      to: end(Math.floor(at / each) + (at % each) + 1),
      readers: 1,
      sources: 1,
    },
  }))
  pairs.splice(-1, 1, { node: { from: end(299), to: end(298), readers: 999, sources: 1 } })
  let goOn = (): void => undefined
  const going = new Promise<void>((resolve) => {
    goOn = resolve
  })
  return {
    goOn,
    async answerIn(page) {
      await page.route('**/graphql', async (route) => {
        const asked = route.request().postData() ?? ''
        if (!asked.includes(id)) return route.continue()
        const { variables } = JSON.parse(asked) as { variables: { first: number; after: string | null } }
        const from = Number(variables.after ?? 0)
        if (from >= 2_000) await going
        const next = from + variables.first
        const pageInfo = { hasNextPage: next < pairs.length, endCursor: String(next) }
        const edges = pairs.slice(from, next)
        await route.fulfill({
          json: { data: { domainDependencies: { totalCount: pairs.length, edges, pageInfo } } },
        })
      })
    },
  }
}
