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

/** Moves the graph as a hand does. */
async function pan(page: Page, x: number, y: number): Promise<void> {
  const pane = await page.locator('.react-flow__pane').boundingBox()
  if (pane === null) throw new Error('expected a graph to move, found none')
  const [left, top] = [pane.x + pane.width / 2, pane.y + 6]
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + x, top + y, { steps: 4 })
  await page.mouse.up()
}

describe('what cards say beside their names', () => {
  const asked = () =>
    explorer.questions
      .filter(({ name }) => name === 'ExplorerCardDetails')
      .map(({ variables }) => variables.of as string[])

  test('is asked for those in view alone, in one question, for those that come into view in another, and never twice', async () => {
    const before = asked().length
    const page = await open('overlay=owner')
    await page.getByText(`team of ${GRAPH.root}`).first().waitFor()
    const seen = await cards(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
    const first = asked().slice(before)
    expect(first).toHaveLength(1)
    expect(first[0]?.toSorted()).toEqual(seen.toSorted())
    expect(seen.length).toBeLessThan(100)

    await pan(page, -600, 0)
    await expect.poll(() => asked().length).toBe(before + 2)
    const [, second = []] = asked().slice(before)
    expect(second.length).toBeGreaterThan(0)
    expect(second.filter((id) => seen.includes(id))).toEqual([])
    await page.getByText(`team of ${second[0]}`).first().waitFor()

    await pan(page, 600, 0)
    await page.getByText(`team of ${GRAPH.root}`).first().waitFor()
    await pan(page, -600, 0)
    await page.getByText(`team of ${second[0]}`).first().waitFor()
    await pan(page, -900, 0)
    await expect.poll(() => asked().length).toBe(before + 3)
    const all = asked().slice(before).flat()
    expect(new Set(all).size).toBe(all.length)
  })
})
