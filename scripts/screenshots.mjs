// Builds the product, then makes pictures of the explorer (bench/screenshots.ts has the arguments).
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = join(root, 'dist', 'bench')
execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' })
await bundle({
  entryPoints: { screenshots: join(root, 'bench/screenshots.ts'), probe: join(root, 'bench/processes/probe.ts') },
  outdir,
})
execFileSync(process.execPath, [join(outdir, 'screenshots.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
