import { describe, expect, test } from 'vitest'
import { datasetId, harvest, jobEvent, type RunParts, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

const as = (domain: string | undefined, job: string, parts: RunParts) => lineage.event(runEvent(job, parts), domain)

async function reached(of: string): Promise<string[]> {
  type Rows = { impact: { rows: { edges: { node: { node: { id: string } } }[] } } }
  const query = 'query ($of: ID!) { impact(of: $of, level: PORT) { rows { edges { node { node { id } } } } } }'
  const { impact } = await lineage.data<Rows>(query, { of })
  return impact.rows.edges.map(({ node }) => node.node.id)
}

const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }
const isTest = { jobType: { ...facet, jobType: 'TEST', processingType: 'BATCH', integration: 'DBT' } }

describe("a domain's token", () => {
  const forbidden = { code: 'FORBIDDEN', httpStatus: 403, message: expect.stringContaining('job:etl/report') }

  test.each([undefined, 'orders'])('hides no consumer of a job that %s sent first', async (first) => {
    await as(first, 'report', { reads: ['a'] })
    const refused: RunParts[] = [
      { reads: ['a'], at: 1, facets: isTest },
      { reads: ['a'], writes: ['mine'], at: 1 },
      { reads: ['b'], at: 1 },
      { at: 1 },
      { type: 'FAIL', at: 1 },
    ]
    for (const parts of refused) await expect(as('payments', 'report', parts)).rejects.toMatchObject(forbidden)
    await expect(lineage.event(jobEvent('report', { writes: ['mine'], at: 1 }), 'payments')).rejects.toMatchObject(
      forbidden,
    )
    await lineage.restart()
    await expect(as('payments', 'report', { reads: ['b'], at: 2 })).rejects.toMatchObject(forbidden)
    expect(await reached(datasetId('a'))).toEqual(['consumer:etl/report'])
  })

  test('goes on with a job it sent first, also after others wrote it, who may write any', async () => {
    await as('orders', 'report', { reads: ['a'] })
    await lineage.restart()
    await as('orders', 'report', { reads: ['b'], at: 1 })
    await as(undefined, 'report', { reads: ['c'], at: 2 })
    await as('orders', 'report', { reads: ['d'], at: 3 })
    expect(await reached(datasetId('d'))).toEqual(['consumer:etl/report'])
    expect(await reached(datasetId('c'))).toEqual([])
  })

  test('is refused a job that another sender made in the same commit', async () => {
    const both = await Promise.allSettled([
      as(undefined, 'report', { reads: ['a'] }),
      as('orders', 'report', { at: 1 }),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })
})

describe('what a consumer is, and whose', () => {
  let at = 0
  /** A job of its own that says what uses the dataset `a`, each later than the one before. */
  const exposes = (job: string, type: string, email: string | null, domain?: string) => {
    const exposures = [{ name: 'board', type, ...(email === null ? {} : { owner: { name: email, email } }) }]
    const dataset = { namespace: 'db', name: 'a', facets: { dbt_exposures: { ...facet, exposures } } }
    at += 1
    return lineage.event({ ...runEvent(job, { at }), inputs: [dataset] }, domain)
  }
  const board = async () => {
    type Entities = { _entities: { label: string; kind: string; owner: { name: string } | null }[] }
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Consumer { label kind owner { name } } } }`
    const of = [{ __typename: 'Consumer', id: 'consumer:etl/board' }]
    return (await lineage.data<Entities>(query, { of }))._entities[0]
  }

  test('is said by the domain that named it first, and by who may write any; by no other domain', async () => {
    await exposes('one', 'dashboard', 'Ann', 'orders')
    await exposes('two', 'ml', 'Mallory', 'payments')
    expect(await board()).toEqual({ label: 'board', kind: 'dashboard', owner: { name: 'Ann' } })
    await lineage.restart()
    await exposes('three', 'ml', 'Mallory', 'payments')
    await exposes('four', 'notebook', null, 'orders')
    expect(await board()).toEqual({ label: 'board', kind: 'notebook', owner: { name: 'Ann' } })
    await exposes('five', 'application', 'Bob')
    expect(await board()).toEqual({ label: 'board', kind: 'application', owner: { name: 'Bob' } })
    await exposes('six', 'dashboard', 'Ann', 'orders')
    expect(await board()).toEqual({ label: 'board', kind: 'dashboard', owner: { name: 'Ann' } })
  })

  test("is no domain's to say when another kind of token named it first", async () => {
    await exposes('one', 'dashboard', 'Ann')
    await exposes('two', 'ml', 'Mallory', 'payments')
    expect(await board()).toEqual({ label: 'board', kind: 'dashboard', owner: { name: 'Ann' } })
  })
})

type Sent = { readonly namespace: string; readonly name: string }
const db = (name: string): Sent => ({ namespace: 'db', name })
const own = (domain: string, name = 'p/v1'): Sent => ({ namespace: `heddle://${domain}`, name })

/** An event that reads `dataset`, and says what else it is called. */
function alsoCalled(dataset: Sent, ...names: readonly Sent[]): Record<string, unknown> {
  const identifiers = names.map((name) => ({ ...name, type: 'TABLE' }))
  const job = `${dataset.name} ${names.map(({ name }) => name)}`
  return { ...runEvent(job, {}), inputs: [{ ...dataset, facets: { symlinks: { ...facet, identifiers } } }] }
}

async function isOneNode(...names: readonly Sent[]): Promise<boolean> {
  const ids = names.map(({ namespace, name }) => `dataset:${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`)
  const found = await lineage.store().nodesById(ids)
  return new Set(ids.map((id) => found.get(id)?.key ?? id)).size === 1
}

describe('other names of a dataset', () => {
  test("from a domain's token merge no datasets that are known, and take no known name nobody claims", async () => {
    await lineage.run('j', { reads: ['a'], writes: ['b'] })
    await lineage.event(alsoCalled(db('a'), db('b')), 'payments')
    await lineage.event(alsoCalled(db('new'), db('a')), 'payments')
    await lineage.event(alsoCalled(db('b'), db('newer')), 'payments')
    expect(await isOneNode(db('a'), db('b'))).toBe(false)
    expect(await isOneNode(db('new'), db('a'))).toBe(false)
    expect(await isOneNode(db('b'), db('newer'))).toBe(false)
    await lineage.event(alsoCalled(db('a'), db('b')))
    expect(await isOneNode(db('a'), db('b'))).toBe(true)
  })

  test('from its token are taken when they are new, or of what the domain holds', async () => {
    await lineage.put(harvest('payments', { p: { ports: { v1: { datasets: ['mine'] } } } }))
    await lineage.event(alsoCalled(db('mine'), db('also')), 'payments')
    await lineage.event(alsoCalled(db('x'), db('y'), own('payments', 'z')), 'payments')
    expect(await isOneNode(db('mine'), db('also'))).toBe(true)
    expect(await isOneNode(db('x'), db('y'), own('payments', 'z'))).toBe(true)
  })

  test("from its token are never another domain's own", async () => {
    await lineage.event(alsoCalled(db('x'), own('orders'), { namespace: 'HEDDLE://Orders/', name: 'q/v1' }), 'payments')
    await lineage.event(alsoCalled(own('orders'), db('y')), 'payments')
    expect(await isOneNode(db('x'), own('orders'))).toBe(false)
    expect(await isOneNode(db('x'), own('orders', 'q/v1'))).toBe(false)
    expect(await isOneNode(db('y'), own('orders'))).toBe(false)
  })
})

describe("a domain's own namespace", () => {
  const claiming = (domain: string, dataset: Sent, version = 1) => {
    const document = harvest(domain, { p: { ports: { v1: {} } } }, { version })
    const [product] = document.products
    return {
      ...document,
      products: product ? [{ ...product, ports: product.ports.map((port) => ({ ...port, datasets: [dataset] })) }] : [],
    }
  }

  test("is written by no other domain's token, known or not", async () => {
    const event = { ...runEvent('j', { reads: ['a'] }), outputs: [own('orders')] }
    await expect(lineage.event(event, 'payments')).rejects.toMatchObject({ code: 'FORBIDDEN', httpStatus: 403 })
    await lineage.event(event, 'orders')
    expect(await reached(datasetId('a'))).toEqual(['dataset:heddle%3A%2F%2Forders/p%2Fv1'])
  })

  test('is claimed by no other domain, whoever comes first, and whoever lets go', async () => {
    const conflict = {
      dataset: own('orders'),
      heldBy: { domain: 'orders', port: 'orders/p/v1' },
      refused: { domain: 'payments', port: 'payments/p/v1' },
    }
    expect(await lineage.put(claiming('payments', own('orders')))).toEqual({ applied: true, conflicts: [conflict] })
    expect(await lineage.put(harvest('orders', { p: { ports: { v1: {} } } }))).toEqual({
      applied: true,
      conflicts: [conflict],
    })
    await lineage.run('j', { reads: ['a'] })
    await lineage.event({ ...runEvent('k', { reads: ['a'] }), outputs: [own('orders')] })
    expect(await reached(datasetId('a'))).toEqual(['consumer:etl/j', 'orders/p/v1'])
    await lineage.put(harvest('orders', {}, { version: 2 }))
    expect(await reached(datasetId('a'))).toEqual(['consumer:etl/j', 'dataset:heddle%3A%2F%2Forders/p%2Fv1'])
  })

  test('goes to its domain also when another came to hold a dataset there', async () => {
    await lineage.put(claiming('payments', db('x')))
    await lineage.event(alsoCalled(own('orders'), db('x')))
    const answer = await lineage.put(claiming('orders', own('orders')))
    expect(answer.conflicts).toMatchObject([{ heldBy: { domain: 'orders' }, refused: { domain: 'payments' } }])
  })
})
