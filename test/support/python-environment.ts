import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Why no virtual environment can be had on this machine; null when one can. `atLeast`: the version, as `3, 11`. */
export async function missingForPython(atLeast = '3'): Promise<string | null> {
  return run('python3', [
    '-c',
    `import sys, venv, ensurepip; assert sys.version_info >= (${atLeast},), sys.version`,
  ]).then(
    () => null,
    (error: Error) => `python3 with venv and pip does not run: ${error.message.trim().split('\n').at(-1)}`,
  )
}

/**
 * A Python that has what `requirements` lists, in a virtual environment kept in `cache`. Only the interpreter is used, so the
 * finished environment can be renamed into place and two runs may race.
 *
 * @returns the path of the interpreter
 */
export async function installPython({ requirements, cache }: { requirements: string; cache: string }): Promise<string> {
  const python = join('bin', 'python')
  if (existsSync(cache)) return join(cache, python)
  await mkdir(dirname(cache), { recursive: true })
  const work = await mkdtemp(join(dirname(cache), `.${basename(cache)}-`))
  try {
    await run('python3', ['-m', 'venv', work])
    await run(join(work, python), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements])
    await rename(work, cache).catch((error: unknown) => {
      if (!existsSync(cache)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return join(cache, python)
}
