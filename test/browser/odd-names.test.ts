import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type ExplorerMesh, startExplorerMesh } from '../support/explorer-mesh.ts'
import { type CommandLine, commandLine } from '../support/heddle.ts'
import { SERVICES, startMesh } from '../support/mesh.ts'
import { LONG, LONG_ID, ODD_TITLES, RTL, writeOddDomains } from '../support/odd-domains.ts'

const place = mkdtempSync(join(tmpdir(), 'heddle-odd-names-'))
const ARABIC_ID = `${RTL.domain}/arabic`
/** Of the products that read the long one: all of the other domain. */
const READERS = Object.keys(ODD_TITLES).length

let explorer: ExplorerMesh
let heddle: CommandLine

beforeAll(async () => {
  explorer = await startExplorerMesh(startMesh({ boxes: SERVICES }))
  const { mesh } = explorer
  heddle = commandLine(place)
  const tokens = join(place, 'tokens.json')
  cpSync(join(mesh.dataDir, 'tokens.json'), tokens)
  await heddle.done('enrol', mesh.url, '--token-file', tokens)
  const { long, rtl } = writeOddDomains(place)
  for (const folder of [long, rtl]) await heddle.start('published', 'serve', folder, '--publish')
  const reached = `{ impact(of: "${LONG_ID}") { total } domainDependencies(first: 5) { totalCount } }`
  await eventually(
    async () => {
      type Reached = { impact: { total: number } | null; domainDependencies: { totalCount: number } | null }
      const { data } = await mesh.ask<Reached>(reached)
      return data?.impact?.total === READERS && data.domainDependencies?.totalCount === 1
    },
    { withinMs: 60_000 },
  )
})
afterAll(async () => {
  await heddle?.dispose()
  await explorer?.dispose()
  rmSync(place, { recursive: true, force: true })
})

const product = (id: string, tab = 'overview') => `/product?id=${id}&tab=${tab}`

const PAGES = {
  home: '/',
  'a search': '/search?q=',
  'a search for a long word': `/search?q=${encodeURIComponent(LONG.title.slice(0, 200))}`,
  'the long domain': `/domain?id=${LONG.domain}`,
  'the domain from right to left': `/domain?id=${RTL.domain}`,
  'the long product': product(LONG_ID),
  'its contract': product(LONG_ID, 'contract'),
  'its quality': product(LONG_ID, 'quality'),
  'its consumers': product(LONG_ID, 'consumers'),
  'its versions': product(LONG_ID, 'versions'),
  'its changes': product(LONG_ID, 'changes'),
  'a product from right to left': product(ARABIC_ID),
  'a product of emoji': product(`${RTL.domain}/emoji`, 'contract'),
  impact: `/impact?of=${LONG_ID}`,
  'impact by column': `/impact?of=${LONG_ID}&level=COLUMN`,
  lineage: `/lineage?of=${LONG_ID}&focus=${ARABIC_ID}`,
  'lineage of columns': `/lineage?of=${LONG_ID}&level=COLUMN&overlay=owner`,
  'lineage as a table': `/lineage?of=${ARABIC_ID}&view=table&overlay=owner`,
  ways: `/paths?from=${LONG_ID}&to=${ARABIC_ID}`,
  mesh: '/mesh',
  dependencies: '/mesh?tab=dependencies',
  findings: '/mesh?tab=findings',
  releases: '/mesh?tab=releases',
  'a comparison': `/diff?of=${LONG_ID}`,
  'nobody by a long name': product(`${LONG.domain}/${'n'.repeat(63)}`),
}

