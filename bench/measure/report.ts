import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from './machine.ts'
import { type BenchResult, isMet, shown, type Table } from './result.ts'

/** The result as a page: targets first, then what they were worked out from, then the machine. */
export function toMarkdown(name: string, result: BenchResult, machine: Machine): string {
  const lines = [
    `# ${result.title}`,
    '',
    `\`npm run bench -- ${name}\``,
    ...(result.quick ? ['', '**A quick run, with a fraction of the work: its numbers mean nothing.**'] : []),
    '',
    ...result.method.map((line) => `- ${line}`),
    '',
    ...tableLines({
      title: 'Targets',
      columns: ['what', 'measured', 'target', ''],
      rows: result.targets.map((target) => [
        target.what,
        `${shown(target.measured)}×`,
        `${target.bound} ${target.limit}×`,
        isMet(target) ? 'met' : '**missed**',
      ]),
    }),
    ...result.tables.flatMap(tableLines),
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}; ` +
      `load before ${machine.loadBefore}; ${machine.date}; commit ${machine.commit ?? 'unknown'}.`,
    '',
  ]
  return lines.join('\n')
}

/** Records the result beside earlier ones as `<name>.md` and `<name>.json`. */
export function writeReport(folder: string, name: string, result: BenchResult, machine: Machine): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.md`), toMarkdown(name, result, machine))
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, ...result, machine }, null, 2)}\n`)
}

function tableLines({ title, columns, rows }: Table): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    `## ${title}`,
    '',
    line(columns),
    line(columns.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map((row) => line(row.map(shown))),
    '',
  ]
}
