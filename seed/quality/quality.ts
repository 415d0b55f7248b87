import { between, chance } from '../chance.ts'
import { checkOutcome, measure } from './measure.ts'
import { PROFILES, STABLE } from './profiles.ts'
import type { ProductPromises } from './promises.ts'

/** One result in the form a domain takes at `POST /v1/quality` (docs/descriptors.md, *Quality results*). */
export interface QualityResult {
  readonly id: string
  readonly port?: string
  readonly product?: string
  readonly measuredAt: string
  readonly check?: string
  readonly status?: 'pass' | 'warn' | 'fail' | 'error'
  readonly score?: number
  readonly property?: string
  readonly element?: string
  readonly value?: string
  readonly met?: boolean
  readonly tool?: string
  readonly message?: string
}

const DAY = 24 * 60 * 60_000
export const HISTORY_DAYS = 28

export interface QualityOptions {
  readonly now: Date
  readonly products: readonly ProductPromises[]
}

/**
 * Four weeks of daily results by domain. How a day looks depends on how long before `now` it lies, so that there is always
 * something that broke lately: ask only for the time since the last results and history stays as it was told.
 */
export function qualityResults({ now, products }: QualityOptions): ReadonlyMap<string, readonly QualityResult[]> {
  const byDomain = new Map<string, QualityResult[]>()
  for (const product of products) {
    if (!product.measured) continue
    const results = byDomain.get(product.domain) ?? []
    results.push(...resultsOf(product, now.getTime()))
    byDomain.set(product.domain, results)
  }
  return byDomain
}

/** The product a result is about, itself or through its port. */
export function productOf({ product, port }: QualityResult): string {
  return product ?? (port ?? '').split('/').slice(0, 2).join('/')
}

/** When a product is measured on the day that contains `time`: early in the morning, each at a minute of its own. */
function measuringTime(product: string, time: number): number {
  return Math.floor(time / DAY) * DAY + 5 * 3_600_000 + between(`${product}/minute`, 0, 110) * 60_000
}

/** When a product that is measured at all was last measured before `now`. */
export function lastMeasured(product: string, now: number): number {
  const today = measuringTime(product, now)
  return today > now ? today - DAY : today
}

function resultsOf(product: ProductPromises, now: number): QualityResult[] {
  const today = measuringTime(product.id, now)
  const days = Array.from({ length: HISTORY_DAYS }, (_, index) => HISTORY_DAYS - 1 - index)
  return days.flatMap((age) => {
    const measured = today - age * DAY
    return measured > now ? [] : dayOf(product, measured, age)
  })
}

function dayOf(product: ProductPromises, measured: number, age: number): QualityResult[] {
  const { strain, weak } = PROFILES[product.id] ?? STABLE
  const measuredAt = new Date(measured).toISOString()
  const date = measuredAt.slice(0, 10)
  const tool = toolOf(product.id)
  const strainOf = (name: string) => (weak.includes(name) ? strain(age) : 0)

  const checks = product.ports.flatMap((port) =>
    port.checks.map((check): QualityResult => {
      const id = `${date}:${port.id}:${check.name}`
      const common = { id, port: port.id, measuredAt, check: check.name, tool }
      if (chance(`${id}/error`) < 0.004) {
        return { ...common, status: 'error', message: 'the check timed out after 600 s' }
      }
      return { ...common, ...checkOutcome(check.severity, id, strainOf(check.name)) }
    }),
  )
  const owners = [
    { id: product.id, subject: { product: product.id }, levels: product.levels },
    ...product.ports.map(({ id, levels }) => ({ id, subject: { port: id }, levels })),
  ]
  const levels = owners.flatMap(({ id: owner, subject, levels: promised }) =>
    promised.flatMap((level): QualityResult[] => {
      const element = level.element === null ? {} : { element: level.element }
      const name = level.element === null ? level.property : `${level.property}:${level.element}`
      const id = `${date}:${owner}:slo:${name}`
      const outcome = measure(level, id, strainOf(name))
      return outcome === null ? [] : [{ id, ...subject, measuredAt, property: level.property, ...element, ...outcome }]
    }),
  )
  return [...checks, ...levels]
}

const TOOLS = ['soda', 'great-expectations', 'dbt'] as const

/** A team sticks to its tool. */
function toolOf(product: string): string {
  return TOOLS[between(`${product}/tool`, 0, TOOLS.length - 1)] ?? 'soda'
}
