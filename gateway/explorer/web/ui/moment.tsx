import { lasted, STEPS } from './lasted.ts'

const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

/** How long ago, in the reader's language; the moment itself, in the reader's time zone, on hover and for machines. */
export function Moment({ at }: { readonly at: string }) {
  const moment = new Date(at)
  return (
    <time dateTime={at} title={whole.format(moment)}>
      {ago(moment, Date.now())}
    </time>
  )
}

/** Of what goes on: `for 27 days`, where `since 27 days ago` would be no English. */
export function Since({ at }: { readonly at: string }) {
  const moment = new Date(at)
  return (
    <time dateTime={at} title={whole.format(moment)}>
      {lasted(moment, Date.now())}
    </time>
  )
}

export function ago(moment: Date, now: number): string {
  const seconds = (moment.getTime() - now) / 1_000
  const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const)
  return relative.format(Math.trunc(seconds / size), unit)
}
