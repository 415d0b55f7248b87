import { stringify } from 'yaml'
import { durationSeconds } from '../../../platform/duration.ts'
import { checkName } from './contract.ts'
import { CONTRACT_TEMPLATES } from './contract-templates.ts'
import type { ProductPlan } from './plan.ts'

/** The contract's rules as checks that Soda runs (SodaCL), named as the contract names them: results find their rule by it. */
export function sodaChecks({ name, template, promises }: ProductPlan): string {
  const { columns, time } = CONTRACT_TEMPLATES[template]
  const keys = columns.filter(({ key }) => key === true).map((column) => column.name)
  const freshness = promises.find(({ property }) => property === 'freshness')?.value
  const seconds = freshness === undefined ? null : durationSeconds(freshness)
  const checks: unknown[] = [
    'row_count > 0',
    { [`duplicate_count(${keys.join(', ')}) = 0`]: { name: 'key-unique' } },
    ...columns
      .filter(({ required }) => required === true)
      .map((column) => ({ [`missing_count(${column.name}) = 0`]: { name: checkName(column.name, 'present') } })),
    ...(seconds === null ? [] : [{ [`freshness(${time}) < ${sodaDuration(seconds)}`]: { name: 'freshness' } }]),
  ]
  const comment = '# The rules of the contract, for Soda: soda scan -d <source> -c configuration.yml <this file>\n'
  return comment + stringify({ [`checks for ${name.replaceAll('-', '_')}`]: checks }, { lineWidth: 120 })
}

/** Soda writes `1d`, `6h`, `15m`, `30s`. */
function sodaDuration(seconds: number): string {
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
  ] as const) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size}${unit}`
  }
  return `${Math.ceil(seconds)}s`
}
