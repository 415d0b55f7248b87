#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'
import { EXIT } from './command.ts'
import { type Adapters, heddleCommands } from './commands.ts'
import { runHeddle } from './run.ts'
import { promptsOn } from './terminal/prompts.ts'
import { styleFor } from './terminal/style.ts'

/** Drivers are loaded by the command that needs them. */
const adapters: Adapters = {
  lineageStores: {
    async sqlite(file) {
      const { openSqliteStore } = await import('../../subgraphs/lineage/stores/sqlite.ts')
      return openSqliteStore({ file, readers: 1 })
    },
    async neo4j(options) {
      const { openNeo4jStore } = await import('../../subgraphs/lineage/stores/neo4j.ts')
      return openNeo4jStore(options)
    },
  },
  async domainStore(file) {
    const { openSqliteStore } = await import('../../subgraphs/domain/stores/sqlite.ts')
    return openSqliteStore(file)
  },
  async previewStores() {
    const { openSqliteStore } = await import('../../subgraphs/domain/stores/sqlite.ts')
    const { copySqliteStore } = await import('../../subgraphs/domain/stores/sqlite-copy.ts')
    return { open: openSqliteStore, copy: copySqliteStore }
  },
}

const heddle = {
  commands: heddleCommands(adapters),
  version: JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version as string,
}

// Whoever reads the output may have had enough of it (`| head`): what is under way ends as it would have.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Whatever is under way has been told once; who asks again means it.
    if (stopping.signal.aborted) process.exit(EXIT.failed)
    stopping.abort()
  })
}

process.exitCode = await runHeddle(heddle, process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  columns: process.stderr.isTTY ? process.stderr.columns || 80 : undefined,
  width: process.stdout.isTTY ? process.stdout.columns || 80 : undefined,
  style: styleFor(process.stdout.isTTY, process.env),
  environment: process.env,
  ask: process.stdin.isTTY && process.stderr.isTTY ? promptsOn(process.stderr) : undefined,
  signal: stopping.signal,
})
