import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { expectSeenWell } from '../support/seen-page.ts'
import { openPage } from '../support/watched-page.ts'

const PORT = 'orders/order-events/orders-v1'

let mesh: RunningMesh
let browser: Browser

beforeAll(async () => {
  ;[mesh, browser] = await Promise.all([startMesh(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await mesh?.dispose()
})

/** A card by its name, as it is heard. */
const card = (page: Page, name: string | RegExp) => page.locator('.react-flow__node').getByRole('group', { name })
const cards = (page: Page) => page.locator('.react-flow__node')
const line = (page: Page) => page.locator('.react-flow__edge')

async function openLineage(query: string): Promise<Awaited<ReturnType<typeof openPage>>> {
  const opened = await openPage(browser)
  await opened.page.goto(`${mesh.url}/lineage?${query}`)
  await cards(opened.page).first().waitFor()
  return opened
}

/** What is off the screen is not in the page. */
const showAll = (page: Page) => page.getByRole('button', { name: 'Show all', exact: true }).click()

/** How many things the sentence above the graph counts downstream: cards off the screen are not in the page. */
async function downstream(page: Page): Promise<number> {
  const status = page.getByRole('status').filter({ hasText: /connections? between/ })
  return Number(/(\d+) things? downstream/.exec((await status.textContent()) ?? '')?.[1])
}

interface Graph {
  readonly lineage: {
    readonly nodes: readonly { readonly id: string; readonly label: string }[]
    readonly edges: readonly { readonly from: { readonly id: string }; readonly to: { readonly id: string } }[]
  }
}

async function graphOf(of: string, direction: 'UPSTREAM' | 'DOWNSTREAM'): Promise<Graph['lineage']> {
  const { data } = await mesh.ask<Graph>(
    `{ lineage(of: "${of}", direction: ${direction}, level: PORT) { nodes { id label } edges { from { id } to { id } } } }`,
  )
  if (data === null) throw new Error(`expected the lineage of ${of}, received none`)
  return data.lineage
}

describe('the graph of a port', () => {
  test('is reached from its product, and draws a hop each way: what the mesh says, and nothing else', async () => {
    const { page, foreign, complaints } = await openPage(browser)
    await page.goto(`${mesh.url}/product?id=orders/order-events`)
    await page.locator('main').getByRole('link', { name: 'Lineage', exact: true }).click()
    await page.getByRole('button', { name: 'ports' }).click()
    await page.getByLabel('Of', { exact: true }).fill(PORT)
    await page.keyboard.press('Enter')
    const [up, down] = [await graphOf(PORT, 'UPSTREAM'), await graphOf(PORT, 'DOWNSTREAM')]
    await page
      .getByText(`orders-v1: ${up.nodes.length - 1} thing upstream, ${down.nodes.length - 1} things downstream`)
      .waitFor()
    await card(page, /^orders-v1, output port of orders\/order-events, what was asked about/).waitFor()
    await showAll(page)
    await expect.poll(() => cards(page).count()).toBe(up.nodes.length + down.nodes.length - 1)
    const pairs = new Set([...up.edges, ...down.edges].map(({ from, to }) => `${from.id} ${to.id}`))
    expect(await line(page).count()).toBe(pairs.size)
    expect(foreign).toEqual([])
    expect(complaints).toEqual([])
  })

  test('grows where one clicks, says of how many how many are there, folds again, and a link keeps all of it', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    const before = await downstream(page)
    await page.getByRole('button', { name: '0/4 downstream of processed-orders-v1: show all' }).click()
    await card(page, /^processed-orders-v1, .*, 4 downstream/).waitFor()
    const grown = await downstream(page)
    expect(grown).toBeGreaterThan(before)

    const shared = await openPage(browser)
    await shared.page.goto(page.url())
    await card(shared.page, /^processed-orders-v1, .*, 4 downstream/).waitFor()
    expect(await downstream(shared.page)).toBe(grown)

    await page.getByRole('button', { name: '4 downstream of processed-orders-v1: fold' }).click()
    await page.getByRole('button', { name: '0/4 downstream of processed-orders-v1: show all' }).waitFor()
    expect(await downstream(page)).toBe(before)
  })

  test('draws the readers of a hub as one counted group, whose list is searched, and one of them alone', async () => {
    const hub = 'orders/returns/return-requests-v1'
    for (let index = 0; index < 15; index += 1) {
      const input = `{ namespace: "boards", name: "board-${index}", author: "ana", reason: "a test", kind: "dashboard", reads: ["${hub}"] }`
      const { errors } = await mesh.ask(`mutation { registerConsumer(input: ${input}) { id } }`, {
        token: mesh.token('ingest'),
      })
      expect(errors).toBeUndefined()
    }
    const { page } = await openLineage(`of=${hub}&dir=DOWNSTREAM`)
    const group = card(page, /^Group: \d+ consumers of boards, outside any domain/)
    await group.waitFor()
    const all = Number(/\d+/.exec((await group.getAttribute('aria-label')) ?? '')?.[0])
    expect(all).toBeGreaterThanOrEqual(15)
    await group.click()
    await page.getByLabel('Search in this group').fill('board-7')
    await page.getByText(`1 of ${all}`).waitFor()
    await page.getByRole('button', { name: 'Draw board-7' }).click()
    await card(page, /^board-7, consumer/).waitFor()
    await card(page, `Group: ${all - 1} consumers of boards, outside any domain, ${all - 1} consumers`).waitFor()
    await page.getByRole('button', { name: /^Group again/ }).click()
    await card(page, `Group: ${all} consumers of boards, outside any domain, ${all} consumers`).waitFor()
  })

  test('tells of a line who says so, and how sure', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    await line(page).first().locator('path').first().dispatchEvent('click', { bubbles: true })
    await page.getByRole('region', { name: 'A connection' }).getByText('sure').first().waitFor()
  })
})

describe('by keys alone', () => {
  test('one goes along the graph, grows it, folds it, finds a card, sees it as a table, and comes out again', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    await page.getByRole('group', { name: /^The lineage graph/ }).focus()
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    const on = (name: RegExp) =>
      page.waitForFunction(
        (source) => new RegExp(source).test(document.activeElement?.getAttribute('aria-label') ?? ''),
        name.source,
      )
    await on(/^orders-v1, /)
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => !/^orders-v1/.test(document.activeElement?.getAttribute('aria-label') ?? ''))
    const first = await focused()
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction((before) => document.activeElement?.getAttribute('aria-label') !== before, first)
    await page.keyboard.press('ArrowUp')
    await page.waitForFunction((before) => document.activeElement?.getAttribute('aria-label') === before, first)
    await page.keyboard.press('ArrowLeft')
    await on(/^orders-v1, /)

    await page.keyboard.press('/')
    await page.keyboard.type('processed-orders-v1')
    await page.keyboard.press('Enter')
    await on(/^processed-orders-v1, .* of 4 downstream/)
    await page.keyboard.press('+')
    await on(/^processed-orders-v1, .*, 4 downstream/)
    await page.keyboard.press('-')
    await on(/^processed-orders-v1, .* of 4 downstream/)

    await page.keyboard.press('?')
    await page.getByRole('region', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Delete')
    await card(page, /^processed-orders-v1/).waitFor()
    await page.keyboard.press('t')
    await page.getByRole('region', { name: 'The graph as a table' }).waitFor()
    await page.getByRole('region', { name: 'The graph as a table' }).focus()
    await page.keyboard.press('t')
    await cards(page).first().waitFor()
    await page.getByRole('group', { name: /^The lineage graph/ }).focus()
    await on(/^processed-orders-v1/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Processed orders' }).waitFor()
  })
})

describe('the window of the graph', () => {
  test.each([390, 700, 1000])('has a height at a width of %d', async (width) => {
    const { page } = await openPage(browser, { viewport: { width, height: 860 } })
    await page.goto(`${mesh.url}/lineage?of=${PORT}`)
    await card(page, /what was asked about/).waitFor()
    const box = await page.locator('.react-flow').boundingBox()
    expect(box?.height).toBeGreaterThan(300)
  })

  test('begins with the card that a link is about', async () => {
    const { page } = await openLineage(`of=${PORT}&depth=5`)
    const last = await cards(page).last().getAttribute('data-id')
    await page.goto(`${mesh.url}/lineage?of=${PORT}&depth=5&focus=${encodeURIComponent(last ?? '')}`)
    const [focused, frame] = [page.locator(`[data-id="${last}"]`), page.locator('.react-flow')]
    await focused.waitFor()
    const [inside, around] = [await focused.boundingBox(), await frame.boundingBox()]
    if (inside === null || around === null) throw new Error('expected a card in the window')
    expect(inside.x).toBeGreaterThanOrEqual(around.x)
    expect(inside.x + inside.width).toBeLessThanOrEqual(around.x + around.width + 1)
    expect(inside.y + inside.height).toBeLessThanOrEqual(around.y + around.height + 1)
  })

  test('is led to what Enter finds, wherever the focus was', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    const field = page.getByRole('searchbox', { name: 'Find in the graph' })
    await field.fill('processed')
    await field.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('focus')).toContain('processed-orders')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^processed-orders-/)
  })

  test('gives way to its table by T from anywhere on the page', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    await page.getByRole('button', { name: 'Show all', exact: true }).focus()
    await page.keyboard.press('t')
    await page.getByRole('table').waitFor()
    await page.keyboard.press('t')
    await cards(page).first().waitFor()
  })
})

