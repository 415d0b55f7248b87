import type { ServiceLevelStandingFragment } from '../../generated/operations.ts'
import type { LevelCounts } from '../../ui/well.ts'
import { counted } from '../../ui/words.ts'
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

/** A promise as people say it: each duration of ISO 8601 in it (`P14D`) in words (`14 days`), all else as it was declared. */
export function objectiveInWords(objective: string): string {
  return objective.replace(/(?<![\w-])P[\dYMWDTHS]+(?![\w-])/g, durationInWords)
}

/** What is no duration in one or more whole parts stays as it is. */
function durationInWords(duration: string): string {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration)
  const parts = UNITS.flatMap((unit, at) => {
    const count = found?.[at + 1]
    return count === undefined ? [] : [counted(Number(count), unit)]
  })
  return parts.length === 0 ? duration : parts.join(' ')
}

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
