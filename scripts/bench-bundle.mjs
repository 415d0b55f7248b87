// Bundles the benches and the processes that they, and tests of large meshes, start into dist/bench.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bench = (file) => join(root, 'bench', file)

await bundle({
  entryPoints: {
    main: bench('main.ts'),
    probe: bench('processes/probe.ts'),
    'domain-host': bench('processes/domain-host.ts'),
    'stock-gateway': bench('processes/stock-gateway.ts'),
    'load-driver': bench('processes/load-driver.ts'),
  },
  outdir: join(root, 'dist', 'bench'),
})
