import { join } from 'node:path'
import { type Lock, takeLock } from '../../processes/lock-file.ts'
import { Failure } from '../command.ts'
import { makeFolder } from '../make-folder.ts'
import { servingNow } from './served-at.ts'

/**
 * Two processes of one domain would give two answers, and share a database that has one writer. Of two that begin at once both
 * would find no note of the other: one may begin, until it has left its note.
 *
 * @returns to be called once the note is left, or nothing came of it
 * @throws Failure while another one serves, or begins to
 */
export function beginAlone(stateDir: string): () => void {
  const file = join(stateDir, 'serving.pid')
  const lock = lockOf(stateDir, file)
  if ('holder' in lock)
    throw servedAlready(
      `process ${lock.holder} begins to serve the domain at this moment`,
      `If there is none: rm ${file}`,
    )
  const other = servingNow(stateDir)
  if (other === undefined) return lock.release
  lock.release()
  throw servedAlready(`the domain is served already, at ${other.url} by process ${other.pid}`)
}

function lockOf(stateDir: string, file: string): Lock {
  try {
    makeFolder(stateDir)
    return takeLock(file)
  } catch (error) {
    throw new Failure(`${stateDir} cannot be written: a domain keeps its state there`, { cause: error })
  }
}

function servedAlready(message: string, more?: string): Failure {
  const advice = 'Stop that one first, or work beside it: heddle check, heddle preview, heddle publish.'
  return new Failure(message, {
    code: 'SERVED_ALREADY',
    advice: more === undefined ? advice : `${advice} ${more}`,
  })
}
