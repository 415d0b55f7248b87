/** pino's, and none at all. Apart from the logger: whoever reads a configuration need not load it. */
export const LOG_LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** What `HEDDLE_LOG_LEVEL` says; `info` where that is nothing, or no level, which `readConfig` refuses. */
export function logLevel(level = ''): string {
  return LOG_LEVELS.includes(level) ? level : 'info'
}
