import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import neo4j from 'neo4j-driver'
import { emptyDatabase } from '../../test/support/neo4j/empty-database.ts'
import { installNeo4j } from '../../test/support/neo4j/install.ts'
import { leaseServer } from '../../test/support/neo4j/lease.ts'
import { type Neo4jAddress, type Neo4jMemory, startNeo4j } from '../../test/support/neo4j/server.ts'

export interface BenchNeo4j {
  readonly address: Neo4jAddress
  /** Of the server; null when it is somebody else's. */
  readonly pid: number | null
  readonly release: () => Promise<void>
}

/**
 * An empty Neo4j, real: the one of `NEO4J_URI`, else one through Maven and Java, else null, with the reason said.
 *
 * @param memory of one that is started here
 */
export async function openNeo4j(say: (line: string) => void, memory?: Neo4jMemory): Promise<BenchNeo4j | null> {
  const { NEO4J_URI: uri, NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env
  if (uri !== undefined && uri !== '') {
    const address = { uri, user, password }
    const release = await leaseServer(uri)
    await empty(address)
    return { address, pid: null, release }
  }
  if (!(await runs('java', '-version')) || !(await runs('mvn', '--version'))) {
    say(
      'Neo4j is left out: NEO4J_URI is unset, and java or mvn does not run (Debian: apt-get install default-jdk-headless maven)',
    )
    return null
  }
  const server = await startNeo4j(await installNeo4j(say), say, memory)
  return { address: server.address, pid: server.pid, release: server.stop }
}

async function empty({ uri, user, password }: Neo4jAddress): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    await emptyDatabase(driver)
  } finally {
    await driver.close()
  }
}

const runs = (command: string, flag: string): Promise<boolean> =>
  promisify(execFile)(command, [flag]).then(
    () => true,
    () => false,
  )
