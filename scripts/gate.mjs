// The whole gate: types, lint and format, then every suite. Runs all stages even after one failed, so that one run tells all;
// ends with the minutes of each stage and the line `N passed, N failed`.
//   npm test                 everything
//   npm test -- unit e2e     the named stages alone
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'heddle-gate-'))

/** A command that passes or fails as one. */
const check = (name, ...command) => ({
  name,
  command,
  outcome: (ok) => (ok ? { passed: 1, failures: [] } : { passed: 0, failures: [`see above: ${command.join(' ')}`] }),
})

/** A suite of tests, counted one by one. */
const suite = (name) => {
  const report = join(reports, `${name}.json`)
  return {
    name,
    command: ['vitest', 'run', '--project', name, '--reporter=default', '--reporter=./scripts/gate-reporter.mjs'],
    environment: { GATE_REPORT: report },
    outcome: (ok) => readReport(report, ok),
  }
}

const stages = [
  check('types', 'tsc', '--noEmit'),
  check('explorer', 'tsc', '--noEmit', '-p', 'gateway/explorer/web'),
  check('lint', 'biome', 'check', '--error-on-warnings', '.'),
  suite('unit'),
  suite('contract'),
  suite('federation'),
  suite('e2e'),
  suite('browser'),
]

/** A run that failed without a failed test (it was killed, say) counts as one failure. */
function readReport(report, ok) {
  const { passed, failures } = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { passed: 0, failures: [] }
  return {
    passed,
    failures: ok || failures.length > 0 ? failures : ['the run ended without a report of a failure'],
  }
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(`no stage is called ${unknown.join(', ')}; there are ${stages.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const rows = []
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue
  console.log(`\n── ${stage.name} ${'─'.repeat(60 - stage.name.length)}`)
  const began = performance.now()
  const [program, ...parameters] = stage.command
  const { status } = spawnSync(join(root, 'node_modules', '.bin', program), parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...stage.environment },
  })
  rows.push({ name: stage.name, minutes: (performance.now() - began) / 60_000, ...stage.outcome(status === 0) })
}
rmSync(reports, { recursive: true, force: true })

for (const { name, failures } of rows) for (const what of failures) console.log(`\nFAILED ${name} · ${what}`)

console.log('\nstage        minutes   passed   failed')
for (const { name, minutes, passed, failures } of rows) {
  console.log(
    `${name.padEnd(12)} ${minutes.toFixed(2).padStart(7)} ${String(passed).padStart(8)} ${String(failures.length).padStart(8)}`,
  )
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0)
const failed = rows.reduce((sum, row) => sum + row.failures.length, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
