import { join } from 'node:path'
import { launchBrowser } from '../test/support/browser.ts'
import type { Bench } from './bench.ts'
import { drawing } from './explorer/drawing.ts'
import type { ExplorerPart } from './explorer/part.ts'
import { scriptSize } from './explorer/script-size.ts'
import { typing } from './explorer/typing.ts'
import { startDemoMesh } from './mesh/demo-mesh.ts'

/** What people wait for, a file each. */
const PARTS: Readonly<Record<string, ExplorerPart>> = { script: scriptSize, typing, drawing }

/** What a reader of the explorer waits for, in a real browser before the demo mesh. */
export const explorer: Bench = async ({ quick, say, folder, startChild }) => {
  const mesh = await startDemoMesh({ startChild, folder: join(folder, 'mesh') })
  const browser = await launchBrowser()
  try {
    say(`the demo mesh is up; ${browser.browserType().name()} ${browser.version()}`)
    const results = []
    for (const [name, part] of Object.entries(PARTS)) {
      results.push(await part({ browser, url: mesh.url, ingestToken: mesh.ingestToken, quick }))
      say(name)
    }
    return {
      title: 'The explorer in a browser',
      method: [`Chromium ${browser.version()}, headless, without a GPU.`, ...results.map(({ method }) => method)],
      targets: results.flatMap(({ targets }) => targets),
      tables: results.flatMap(({ tables }) => tables),
    }
  } finally {
    await browser.close()
    await mesh.stop()
  }
}
