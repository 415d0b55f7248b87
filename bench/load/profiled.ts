import type { Profiler } from 'node:inspector'
import { ACTIVITIES, type ProfileShares, readProfile } from '../measure/profile.ts'
import type { Table } from '../measure/result.ts'
import type { Child } from '../processes/child.ts'
import type { MeasuredLoad } from './load.ts'

/** Where a process's main thread spent a round of load. */
export interface ProfiledLoad extends ProfileShares {
  readonly operations: number
}

/** Profiles a process while a load runs: a round of its own, because profiling costs time. */
export async function profileLoad(child: Child, load: () => Promise<MeasuredLoad<string>>): Promise<ProfiledLoad> {
  await child.ask('probe.startProfile')
  const { operations } = await load()
  return { ...readProfile(await child.ask<Profiler.Profile>('probe.stopProfile')), operations }
}

export function activityTable(profiles: Readonly<Record<string, ProfiledLoad>>): Table {
  const cell = (activity: (typeof ACTIVITIES)[number], { shares, busyMs, operations }: ProfiledLoad) => {
    const share = shares.get(activity) ?? 0
    return `${((share * busyMs) / operations).toFixed(2)} (${Math.round(share * 100)} %)`
  }
  return {
    title: 'Where the main thread’s time goes, in ms an operation (profiled)',
    columns: ['activity', ...Object.keys(profiles)],
    rows: ACTIVITIES.map((activity) => [
      activity,
      ...Object.values(profiles).map((profile) => cell(activity, profile)),
    ]),
  }
}

export function functionTable({ functions, busyMs, operations }: ProfiledLoad, most = 15): Table {
  return {
    title: 'The heaviest functions of ours, in ms an operation of their own',
    columns: ['function', 'ms', 'share'],
    rows: functions
      .slice(0, most)
      .map(({ name, share }) => [name, (share * busyMs) / operations, `${(share * 100).toFixed(1)} %`]),
  }
}
