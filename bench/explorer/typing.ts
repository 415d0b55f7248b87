import { setTimeout as delay } from 'node:timers/promises'
import { shown, spread } from '../measure/result.ts'
import { percentile, summarise } from '../measure/statistics.ts'
import { ask } from '../mesh/ask.ts'
import type { ExplorerPart } from './part.ts'
import { painted, takeLongTasks, watchedPage } from './watch-page.ts'

const WORDS = ['customer', 'events', 'payment', 'shipment', 'email', 'revenue']
/** As people type who type fast. */
const BETWEEN_MS = 120
const MOST_MS = 100

/** From each key of what is typed to its hits on the screen. */
export const typing: ExplorerPart = async ({ browser, url, quick }) => {
  const page = await watchedPage(browser)
  await page.goto(`${url}/search?q=`)
  const box = page.getByRole('searchbox', { name: 'Search the mesh' })
  await box.focus()
  const keys: number[] = []
  const longTasks: number[] = []
  for (const word of quick ? WORDS.slice(0, 1) : WORDS) {
    await box.fill('')
    await painted(page, HITS_OF(''))
    await takeLongTasks(page)
    for (const at of [...word].keys()) {
      const typed = word.slice(0, at + 1)
      const there = painted(page, HITS_OF(typed))
      await page.keyboard.press(word.charAt(at))
      keys.push((await there) - (await page.evaluate(() => window.watching.keyAt)))
      await delay(BETWEEN_MS)
    }
    longTasks.push(...(await takeLongTasks(page)))
    await check(url, word, await page.locator('#found').innerText())
  }
  await page.context().close()
  const longest = Math.max(0, ...longTasks)
  return {
    method: `Typing: ${keys.length} keys, one every ${BETWEEN_MS} ms after the hits of the one before; from the key to the end of the frame that shows its hits, none of which the page had asked for before.`,
    targets: [
      {
        what: 'a key until its hits are painted, 95 of 100',
        measured: percentile(keys, 95),
        unit: 'ms',
        bound: 'at most',
        limit: MOST_MS,
      },
      { what: 'longest task while typing', measured: longest, unit: 'ms', bound: 'at most', limit: MOST_MS },
    ],
    tables: [
      {
        title: 'A key until its hits are painted, ms',
        columns: ['keys', 'median (least–most)', '95 of 100', 'tasks over 50 ms', 'longest'],
        rows: [[keys.length, spread(summarise(keys)), percentile(keys, 95), longTasks.length, shown(longest)]],
      },
    ],
  }
}

/** The page says in its title what it was asked, and that it is busy as long as the hits are those of before. */
const HITS_OF = (typed: string): string =>
  `document.title === ${JSON.stringify(typed === '' ? 'Search · Heddle' : `${typed} · Heddle`)} && document.querySelector('section[aria-labelledby=found]')?.ariaBusy === 'false'`

async function check(url: string, word: string, said: string): Promise<void> {
  const { search } = await ask<{ search: { totalCount: number } }>(`${url}/graphql`, {
    query: 'query ($text: String!) { search(text: $text) { totalCount } }',
    variables: { text: word },
  })
  if (search.totalCount === 0 || Number.parseInt(said, 10) !== search.totalCount)
    throw new Error(`${word}: expected ${search.totalCount} hits, more than none; the page says ${said}`)
}