describe('names as long and as odd as they may be', () => {
  test.each(Object.entries(PAGES))(
    '%s keeps within every window, isolates them, and is accessible',
    async (_, path) => {
      const { page, accessibility, complaints } = await explorer.open(path)
      // What changes is a stream: it is never at rest.
      if (path.endsWith('tab=changes')) await page.getByText('live', { exact: true }).waitFor()
      else await page.waitForLoadState('networkidle')
      for (const width of [1280, 768, 360]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await standingOut(page)).toEqual([])
        expect(await turning(page)).toEqual([])
      }
      expect(await accessibility()).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.locator('html[data-theme="dark"]').waitFor()
      expect(await accessibility()).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )

  test('names in one line stay in their order, whichever way each runs', async () => {
    const { page } = await explorer.open('/search?q=odd')
    await page.getByRole('article').nth(READERS).waitFor()
    expect(await reordered(page)).toEqual([])
    await page.goto(`${explorer.mesh.url}/impact?of=${LONG_ID}`)
    await page.getByText('All rows are here').waitFor()
    expect(await reordered(page)).toEqual([])
  })

  test('each is found by what it is called', async () => {
    const { page } = await explorer.open('/search?q=')
    for (const title of [ODD_TITLES.arabic, ODD_TITLES.hebrew, ODD_TITLES.emoji]) {
      await page.getByRole('searchbox', { name: 'Search the mesh' }).fill(title)
      await page.getByRole('article').first().getByRole('link', { name: title }).waitFor()
    }
  })
})

describe('a card of the graph', () => {
  test('cuts a name at its own edge alone, and the whole of it is one step away', async () => {
    const { page } = await explorer.open(`/lineage?of=${LONG_ID}`)
    const title = page.locator('.react-flow__node p[title]', { hasText: LONG.title.slice(0, 20) }).first()
    await title.waitFor()
    const cut = await title.evaluate((element) => {
      const card = element.closest('.react-flow__node')?.getBoundingClientRect()
      const own = element.getBoundingClientRect()
      return {
        isCut: element.scrollWidth > element.clientWidth,
        how: getComputedStyle(element).textOverflow,
        isWithin: card !== undefined && own.left >= card.left && own.right <= card.right,
      }
    })
    expect(cut).toEqual({ isCut: true, how: 'ellipsis', isWithin: true })
    expect(await title.getAttribute('title')).toContain(LONG.title)
    await title.click()
    await page
      .getByRole('complementary', { name: 'What is chosen' })
      .getByRole('heading', { name: LONG.title })
      .waitFor()
  })
})

describe('what is saved', () => {
  test('has the names as they are: the list of what is drawn, and all rows of an impact', async () => {
    const { page } = await explorer.open(`/lineage?of=${LONG_ID}`)
    await page.locator('.react-flow__node').nth(1).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).click(),
    ])
    const drawn = readFileSync(await download.path(), 'utf8')
    await page.goto(`${explorer.mesh.url}/impact?of=${LONG_ID}`)
    const href = await page.getByRole('link', { name: /as CSV$/ }).getAttribute('href')
    const rows = await (await fetch(new URL(href ?? '', explorer.mesh.url))).text()
    expect(rows.trim().split('\n')).toHaveLength(READERS + 1)
    expect(drawn).toContain(LONG.title)
    for (const title of Object.values(ODD_TITLES)) {
      const cell = title.includes(',') ? `"${title}"` : title
      expect([drawn, rows].map((text) => text.includes(cell))).toEqual([true, true])
    }
  })
})

/** What makes the page wider than the window: the first few of it. */
async function standingOut(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    if ((document.scrollingElement?.scrollWidth ?? 0) <= innerWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.querySelector('*'),
    )
    return [
      `${document.scrollingElement?.scrollWidth} in ${innerWidth}`,
      ...wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 300)),
    ]
  })
}

/** Texts that run from right to left, or turn what follows, and are not kept apart from what is beside them. */
async function turning(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const turns = /[\u0590-\u08ff\u202a-\u202e\u2066\u2067]/
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      const isApart = node.parentElement?.closest('bdi, [dir="auto"], title, pre, option') || text.includes('\u2068')
      if (turns.test(text) && !isApart) found.push(node.parentElement?.outerHTML.slice(0, 200) ?? text)
    }
    return found
  })
}

/** Pairs of names that follow each other in one line of the page's source, and do not on the screen. */
async function reordered(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const names = [...document.querySelectorAll('main bdi')]
    return names.flatMap((name, index) => {
      const next = names[index + 1]
      if (next === undefined || name.closest('p, li, td') !== next.closest('p, li, td')) return []
      const [end, begin] = [name.getClientRects(), next.getClientRects()].map((rects) => [...rects])
      const [last, first] = [end?.at(-1), begin?.[0]]
      if (last === undefined || first === undefined || Math.abs(last.top - first.top) > 2) return []
      return first.left >= last.right - 1 ? [] : [`${name.textContent} | ${next.textContent}`]
    })
  })
}
