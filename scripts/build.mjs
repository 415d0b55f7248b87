// Bundles each process and each worker thread into dist/.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'
import { buildClient } from './client.mjs'
import { buildExplorer } from './explorer.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const processes = {
  heddle: 'cli/heddle/main.ts',
  start: 'cli/start/main.ts',
  tokens: 'cli/tokens/main.ts',
  gateway: 'gateway/main.ts',
  catalog: 'subgraphs/catalog/main.ts',
  lineage: 'subgraphs/lineage/main.ts',
  domain: 'subgraphs/domain/main.ts',
}
/** With their packages in the bundle: what is started most, by people who wait for it, and once for each domain. */
const WHOLE = ['heddle', 'domain']

/** Worker threads end in `.worker.ts`; each becomes dist/workers/<name>.js, which `platform/worker.ts` starts by name. */
function workerFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : workerFiles(path)
    return entry.name.endsWith('.worker.ts') ? [path] : []
  })
}

const entryPoints = Object.fromEntries(
  Object.entries(processes)
    .filter(([name]) => !WHOLE.includes(name))
    .map(([name, file]) => [name, join(root, file)])
    .filter(([, file]) => existsSync(file)),
)
entryPoints['build/validators'] = join(root, 'scripts/validators.ts')
for (const folder of ['gateway', 'subgraphs', 'platform', 'bench'].map((f) => join(root, f)).filter(existsSync)) {
  for (const file of workerFiles(folder)) entryPoints[`workers/${basename(file, '.worker.ts')}`] = file
}

await bundle({
  entryPoints,
  whole: Object.fromEntries(WHOLE.map((name) => [name, join(root, processes[name])])),
  native: ['libsql', 'neo4j-driver'],
  outdir: join(root, 'dist'),
  keep: ['bench', 'client', 'explorer', 'screenshots', 'validators'],
})
execFileSync(process.execPath, [join(root, 'dist', 'build', 'validators.js')], { stdio: 'inherit' })
await buildClient(root)
await buildExplorer(root)
