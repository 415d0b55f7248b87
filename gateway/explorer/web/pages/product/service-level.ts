import type { ServiceLevelStandingFragment } from '../../generated/operations.ts'
import type { LevelCounts } from '../../ui/well.ts'
import type { ProductView } from './product-view.ts'

type Standing = 'missed' | 'unknown' | 'met'

/** Unknown is not the same as kept. */
export function standingOf({ met }: Pick<ServiceLevelStandingFragment, 'met'>): Standing {
  return met === null ? 'unknown' : met ? 'met' : 'missed'
}

/** A product may tell the levels of its ports beside its own, and the ports tell them too: each counts once. */
export function levelCounts({ serviceLevels, ports }: Pick<ProductView, 'serviceLevels' | 'ports'>): LevelCounts {
  const all = [...(serviceLevels ?? []), ...(ports ?? []).flatMap(({ serviceLevels }) => serviceLevels ?? [])]
  const levels = [...new Map(all.map((level) => [level.id, level])).values()]
  const count = (wanted: Standing) => levels.filter((level) => standingOf(level) === wanted).length
  return { met: count('met'), missed: count('missed'), unknown: count('unknown') }
}

const FIRST: readonly Standing[] = ['missed', 'unknown', 'met']

/** What needs a look first; else as they are declared. */
export function worstFirst(levels: readonly ServiceLevelStandingFragment[]): readonly ServiceLevelStandingFragment[] {
  return levels.toSorted((a, b) => FIRST.indexOf(standingOf(a)) - FIRST.indexOf(standingOf(b)))
}

/**
 * A promise as people say it: `P14D` is `14 days`, `PT8H` `8 hours`. What is no duration of ISO 8601 in one or more whole parts stays as
 * it was declared.
 */
export function objectiveInWords(objective: string): string {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(objective)
  const parts = UNITS.flatMap((unit, at) => {
    const count = found?.[at + 1]
    return count === undefined ? [] : [`${count} ${unit}${count === '1' ? '' : 's'}`]
  })
  return parts.length === 0 ? objective : parts.join(' ')
}

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
