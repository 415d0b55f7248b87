import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { installPython } from '../python-environment.ts'

const run = promisify(execFile)
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** `openlineage-python==<version>`, the one place that pins it. */
const pinned = readFileSync(here('requirements.txt'), 'utf8').trim()

export type OpenLineageRun = {
  job: { namespace: string; name: string }
  input: { namespace: string; name: string }
  output: { namespace: string; name: string }
}

/**
 * A Python that has the real `openlineage-python` client from PyPI, kept in `HEDDLE_OPENLINEAGE_CACHE` (default
 * `~/.cache/heddle/<pinned>`).
 *
 * @returns the path of the interpreter
 */
export function installPythonClient(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const cache = env.HEDDLE_OPENLINEAGE_CACHE || join(homedir(), '.cache', 'heddle', pinned.replace('==', '-'))
  return installPython({ requirements: here('requirements.txt'), cache })
}

/**
 * Posts START and COMPLETE of one run through the client. `env` is the client's own configuration.
 *
 * @returns the run id
 * @throws Error with the client's traceback when the server refuses an event
 */
export async function emitRun(python: string, event: OpenLineageRun, env: Record<string, string>): Promise<string> {
  const { job, input, output } = event
  const names = [job, input, output].flatMap(({ namespace, name }) => [namespace, name])
  const { stdout } = await run(python, [here('emit.py'), ...names], { env: { PATH: process.env.PATH ?? '', ...env } })
  return stdout.trim()
}
