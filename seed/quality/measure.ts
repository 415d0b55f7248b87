import { chance } from '../chance.ts'
import type { Level } from './promises.ts'

const DURATIONS = new Set(['freshness', 'latency', 'frequency'])
const SHARES = new Set([
  'availability',
  'completeness',
  'accuracy',
  'consistency',
  'coverage',
  'validity',
  'uniqueness',
])
const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: 86_400 }

export interface Measured {
  readonly value?: string
  readonly met?: boolean
}

/**
 * What was measured of a service level on a day. Kept with some room while `strain` is 0, missed from 0.5 on, more so as
 * it rises. Null for what is not measured daily: retention, dates of retirement.
 */
export function measure(level: Level, key: string, strain: number): Measured | null {
  const noise = chance(key)
  if (DURATIONS.has(level.property)) {
    const target = durationSeconds(level)
    const share = strain > 0 ? 0.7 + 0.6 * strain + 0.15 * noise : 0.45 + 0.4 * noise
    return { value: `PT${Number((target * share).toPrecision(3))}S` }
  }
  if (SHARES.has(level.property)) {
    const target = percent(level.value)
    const room = 100 - target
    const miss = Math.max(room, 0.4)
    const value =
      strain > 0 ? target + miss * (0.45 - 0.9 * strain - 0.1 * noise) : target + room * (0.25 + 0.65 * noise)
    return { value: `${Math.min(100, value).toFixed(target >= 99.9 ? 4 : 2)}%` }
  }
  if (level.property === 'rowCountConsistency') {
    const deviation = strain > 0 ? 6 + 5 * strain * noise : -3 + 6 * noise
    return { value: `${deviation >= 0 ? '+' : ''}${deviation.toFixed(1)}%`, met: Math.abs(deviation) <= 5 }
  }
  if (level.property === 'schemaCompatibility') return { value: String(level.value), met: true }
  return null
}

/** The share of rows that passed a check on a day, and a sentence about it. */
export function checkOutcome(
  severity: string,
  key: string,
  strain: number,
): { readonly status: 'pass' | 'warn' | 'fail'; readonly score: number; readonly message: string } {
  const noise = chance(key)
  if (strain < 0.35) {
    const score = noise < 0.7 ? 1 : Number((1 - 0.002 * noise).toFixed(5))
    return {
      status: 'pass',
      score,
      message: score === 1 ? 'no violations' : `${percentText(1 - score)} off, within limits`,
    }
  }
  const score = Number((1 - 0.09 * strain - 0.04 * noise).toFixed(4))
  const status = strain >= 0.7 || severity === 'error' ? 'fail' : 'warn'
  return { status, score, message: `${percentText(1 - score)} of the rows break the rule` }
}

function durationSeconds({ value, unit }: Level): number {
  const [, count, name] = /^(?:PT?)?(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(value)) ?? []
  const seconds = SECONDS[(name || unit || 's').toLowerCase()]
  if (count === undefined || seconds === undefined) throw new Error(`expected a duration, received ${value} ${unit}`)
  return Number(count) * seconds
}

function percent(value: string | number): number {
  const number = Number(/\d+(?:\.\d+)?/.exec(String(value))?.[0])
  if (Number.isNaN(number)) throw new Error(`expected a percentage, received ${value}`)
  return number
}

function percentText(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}
