import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type CommandLine, commandLine, type Running } from '../support/heddle.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

/** A domain team that has never seen Heddle, from nothing to a product in the mesh and back: each step is what it types. */
let mesh: RunningMesh
let place: string
let heddle: CommandLine
const serving: Running[] = []

beforeAll(async () => {
  mesh = await startMesh()
  place = mkdtempSync(join(tmpdir(), 'heddle-self-serve-'))
  heddle = commandLine(place)
})
afterAll(async () => {
  await heddle?.dispose()
  await mesh?.dispose()
  rmSync(place, { recursive: true, force: true })
})

const port = 'lending/loan-events/loan-events-v1'
const contract = () => join(place, 'lending/products/loan-events/contracts/loan-events-v1.yaml')

/** Edits a file, and sees to it that the edit was one. */
function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(file, after)
}

/** Who reads the column that is dropped, or may. */
const readersOfColumn = () => [
  expect.objectContaining({ reader: 'consumer:looker/loan-board', owner: 'Risk Team', hit: ['subject_id'] }),
  expect.objectContaining({ reader: 'risk/risk-report/risk-report-v1', owner: 'Risk Team', columns: null, hit: null }),
]

/** What anybody sees of the product; with a preview's token, what its holder sees. */
async function seen(preview?: string) {
  const { data } = await mesh.ask<{
    product: { title: string; version: string; outputPorts: { contract: { columns: { path: string }[] } }[] } | null
  }>('query ($id: ID!) { product(id: $id) { title version outputPorts { contract { columns { path } } } } }', {
    variables: { id: 'lending/loan-events' },
    headers: preview === undefined ? {} : { 'x-heddle-preview': preview },
  })
  const product = data?.product ?? null
  return (
    product && { version: product.version, columns: product.outputPorts[0]?.contract.columns.map(({ path }) => path) }
  )
}

/** How many the lineage knows to read the port, just now. */
async function readersInLineage(): Promise<number | undefined> {
  const { data } = await mesh.ask<{ edges: { edges: unknown[] } | null }>(
    'query ($of: ID!) { edges(of: $of, level: PORT, direction: DOWNSTREAM) { edges { node { to { id } } } } }',
    { variables: { of: port } },
  )
  return data?.edges?.edges.length
}

