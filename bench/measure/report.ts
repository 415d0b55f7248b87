import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from './machine.ts'
import { type BenchResult, isMet, shown, type Table, type Target } from './result.ts'

/** The result as a page: targets first, then what they were worked out from, then the machine. */
export function toMarkdown(name: string, result: BenchResult, machine: Machine): string {
  const lines = [
    `# ${result.title}`,
    '',
    `\`${result.command ?? `npm run bench -- ${name}`}\``,
    ...(result.quick ? ['', '**A quick run, with a fraction of the work: its numbers mean nothing.**'] : []),
    '',
    ...result.method.map((line) => `- ${line}`),
    '',
    ...tableLines({
      title: 'Targets',
      columns: ['what', 'measured', 'target', ''],
      rows: result.targets.map((target) => [
        target.what,
        withUnit(shown(target.measured), target),
        `${target.bound} ${withUnit(String(target.limit), target)}`,
        isMet(target) ? 'met' : '**missed**',
      ]),
    }),
    ...(result.figure ? [`![${result.figure.title}](${name}.svg)`, ''] : []),
    ...result.tables.flatMap(tableLines),
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}; ` +
      `load before ${machine.loadBefore}; ${machine.date}; commit ${machine.commit ?? 'unknown'}.`,
    '',
  ]
  return lines.join('\n')
}

const withUnit = (value: string, { unit }: Target): string => (unit === undefined ? `${value}×` : `${value} ${unit}`)

/** Records the result beside earlier ones as `<name>.md` and `<name>.json`, its figure as `<name>.svg`. */
export function writeReport(folder: string, name: string, result: BenchResult, machine: Machine): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.md`), toMarkdown(name, result, machine))
  const { figure, ...numbers } = result
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, ...numbers, machine }, null, 2)}\n`)
  if (figure) writeFileSync(join(folder, `${name}.svg`), figure.svg)
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
