import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { readCompose, readStages } from './compose.ts'
import { settingsOf } from './settings.ts'

const { services, volumes } = readCompose()
const DOMAINS = ['orders', 'customers', 'payments', 'inventory', 'marketing', 'analytics']
const PORTS: Record<string, number> = {
  gateway: 4000,
  catalog: 4001,
  lineage: 4002,
  ...Object.fromEntries(DOMAINS.map((domain, index) => [domain, 4101 + index])),
}
const processes = Object.entries(services).filter(([, { image }]) => image === 'heddle')
/** The folder whose configuration a container reads. */
const folderOf = (name: string) =>
  name === 'gateway' ? 'gateway' : `subgraphs/${DOMAINS.includes(name) ? 'domain' : name}`

describe('docker-compose.yml', () => {
  it('runs Neo4j 5.26 and every box of the mesh as a container of its own, from one image', () => {
    expect(Object.keys(services).sort()).toEqual(['neo4j', ...Object.keys(PORTS)].sort())
    expect(services.neo4j?.image).toMatch(/^neo4j:5\.26(\.\d+)?-community$/)
    expect(processes).toHaveLength(9)
  })

  it.each(processes)('starts %s with a bundle that the build makes', (_name, { command }) => {
    const [node, ...words] = command ?? []
    expect(node).toBe('node')
    const [bundle, ...more] = words.filter((word) => !word.startsWith('--'))
    expect(settingsOf.processes()).toContain(bundle)
    for (const folder of more) expect(existsSync(join(packageRoot(), folder, 'domain.yaml'))).toBe(true)
  })

  it.each(processes)('gives %s only variables that its configuration knows', (name, { environment }) => {
    const known = settingsOf.folder(folderOf(name))
    expect(Object.keys(environment).filter((variable) => !known.has(variable))).toEqual([])
  })

  it.each(processes)('keeps the root file system of %s unwritable and its rights few', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
  })

  it.each(processes)('asks %s for its readiness on the port it listens on', (name, { healthcheck }) => {
    expect(healthcheck.test).toEqual(['CMD', 'node', 'deploy/healthcheck.mjs', String(PORTS[name])])
  })

  it('asks Neo4j by cypher-shell, the password out of the arguments and out of its settings', () => {
    const test = services.neo4j?.healthcheck.test.join(' ') ?? ''
    expect(test).toContain('cypher-shell')
    expect(test).not.toMatch(/ -p /)
    const settings = Object.keys(services.neo4j?.environment ?? {}).filter((name) => name.startsWith('NEO4J_'))
    expect(settings).not.toContain('NEO4J_PASSWORD')
    expect(settings).toContain('NEO4J_AUTH')
  })

  it('publishes the gateway alone', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports !== undefined)
    expect(published.map(([name, { ports }]) => [name, ports])).toEqual([
      ['gateway', [expect.stringMatching(/:4000$/)]],
    ])
  })

  it('starts a process when what it cannot do without is ready, and a domain at once', () => {
    const conditions = Object.fromEntries(Object.entries(services).map(([name, { depends_on }]) => [name, depends_on]))
    expect(conditions).toMatchObject({
      lineage: { neo4j: { condition: 'service_healthy' } },
      gateway: { catalog: { condition: 'service_healthy' }, lineage: { condition: 'service_healthy' } },
    })
    for (const domain of DOMAINS) expect(conditions[domain]).toEqual({})
  })

  it('lets every domain publish itself under an address that the catalog allows', () => {
    const hosts = String(services.catalog?.environment.HEDDLE_DOMAIN_HOSTS)
    expect(/:-(.*)\}$/.exec(hosts)?.[1]?.split(',')).toEqual(DOMAINS)
    for (const domain of DOMAINS) {
      expect(services[domain]?.environment).toMatchObject({
        HEDDLE_DOMAIN_PORT: PORTS[domain],
        HEDDLE_DOMAIN_URL: `http://${domain}:${PORTS[domain]}/graphql`,
        HEDDLE_CATALOG_URL: 'http://catalog:4001',
        HEDDLE_TOKEN: expect.stringContaining('HEDDLE_ENROL_TOKEN'),
      })
      expect(services[domain]?.command?.at(-1)).toBe(`seed/domains/${domain}`)
    }
  })

  it('names only containers and ports of its own in addresses', () => {
    const addresses = Object.values(services).flatMap(({ environment }) =>
      Object.values(environment).flatMap((value) => [...String(value).matchAll(/(?:http|bolt):\/\/([\w-]+):(\d+)/g)]),
    )
    expect(addresses.length).toBeGreaterThan(10)
    for (const [, host = '', port] of addresses) {
      expect([host, Number(port)]).toEqual([host, host === 'neo4j' ? 7687 : PORTS[host]])
    }
  })

  it('gives the signing key to the catalog alone', () => {
    const holders = Object.entries(services).filter(([, { environment }]) => 'HEDDLE_SIGNING_KEY' in environment)
    expect(holders.map(([name]) => name)).toEqual(['catalog'])
  })

  it('has no secret in it: each comes from .env, and its absence says what to do', () => {
    const secrets = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /KEY|TOKEN|PASSWORD|AUTH/.test(name)),
    )
    expect(secrets.length).toBeGreaterThan(9)
    for (const [, value] of secrets)
      expect(value).toMatch(/^(neo4j\/)?\$\{HEDDLE_\w+:\?make \.env first, see deploy\/README\.md\}$/)
  })

  it('keeps what must outlive a container in a named volume of its own', () => {
    const stateful = ['neo4j', 'catalog', ...DOMAINS]
    expect(Object.keys(volumes).sort()).toEqual([...stateful].sort())
    for (const name of stateful) expect(services[name]?.volumes).toEqual([`${name}:/data`])
    for (const [name, { volumes: mounted, tmpfs }] of processes) {
      const keepsFiles = settingsOf.folder(folderOf(name)).has('HEDDLE_DATA_DIR')
      expect([name, mounted.length > 0 || tmpfs.includes('/data')]).toEqual([name, keepsFiles])
    }
  })

  it('limits what each container may take', () => {
    for (const { deploy } of Object.values(services)) {
      expect(deploy.resources.limits).toEqual({
        cpus: expect.stringMatching(/^\d+(\.\d+)?$/),
        memory: expect.stringMatching(/^\d+[MG]$/),
      })
    }
  })

  it('waits longer for a process to stop than the process takes to drain', () => {
    for (const [, service] of processes) expect(service.stop_grace_period).toBe('15s')
  })
})

