// Builds the product and the benches, then runs them (bench/main.ts has the arguments).
//   npm run bench                     all
//   npm run bench -- search           one
//   npm run bench -- --quick --built  the smoke run of the tests: nothing but the benches themselves is built
import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

if (!process.argv.includes('--built'))
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' })
execFileSync(process.execPath, [join(root, 'scripts/bench-bundle.mjs')], { stdio: 'inherit' })

const run = spawn(
  process.execPath,
  ['--enable-source-maps', join(root, 'dist', 'bench', 'main.js'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => run.kill(signal))
run.on('exit', (code) => {
  process.exitCode = code ?? 1
})
