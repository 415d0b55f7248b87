import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { shown, spread, type Target } from '../measure/result.ts'
import { percentile, summarise } from '../measure/statistics.ts'
import { seededRandom } from '../mesh/random.ts'
import { rootOf, sendTables } from './drawn-tables.ts'
import { layeredGraph } from './layered-graph.ts'
import type { ExplorerPart } from './part.ts'
import { framesWhile, painted, takeLongTasks, watchedPage } from './watch-page.ts'

interface Size {
  readonly nodes: number
  readonly edges: number
}

const SIZES: readonly Size[] = [
  { nodes: 300, edges: 900 },
  { nodes: 1_000, edges: 3_000 },
  { nodes: 2_900, edges: 8_700 },
]
const QUICK_SIZES: readonly Size[] = [{ nodes: 60, edges: 180 }]
const ROUNDS = 5
/** Of what takes long each time, and has no target but to be usable. */
const FEW_ROUNDS = 2
const MOST_PAINT_MS = 1_000
const MOST_TASK_MS = 100
/** Nobody opens a graph and leaves it at once. */
const READ_MS = 3_000
/** Longer than the whole takes to come into view. */
const SETTLED_MS = 1_000
/** What is promised for each size is a question of its own. */
const PROMISED = 300
const SMOOTH = 1_000

/** A graph of tables from the answer of the mesh to the screen, and moved about with the mouse. */
export const drawing: ExplorerPart = async ({ browser, url, ingestToken, quick }) => {
  const measured = new Map<Size, readonly Drawn[]>()
  for (const [at, size] of (quick ? QUICK_SIZES : SIZES).entries()) {
    const name = `drawn_${size.nodes}`
    await sendTables({ url, ingestToken }, name, layeredGraph(size, seededRandom(at + 1)))
    const rounds: Drawn[] = []
    const times = quick ? 1 : size.nodes > SMOOTH ? FEW_ROUNDS : ROUNDS
    for (let round = 0; round < times; round++) rounds.push(await draw(browser, url, rootOf(name), size))
    measured.set(size, rounds)
  }
  return {
    method:
      'Drawing: tables in 24 hops, each fed by some of the two hops before, followed downstream from the first. From a link that is opened with nothing in the cache, and, in a page with another graph that stood open for 3 s, from the answer of the mesh, to the end of the first frame with all of them in it. Then it is moved by 30 steps of the mouse at a zoom to read at, shown whole, and moved by 30 more; frames and tasks are of the moves.',
    targets: [...measured].flatMap(([size, rounds]) => targetsOf(size, rounds)),
    tables: [
      {
        title: 'A graph on the screen, ms: median (least–most)',
        columns: ['nodes', 'edges', 'link until painted', 'answer until painted', 'longest task', 'laid out in layers'],
        rows: [...measured].map(([{ nodes, edges }, rounds]) => [
          nodes,
          edges,
          spread(summarise(rounds.map(({ coldMs }) => coldMs))),
          spread(summarise(rounds.map(({ paintedMs }) => paintedMs))),
          shown(Math.max(...rounds.map(({ longestPaintTask }) => longestPaintTask))),
          `${rounds.filter(({ isLayered }) => isLayered).length} of ${rounds.length}`,
        ]),
      },
      {
        title: 'A graph that is moved, ms',
        columns: [
          'nodes',
          'frame, median',
          'frame, 95 of 100',
          'tasks over 50 ms',
          'longest',
          'longest while all come into view',
        ],
        rows: [...measured].map(([{ nodes }, rounds]) => {
          const frames = rounds.flatMap(({ frames }) => frames)
          const tasks = rounds.flatMap(({ moveTasks }) => moveTasks)
          const toAll = Math.max(...rounds.map(({ longestShowTask }) => longestShowTask))
          const longest = Math.max(0, ...tasks)
          return [nodes, percentile(frames, 50), percentile(frames, 95), tasks.length, shown(longest), shown(toAll)]
        }),
      },
    ],
  }
}

function targetsOf({ nodes, edges }: Size, rounds: readonly Drawn[]): readonly Target[] {
  const paint: Target = {
    what: `${nodes} nodes, ${edges} edges: answer until painted`,
    measured: percentile(
      rounds.map(({ paintedMs }) => paintedMs),
      50,
    ),
    unit: 'ms',
    bound: 'at most',
    limit: MOST_PAINT_MS,
  }
  const move: Target = {
    what: `${nodes} nodes: longest task while it is moved`,
    measured: Math.max(0, ...rounds.flatMap(({ moveTasks }) => moveTasks)),
    unit: 'ms',
    bound: 'at most',
    limit: MOST_TASK_MS,
  }
  return [...(nodes <= PROMISED ? [paint] : []), ...(nodes <= SMOOTH ? [move] : [])]
}

interface Drawn {
  readonly coldMs: number
  readonly paintedMs: number
  readonly longestPaintTask: number
  readonly isLayered: boolean
  readonly frames: readonly number[]
  readonly moveTasks: readonly number[]
  readonly longestShowTask: number
}

async function draw(browser: Browser, url: string, root: string, size: Size): Promise<Drawn> {
  const path = `/lineage?of=${encodeURIComponent(root)}&dir=DOWNSTREAM&depth=64`
  const cold = await watchedPage(browser)
  await cold.goto(url + path)
  const coldMs = await painted(cold, ALL_OF(size))
  await cold.context().close()

  const page = await watchedPage(browser)
  await page.goto(`${url}/lineage?of=orders/order-events`)
  await page.locator('.react-flow__node').first().waitFor()
  await page.waitForLoadState('networkidle')
  await delay(READ_MS)
  await takeLongTasks(page)
  await page.evaluate((path) => {
    window.watching.answers.length = 0
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  const at = await painted(page, ALL_OF(size))
  // What is asked besides is small: names of domains, what single cards say.
  const answerAt = await page.evaluate(
    () => window.watching.answers.toSorted((one, other) => other.bytes - one.bytes)[0]?.at ?? Number.NaN,
  )
  const paintTasks = await takeLongTasks(page)
  const isLayered = (await page.getByText('Not laid out well in time').count()) === 0
  await page.waitForLoadState('networkidle')
  await takeLongTasks(page)
  const near = await framesWhile(page, () => drag(page))
  const nearTasks = await takeLongTasks(page)
  await page.getByRole('button', { name: 'Show all', exact: true }).click()
  await page.waitForFunction((nodes) => document.querySelectorAll('.react-flow__node').length === nodes, size.nodes)
  await delay(SETTLED_MS)
  const showTasks = await takeLongTasks(page)
  const far = await framesWhile(page, () => drag(page))
  const moveTasks = [...nearTasks, ...(await takeLongTasks(page))]
  await page.context().close()
  return {
    coldMs,
    paintedMs: at - answerAt,
    longestPaintTask: Math.max(0, ...paintTasks),
    isLayered,
    frames: [...near, ...far],
    moveTasks,
    longestShowTask: Math.max(0, ...showTasks),
  }
}

/** The map shows every box, whatever of it is in view. */
const ALL_OF = ({ nodes }: Size): string =>
  `document.querySelectorAll('.react-flow__minimap-node').length === ${nodes} && document.querySelector('[role=group][aria-busy=false] .react-flow__node') !== null`

async function drag(page: Page): Promise<void> {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (box === null) throw new Error('expected a graph on the page, saw none')
  const [x, y] = [box.x + box.width / 2, box.y + 40]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 30; step++) await page.mouse.move(x - step * 8, y + step * 3)
  await page.mouse.up()
}