describe('columns', () => {
  test('are rows of the cards, of which those with lineage are shown and counted; a click pins the way of one, Esc lets it go', async () => {
    const { page } = await openLineage('of=orders/processed-orders/processed-orders-v1&dir=UPSTREAM')
    const before = await cards(page).count()
    await page.getByRole('button', { name: 'columns', exact: true }).click()
    const row = page.locator('.react-flow__node').getByRole('button', { name: 'order_id', exact: true })
    await row.first().waitFor()
    expect(await cards(page).count()).toBe(before)
    await page
      .getByText(/^\d+ of \d+ columns: only those with lineage/)
      .first()
      .waitFor()
    await row.last().click()
    await page.locator('.graph-line-on').first().waitFor()
    expect(await page.locator('.graph-line-off').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Unpin order_id' }).waitFor()
    expect(new URL(page.url()).searchParams.get('col')).toMatch(/#order_id$/)
    await page.getByRole('group', { name: /^The lineage graph/ }).focus()
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => !new URL(location.href).searchParams.has('col'))
  })
})

describe('what is left out', () => {
  test('by a filter is counted; when nothing is left the page says why, and how to have it back', async () => {
    const { page } = await openLineage(`of=${PORT}&domain=payments`)
    await page.getByText(/\d+ of \d+ things and \d+ of \d+ connections left out/).waitFor()
    await page.goto(`${mesh.url}/lineage?of=${PORT}&kind=CONSUMER`)
    await page.getByText('The filter leaves nothing').waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).first().click()
    await page.getByText(/^orders-v1: 1 thing upstream/).waitFor()
  })

  test('by a moment is told apart from what was never known', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/lineage?of=${PORT}&asOf=2020-01-01`)
    await page.getByText('Nothing held at that moment').waitFor()
    await page.getByRole('button', { name: 'Back to now' }).first().click()
    await page.getByText(/^orders-v1: 1 thing upstream/).waitFor()
    await page.goto(`${mesh.url}/lineage?of=orders/nothing/here-v1`)
    await page.getByText('No thing has the id orders/nothing/here-v1').waitFor()
  })

  test('since a moment is drawn again, and counted as the mesh counts it', async () => {
    const since = '2020-01-01T00:00:00.000Z'
    const { page } = await openLineage(`of=${PORT}&dir=DOWNSTREAM&since=${since}`)
    const { data } = await mesh.ask<{ lineageDiff: { added: number } }>(
      `{ lineageDiff(of: "${PORT}", from: "${since}", depth: 1, level: PORT) { added } }`,
    )
    await page.getByText(`+ ${data?.lineageDiff.added} added`).waitFor()
    await page.locator('.lineage-line-added').first().waitFor()
  })
})

describe('two moments', () => {
  test('the wrong way round are told beside the field, not by the mesh', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    await page.getByLabel('What changed since').fill('2099-01-01T00:00')
    await page.getByRole('alert').getByText('has to be before the moment that is drawn').waitFor()
    expect(await page.getByText('What changed cannot be told').count()).toBe(0)
  })
})

describe('what is drawn, as a file', () => {
  test('is a picture with all of it, and a list with as many lines as there are connections', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    await showAll(page)
    await expect.poll(() => cards(page).count()).toBe((await downstream(page)) + 2)
    const lines = await line(page).count()
    const drawn = await cards(page).count()
    const save = async (name: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ])
      return readFileSync(await download.path())
    }
    const csv = (await save('CSV')).toString('utf8').trim().split('\r\n')
    expect(csv).toHaveLength(lines + 1)
    expect(csv[0]).toBe('from,from_name,from_column,to,to_name,to_column,how_known,confidence,change')
    const svg = (await save('SVG')).toString('utf8')
    expect(svg.match(/<g /g)).toHaveLength(drawn)
    for (const words of ['declared and observed', 'declared, not observed']) expect(svg).toContain(`>${words}</text>`)
    expect(svg).not.toContain('entered by hand')
    const png = await save('PNG')
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png.length).toBeGreaterThan(5_000)
  })
})

describe('the ways from one thing to another', () => {
  test('are drawn as the lineage is, told step by step, and reached from a card', async () => {
    const { page } = await openLineage(`of=${PORT}&dir=DOWNSTREAM`)
    await card(page, /^processed-orders-v1/).click()
    await page.getByRole('link', { name: 'The ways to it' }).click()
    await page.getByText('1 shortest way, of 1 hop').waitFor()
    await page.getByLabel('To', { exact: true }).fill('analytics')
    await page.keyboard.press('Enter')
    const { data } = await mesh.ask<{ paths: readonly { nodes: readonly unknown[] }[] }>(
      `{ paths(from: "${PORT}", to: "analytics", first: 20) { nodes { id } } }`,
    )
    const hops = (data?.paths[0]?.nodes.length ?? 0) - 1
    await page.getByText(`of ${hops} hops`).waitFor()
    await card(page, /^orders-v1/).waitFor()
    const list = page.getByRole('list', { name: 'The ways, step by step' })
    expect(await list.locator('> li').count()).toBe(data?.paths.length)
    await page.getByRole('button', { name: 'Turn round' }).click()
    await page.getByText('No way leads from the one to the other').waitFor()
  })

  test('are told column by column where a column is chosen, and of another moment', async () => {
    const to = 'orders/processed-orders/processed-orders-v1'
    const { page } = await openPage(browser)
    await page.goto(`${mesh.url}/paths?from=${PORT}&to=${to}`)
    await page.getByText('1 shortest way, of 1 hop').waitFor()
    await page.getByLabel('From its column').selectOption('order_id')
    const row = page.locator('.react-flow__node').getByRole('button', { name: 'order_id', exact: true })
    await row.first().waitFor()
    const { data } = await mesh.ask<{ paths: readonly { nodes: readonly { id: string }[] }[] }>(
      `{ paths(from: "${PORT}#order_id", to: "${to}", first: 20) { nodes { id } } }`,
    )
    const ids = data?.paths[0]?.nodes.map(({ id }) => id) ?? []
    expect(ids[0]).toBe(`${PORT}#order_id`)
    const list = page.getByRole('list', { name: 'The ways, step by step' })
    expect(await list.locator('> li').first().locator('li > code').allTextContents()).toEqual(ids)
    await page.goto(`${page.url()}&asOf=2020-01-01`)
    await page.getByText('No way led at that moment from the one to the other').waitFor()
    await page.getByRole('button', { name: 'Back to now' }).click()
    await row.first().waitFor()
  })
})

