import { percentile } from '../measure/statistics.ts'
import type { Child, StartChild } from '../processes/child.ts'
import type { LoadOrder, LoadOutcome } from '../processes/load-driver.ts'
import type { Usage } from '../processes/probe.ts'

export interface MeasuredLoad<Watched extends string> {
  readonly operationsPerSecond: number
  readonly operations: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  /** CPU of each watched process, all of its threads, in ms an operation. */
  readonly cpu: Readonly<Record<Watched, number>>
  /** Garbage collection on its main thread, likewise. */
  readonly gc: Readonly<Record<Watched, number>>
}

/** Processes by what they are to the bench; several may be one thing together. */
export type WatchedProcesses<Watched extends string> = Readonly<Record<Watched, readonly Child[]>>

export const startLoadDriver = (startChild: StartChild): Child =>
  startChild({ name: 'load-driver', bundle: 'bench/load-driver.js' })

/** A round of load, and what it cost the processes that are watched. */
export const measureLoad = <Watched extends string>(
  driver: Child,
  order: LoadOrder,
  watched: WatchedProcesses<Watched>,
): Promise<MeasuredLoad<Watched>> => measureWork(() => driver.ask<LoadOutcome>('load', order), watched)

/** The same of whatever work a driver does. */
export async function measureWork<Watched extends string>(
  work: () => Promise<LoadOutcome>,
  watched: WatchedProcesses<Watched>,
): Promise<MeasuredLoad<Watched>> {
  const before = await usageOf(watched)
  const { operations, seconds, latencies } = await work()
  const after = await usageOf(watched)
  const used = (read: (usage: Usage) => number) =>
    Object.fromEntries(
      after.map(([name, now], index) => [
        name,
        (sum(now.map(read)) - sum(before[index]?.[1].map(read) ?? [])) / operations,
      ]),
    ) as Record<Watched, number>
  return {
    operationsPerSecond: operations / seconds,
    operations,
    p50: percentile(latencies, 50),
    p95: percentile(latencies, 95),
    cpu: used(({ cpu }) => cpu),
    gc: used(({ gcMinor, gcMajor }) => gcMinor + gcMajor),
  }
}

function usageOf(watched: WatchedProcesses<string>): Promise<[string, Usage[]][]> {
  return Promise.all(
    Object.entries(watched).map(
      async ([name, children]): Promise<[string, Usage[]]> => [
        name,
        await Promise.all(children.map((child) => child.ask<Usage>('probe.usage'))),
      ],
    ),
  )
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