describe('a domain team serves itself', () => {
  let released: string
  let changed: string

  test('enrols with the mesh', async () => {
    const told = await heddle.done('enrol', mesh.url, '--token-file', join(mesh.dataDir, 'tokens.json'))
    expect(told).toMatchObject({ mesh: mesh.url, mayRegister: true })
  })

  test('makes a domain, which is registered, and a product', async () => {
    const made = await heddle.done('new', 'domain', 'lending', '--title', 'Lending', '--owner', 'Lending Team')
    expect(made).toMatchObject({ domain: 'lending', registeredWith: mesh.url })
    const product = await heddle.done(
      'new',
      'product',
      'loan-events',
      '--folder',
      'lending',
      '--pattern',
      'streaming',
      '--yes',
    )
    expect(product).toMatchObject({ product: 'lending/loan-events', port })
  })

  test('serves it, which publishes nothing', async () => {
    const started = await heddle.start('serving', 'serve', 'lending')
    serving.push(started)
    const { first } = started
    expect(first).toMatchObject({ domain: 'lending', products: 1, problems: [], mesh: mesh.url, follows: 'release' })
    expect(await seen()).toBeNull()
  })

  test('checks it: all of it is new', async () => {
    const checked = await heddle.done<{ changes: { products: unknown[] }; release: string }>('check', 'lending')
    expect(checked).toMatchObject({ accepted: null, descriptors: [], problems: [], readers: [] })
    expect(checked.changes.products).toMatchObject([{ product: 'lending/loan-events', change: 'ADDED' }])
  })

  test('previews it: whoever has the token sees it in the mesh, nobody else does', async () => {
    const { first, stop } = await heddle.start('opened', 'preview', 'lending')
    const token = first.token as string
    expect(await seen(token)).toMatchObject({ version: '1.0.0' })
    expect(await seen()).toBeNull()
    edit(contract(), (text) => text.replace('name: reason', 'name: cause'))
    await eventually(async () => (await seen(token))?.columns?.includes('payload.cause') === true, { withinMs: 10_000 })
    expect(await stop()).toBe(0)
    const { errors } = await mesh.ask('{ domains { id } }', { headers: { 'x-heddle-preview': token } })
    expect(errors).toMatchObject([{ extensions: { code: 'PREVIEW_GONE' } }])
    edit(contract(), (text) => text.replace('name: cause', 'name: reason'))
  })

  test('publishes it, and it is in the mesh and in search', async () => {
    const published = await heddle.done<{ release: string }>('publish', 'lending')
    released = published.release
    expect(published).toMatchObject({ domain: 'lending', mesh: mesh.url, warnings: [] })
    expect(await seen()).toMatchObject({
      version: '1.0.0',
      columns: expect.arrayContaining(['event_id', 'payload.reason']),
    })
    const found = await mesh.ask<{ search: { edges: { node: { id: string } }[] } }>(
      '{ search(text: "loan events") { edges { node { id } } } }',
    )
    expect(found.data?.search.edges.map(({ node }) => node.id)).toContain('lending/loan-events')
  })

  test('a domain of somebody else reads it, and a dashboard one of its columns', async () => {
    await heddle.done('new', 'domain', 'risk', '--title', 'Risk', '--owner', 'Risk Team')
    await heddle.done(
      'new',
      'product',
      'risk-report',
      '--folder',
      'risk',
      '--pattern',
      'batch',
      '--reads',
      port,
      '--yes',
    )
    serving.push(await heddle.start('serving', 'serve', 'risk'))
    await heddle.done('publish', 'risk')
    const consumer = {
      namespace: 'looker',
      name: 'loan-board',
      author: 'risk@example.com',
      reason: 'the board of the week',
      kind: 'dashboard',
      owner: { name: 'Risk Team' },
      reads: [`${port}#subject_id`],
    }
    const { errors } = await mesh.ask(
      'mutation ($input: RegisterConsumerInput!) { registerConsumer(input: $input) { id } }',
      {
        variables: { input: consumer },
        token: mesh.token('ingest'),
      },
    )
    expect(errors).toBeUndefined()
    await eventually(
      async () => {
        const { data } = await mesh.ask<{ port: { readers: { totalCount: number } } }>(
          'query ($id: ID!) { port(id: $id) { readers { totalCount } } }',
          { variables: { id: port } },
        )
        return data?.port.readers.totalCount === 2
      },
      { withinMs: 30_000 },
    )
  })

  test('drops a column: check names who reads it, and by which column', async () => {
    edit(contract(), (text) =>
      text.replace(/ {6}- name: subject_id\n(?: {8}.*\n)+/, '').replace('version: 1.0.0', 'version: 1.1.0'),
    )
    const checked = await heddle.done<{ changes: { products: { ports: unknown[] }[] }; readers: unknown[] }>(
      'check',
      'lending',
    )
    expect(checked.changes.products[0]?.ports).toMatchObject([
      { port, change: 'CHANGED', columns: [{ path: 'subject_id', change: 'REMOVED' }] },
    ])
    expect(checked.readers).toEqual(readersOfColumn())
    const { out } = await heddle.run(['check', 'lending'])
    expect(out).toContain('- subject_id')
    expect(out).toMatch(/loan-board \(consumer:looker\/loan-board\), of Risk Team: reads subject_id/)
  })

  test('checks it while the lineage is down: who reads the column is not known, which is not nobody', async () => {
    process.kill(mesh.pid('lineage'), 'SIGKILL')
    const checked = await heddle.done('check', 'lending')
    expect(checked).toMatchObject({
      ok: true,
      readers: null,
      warnings: [
        expect.stringMatching(/^whether another domain claims its datasets could not be asked: .*lineage/),
        expect.stringMatching(/^who reads what changes or goes could not be asked: .*lineage/),
      ],
    })
    const { code, out } = await heddle.run(['check', 'lending'])
    expect(code).toBe(0)
    expect(out).toContain('Who reads what changes or goes is not known.\n')
    await mesh.startAgain('lineage')
  })

  test('publishes that: the diff, the history and the product show it', async () => {
    const published = await heddle.done<{ release: string }>('publish', 'lending')
    changed = published.release
    expect(changed).not.toBe(released)
    expect(published).toMatchObject({ from: released, unpublished: false, readers: readersOfColumn() })
    await eventually(async () => (await seen())?.columns?.includes('subject_id') === false, { withinMs: 10_000 })
    const { data } = await mesh.ask<{
      domain: { releases: { edges: { node: { id: string; current: boolean } }[] }; releaseDiff: object }
      product: { versions: { totalCount: number }; diff: object }
    }>(
      `query ($domain: ID!, $product: ID!) {
        domain(id: $domain) {
          releases { edges { node { id current by } } }
          releaseDiff { products { ports { columns { path change } } } }
        }
        product(id: $product) { versions { totalCount } diff { ports { columns { path change } } } }
      }`,
      { variables: { domain: 'lending', product: 'lending/loan-events' } },
    )
    const dropped = { ports: [{ columns: [{ path: 'subject_id', change: 'REMOVED' }] }] }
    expect(data?.domain.releases.edges.map(({ node }) => node)).toEqual([
      { id: changed, current: true, by: 'domain:lending' },
      { id: released, current: false, by: 'domain:lending' },
    ])
    expect(data?.domain.releaseDiff).toEqual({ products: [dropped] })
    expect(data?.product).toEqual({ versions: { totalCount: 2 }, diff: dropped })

    const feed = await mesh.ask<{ changes: { edges: { node: object }[] } }>(
      `query ($port: [ID!]) {
        changes(filter: { subject: $port, event: [CONTRACT_CHANGED] }) {
          edges { node { event by ... on PortChange { columns { path change } } } }
        }
      }`,
      { variables: { port: [port] } },
    )
    expect(feed.data?.changes.edges.map(({ node }) => node)).toEqual([
      { event: 'CONTRACT_CHANGED', by: 'domain:lending', columns: [{ path: 'subject_id', change: 'REMOVED' }] },
    ])
  })

  test('rolls it back: the column is there again, and the folder as it was', async () => {
    const back = await heddle.done<{ release: string }>('rollback', 'lending')
    expect(back).toMatchObject({ release: released, from: changed, readers: [] })
    await eventually(async () => (await seen())?.columns?.includes('subject_id') === true, { withinMs: 10_000 })
    expect(readFileSync(contract(), 'utf8')).not.toContain('subject_id')
  })

  test('rolls that back as well, and is told from which release to which it went, who reads it, and what there is', async () => {
    const { out } = await heddle.run(['rollback', 'lending'])
    expect(out).toContain(
      `rolled back  lending from release ${released.slice(0, 12)} to release ${changed.slice(0, 12)}`,
    )
    expect(out).toContain('reads subject_id\n')
    expect(out).toContain(`Another heddle rollback goes to ${released.slice(0, 12)} again`)
    await heddle.done('rollback', 'lending', '--to', released.slice(0, 8))
    const { domain } = await heddle.done<{ domain: { releases: { totalCount: number; releases: object[] } } }>(
      'show',
      'lending',
    )
    expect(domain.releases).toMatchObject({
      totalCount: 5,
      releases: [
        { id: released, rollback: true, current: true, productCount: 1, by: 'domain:lending' },
        { id: changed, rollback: true, current: false },
        { id: released, rollback: true, current: false },
        { id: changed, rollback: false, current: false },
        { id: released, rollback: false, current: false },
      ],
    })
    expect((await heddle.run(['show', 'lending'])).out).toMatch(
      new RegExp(`^  ${released.slice(0, 12)} .* rollback  1         accepted$`, 'm'),
    )
  })

  test('rolls back beside a serve --watch, and is told that the folder is still what the mesh answers with', async () => {
    const plain = serving.findIndex(({ first }) => first.domain === 'lending')
    await serving[plain]?.stop()
    const watched = await heddle.start('serving', 'serve', 'lending', '--watch')
    const { release } = await heddle.done<{ release: string }>('publish', 'lending')
    expect(release).toBe(changed)
    expect((await heddle.run(['rollback', 'lending'])).out).toContain('the mesh still answers with the folder')
    expect((await seen())?.columns).not.toContain('subject_id')
    await eventually(async () =>
      (await heddle.run(['show', 'lending'])).out.includes(
        `live, but ${changed.slice(0, 12)} is served where ${released.slice(0, 12)} is accepted (drift)`,
      ),
    )
    // The folder is served as it is: the product is gone from the mesh before anything is published.
    const product = join(place, 'lending/products/loan-events')
    renameSync(product, join(place, 'away'))
    await eventually(async () => (await seen()) === null, { withinMs: 10_000 })
    const without = await heddle.done<{ readers: { reader: string; port: string }[] }>('check', 'lending')
    expect(without.readers.map(({ reader }) => reader).sort()).toEqual([
      'consumer:looker/loan-board',
      'risk/risk-report/risk-report-v1',
    ])
    renameSync(join(place, 'away'), product)
    await eventually(async () => (await seen()) !== null, { withinMs: 10_000 })
    expect(await watched.stop()).toBe(0)
    serving[plain] = await heddle.start('serving', 'serve', 'lending')
    await eventually(async () => (await seen())?.columns?.includes('subject_id') === true, { withinMs: 10_000 })
    // What came back into the mesh is a moment later in the lineage as well.
    await eventually(async () => ((await readersInLineage()) ?? 0) >= 2, { withinMs: 60_000 })
  })

  test('leaves the mesh, and is told who read it: what was last known stays, marked', async () => {
    const left = await heddle.done<{ readers: { reader: string; port: string }[] }>('unpublish', 'lending', '--yes')
    expect(left.readers.map(({ reader }) => reader).sort()).toEqual([
      'consumer:looker/loan-board',
      'risk/risk-report/risk-report-v1',
    ])
    expect(left.readers.every((read) => read.port === port)).toBe(true)
    const { data } = await mesh.ask<{ search: { edges: { node: { id: string; availability: string } }[] } }>(
      '{ search(text: "loan events") { edges { node { id availability } } } }',
    )
    expect(data?.search.edges.map(({ node }) => node)).toContainEqual({
      id: 'lending/loan-events',
      availability: 'REMOVED',
    })
    expect(await heddle.done('check', 'lending')).toMatchObject({ unpublished: true, accepted: null })
    expect((await heddle.run(['check', 'lending'])).out).toContain('out of the mesh; a publish brings it back')
    expect(await heddle.done('check', 'risk')).toMatchObject({
      ok: true,
      warnings: [`risk/risk-report: reads ${port}, whose domain was taken out of the mesh`],
    })
    const { findings } = await heddle.done<{ findings: { about: string; found: string }[] }>('doctor', 'lending')
    expect(findings.filter(({ about }) => about === 'release')).toEqual([])
    expect((await heddle.run(['impact', 'lending/loan-events'])).out).toContain('lending was taken out of the mesh')
    expect(await heddle.done('publish', 'lending')).toMatchObject({ unpublished: true, from: null })
    expect(await seen()).not.toBeNull()
  })

  test('stops serving when told to', async () => {
    for (const { stop, events } of serving) {
      expect(await stop()).toBe(0)
      expect(events.at(-1)).toEqual({ event: 'stopped' })
    }
  })
})
