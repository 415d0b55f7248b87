import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AnsweredExplorer, startAnsweredExplorer } from '../support/answered-explorer.ts'
import { launchBrowser } from '../support/browser.ts'
import { layeredLineage } from '../support/layered-lineage.ts'
import { openPage } from '../support/watched-page.ts'

const GRAPH = layeredLineage(1_000, 50)

let explorer: AnsweredExplorer
let browser: Browser

beforeAll(async () => {
  ;[explorer, browser] = await Promise.all([startAnsweredExplorer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await explorer?.dispose()
})
beforeEach(() => {
  explorer.answer('ExplorerLineage', () => ({ lineage: GRAPH }))
  explorer.answer('ExplorerCardDetails', ({ of }) => ({ lineageNodes: (of as string[]).map(withOwner) }))
})

const cards = (page: Page) => page.locator('.react-flow__node')

/** As the catalog has it: all that a card asks, by a team that is called after it. */
function withOwner(id: string) {
  const lastKnown = {
    ...{ takenAt: '2026-01-01T00:00:00Z', status: 'ACTIVE', owner: { name: `team of ${id}` } },
    ...{ quality: null, serviceLevels: [], ports: [] },
  }
  const product = { id, catalogEntry: { lastSeenAt: '2026-01-01T00:00:00Z', lastKnown } }
  return { id, kind: 'PORT', entity: null, product }
}

async function open(query: string): Promise<Page> {
  const { page } = await openPage(browser)
  await page.goto(`${explorer.url}/lineage?of=${GRAPH.root}&dir=DOWNSTREAM&depth=64&${query}`)
  return page
}

/** A place of the graph's window with no card on it. */
async function groundOf(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const ground = await page.locator('.react-flow__pane').evaluate((pane) => {
    const { left, top, width, height } = pane.getBoundingClientRect()
    const middle = Array.from({ length: height }, (_, index) => ({ x: left + width / 2, y: top + index }))
    const upper = Array.from({ length: width }, (_, index) => ({ x: left + index, y: top + 6 }))
    return [...middle, ...upper].find(({ x, y }) => document.elementFromPoint(x, y) === pane)
  })
  if (ground === undefined) throw new Error('expected some ground to hold the graph by, found none')
  return ground
}

/** Moves the graph as a hand does. */
async function pan(page: Page, x: number, y: number): Promise<void> {
  const { x: left, y: top } = await groundOf(page)
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + x / 2, top + y / 2)
  await page.mouse.move(left + x, top + y)
  await page.mouse.up()
}

describe('what cards say beside their names', () => {
  const asked = () =>
    explorer.questions
      .filter(({ name }) => name === 'ExplorerCardDetails')
      .map(({ variables }) => variables.of as string[])

  test('is asked for those in view alone, in one question, for those that come into view then, and never twice', async () => {
    const before = asked().length
    const page = await open('overlay=owner')
    await page.getByText(`team of ${GRAPH.root}`).first().waitFor()
    const seen = await cards(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
    const first = asked().slice(before)
    expect(first).toHaveLength(1)
    expect(first[0]?.toSorted()).toEqual(seen.toSorted())
    expect(seen.length).toBeLessThan(100)

    const ids = () => asked().slice(before).flat()
    const inView = () => cards(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''))
    await pan(page, -600, 0)
    await expect.poll(async () => (await inView()).filter((id) => !ids().includes(id))).toEqual([])
    const next = ids().find((id) => !seen.includes(id))
    await page.getByText(`team of ${next}`).first().waitFor()
    await pan(page, 600, 0)
    await page.getByText(`team of ${GRAPH.root}`).first().waitFor()
    await pan(page, -600, 0)
    await pan(page, -600, 0)
    await expect.poll(async () => (await inView()).filter((id) => !ids().includes(id))).toEqual([])
    expect(new Set(ids()).size).toBe(ids().length)
    expect(asked().length - before).toBeLessThan(ids().length / 8)
  })
})

describe('a thousand cards from afar', () => {
  const lines = (page: Page) => page.locator('.react-flow__edge')
  const showAll = (page: Page) => page.getByRole('button', { name: 'Show all', exact: true }).click()
  const larger = (page: Page) => page.getByRole('button', { name: 'Larger' }).click()

  test('have their lines in a few paths, and each by itself once they can be pointed at again', async () => {
    const page = await open('')
    await cards(page).first().waitFor()
    await showAll(page)
    await expect.poll(() => cards(page).count()).toBe(1_000)
    await expect.poll(() => lines(page).count()).toBe(0)
    const drawn = await page
      .locator('.graph-flat-lines path')
      .evaluateAll((paths) =>
        paths.map((path) => (path.getAttribute('d') ?? '').split('M').length - 1).reduce((sum, one) => sum + one, 0),
      )
    expect(drawn).toBe(GRAPH.edges.length)
    for (let step = 0; step < 12 && (await lines(page).count()) === 0; step += 1) {
      await larger(page)
      await page.waitForTimeout(100)
    }
    await expect.poll(() => lines(page).count()).toBeGreaterThan(0)
    expect(await page.locator('.graph-flat-lines').count()).toBe(0)
    const line = lines(page).first().locator('.graph-line')
    expect(await line.getAttribute('marker-end')).toMatch(/^url\(#end-/)
    expect((await line.getAttribute('d'))?.length).toBeGreaterThan(0)
  })

  test('say what was laid over them', async () => {
    const page = await open('overlay=owner')
    await cards(page).first().waitFor()
    await showAll(page)
    await expect.poll(() => cards(page).count()).toBe(1_000)
    const last = GRAPH.nodes.at(-1)?.id ?? ''
    await page.getByText(`team of ${last}`).waitFor()
  })

  test('are not pointed at by a mouse that moves them', async () => {
    const page = await open('')
    const card = cards(page).first()
    await card.waitFor()
    const { x, y } = await groundOf(page)
    await page.mouse.move(x, y)
    await page.mouse.down()
    const box = await card.boundingBox()
    if (box === null) throw new Error('expected a card in view, saw none')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.move(box.x + box.width / 2 + 4, box.y + box.height / 2)
    expect(await page.locator('.graph-line-on').count()).toBe(0)
    await page.mouse.up()
    await page.mouse.move(0, 0)
    await card.hover()
    await page.locator('.graph-line-on').first().waitFor()
  })
})

/** What has the focus, as it is heard. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

describe('a card with the focus that the mouse moves out of the window', () => {
  const root = (page: Page) => cards(page).locator(`[aria-label^="port-0,"]`)

  async function movedAway(): Promise<Page> {
    const page = await open('')
    await root(page).click({ position: { x: 120, y: 30 } })
    await expect.poll(() => focused(page)).toMatch(/^port-0,/)
    for (let times = 0; times < 3; times += 1) await pan(page, -600, 0)
    await root(page).waitFor({ state: 'detached' })
    return page
  }

  test('leaves the keyboard in the graph, and the arrow keys go on from it', async () => {
    const page = await movedAway()
    expect(await focused(page)).toMatch(/^The lineage graph/)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => focused(page)).toMatch(/^port-([1-9]|[1-4]\d|50),/)
  })

  test('has the focus again when it comes back', async () => {
    const page = await movedAway()
    for (let times = 0; times < 3; times += 1) await pan(page, 600, 0)
    await expect.poll(() => focused(page)).toMatch(/^port-0,/)
  })

  test('is not brought back by a press of the mouse on the ground', async () => {
    const page = await movedAway()
    await page.getByRole('button', { name: 'Keys (?)' }).focus()
    const { x, y } = await groundOf(page)
    await page.mouse.click(x, y)
    expect(await focused(page)).toMatch(/^The lineage graph/)
    expect(await root(page).count()).toBe(0)
  })
})

describe('3,000 cards as a table', () => {
  const MANY = layeredLineage(2_900, 100)
  const rows = (page: Page) => page.getByRole('region', { name: 'The graph as a table' }).locator('tr[data-index]')

  beforeEach(() => explorer.answer('ExplorerLineage', () => ({ lineage: MANY })))

  test('has the rows in sight alone in the page, each with its place among all, and their details asked for', async () => {
    const page = await open('view=table&overlay=owner')
    await rows(page).first().waitFor()
    const table = page.getByRole('table')
    expect(await table.getAttribute('aria-rowcount')).toBe('2901')
    expect(await rows(page).count()).toBeLessThan(60)
    expect(await rows(page).first().getAttribute('aria-rowindex')).toBe('2')
    await page.getByText(`team of ${MANY.root}`).waitFor()

    const region = page.getByRole('region', { name: 'The graph as a table' })
    await region.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await rows(page).last().and(page.locator('[aria-rowindex="2901"]')).waitFor()
    expect(await rows(page).count()).toBeLessThan(60)
  })

  test('keeps the row with the focus in the page when it is scrolled away', async () => {
    const page = await open('view=table')
    const link = (row: number) => page.locator(`tr[aria-rowindex="${row}"]`).getByRole('link')
    await link(2).focus()
    const region = page.getByRole('region', { name: 'The graph as a table' })
    await region.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await page.locator('tr[aria-rowindex="2901"]').waitFor()
    expect(await link(2).evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('is reached and left by its key, and the focus goes along', async () => {
    const page = await open('')
    await cards(page).first().waitFor()
    await page.getByRole('group', { name: /^The lineage graph/ }).focus()
    await expect.poll(() => focused(page)).toMatch(/^port-0,/)
    await page.keyboard.press('t')
    await expect.poll(() => focused(page)).toBe('The graph as a table')
    await page.keyboard.press('t')
    await expect.poll(() => focused(page)).toMatch(/^port-0,/)
  })
})
