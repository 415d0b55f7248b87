import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { openPage } from './watched-page.ts'

const PHONE = { width: 360, height: 700 }

export interface SeenPage {
  readonly url: string
  /** Of its pictures. */
  readonly name: string
  /** Resolves once there is what the page is for; without it, once nothing is asked for any more. */
  readonly isThere?: (page: Page) => Promise<unknown>
}

/**
 * A page as its readers see it, in both themes, on a desk and on a phone: axe finds nothing, the console is quiet, nothing stands out
 * of the window. What it looked like stays in `dist/screenshots`, for somebody to look at.
 */
export async function expectSeenWell(browser: Browser, { url, name, isThere }: SeenPage): Promise<void> {
  const folder = join(packageRoot(), 'dist', 'screenshots')
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, accessibility, complaints } = await openPage(browser, { colorScheme })
    const picture = (where: string) =>
      page.screenshot({ path: join(folder, `${name.replaceAll(/\W+/g, '-')}-${where}${colorScheme}.png`) })
    await page.goto(url)
    await (isThere?.(page) ?? page.waitForLoadState('networkidle'))
    expect(await accessibility()).toEqual([])
    expect(complaints).toEqual([])
    await picture('')
    await page.setViewportSize(PHONE)
    const [inside, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(inside).toBeLessThanOrEqual(window ?? 0)
    await picture('phone-')
    await page.context().close()
  }
}
