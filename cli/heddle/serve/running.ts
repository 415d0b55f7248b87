import type { Lifecycle } from '../../../platform/lifecycle.ts'
import { logLevel } from '../../../platform/log-levels.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** A command that runs until it is stopped, as the kit wants a process to be. */
export type Running = Lifecycle & {
  /** Closes what was opened, last in, first out. */
  readonly close: () => Promise<void>
}

/** Logs go to stderr, and only what the command does not say itself: warnings, unless `HEDDLE_LOG_LEVEL` asks for more. */
export async function createRunning({ environment, signal, err, columns }: Terminal): Promise<Running> {
  const { createLogger } = await import('../../../platform/logger.ts')
  const closers: (() => Promise<unknown> | unknown)[] = []
  const logger = createLogger({
    name: 'heddle',
    level: logLevel(environment.HEDDLE_LOG_LEVEL || 'error'),
    pretty: columns !== undefined,
    write: err,
  })
  return {
    logger,
    signal,
    onClose: (_what, close) => closers.push(close),
    async close() {
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
        await Promise.resolve(close()).catch((error: unknown) => logger.error({ error }, 'closing failed'))
      }
    },
  }
}

export function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
