import type { Logger } from '../../platform/logger.ts'
import type { DescriptorSource } from './descriptors/source.ts'
import type { DomainState } from './domain-state.ts'

export interface FollowOptions {
  readonly source: DescriptorSource
  readonly state: DomainState
  readonly logger: Logger
  /** Called after a reload that changed something. */
  readonly onChange: () => void
  /** How long it must be quiet before the folder is read: an editor or a checkout writes many files. */
  readonly quietMs?: number
  /** How long it may go on without being quiet: something in the folder may be written all the time. */
  readonly mostMs?: number
  /** How long after a reading that failed the next is tried; doubled with each up to `longestPauseMs`. */
  readonly firstPauseMs?: number
  readonly longestPauseMs?: number
}

/**
 * `--watch`: reads the folder again after it changed. What cannot be read (`DomainState.reload` makes a problem of it) is tried again
 * without another change: else the change that came with it would wait for the next. Resolves to how to stop.
 */
export async function followFolder({
  source,
  state,
  logger,
  onChange,
  quietMs = 100,
  mostMs = 2_000,
  firstPauseMs = 1_000,
  longestPauseMs = 60_000,
}: FollowOptions): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let pauseMs = firstPauseMs
  /** When the first change came that is not read yet, by `performance.now()`. */
  let waitingSince: number | undefined
  const after = (ms: number): void => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void reload(), ms)
  }
  const whenQuiet = (): void => {
    waitingSince ??= performance.now()
    after(Math.max(0, Math.min(quietMs, waitingSince + mostMs - performance.now())))
  }
  const reload = async (): Promise<void> => {
    waitingSince = undefined
    try {
      const changed = await state.reload()
      pauseMs = firstPauseMs
      if (changed) onChange()
    } catch (error) {
      logger.error({ error, pauseMs }, 'reading the folder failed; what was served stays in service; trying again')
      after(pauseMs)
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
  }
  const stop = await source.watch(whenQuiet)
  // What changed before the watcher was ready would be missed.
  await reload()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await stop()
  }
}
