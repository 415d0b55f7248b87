import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../platform/package-root.ts'
import { eventually } from '../support/eventually.ts'
import { type CommandLine, commandLine } from '../support/heddle.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

/** Two teams with dbt projects, of which the one reads the other's, bring what they have: no descriptor is written by hand. */
let mesh: RunningMesh
let place: string
let heddle: CommandLine

const fixtures = join(packageRoot(), 'test/unit/domain/fixtures')
const project = (name: string) => join(fixtures, 'imports/dbt', name)
const BOARD = 'consumer:dbt%3A%2F%2Fshop/revenue_board'

beforeAll(async () => {
  mesh = await startMesh()
  place = mkdtempSync(join(tmpdir(), 'heddle-import-'))
  heddle = commandLine(place)
  await heddle.done('enrol', mesh.url, '--token-file', join(mesh.dataDir, 'tokens.json'))
})
afterAll(async () => {
  await heddle?.dispose()
  await mesh?.dispose()
  rmSync(place, { recursive: true, force: true })
})

interface Consumers {
  readonly consumers: readonly { readonly name: string; readonly id: string | null; readonly problem: string | null }[]
}

/** What of the mesh something reaches, by id. */
async function reached(of: string): Promise<readonly string[]> {
  const { data } = await mesh.ask<{ impact: { rows: { edges: { node: { node: { id: string } } }[] } } | null }>(
    'query ($of: ID!) { impact(of: $of) { rows(first: 100) { edges { node { node { id } } } } } }',
    { variables: { of } },
  )
  return data?.impact?.rows.edges.map(({ node }) => node.node.id) ?? []
}

describe('two dbt projects become two domains', () => {
  test.each([
    ['crm', 'crm'],
    ['sales', 'shop'],
  ])('%s imports the project %s and publishes what it brings', async (domain, name) => {
    await heddle.done('new', 'domain', domain, '--title', domain, '--owner', `The ${domain} team`)
    const imported = await heddle.done<{ files: string[] }>('import', project(name), '--folder', domain)
    expect(imported.files.length).toBeGreaterThan(1)
    const again = await heddle.done<{ changes: { state: string }[] }>('import', project(name), '--folder', domain)
    expect(new Set(again.changes.map(({ state }) => state))).toEqual(new Set(['same']))

    await heddle.start('serving', 'serve', domain)
    expect(await heddle.done('check', domain)).toMatchObject({ ok: true, descriptors: [], problems: [] })
    if (domain === 'sales') {
      const early = await heddle.run(['consumers', project(name), '--folder', domain, '--json'])
      const { consumers } = JSON.parse(early.out) as Consumers
      expect(early.code).toBe(1)
      expect(consumers.map(({ name: one, problem }) => [one, problem?.includes('heddle publish') ?? false])).toEqual([
        ['revenue_board', true],
        ['returns_notebook', false],
      ])
    }
    await heddle.done('publish', domain)
  })

  test('its exposures are made known as consumers, with whose they are', async () => {
    const args = ['consumers', project('shop'), '--folder', 'sales'] as const
    const found = await heddle.done<Consumers & { mesh: string | null }>(...args, '--dry-run')
    expect(found.mesh).toBeNull()
    expect(found.consumers.map(({ id }) => id)).toEqual([null, null])
    // The lineage hears of a publish a moment after it.
    await eventually(async () => (await heddle.run(args)).code === 0, { withinMs: 20_000 })
    const { consumers } = await heddle.done<Consumers>(...args)
    expect(consumers).toMatchObject([
      { name: 'revenue_board', id: BOARD, problem: null },
      { name: 'returns_notebook', problem: null },
    ])
    const { data } = await mesh.ask('query ($id: ID!) { consumer(id: $id) { label kind url owner { name email } } }', {
      variables: { id: BOARD },
    })
    expect(data?.consumer).toEqual({
      label: 'Revenue board',
      kind: 'dashboard',
      url: 'https://bi.loomwear.example/revenue',
      owner: { name: 'Team Finance', email: 'finance@loomwear.example' },
    })
  })

  test('a change in the one domain is seen to reach the other, and the dashboard beyond', async () => {
    await eventually(async () => (await reached('crm/customers')).includes('sales/marketing'), { withinMs: 20_000 })
    expect(await reached('crm/customers')).toEqual(expect.arrayContaining(['sales/marketing', BOARD]))
  })
})
