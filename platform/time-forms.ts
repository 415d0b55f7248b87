/** RFC 3339 with a zone: `2026-01-31T09:00:00Z`. Kept as text, because nothing here computes with more than comparison. */
const RFC3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

/** ISO 8601 duration: `P1D`, `PT60S`, `P1Y2M3DT4H5M6.7S`, `P2W`; at least one component, a fraction on the last alone. */
const ISO_DURATION = /^P(?=[\dT])(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/

/** Of years 0000 to 9999 in UTC: a zone leads beyond them, where a date-time has no form that everyone reads. */
const FIRST = Date.parse('0000-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

/** A date-time of a day that exists (`Date.parse` takes 30 February for 2 March), and of a minute of 60 seconds. */
export function isDateTime(value: unknown): value is string {
  if (typeof value !== 'string' || !RFC3339.test(value) || !isDay(value.slice(0, 10))) return false
  return hasDateTime(Date.parse(value))
}

/** Whether a moment, in ms since the epoch, can be written as a date-time. */
export const hasDateTime = (time: number): boolean => time >= FIRST && time <= LAST

function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day)
}

export function isDuration(value: unknown): value is string {
  return typeof value === 'string' && ISO_DURATION.test(value.replace(/\.\d+(?=[A-Z]$)/, ''))
}
