import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationSeconds } from '../../../platform/duration.ts'

describe('durations', () => {
  it('add up', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99), (days, hours, minutes, seconds) => {
        expect(durationSeconds(`P${days}DT${hours}H${minutes}M${seconds}S`)).toBe(
          days * 86_400 + hours * 3600 + minutes * 60 + seconds,
        )
      }),
    )
    expect(durationSeconds('P1Y2M')).toBe(365 * 86_400 + 60 * 86_400)
    expect(durationSeconds('P2W')).toBe(14 * 86_400)
    expect(durationSeconds('1 day')).toBeNull()
  })
})
