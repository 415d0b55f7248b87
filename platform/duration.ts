import { isDuration } from './time-forms.ts'

/** An ISO 8601 duration in seconds, null for what is none; a month counts 30 days, a year 365. */
export function durationSeconds(text: string): number | null {
  if (!isDuration(text)) return null
  const [, y, mo, w, d, h, mi, s] =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      text,
    ) ?? []
  const days = num(y) * 365 + num(mo) * 30 + num(w) * 7 + num(d)
  // Without the noise of binary fractions.
  return Number((days * 86_400 + num(h) * 3600 + num(mi) * 60 + num(s)).toPrecision(12))
}

function num(text: string | undefined): number {
  return text === undefined ? 0 : Number(text)
}
