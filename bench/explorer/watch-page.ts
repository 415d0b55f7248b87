import type { Browser, Page } from 'playwright-core'

/** Longer than anything takes that is not broken. */
const MOST_MS = 30_000

declare global {
  interface Window {
    watching: {
      /** When the last key was pressed. */
      keyAt: number
      /** When the answers of the graph had come whole, and how large they were. */
      answers: { at: number; bytes: number }[]
      longTasks: number[]
      /** When a frame was painted in which `isThere` held. All times are those of `performance.now()`. */
      painted(isThere: () => boolean, mostMs: number): Promise<number>
    }
  }
}

/** A page that keeps the times of keys, answers, paints and long tasks by its own clock. */
export async function watchedPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript(watch)
  return page
}

/** What runs in the page: it uses nothing from around it. */
function watch(): void {
  const longTasks: number[] = []
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  })
  new PerformanceObserver((list) => {
    for (const { name, responseEnd, encodedBodySize } of list.getEntries() as PerformanceResourceTiming[])
      if (new URL(name).pathname === '/graphql')
        window.watching.answers.push({ at: responseEnd, bytes: encodedBodySize })
  }).observe({ type: 'resource', buffered: true })
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      window.watching.keyAt = timeStamp
    },
    { capture: true },
  )
  // What holds when a frame begins is on the screen when it ends: the message comes after it.
  const painted = (isThere: () => boolean, mostMs: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const end = performance.now() + mostMs
      const look = (): void => {
        if (isThere()) {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now())
          port2.postMessage(null)
        } else if (performance.now() > end) reject(new Error(`not painted within ${mostMs} ms: ${isThere}`))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
  window.watching = { keyAt: 0, answers: [], longTasks, painted }
}

/** When `isThere`, the text of an expression, held in a frame that was painted. @throws when it never does */
export const painted = (page: Page, isThere: string): Promise<number> =>
  page.evaluate(`watching.painted(() => ${isThere}, ${MOST_MS})`)

/** The long tasks (more than 50 ms) since the last time they were taken, in ms. */
export const takeLongTasks = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => window.watching.longTasks.splice(0))

/** How long each frame took while `deed` went on, in ms. */
export async function framesWhile(page: Page, deed: () => Promise<void>): Promise<readonly number[]> {
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const all: number[] = []
        let before = performance.now()
        const look = (): void => {
          const now = performance.now()
          all.push(now - before)
          before = now
          if (document.body.dataset.framesDone === undefined) requestAnimationFrame(look)
          else {
            delete document.body.dataset.framesDone
            resolve(all)
          }
        }
        requestAnimationFrame(look)
      }),
  )
  await deed()
  await page.evaluate(() => {
    document.body.dataset.framesDone = ''
  })
  return frames
}
