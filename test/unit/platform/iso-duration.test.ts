import { expect, test } from 'vitest'
import { isoDuration } from '../../../platform/iso-duration.ts'
import { isDuration } from '../../../platform/time-forms.ts'

test.each([
  [0, 'PT0S'],
  [0.0004, 'PT0S'],
  [0.25, 'PT0.25S'],
  [59.999, 'PT59.999S'],
  [59.9996, 'PT1M'],
  [60, 'PT1M'],
  [3_661, 'PT1H1M1S'],
  [93_600.5, 'PT26H0.5S'],
])('%d seconds are written %s, which is a duration', (seconds, text) => {
  expect(isoDuration(seconds)).toBe(text)
  expect(isDuration(text)).toBe(true)
})
