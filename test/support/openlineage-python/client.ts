import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** `openlineage-python==<version>`, the one place that pins it. */
const pinned = readFileSync(here('requirements.txt'), 'utf8').trim()

export type OpenLineageRun = {
  job: { namespace: string; name: string }
  input: { namespace: string; name: string }
  output: { namespace: string; name: string }
}

/** Why the client cannot be had on this machine; null when it can. */
export async function missingForPythonClient(): Promise<string | null> {
  return run('python3', ['-c', 'import venv, ensurepip']).then(
    () => null,
    (error: Error) => `python3 with venv and pip does not run: ${error.message.trim().split('\n').at(-1)}`,
  )
}

/**
 * A Python that has the real `openlineage-python` client from PyPI, in a virtual environment kept in
 * `HEDDLE_OPENLINEAGE_CACHE` (default `~/.cache/heddle/<pinned>`). Only the interpreter is used, so the finished
 * environment can be renamed into place and two runs may race.
 *
 * @returns the path of the interpreter
 */
export async function installPythonClient(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const cache = env.HEDDLE_OPENLINEAGE_CACHE || join(homedir(), '.cache', 'heddle', pinned.replace('==', '-'))
  const python = join('bin', 'python')
  if (existsSync(cache)) return join(cache, python)
  await mkdir(dirname(cache), { recursive: true })
  const work = await mkdtemp(join(dirname(cache), `.${basename(cache)}-`))
  try {
    await run('python3', ['-m', 'venv', work])
    await run(join(work, python), ['-m', 'pip', 'install', '--quiet', '--requirement', here('requirements.txt')])
    await rename(work, cache).catch((error: unknown) => {
      if (!existsSync(cache)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return join(cache, python)
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
