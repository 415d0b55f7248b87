import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isAlive } from '../../processes/is-alive.ts'
import { makeFolder } from '../make-folder.ts'
import { writeWhole } from '../write-whole.ts'

/** Where a domain's folder is served from on this machine: what other commands find it by. */
const servedAt = z.object({
  pid: z.number().int(),
  /** The GraphQL endpoint as others reach it. */
  url: z.url(),
  port: z.number().int(),
  /** Where this machine reaches it, without a path. */
  listening: z.url().optional(),
  /** Whether it is the folder that is served, or the accepted release of it. */
  follows: z.enum(['release', 'workingCopy']).optional(),
})
export type ServedAt = z.infer<typeof servedAt>

const fileIn = (stateDir: string) => join(stateDir, 'serve.json')

/** What was written last, whether or not that process lives; undefined when nothing was. */
export function readServedAt(stateDir: string): ServedAt | undefined {
  try {
    return servedAt.safeParse(JSON.parse(readFileSync(fileIn(stateDir), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** The same, of a process that lives. */
export function servingNow(stateDir: string): ServedAt | undefined {
  const known = readServedAt(stateDir)
  return known !== undefined && isAlive(known.pid) ? known : undefined
}

export function writeServedAt(stateDir: string, at: ServedAt): void {
  makeFolder(stateDir)
  writeWhole(fileIn(stateDir), `${JSON.stringify(at)}\n`)
}

/** The port stays known: a domain that comes back where it was needs no other route. */
export function forgetProcess(stateDir: string): void {
  const known = readServedAt(stateDir)
  if (known?.pid === process.pid) writeServedAt(stateDir, { ...known, pid: 0 })
}
