import type { Schedule, Weekday } from './job.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** How far back the demo's history goes: daily runs two weeks, weekly ones and streams three, hourly ones two days. */
const WINDOW_DAYS = { daily: 14, weekly: 24, hourly: 2, stream: 15 } as const

const WEEKDAYS: readonly Weekday[] = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export const weekdayOf = (time: number): Weekday => WEEKDAYS[new Date(time).getUTCDay()] ?? 'Sunday'

/** The times at which runs of the schedule began, oldest first: absolute times, of which `now` only says how many there are. */
export function slotsOf(schedule: Schedule, now: number): readonly number[] {
  const from = Math.floor((now - WINDOW_DAYS[schedule.kind] * DAY) / DAY) * DAY
  const days = range(from, now, DAY)
  switch (schedule.kind) {
    case 'daily':
      return days.map((day) => day + minutesOf(schedule.at)).filter((slot) => slot <= now)
    case 'weekly':
      return days
        .filter((day) => weekdayOf(day) === schedule.on)
        .map((day) => day + minutesOf(schedule.at))
        .filter((slot) => slot <= now)
    case 'hourly':
      return range(from, now, schedule.every * HOUR)
    case 'stream': {
      const monday = from - ((new Date(from).getUTCDay() + 6) % 7) * DAY
      return range(monday + 2 * HOUR, now, 7 * DAY)
    }
  }
}

function range(from: number, to: number, step: number): number[] {
  const times: number[] = []
  for (let time = from; time <= to; time += step) times.push(time)
  return times
}

function minutesOf(at: string): number {
  const [hours, minutes] = at.split(':')
  return Number(hours) * HOUR + Number(minutes) * MINUTE
}
