import { counted } from './words.ts'

/** Units of time with their seconds, the largest first. */
export const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** How long something goes on: `for 27 days`, in the largest unit that it fills. */
export function lasted(moment: Date, now: number): string {
  const seconds = Math.max(0, (now - moment.getTime()) / 1_000)
  const [unit, size] = STEPS.find(([, size]) => seconds >= size) ?? (['second', 1] as const)
  return `for ${counted(Math.trunc(seconds / size), unit)}`
}
