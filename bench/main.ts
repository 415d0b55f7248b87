/**
 * Runs benches: all, or those named. Each checks its answers, prints and records what it measured (`results/`).
 *   npm run bench                  all
 *   npm run bench -- search        one
 *   npm run bench -- --quick       a fraction of the work, recorded nowhere: to see that they run
 *   npm run bench -- ingest --long a soak in full: a million events
 *   npm run bench:scale            the one that takes three quarters of an hour, and is run only when named
 *   npm run bench:scale -- --sizes 10k,100k --stores sqlite,neo4j,postgres --limit 60
 *                                  a part of it, recorded nowhere; the limit is a baseline's, in seconds
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../platform/package-root.ts'
import type { Bench } from './bench.ts'
import { dataSource } from './data-source.bench.ts'
import { domains } from './domains.bench.ts'
import { explorer } from './explorer.bench.ts'
import { gatewayCpu } from './gateway-cpu.bench.ts'
import { impact } from './impact.bench.ts'
import { ingest } from './ingest.bench.ts'
import { readMachine } from './measure/machine.ts'
import { toMarkdown, writeReport } from './measure/report.ts'
import { type BenchResult, isMet } from './measure/result.ts'
import { planning } from './planning.bench.ts'
import { childStarter } from './processes/child.ts'
import { readScaleOptions } from './scale/options.ts'
import { scale } from './scale.bench.ts'
import { searchWhileHarvested } from './search.bench.ts'
import { selfServe } from './self-serve.bench.ts'

const BENCHES: Readonly<Record<string, Bench>> = {
  planning,
  domains,
  'data-source': dataSource,
  'gateway-cpu': gatewayCpu,
  impact,
  ingest,
  search: searchWhileHarvested,
  'self-serve': selfServe,
  explorer,
}

const root = packageRoot()
const { values, positionals: named } = readArguments()
const { quick, keep, long } = values
const scaleBench = scale(scaleOptions())
const unknown = named.filter((name) => name !== 'scale' && !(name in BENCHES))
if (unknown.length > 0)
  refuse(`no bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}, scale`)

// Servers and folders of a run that is stopped are put away when the process exits.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))

let missed = 0
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) {
  const bench = name === 'scale' ? scaleBench : BENCHES[name]
  if (bench === undefined) continue
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
  const machine = readMachine(root)
  const folder = mkdtempSync(join(tmpdir(), `heddle-bench-${name}-`))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  if (!keep) process.once('exit', remove)
  const logs = join(folder, 'logs')
  mkdirSync(logs)
  const began = performance.now()
  const say = (line: string) =>
    console.log(`  ${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${line}`)
  const record = (result: BenchResult) => {
    if (!quick && !result.partial) writeReport(join(root, 'bench', 'results'), name, result, machine)
  }
  const result = await bench({
    folder,
    quick,
    long,
    say,
    startChild: childStarter({ root, logs }),
    recordSoFar: record,
  })
  if (keep) say(`kept: ${folder}`)
  else remove()
  process.removeListener('exit', remove)
  record(result)
  missed += result.targets.filter((target) => !isMet(target)).length
  console.log(`\n${toMarkdown(name, { ...result, quick }, machine)}`)
}
if (missed > 0 && !quick) console.log(`${missed} of the targets missed`)
process.exit(0)

function readArguments() {
  const flag = { type: 'boolean', default: false } as const
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      allowPositionals: true,
      options: { quick: flag, long: flag, keep: flag, built: flag, sizes: text, stores: text, limit: text },
    })
  } catch (error) {
    return refuse((error as Error).message)
  }
}

function scaleOptions() {
  try {
    return readScaleOptions(values)
  } catch (error) {
    return refuse((error as Error).message)
  }
}

function refuse(why: string): never {
  console.error(why)
  process.exit(2)
}
