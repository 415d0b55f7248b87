import { UsageError } from '../command.ts'

/** `--port`; 0 takes a free one. @throws UsageError for what is none */
export function readPort(given: string): number {
  const port = Number(given)
  if (/^\d+$/.test(given) && port <= 65_535) return port
  throw new UsageError(`--port: expected 0 to 65535, received ${JSON.stringify(given)}`)
}
