import type { Page } from 'playwright-core'
import { expectEqual } from '../measure/check.ts'
import { percentile } from '../measure/statistics.ts'
import { ask } from '../mesh/ask.ts'
import type { ExplorerPart } from './part.ts'
import { watchPage } from './watch-page.ts'

const WORDS = ['order events', 'customer email', 'stock levels', 'payment', 'churn scores', 'fraud', 'daily sales']
/** A quick typist's pause between two keys. */
const KEY_MS = 120
const MOST_MS = 100

/** From a key to its hits on the screen, and whether the page ever keeps the typist waiting. */
export const typing: ExplorerPart = async ({ browser, url, quick }) => {
  const words = quick ? WORDS.slice(0, 1) : WORDS
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  await context.addInitScript(watchPage)
  const page = await context.newPage()
  await page.goto(`${url}/search`)
  await page
    .getByRole('status')
    .filter({ hasText: /results?$/ })
    .waitFor()
  await oneByOne(page, WORDS[0] as string) // warms what compiles as it is used
  const painted: number[] = []
  for (const word of words) {
    painted.push(...(await oneByOne(page, word)))
    await checkCount(page, url, word)
  }
  const tasks = await longTasksOf(page, words)
  await context.close()
  const longest = Math.max(0, ...tasks)
  return {
    method: `Typing: ${words.length} searches on the demo mesh, letter by letter. A key counts from its input event to the frame after the one in which its own hits are in the page, each key after the one before has been answered. Then the same again without waiting, a key every ${KEY_MS} ms, for tasks that hold the main thread for 50 ms and more. Browser, gateway and every domain share this machine's cores.`,
    targets: [
      {
        what: 'hits painted after a key, p95',
        measured: percentile(painted, 95),
        unit: 'ms',
        bound: 'at most',
        limit: MOST_MS,
      },
      { what: 'longest task while typing', measured: longest, unit: 'ms', bound: 'at most', limit: MOST_MS },
    ],
    tables: [
      {
        title: 'From a key to its hits, in ms',
        columns: ['keys', 'p50', 'p95', 'worst', 'tasks of 50 ms and more', 'the longest'],
        rows: [
          [
            painted.length,
            percentile(painted, 50),
            percentile(painted, 95),
            percentile(painted, 100),
            tasks.length,
            longest,
          ],
        ],
      },
    ],
  }
}

/** In ms, a key each. */
async function oneByOne(page: Page, word: string): Promise<readonly number[]> {
  const took: number[] = []
  await page.getByRole('searchbox', { name: 'Search the mesh' }).fill('')
  await page.evaluate(() => window.heddleBench.settled())
  for (const letter of word) {
    const painting = page.evaluate(() => window.heddleBench.nextPaint())
    await page.keyboard.type(letter)
    took.push(await painting)
  }
  return took
}

async function longTasksOf(page: Page, words: readonly string[]): Promise<readonly number[]> {
  await page.evaluate(() => window.heddleBench.forgetTasks())
  for (const word of words) {
    await page.getByRole('searchbox', { name: 'Search the mesh' }).fill('')
    await page.keyboard.type(word, { delay: KEY_MS })
  }
  await page.evaluate(() => window.heddleBench.settled())
  return page.evaluate(() => window.heddleBench.tasks())
}

async function checkCount(page: Page, url: string, text: string): Promise<void> {
  const { search } = await ask<{ search: { totalCount: number } }>(`${url}/graphql`, {
    query: 'query Count($text: String!) { search(text: $text) { totalCount } }',
    variables: { text },
  })
  const shown = await page
    .getByRole('status')
    .filter({ hasText: /results?$/ })
    .textContent()
  expectEqual(`the results of “${text}” on the page`, Number(/\d+/.exec(shown ?? '')?.[0]), search.totalCount)
}
