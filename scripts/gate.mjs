// The whole gate: types, lint and format, then every suite. Runs all stages even after one failed, so that one run tells all;
// ends with the minutes of each stage and the line `N passed, N failed`.
//   npm test                 everything
//   npm test -- unit e2e     the named stages alone
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'heddle-gate-'))

/** A command that passes or fails as one. */
const check = (name, ...command) => ({ name, command, count: (ok) => (ok ? [1, 0] : [0, 1]) })

/** A suite of tests, counted one by one from the runner's report. */
const suite = (name) => {
  const report = join(reports, `${name}.json`)
  return {
    name,
    command: [
      'vitest',
      'run',
      '--project',
      name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: (ok) => readCounts(report, ok),
    failures: () => readFailures(report),
  }
}

const stages = [
  check('types', 'tsc', '--noEmit'),
  check('lint', 'biome', 'check', '--error-on-warnings', '.'),
  suite('unit'),
  suite('contract'),
  suite('federation'),
  suite('e2e'),
  suite('browser'),
]

/** A run that failed without a failed test (a suite that did not load, an error outside tests) counts as one failure. */
function readCounts(report, ok) {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = numFailedTests > 0 ? numFailedTests : numFailedTestSuites
    return [numPassedTests, ok ? failed : Math.max(failed, 1)]
  } catch {
    return [0, 1]
  }
}

/** What failed and why, in the report's words: said again at the end, because a log of a gate is often read from there. */
function readFailures(report) {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
    return testResults.flatMap(({ name, message, assertionResults }) => {
      const file = relative(root, name)
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      if (failed.length === 0) return message ? [`${file}\n${message}`] : []
      return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages.join('\n')}`)
    })
  } catch {
    return [`no report was written to ${report}`]
  }
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(`no stage is called ${unknown.join(', ')}; there are ${stages.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const rows = []
const failures = []
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue
  console.log(`\n── ${stage.name} ${'─'.repeat(60 - stage.name.length)}`)
  const began = performance.now()
  const [program, ...parameters] = stage.command
  const { status } = spawnSync(join(root, 'node_modules', '.bin', program), parameters, { cwd: root, stdio: 'inherit' })
  const [passed, failed] = stage.count(status === 0)
  rows.push({ name: stage.name, minutes: (performance.now() - began) / 60_000, passed, failed })
  if (failed > 0)
    failures.push(
      ...(stage.failures?.() ?? [`see above: ${stage.command.join(' ')}`]).map((what) => `${stage.name} · ${what}`),
    )
}
rmSync(reports, { recursive: true, force: true })

for (const what of failures) console.log(`\nFAILED ${stripVTControlCharacters(what)}`)

console.log('\nstage        minutes   passed   failed')
for (const { name, minutes, passed, failed } of rows) {
  console.log(
    `${name.padEnd(12)} ${minutes.toFixed(2).padStart(7)} ${String(passed).padStart(8)} ${String(failed).padStart(8)}`,
  )
}
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0)
console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') > 0 ? 1 : 0
