import type { Browser, BrowserContextOptions } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { type RunningMesh, startMesh } from './mesh.ts'
import { openPage, type WatchedPage } from './watched-page.ts'

/** A mesh as a user starts it, and a browser to look at it with. */
export interface ExplorerMesh {
  readonly mesh: RunningMesh
  readonly browser: Browser
  /** A path of the explorer in a window of its own, which no other page has left anything in. */
  open(path: string, options?: BrowserContextOptions): Promise<WatchedPage>
  dispose(): Promise<void>
}

/** The demo mesh, or another one that is starting. */
export async function startExplorerMesh(starting: Promise<RunningMesh> = startMesh()): Promise<ExplorerMesh> {
  const [mesh, browser] = await Promise.all([starting, launchBrowser()])
  return {
    mesh,
    browser,
    async open(path, options) {
      const watched = await openPage(browser, options)
      await watched.page.goto(mesh.url + path)
      return watched
    },
    async dispose() {
      await browser.close()
      await mesh.dispose()
    },
  }
}
