import { setMaxListeners } from 'node:events'
import { ConfigError } from '../../platform/config.ts'
import { createHttpClient } from '../../platform/http-client.ts'
import { meshBoxes } from './boxes.ts'
import { startMesh } from './mesh.ts'
import { createProgress } from './progress.ts'
import { openSecrets } from './secrets.ts'
import { readStartSettings } from './settings.ts'
import { lockStart } from './start-lock.ts'
import { createSupervisor } from './supervisor.ts'

const USAGE = `npm start                 the whole mesh on this machine, with its demo data
npm start -- <box> …      one box again (gateway, catalog, lineage, orders, customers, …) beside a running mesh
`

async function main(): Promise<void> {
  const parameters = process.argv.slice(2)
  if (parameters.includes('--help') || parameters.includes('-h')) {
    process.stdout.write(USAGE)
    return
  }
  const settings = readStartSettings(process.env, parameters)
  const unlock = lockStart(settings.dataDir)
  process.on('exit', unlock)
  const secrets = await openSecrets(settings.dataDir)
  const stopping = new AbortController()
  setMaxListeners(0, stopping.signal) // one listener a request in flight: seeding has dozens
  const say = (line: string) => process.stdout.write(`${line}\n`)

  // A terminal that was closed takes no more lines; what was started is ended all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

  const supervisor = createSupervisor({
    dataDir: settings.dataDir,
    environment: process.env,
    onDeath: (name, how) => {
      say(`  ${name} has died (${how}). Its log: ${supervisor.logFile(name)}; start it again: npm start -- ${name}`)
    },
  })
  const http = createHttpClient()
  const stop = async (exitCode: number) => {
    if (stopping.signal.aborted) return
    stopping.abort()
    await supervisor.stop()
    await http.close()
    process.exit(exitCode)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      say('  stopping …')
      void stop(0)
    })
  }

  try {
    await startMesh({
      settings,
      secrets,
      boxes: meshBoxes({
        basePort: settings.basePort,
        dataDir: settings.dataDir,
        ...secrets.keys,
        tokens: secrets.tokens,
      }),
      supervisor,
      http,
      signal: stopping.signal,
      say,
      progress: createProgress({
        write: (text) => process.stdout.write(text),
        columns: process.stdout.isTTY ? process.stdout.columns : undefined,
      }),
      store: process.env.HEDDLE_NEO4J_URL ? 'Neo4j' : 'SQLite, embedded',
    })
    unlock()
  } catch (error) {
    if (stopping.signal.aborted) return
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`)
    await stop(1)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(error instanceof ConfigError ? 2 : 1)
})