describe('the page', () => {
  const VIEWS = {
    'of a port': `/lineage?of=${PORT}`,
    'of columns': '/lineage?of=orders/processed-orders/processed-orders-v1&level=COLUMN&overlay=quality',
    'as a table': `/lineage?of=${PORT}&view=table&overlay=owner`,
    'filtered away': `/lineage?of=${PORT}&kind=CONSUMER`,
    'of ways': `/paths?from=${PORT}&to=analytics`,
  }

  test.each(Object.entries(VIEWS))(
    '%s is accessible in light and dark, and on a phone nothing stands out',
    async (name, path) => {
      await expectSeenWell(browser, {
        url: mesh.url + path,
        name: `lineage ${name}`,
        isThere: async (page) => {
          await cards(page).or(page.getByRole('table')).first().waitFor()
          await page.waitForLoadState('networkidle')
        },
      })
    },
  )
})

/** Last: it takes a domain down. */
describe('a domain that dies while its lineage is looked at', () => {
  test('stays drawn, marked and in a word, with what the numbers include', async () => {
    const { page } = await openLineage(`of=${PORT}`)
    process.kill(mesh.pid('payments'), 'SIGKILL')
    await expect
      .poll(
        async () => {
          await page.reload()
          await cards(page).first().waitFor()
          return page.getByText('Payments does not answer at present').count()
        },
        { timeout: 60_000 },
      )
      .toBe(1)
    const down = card(page, /^payment-intents, .*domain unreachable/)
    await down.getByText('domain down').waitFor()
    await down.locator('.lineage-hatched').waitFor()
    await page.getByText(/cards stand as last known, last seen .*All numbers include them/).waitFor()
  })
})