describe('the Dockerfile', () => {
  const stages = readStages()
  const final = stages.at(-1) ?? []
  const words = (keyword: string) =>
    final.filter((instruction) => instruction.keyword === keyword).map(({ words }) => words)

  it('builds on the Node that package.json asks for, in every stage', () => {
    for (const stage of stages) expect(stage[0]?.words).toMatch(/^node:20-slim( AS \w+)?$/)
  })

  it('installs without development packages in the stage whose packages are kept', () => {
    const kept = stages.find((stage) => stage[0]?.words.endsWith('AS dependencies'))
    expect(kept?.map(({ words }) => words).join('\n')).toContain('npm ci --omit=dev')
    expect(words('COPY').find((text) => text.includes('node_modules'))).toMatch(/^--from=dependencies /)
  })

  it('runs as nobody special, in production, reachable from other containers', () => {
    expect(words('USER')).toEqual(['node'])
    expect(words('ENV').join(' ')).toMatch(/NODE_ENV=production.*HEDDLE_HOST=0\.0\.0\.0.*HEDDLE_DATA_DIR=\/data/)
  })

  it('runs the gateway unless told otherwise, with a health check that fits it', () => {
    expect(words('CMD')).toEqual(['["node", "--max-semi-space-size=64", "dist/gateway.js"]'])
    expect(words('HEALTHCHECK')[0]).toMatch(/CMD \["node", "deploy\/healthcheck\.mjs", "4000"\]$/)
  })

  it('copies only what exists, and nothing that .dockerignore leaves out', () => {
    const copied = stages.flat().filter(({ keyword, words: text }) => keyword === 'COPY' && !text.startsWith('--from'))
    for (const { words: text } of copied) {
      for (const path of text.split(' ').slice(0, -1))
        expect([path, existsSync(join(packageRoot(), path))]).toEqual([path, true])
    }
  })
})
