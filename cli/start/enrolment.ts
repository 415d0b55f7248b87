import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Box, DOMAINS } from './boxes.ts'

/** The tokens that the domains were given when they enrolled, from where each domain keeps its own. */
export function enrolledTokens(boxes: readonly Box[]): Record<string, string> {
  const domains = new Set<string>(DOMAINS)
  return Object.fromEntries(
    boxes
      .filter((box) => domains.has(box.name))
      .map((box) => [box.name, readFileSync(join(box.environment.HEDDLE_DATA_DIR ?? '', 'token'), 'utf8').trim()]),
  )
}
