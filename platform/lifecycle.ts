import { ConfigError } from './config.ts'
import { logLevel } from './log-levels.ts'
import { createLogger, type Logger } from './logger.ts'

export interface Lifecycle {
  readonly logger: Logger
  /**
   * Registers a step of the shutdown. Steps run last in, first out: what was opened last is closed first. One that is
   * registered while the shutdown runs is still taken.
   */
  onClose(what: string, close: () => Promise<unknown> | unknown): void
  /** Aborts when the shutdown begins: loops and long polls hang on it. */
  readonly signal: AbortSignal
}

export interface ProcessOptions {
  readonly name: string
  /** How long the shutdown may take before the process ends regardless, in ms; 10,000 when not given. */
  readonly drainMs?: number
}

const EXIT = { failed: 1, badConfiguration: 2 } as const

/**
 * Runs a process from its first line to its last: `boot` opens things and registers how to close them; SIGTERM and SIGINT
 * close them in reverse order, a second signal ends at once. A wrong configuration prints all its problems and exits
 * with 2, any other failure to boot with 1.
 */
export function runProcess(
  { name, drainMs = 10_000 }: ProcessOptions,
  boot: (lifecycle: Lifecycle) => Promise<void>,
): void {
  const logger = createLogger({
    name,
    level: logLevel(process.env.HEDDLE_LOG_LEVEL),
    pretty: process.stdout.isTTY === true && process.env.NODE_ENV !== 'production',
  })
  const closers: { readonly what: string; readonly close: () => Promise<unknown> | unknown }[] = []
  const closing = new AbortController()
  let exitCode = 0

  /** Only a second signal cuts a shutdown short: what fails while it runs changes the exit code and nothing else. */
  const end = async (code: number): Promise<void> => {
    exitCode ||= code
    if (closing.signal.aborted) return
    closing.abort()
    setTimeout(() => {
      logger.warn({ drainMs }, 'the shutdown took too long; ending now')
      process.exit(EXIT.failed)
    }, drainMs)
    for (let step = closers.pop(); step !== undefined; step = closers.pop()) {
      try {
        await step.close()
      } catch (error) {
        exitCode ||= EXIT.failed
        logger.error({ error, what: step.what }, 'closing failed')
      }
    }
    logger.info('stopped')
    process.exit(exitCode)
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (closing.signal.aborted) {
        logger.warn({ signal }, 'stopping at once, whatever is in flight')
        process.exit(EXIT.failed)
      }
      logger.info({ signal }, 'stopping: finishing what is in flight')
      void end(0)
    })
  }
  process.on('uncaughtException', (error) => {
    logger.fatal({ error }, 'an error that nobody caught')
    void end(EXIT.failed)
  })
  process.on('unhandledRejection', (error) => {
    logger.fatal({ error }, 'a rejection that nobody caught')
    void end(EXIT.failed)
  })

  const lifecycle: Lifecycle = {
    logger,
    signal: closing.signal,
    onClose: (what, close) => closers.push({ what, close }),
  }
  const booted = async () => boot(lifecycle)
  booted().catch((error: unknown) => {
    if (closing.signal.aborted) return logger.warn({ error }, 'stopped before the process had started')
    if (error instanceof ConfigError) {
      process.stderr.write(`${name}: ${error.message}\n`)
      return void end(EXIT.badConfiguration)
    }
    logger.fatal({ error }, 'the process could not start')
    void end(EXIT.failed)
  })
}
