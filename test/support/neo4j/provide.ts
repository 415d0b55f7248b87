import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deleteRows, emptyDatabase } from './empty-database.ts'
import { installNeo4j } from './install.ts'
import { leaseServer } from './lease.ts'
import { type Neo4jAddress, type Neo4jServer, startNeo4j } from './server.ts'

/** A download on a slow line, or the turn of another test file on a shared server. */
const PROVIDE_TIMEOUT_MS = 600_000

type Source = { kind: 'given'; address: Neo4jAddress } | { kind: 'own' } | { kind: 'none'; reason: string }

/** A real server during one test file: its address, a driver of the tests' own, and a way back to no rows. */
export type Neo4jFixture = { address(): Neo4jAddress; driver(): Driver; deleteRows(): Promise<void> }

const report = (line: string) => process.stderr.write(`neo4j: ${line}\n`)

/**
 * A suite on a real Neo4j: the one of `NEO4J_URI`, else one started here through Maven and Java, else a loud skip,
 * which is a failure when `CI=true`. The database is emptied before; `suite` gets an address that is there from its
 * `beforeAll` on.
 */
export async function describeOnNeo4j(name: string, suite: (fixture: Neo4jFixture) => void): Promise<void> {
  const source = await findSource(process.env)
  if (source.kind === 'none') {
    skipLoudly(name, source.reason)
    return
  }
  describe(name, () => {
    let provided: Provided | undefined
    const current = () => {
      if (provided === undefined)
        throw new Error('neo4j fixture: expected use inside a test or hook, got it at collection')
      return provided
    }
    beforeAll(async () => {
      provided = await provide(source)
    }, PROVIDE_TIMEOUT_MS)
    afterAll(async () => {
      await provided?.release()
    }, PROVIDE_TIMEOUT_MS)
    suite({
      address: () => current().address,
      driver: () => current().driver,
      deleteRows: () => deleteRows(current().driver),
    })
  })
}

/** A suite that stops its server and starts it again: one of its own, whatever `NEO4J_URI` says; else as `describeOnNeo4j`. */
export async function describeOnOwnNeo4j(name: string, suite: (server: () => Neo4jServer) => void): Promise<void> {
  const source = await findSource({})
  if (source.kind === 'none') {
    skipLoudly(name, source.reason)
    return
  }
  describe(name, () => {
    let server: Neo4jServer | undefined
    beforeAll(async () => {
      server = await startNeo4j(await installNeo4j(report), report)
    }, PROVIDE_TIMEOUT_MS)
    afterAll(async () => {
      await server?.stop()
    }, PROVIDE_TIMEOUT_MS)
    suite(() => {
      if (server === undefined)
        throw new Error('neo4j server: expected use inside a test or hook, got it at collection')
      return server
    })
  })
}

type Provided = { address: Neo4jAddress; driver: Driver; release(): Promise<void> }

async function provide(source: Exclude<Source, { kind: 'none' }>): Promise<Provided> {
  const { address, end } = source.kind === 'given' ? await takeGiven(source.address) : await startOwn()
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.user, address.password))
  const release = async () => {
    await driver.close()
    await end()
  }
  try {
    await emptyDatabase(driver)
  } catch (error) {
    await release()
    throw error
  }
  return { address, driver, release }
}

async function takeGiven(address: Neo4jAddress) {
  return { address, end: await leaseServer(address.uri) }
}

async function startOwn() {
  const server = await startNeo4j(await installNeo4j(report), report)
  return { address: server.address, end: server.stop }
}

async function findSource(env: NodeJS.ProcessEnv): Promise<Source> {
  if (env.NEO4J_URI) {
    const address = { uri: env.NEO4J_URI, user: env.NEO4J_USER ?? 'neo4j', password: env.NEO4J_PASSWORD ?? '' }
    return { kind: 'given', address }
  }
  for (const [command, flag] of [
    ['java', '-version'],
    ['mvn', '--version'],
  ] as const) {
    if (!(await runs(command, flag)))
      return { kind: 'none', reason: `NEO4J_URI is unset and \`${command}\` does not run` }
  }
  return { kind: 'own' }
}

async function runs(command: string, flag: string): Promise<boolean> {
  return promisify(execFile)(command, [flag]).then(
    () => true,
    () => false,
  )
}

function skipLoudly(name: string, reason: string): void {
  report(`SKIPPED ${name}: ${reason}`)
  if (process.env.CI === 'true') {
    test(`${name} runs on a real Neo4j`, () => {
      expect.fail(`CI=true makes Neo4j mandatory: ${reason}`)
    })
  } else {
    describe.skip(`${name} (${reason})`, () => {
      test('needs Neo4j', () => {})
    })
  }
}
