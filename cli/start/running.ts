import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isAlive } from '../processes/is-alive.ts'
import type { Box } from './boxes.ts'

/**
 * The id of the process that a pid file names, while that process is this box on this data folder. A number alone proves
 * nothing: after a crash or a reboot it may be another program's, which nobody should be told to kill.
 */
export function runningPid(file: string, box: Pick<Box, 'command' | 'environment'>): number | undefined {
  const pid = readPid(file)
  return pid !== undefined && isAlive(pid) && isBox(pid, box) ? pid : undefined
}

/** Undefined when there is no such file, or it holds no pid. */
export function readPid(file: string): number | undefined {
  const pid = Number(tryTo(() => readFileSync(file, 'utf8')))
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/**
 * Linux tells a process's environment, which names the box's own data folder; `ps`, on macOS, its command line. Where neither
 * can be read the file is believed: a start that is refused does less harm than two processes on one store.
 */
function isBox(pid: number, { command, environment }: Pick<Box, 'command' | 'environment'>): boolean {
  const told = tryTo(() => readFileSync(`/proc/${pid}/environ`, 'utf8'))
  if (told !== undefined) return told.split('\0').includes(`HEDDLE_DATA_DIR=${environment.HEDDLE_DATA_DIR}`)
  const line = tryTo(() => execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }))
  return line === undefined || line.includes(command.filter((word) => !word.startsWith('-')).join(' '))
}

function tryTo<T>(what: () => T): T | undefined {
  try {
    return what()
  } catch {
    return undefined
  }
}
