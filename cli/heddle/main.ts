#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'
import { heddleCommands } from './commands.ts'
import type { StoreOpeners } from './lineage/stores.ts'
import { runHeddle } from './run.ts'

/** Drivers are loaded by the command that needs them. */
const openers: StoreOpeners = {
  async sqlite(file) {
    const { openSqliteStore } = await import('../../subgraphs/lineage/stores/sqlite.ts')
    return openSqliteStore({ file, readers: 1 })
  },
  async neo4j(options) {
    const { openNeo4jStore } = await import('../../subgraphs/lineage/stores/neo4j.ts')
    return openNeo4jStore(options)
  },
}

const heddle = {
  commands: heddleCommands(openers),
  version: JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version as string,
}

// Whoever reads the output may have had enough of it (`| head`): what is under way ends as it would have.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.exitCode = await runHeddle(heddle, process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  columns: process.stderr.isTTY ? process.stderr.columns : undefined,
  environment: process.env,
})
