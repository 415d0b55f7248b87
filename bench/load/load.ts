import { percentile } from '../measure/statistics.ts'
import type { Child, StartChild } from '../processes/child.ts'
import type { LoadOrder, LoadOutcome } from '../processes/load-driver.ts'
import type { Usage } from '../processes/probe.ts'

export interface MeasuredLoad {
  readonly operationsPerSecond: number
  readonly operations: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  /** CPU of each watched process, all of its threads, in ms an operation. */
  readonly cpuPerOperation: readonly number[]
  /** Garbage collection on its main thread, likewise. */
  readonly gcPerOperation: readonly number[]
}

export const startLoadDriver = (startChild: StartChild): Child =>
  startChild({ name: 'load-driver', bundle: 'bench/load-driver.js' })

/** A round of load, and what it cost the processes that are watched. */
export async function measureLoad(
  driver: Child,
  { watched, ...order }: LoadOrder & { readonly watched: readonly Child[] },
): Promise<MeasuredLoad> {
  const usage = () => Promise.all(watched.map((child) => child.ask<Usage>('probe.usage')))
  const before = await usage()
  const { operations, seconds, latencies } = await driver.ask<LoadOutcome>('load', order)
  const after = await usage()
  const used = (read: (usage: Usage) => number) =>
    after.map((now, index) => (read(now) - read(before[index] ?? now)) / operations)
  return {
    operationsPerSecond: operations / seconds,
    operations,
    p50: percentile(latencies, 50),
    p95: percentile(latencies, 95),
    cpuPerOperation: used(({ cpu }) => cpu),
    gcPerOperation: used(({ gcMinor, gcMajor }) => gcMinor + gcMajor),
  }
}
