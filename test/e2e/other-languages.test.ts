import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpClient } from '../../platform/http-client.ts'
import { packageRoot } from '../../platform/package-root.ts'
import { conformance } from '../../subgraphs/catalog/conformance/conformance.ts'
import { eventually } from '../support/eventually.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import { GO, PYTHON, type RunningExample, startExample } from '../support/other-languages/subgraphs.ts'

const EXAMPLES = [PYTHON, GO]
const missing = (await Promise.all(EXAMPLES.map((example) => example.missing()))).filter((why) => why !== null)
if (missing.length > 0) process.stderr.write(`other languages: SKIPPED: ${missing.join('; ')}\n`)

/** Packages come from their registries, and Go compiles its own library, the first time. */
const INSTALL_TIMEOUT_MS = 600_000

describe.skipIf(missing.length > 0)('domains in Python and Go', () => {
  let mesh: RunningMesh
  const running: RunningExample[] = []

  beforeAll(async () => {
    for (const example of EXAMPLES) running.push(await startExample(example))
    mesh = await startMesh()
  }, INSTALL_TIMEOUT_MS)
  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop()))
    await mesh?.dispose()
  })

  const urlOf = (domain: string) => running.find((one) => one.domain === domain)?.url ?? ''

  /** As the command line says it, at a time when no mesh knows the domain. */
  async function heddleConformance(domain: string) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(packageRoot(), 'dist', 'heddle.js'),
      'conformance',
      urlOf(domain),
      '--json',
    ])
    return JSON.parse(stdout)
  }

  test.each(EXAMPLES.map(({ domain }) => domain))('%s passes heddle conformance', async (domain) => {
    const found = await heddleConformance(domain)
    expect(found).toMatchObject({ domain, products: 2, conforms: true, unchecked: [] })
    expect(found.release).toMatch(/^[0-9a-f]{32}$/)
    const warnings: { rule: string; where: string; found: string }[] = found.findings
    process.stderr.write(`${domain}: ${warnings.map(({ rule, where }) => `${rule} ${where}`).join(', ')}\n`)
    for (const { rule, found: what } of warnings)
      expect([rule, what]).toEqual(['fields', 'no such field: null in the mesh'])
  })

  test.each(EXAMPLES.map(({ domain }) => domain))('%s is registered and published', async (domain) => {
    const registered = await mesh.ask<{ registerDomain: { token: string } }>(
      'mutation ($input: RegisterDomainInput!) { registerDomain(input: $input) { token } }',
      {
        variables: { input: { id: domain, title: `The ${domain}`, owner: `${domain} team` } },
        token: mesh.token('enrol'),
      },
    )
    expect(registered.errors).toBeUndefined()
    const { release } = await heddleConformance(domain)
    const { data, errors } = await mesh.ask<{ publish: { release: string; problems: string[] } }>(
      'mutation ($input: PublishInput!) { publish(input: $input) { release problems } }',
      {
        variables: { input: { domain, url: urlOf(domain), release } },
        token: registered.data?.registerDomain.token ?? '',
      },
    )
    expect(errors).toBeUndefined()
    expect(data?.publish.release).toBe(release)
    for (const warning of data?.publish.problems ?? [])
      expect(warning).toMatch(/found no such field: null in the mesh$/)
  })

  test('are answered with those in TypeScript by one query, lineage and catalog around them', async () => {
    const { data } = await eventually(
      async () => {
        const answer = await mesh.ask<Together>(TOGETHER)
        expect(answer.errors).toBeUndefined()
        expect(answer.data?.go.upstream.edges).toHaveLength(2)
        expect(answer.data?.search.totalCount).toBeGreaterThan(0)
        return answer
      },
      { withinMs: 60_000 },
    )
    const live = { availability: 'LIVE', release: { drift: false } }
    expect(data?.python).toEqual({
      title: 'Repair orders',
      domain: { title: 'The repairs', description: 'Garments that come back to be mended, and go out again.' },
      catalogEntry: live,
      outputPorts: [{ product: { title: 'Repair orders' }, contract: { columns: uuidAt(2, 4) } }],
    })
    expect(data?.go).toMatchObject({
      title: 'Parcel scans',
      domain: { title: 'The deliveries', description: 'Parcels on their way to customers, and back.' },
      catalogEntry: live,
      outputPorts: [{ product: { title: 'Parcel scans' }, contract: { columns: uuidAt(2, 4) } }],
    })
    expect(data?.go.upstream.edges).toEqual([
      { distance: 1, node: { id: 'repairs/repair-orders', product: { title: 'Repair orders' } } },
      { distance: 2, node: { id: 'orders/order-events', product: { title: 'Order events' } } },
    ])
    const readers = data?.typescript.downstream.edges.map(({ node }) => node.id)
    expect(readers).toContain('repairs/repair-orders')
    expect(data?.typescript.title).toBe('Order events')
  })

  test('have the domain kit’s own beside them, which passes without a finding', async () => {
    const http = createHttpClient()
    const found = await conformance(`http://127.0.0.1:${mesh.basePort + 101}/graphql`, { http })
    expect(found).toMatchObject({ findings: [], unchecked: [], products: expect.any(Number) })
    await http.close()
  })
})

test.runIf(missing.length > 0 && process.env.CI === 'true')('the examples in other languages can be run', () => {
  expect.fail(`CI=true makes them mandatory: ${missing.join('; ')}`)
})

const PARTS = `
  title
  domain { title description }
  catalogEntry { availability release { drift } }
  outputPorts { product { title } contract { columns { semanticType } } }`

const TOGETHER = `query Together {
  python: product(id: "repairs/repair-orders") { ${PARTS} }
  go: product(id: "deliveries/parcel-scans") {
    ${PARTS}
    upstream(depth: 2) { edges { distance node { id product { title } } } }
  }
  typescript: product(id: "orders/order-events") {
    title
    downstream { edges { distance node { id product { title } } } }
  }
  search(text: "parcel scans") { totalCount }
}`

interface Edges {
  edges: { distance: number; node: { id: string; product: { title: string } | null } }[]
}
interface Together {
  python: Record<string, unknown>
  go: { upstream: Edges }
  typescript: { title: string; downstream: Edges }
  search: { totalCount: number }
}

/** So many columns, of which one is the key that customers are joined by across domains. */
function uuidAt(index: number, count: number) {
  return Array.from({ length: count }, (_, i) => ({ semanticType: i === index ? 'global_customer_uuid' : null }))
}
