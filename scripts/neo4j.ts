// Runs a throw-away Neo4j until SIGTERM: `tsx scripts/neo4j.ts start`, or only downloads it: `tsx scripts/neo4j.ts install`.
import { installNeo4j } from '../test/support/neo4j/install.ts'
import { startNeo4j } from '../test/support/neo4j/server.ts'

const report = (line: string) => console.error(line)
const command = process.argv[2] ?? 'start'

if (command === 'install') {
  await installNeo4j(report)
} else if (command === 'start') {
  const server = await startNeo4j(await installNeo4j(report), report)
  const { uri, user, password } = server.address
  console.log(`NEO4J_URI=${uri} NEO4J_USER=${user} NEO4J_PASSWORD=${password}`)
  let asked = false
  const stop = () => {
    asked = true
    void server.stop()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  await server.exited
  if (!asked) {
    console.error(`neo4j: expected to run until SIGTERM, process ${server.pid} ended by itself`)
    await server.stop()
    process.exitCode = 1
  }
} else {
  console.error(`neo4j: expected the command start or install, got ${command}`)
  process.exitCode = 2
}
