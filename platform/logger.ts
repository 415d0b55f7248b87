import { Writable } from 'node:stream'
import { type Logger as PinoLogger, pino } from 'pino'
import pretty from 'pino-pretty'

export type Logger = PinoLogger

export interface LoggerOptions {
  /** The service's name, on every line. */
  readonly name: string
  /** pino's levels; `info` when not given, `silent` in most tests. */
  readonly level?: string
  /** Readable lines for a person; JSON otherwise. Entry points pass `process.stdout.isTTY`. */
  readonly pretty?: boolean
  /** Where lines go; stdout when not given. */
  readonly write?: (line: string) => void
}

/** Tokens never reach a log: these names are hidden in a logged object, and in its objects down to the third level. */
const SECRETS = ['authorization', 'Authorization', 'token', 'password'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
])

export function createLogger({ name, level = 'info', pretty: readable = false, write }: LoggerOptions): Logger {
  const options = {
    level,
    redact: { paths: SECRETS, censor: '<hidden>' },
    base: { service: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    errorKey: 'error',
    serializers: { error: pino.stdSerializers.errWithCause },
  }
  const elsewhere =
    write === undefined ? undefined : new Writable({ write: (chunk, _, done) => done(void write(`${chunk}`)) })
  if (!readable) return elsewhere === undefined ? pino(options) : pino(options, elsewhere)
  const form = { colorize: true, ignore: 'pid,hostname,service', messageFormat: '{service}: {msg}' }
  return pino(options, pretty(elsewhere === undefined ? form : { ...form, destination: elsewhere }))
}
