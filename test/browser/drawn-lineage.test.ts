import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AnsweredExplorer, startAnsweredExplorer } from '../support/answered-explorer.ts'
import { launchBrowser } from '../support/browser.ts'
import { claim, thing } from '../support/layered-lineage.ts'
import { openPage } from '../support/watched-page.ts'

let explorer: AnsweredExplorer
let browser: Browser

beforeAll(async () => {
  ;[explorer, browser] = await Promise.all([startAnsweredExplorer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await explorer?.dispose()
})

const [ROOT, READER, OTHER] = ['shop/orders/root', 'shop/reports/reader', 'till/sales/other'] as const
const graph = (nodes: readonly unknown[], edges: readonly unknown[]) => ({
  lineage: { nodes, edges, truncated: false, depthReached: 1 },
})

/** root → reader ← other: the last is there once the reader is expanded upstream. */
function answered({ of, direction }: Readonly<Record<string, unknown>>) {
  const edges = [claim(ROOT, READER), claim(OTHER, READER)]
  if (of === READER) return graph([thing(READER, 0), thing(ROOT, 1), thing(OTHER, 1)], edges)
  const reader = thing(READER, 1, { upstreamTotal: 2 })
  return direction === 'DOWNSTREAM' ? graph([thing(ROOT, 0), reader], edges.slice(0, 1)) : graph([thing(ROOT, 0)], [])
}

beforeEach(() => {
  explorer.answer('ExplorerLineage', answered)
  explorer.answer('ExplorerCardDetails', () => ({ lineageNodes: [] }))
})

const card = (page: Page, name: string) => page.locator('.react-flow__node').getByRole('group', { name })
const open = async (query = '') => {
  const { page } = await openPage(browser)
  await page.clock.install()
  await page.goto(`${explorer.url}/lineage?of=${ROOT}${query}`)
  return page
}

describe('what changed since a moment', () => {
  test('is marked on every line that is drawn, also on those that no way from the root leads along', async () => {
    const change = (kind: string, told: unknown) => ({
      ...{ kind, fields: [], at: null },
      ...(kind === 'REMOVED' ? { before: told, after: null } : { before: null, after: told }),
    })
    const told = (from: string, to: string) => ({ ...claim(from, to), from: thing(from, 0), to: thing(to, 0) })
    explorer.answer('ExplorerLineageDiff', ({ of }) => {
      const ofReader = [change('ADDED', told(OTHER, READER)), change('REMOVED', told(OTHER, ROOT))]
      const edges = (of === READER ? ofReader : []).map((node) => ({ node }))
      const changes = { edges, pageInfo: { hasNextPage: false } }
      return { lineageDiff: { added: 0, removed: 0, changed: 0, complete: false, changes } }
    })
    const page = await open(`&since=2026-01-01&open=up:${READER}`)
    await page.getByText('+ 1 added').waitFor()
    await page.getByText('− 1 removed').waitFor()
    await page.getByText('What changed beyond the outermost cards is not looked at.').waitFor()
    await page.locator('.lineage-line-added').waitFor()
    expect(await page.locator('.lineage-line-added').count()).toBe(1)
    expect(await page.locator('.lineage-line-removed').count()).toBe(1)
  })
})

describe('what takes longer than five seconds', () => {
  test('says which question it waits for, is cancelled, and asked again', async () => {
    explorer.answer('ExplorerLineage', () => new Promise(() => {}))
    const page = await open()
    await page.getByText('Following the data…').waitFor()
    expect(await page.getByRole('button', { name: 'Cancel' }).count()).toBe(0)
    await page.clock.fastForward(5_100)
    await page.getByText('0 of 2 questions are answered').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Cancelled.').waitFor()
    explorer.answer('ExplorerLineage', answered)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await card(page, 'reader, output port').waitFor()
  })

  test('leaves what was drawn before when it is cancelled, and says so', async () => {
    const page = await open()
    await card(page, 'reader, output port').waitFor()
    explorer.answer('ExplorerLineage', () => new Promise(() => {}))
    await page.getByRole('button', { name: '1/2 upstream of reader: show all' }).click()
    await page.getByText('Following the data…').waitFor()
    await page.clock.fastForward(5_100)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Cancelled: below is what was drawn before.').waitFor()
    await card(page, 'reader, output port').waitFor()
    explorer.answer('ExplorerLineage', answered)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await card(page, 'other, output port').waitFor()
  })

  test('is no layout that one has to wait for: cancelled, it is columns', async () => {
    const { page } = await openPage(browser)
    await page.clock.install()
    // A worker that never comes.
    await page.route('**/elk-worker*', () => {})
    await page.goto(`${explorer.url}/lineage?of=${ROOT}`)
    await page.getByText('1 thing downstream').waitFor()
    await page.clock.fastForward(5_100)
    await page.getByText('Laying out 2 cards.').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await card(page, 'reader, output port').waitFor()
    await page.getByText('in columns by distance').waitFor()
  })
})

describe('the card that one looks at', () => {
  const place = async (page: Page, name: string) => {
    const { x = 0, y = 0 } = (await card(page, name).boundingBox()) ?? {}
    return [Math.round(x), Math.round(y)]
  }

  test('stays where it is when a hop is opened beside it, and when columns are shown and hidden', async () => {
    explorer.answer('ExplorerLineage', (question) => {
      if (question.level !== 'COLUMN') return answered(question)
      const names = Array.from({ length: 6 }, (_, index) => claim(`${ROOT}#c${index}`, `${READER}#c${index}`))
      return question.direction === 'DOWNSTREAM' ? graph([], names) : graph([], [])
    })
    const page = await open('&level=PORT')
    await card(page, 'reader, output port').waitFor()
    await card(page, 'reader, output port').click({ position: { x: 120, y: 20 } })
    const before = await place(page, 'reader, output port')
    await page.getByRole('button', { name: '1/2 upstream of reader: show all' }).click()
    await card(page, 'other, output port').waitFor()
    expect(await place(page, 'reader, output port')).toEqual(before)
    await page.getByRole('button', { name: 'columns', exact: true }).click()
    await page.getByRole('button', { name: 'c5', exact: true }).first().waitFor()
    expect(await place(page, 'reader, output port')).toEqual(before)
    await page.getByRole('button', { name: 'ports', exact: true }).click()
    await page.getByRole('button', { name: 'c5', exact: true }).first().waitFor({ state: 'detached' })
    expect(await place(page, 'reader, output port')).toEqual(before)
  })
})
