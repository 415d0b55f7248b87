import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'
import { createTokenSigner, generateKeyPair } from '../../platform/tokens.ts'
import { eventually } from './eventually.ts'
import type { Answer } from './mesh.ts'
import { freePort } from './ports.ts'

/** The lineage service as a process of its own, without a mesh around it. */
export type LineageProcess = {
  readonly url: string
  /** May write about any dataset. */
  readonly ingestToken: string
  readonly ask: <Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<Answer<Data>>
  readonly isReady: () => Promise<boolean>
  readonly start: () => Promise<void>
  readonly stop: (signal: NodeJS.Signals) => Promise<void>
  /** Kills it if need be and removes its data. */
  readonly dispose: () => Promise<void>
}

/** Starts it on a free port; it answers `/health`, but need not be ready. Without `environment` it keeps SQLite. */
export async function startLineage(environment: Record<string, string> = {}): Promise<LineageProcess> {
  const keys = generateKeyPair()
  const folder = await mkdtemp(join(tmpdir(), 'heddle-lineage-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const answers = (path: string) =>
    fetch(`${url}${path}`).then(
      ({ ok }) => ok,
      () => false,
    )
  let child: ChildProcess | undefined

  const start = async () => {
    child = spawn(process.execPath, [join(packageRoot(), 'dist', 'lineage.js')], {
      env: {
        PATH: process.env.PATH,
        // The base of all ports: lineage takes the second after it.
        HEDDLE_PORT: `${port - 2}`,
        HEDDLE_DATA_DIR: folder,
        HEDDLE_PUBLIC_KEY: keys.publicKey,
        ...environment,
      },
      stdio: 'ignore',
    })
    await eventually(() => answers('/health'), { withinMs: 60_000 })
  }
  const stop = async (signal: NodeJS.Signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  await start()
  return {
    url,
    ingestToken: await createTokenSigner(keys.signingKey)({ kind: 'ingest' }),
    async ask<Data>(query: string, variables: Record<string, unknown> = {}) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      })
      return (await answer.json()) as Answer<Data>
    },
    isReady: () => answers('/ready'),
    start,
    stop,
    async dispose() {
      await stop('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
