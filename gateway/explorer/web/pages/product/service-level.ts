import type { ServiceLevelStandingFragment } from '../../generated/operations.ts'

/** Unknown is not the same as kept. */
export function standingOf({ met }: Pick<ServiceLevelStandingFragment, 'met'>): 'met' | 'missed' | 'unknown' {
  return met === null ? 'unknown' : met ? 'met' : 'missed'
}
