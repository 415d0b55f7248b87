/** A length of time as ISO 8601 has it, in hours, minutes and seconds, which are of one length everywhere: `PT26H0.5S`. */
export function isoDuration(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  const hours = Math.floor(ms / 3_600_000)
  const minutes = Math.floor((ms % 3_600_000) / 60_000)
  const rest = (ms % 60_000) / 1000
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : '', rest > 0 ? `${rest}S` : ''].join('')
  return parts === '' ? 'PT0S' : `PT${parts}`
}
