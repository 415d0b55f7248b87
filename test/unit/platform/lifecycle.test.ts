import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { eventually } from '../../support/eventually.ts'

let folder: string

/** Bundled as the real processes are, so that a child starts in milliseconds. */
beforeAll(async () => {
  folder = await mkdtemp(join(packageRoot(), 'node_modules', '.lifecycle-'))
  await build({
    entryPoints: [fileURLToPath(new URL('lifecycle-process.ts', import.meta.url))],
    outfile: join(folder, 'process.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Child {
  readonly process: ChildProcess
  readonly output: () => string
  /** What it said it did, in order. */
  readonly steps: () => readonly string[]
  readonly logged: () => readonly Record<string, unknown>[]
  readonly ended: Promise<{ code: number | null; signal: string | null }>
}

function start(behaviour: string, { drainMs }: { readonly drainMs?: number } = {}): Child {
  const child = spawn(process.execPath, [join(folder, 'process.mjs'), behaviour, ...(drainMs ? [String(drainMs)] : [])])
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return {
    process: child,
    output: () => text,
    steps: () => [...text.matchAll(/^step (.*)$/gm)].map(([, step]) => step ?? ''),
    logged: () => [...text.matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line)),
    ended: once(child, 'close').then(([code, signal]) => ({ code, signal })),
  }
}

async function startUp(behaviour: string, options: { readonly drainMs?: number } = {}): Promise<Child> {
  const child = start(behaviour, options)
  await eventually(() => child.steps().includes('up'))
  return child
}

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s closes what was opened last first, and one failure stops nothing',
    async (signal) => {
      const child = await startUp('orderly')
      child.process.kill(signal)
      const { code } = await child.ended
      expect(child.steps()).toEqual(['up', 'signal aborted', 'server closed', 'store closed'])
      expect(child.logged()).toContainEqual(expect.objectContaining({ what: 'metrics', msg: 'closing failed' }))
      expect(code).toBe(1)
    },
  )

  it('lets the request in flight finish, and ends with 0', async () => {
    const child = await startUp('inFlight')
    const port = /port (\d+)/.exec(child.output())?.[1]
    const answer = fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })
    await eventually(() => child.steps().includes('request'))
    child.process.kill('SIGTERM')
    expect(await (await answer).text()).toBe('answered')
    expect(await child.ended).toEqual({ code: 0, signal: null })
  })

  it('ends the process at the drain deadline when a step hangs, with 1', async () => {
    const child = await startUp('hanging', { drainMs: 200 })
    child.process.kill('SIGTERM')
    expect(await child.ended).toEqual({ code: 1, signal: null })
    expect(child.output()).toContain('the shutdown took too long')
  })

  it('does the same when nothing else keeps the process alive', async () => {
    const child = await startUp('hangingIdle', { drainMs: 200 })
    child.process.kill('SIGTERM')
    expect(await child.ended).toEqual({ code: 1, signal: null })
  })

  it('ends it at once when it comes a second time', async () => {
    const child = await startUp('hanging', { drainMs: 60_000 })
    child.process.kill('SIGTERM')
    await eventually(() => child.output().includes('finishing what is in flight'))
    child.process.kill('SIGTERM')
    expect(await child.ended).toEqual({ code: 1, signal: null })
  })

  it('during the start breaks it off, closes what was open, and is no failure', async () => {
    const child = start('interrupted')
    await eventually(() => child.steps().includes('booting'))
    child.process.kill('SIGTERM')
    expect(await child.ended).toEqual({ code: 0, signal: null })
    expect(child.steps()).toEqual(['booting', 'store closed'])
  })

  it('also closes what is opened while it closes', async () => {
    const child = await startUp('lateStep')
    child.process.kill('SIGTERM')
    expect(await child.ended).toEqual({ code: 0, signal: null })
    expect(child.steps()).toEqual(['up', 'late closed', 'first closed'])
  })
})

describe('a failure', () => {
  it('of the configuration prints every problem and ends with 2', async () => {
    const child = start('badConfiguration')
    expect((await child.ended).code).toBe(2)
    expect(child.output()).toMatch(
      /tested: the configuration has 2 problem\(s\):\n {2}- HEDDLE_NOT_SET: .*\n {2}- HEDDLE_NEITHER: /,
    )
    expect(child.output()).not.toMatch(/\n\s+at /)
  })

  it('to start is logged with its cause, closes what was open, and ends with 1', async () => {
    const child = start('failing')
    expect((await child.ended).code).toBe(1)
    expect(child.steps()).toEqual(['store closed'])
    expect(JSON.stringify(child.logged())).toContain('disk full')
  })

  it.each(['rejection', 'exception'])(
    'that nobody caught (%s) is logged, closes what was open, and ends with 1',
    async (kind) => {
      const child = start(kind)
      expect((await child.ended).code).toBe(1)
      expect(child.steps()).toEqual(['up', 'store closed'])
      expect(child.logged()).toContainEqual(expect.objectContaining({ level: 60 }))
    },
  )

  it('that nobody caught does not cut a shutdown short', async () => {
    const child = await startUp('rejectionWhileClosing')
    child.process.kill('SIGTERM')
    expect((await child.ended).code).toBe(1)
    expect(child.steps()).toEqual(['up', 'store closed'])
  })
})
