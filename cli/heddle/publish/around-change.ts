import { type Standing, standingOf } from '../check/accepted-releases.ts'
import { type FoundReaders, readersOfChanges } from '../check/readers.ts'
import type { ReleaseChanges } from '../check/release-check.ts'
import { Failure } from '../command.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { withPatience } from '../terminal/patience.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** How the domain stands before a publish, which does not wait for it: null when that cannot be told. @throws Failure when it is stopped */
export async function standingBefore(mesh: Mesh, domain: string): Promise<Standing | null> {
  try {
    return await standingOf(mesh, domain, 1)
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'STOPPED') throw error
    return null
  }
}

/**
 * Who reads what was changed. That it was is told whatever keeps this from being asked.
 *
 * @param asOf a moment before the change: what went has no readers any more
 */
export async function readersOfDone(
  mesh: Mesh,
  terminal: Terminal,
  changes: ReleaseChanges | null,
  asOf: Date,
): Promise<FoundReaders> {
  if (changes === null) return { readers: null, reason: 'what it was made of until then is not known' }
  try {
    return await withPatience(terminal, 'asking who reads what changed', () =>
      readersOfChanges(mesh, changes, asOf.toISOString()),
    )
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { readers: null, reason: error.message }
  }
}
