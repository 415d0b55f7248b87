/**
 * Runs benches: all, or those named. Each checks its answers, prints and records what it measured (`results/`).
 *   npm run bench                  all
 *   npm run bench -- search        one
 *   npm run bench -- --quick       a fraction of the work, recorded nowhere: to see that they run
 *   npm run bench -- ingest --long a soak in full: a million events
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../platform/package-root.ts'
import type { Bench } from './bench.ts'
import { dataSource } from './data-source.bench.ts'
import { domains } from './domains.bench.ts'
import { gatewayCpu } from './gateway-cpu.bench.ts'
import { impact } from './impact.bench.ts'
import { ingest } from './ingest.bench.ts'
import { readMachine } from './measure/machine.ts'
import { toMarkdown, writeReport } from './measure/report.ts'
import { isMet } from './measure/result.ts'
import { planning } from './planning.bench.ts'
import { childStarter } from './processes/child.ts'
import { searchWhileHarvested } from './search.bench.ts'

const BENCHES: Readonly<Record<string, Bench>> = {
  planning,
  domains,
  'data-source': dataSource,
  'gateway-cpu': gatewayCpu,
  impact,
  ingest,
  search: searchWhileHarvested,
}

const root = packageRoot()
const quick = process.argv.includes('--quick')
const long = process.argv.includes('--long')
const keep = process.argv.includes('--keep')
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = named.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}

let missed = 0
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) {
  const bench = BENCHES[name]
  if (bench === undefined) continue
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
  const machine = readMachine(root)
  const folder = mkdtempSync(join(tmpdir(), `heddle-bench-${name}-`))
  const logs = join(folder, 'logs')
  mkdirSync(logs)
  const began = performance.now()
  const say = (line: string) =>
    console.log(`  ${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${line}`)
  const result = await bench({ folder, quick, long, say, startChild: childStarter({ root, logs }) })
  if (keep) say(`kept: ${folder}`)
  else rmSync(folder, { recursive: true, force: true })
  if (!quick) writeReport(join(root, 'bench', 'results'), name, result, machine)
  missed += result.targets.filter((target) => !isMet(target)).length
  console.log(`\n${toMarkdown(name, { ...result, quick }, machine)}`)
}
if (missed > 0 && !quick) console.log(`${missed} of the targets missed`)
process.exit(0)
