/**
 * Loaded into every process that is measured (`node --import`): says how much CPU the process has used, where the time of
 * a span went, and how much of it was garbage collection. Costs nothing while it is not asked.
 */
import { type Profiler, Session } from 'node:inspector/promises'
import { constants, monitorEventLoopDelay, PerformanceObserver, performance } from 'node:perf_hooks'
import { answerBench } from './talk.ts'

/** Milliseconds since the process began. `cpu` counts all of its threads. */
export interface Usage {
  readonly at: number
  readonly cpu: number
  readonly gcMinor: number
  readonly gcMajor: number
  /** Resident memory now, in bytes. */
  readonly rss: number
}

const collected = { minor: 0, major: 0 }
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const { duration, detail } = entry as typeof entry & { detail: { kind: number } }
    const { kind } = detail
    collected[kind === constants.NODE_PERFORMANCE_GC_MINOR ? 'minor' : 'major'] += duration
  }
}).observe({ entryTypes: ['gc'] })

let loopDelay: ReturnType<typeof monitorEventLoopDelay> | undefined
let session: Session | undefined

answerBench({
  'probe.usage': (): Usage => {
    const { user, system } = process.cpuUsage()
    return {
      at: performance.now(),
      cpu: (user + system) / 1_000,
      gcMinor: collected.minor,
      gcMajor: collected.major,
      rss: process.memoryUsage.rss(),
    }
  },
  'probe.watchLoop': () => {
    loopDelay = monitorEventLoopDelay({ resolution: 5 })
    loopDelay.enable()
  },
  /** The longest that the main thread's event loop was held since `watchLoop`, in ms. */
  'probe.longestHold': (): number => {
    loopDelay?.disable()
    return (loopDelay?.max ?? 0) / 1e6
  },
  'probe.startProfile': async () => {
    session = new Session()
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 500 })
    await session.post('Profiler.start')
  },
  'probe.stopProfile': async (): Promise<Profiler.Profile> => {
    if (session === undefined) throw new Error('no profile was started')
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    session = undefined
    return profile
  },
})
