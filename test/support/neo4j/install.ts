import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** The long-term-support release the adapter is written against; production runs the same in a container. */
const NEO4J_VERSION = '5.26.30'

const COPY_DEPENDENCIES = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'
const PROGRESS_EVERY_MS = 10_000

/** One dependency is the whole server; the imported parent pins the third-party versions it was tested with. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>heddle</groupId>
  <artifactId>neo4j-for-tests</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>org.neo4j</groupId>
        <artifactId>parent</artifactId>
        <version>${NEO4J_VERSION}</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${NEO4J_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`

export type Report = (line: string) => void

function neo4jCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.HEDDLE_NEO4J_CACHE || join(homedir(), '.cache', 'heddle', `neo4j-${NEO4J_VERSION}`)
}

/**
 * The Java class path of a Neo4j server, downloaded from Maven Central on first use (about 120 MB, a minute).
 * Two runs may race: each writes its own temporary folder beside the cache, and the first rename wins.
 *
 * @throws Error when Maven fails, with the end of what it printed
 */
export async function installNeo4j(report: Report, cache = neo4jCacheFolder()): Promise<string> {
  if (!existsSync(cache)) await download(cache, report)
  return join(cache, '*')
}

async function download(cache: string, report: Report): Promise<void> {
  const parent = dirname(cache)
  await mkdir(parent, { recursive: true })
  const work = await mkdtemp(join(parent, `.${basename(cache)}-`))
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const progress = setInterval(
    () => report(`still downloading Neo4j ${NEO4J_VERSION} (${seconds()} s)`),
    PROGRESS_EVERY_MS,
  )
  try {
    report(`downloading Neo4j ${NEO4J_VERSION} from Maven Central into ${cache}`)
    await writeFile(join(work, 'pom.xml'), POM)
    const libraries = join(work, 'lib')
    await maven([
      '-B',
      '-f',
      join(work, 'pom.xml'),
      COPY_DEPENDENCIES,
      '-DincludeScope=runtime',
      `-DoutputDirectory=${libraries}`,
    ])
    await renameUnlessThere(libraries, cache)
    report(`Neo4j ${NEO4J_VERSION} is in place after ${seconds()} s`)
  } finally {
    clearInterval(progress)
    await rm(work, { recursive: true, force: true })
  }
}

async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!existsSync(to)) throw error
  }
}

function maven(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let tail = ''
    const keep = (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-4_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`mvn ${COPY_DEPENDENCIES}: expected exit code 0, got ${code}\n${tail}`))
    })
  })
}
