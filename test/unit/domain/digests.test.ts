import { describe, expect, it } from 'vitest'
import { domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { type ServedDomain, serve, tokenFor } from './support/serve.ts'

const file = (name: string) => `products/${name}/product.yaml`
const folderOf = (...names: readonly string[]) =>
  domainFolder({
    'domain.yaml': domainYaml('orders'),
    ...Object.fromEntries(names.map((name) => [file(name), productYaml(name)])),
  })

/** The digests by id; of a release when one is named. */
async function digests(domain: ServedDomain, release: string | null = null): Promise<Record<string, string>> {
  const { data } = await domain.ask<{ ownProducts: { nodes: { id: string; digest: string }[] } }>(
    'query ($release: String) { ownProducts(release: $release) { nodes { id digest } } }',
    { release },
  )
  return Object.fromEntries(data.ownProducts.nodes.map(({ id, digest }) => [id, digest]))
}

const result = (id: string, port: string, score: number, minute: number) => ({
  id,
  port,
  check: 'complete',
  dimension: 'completeness',
  status: 'pass',
  score,
  measuredAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
})

describe('the digest of a product', () => {
  it('is the same after a reload and a restart, and another for what changed alone', async () => {
    await using folder = folderOf('events', 'refunds')
    let first: Record<string, string>
    {
      await using domain = await serve(folder, { follow: 'workingCopy' })
      first = await digests(domain)
      expect(first['orders/events']).toMatch(/^[0-9a-f]{32}$/)
      expect(first['orders/events']).not.toBe(first['orders/refunds'])
      const nodes = domain.state.served().snapshot.productById
      folder.write(file('refunds'), productYaml('refunds', { version: '1.0.1' }))
      await domain.state.reload()
      const second = await digests(domain)
      expect(second['orders/events']).toBe(first['orders/events'])
      expect(second['orders/refunds']).not.toBe(first['orders/refunds'])
      expect(domain.state.served().snapshot.productById.get('orders/events')).toBe(nodes.get('orders/events'))
      first = second
    }
    await using again = await serve(folder, { follow: 'workingCopy' })
    expect(await digests(again)).toEqual(first)
  })

  it('follows the owner of the domain, where the product names none', async () => {
    await using folder = folderOf('events')
    await using domain = await serve(folder, { follow: 'workingCopy' })
    const before = await digests(domain)
    folder.write('domain.yaml', domainYaml('orders').replace('Team orders', 'Another team'))
    await domain.state.reload()
    expect(await digests(domain)).not.toEqual(before)
  })

  it('changes with a result about it, of a file or posted, and with what is served for it', async () => {
    await using folder = folderOf('events', 'refunds')
    await using domain = await serve(folder)
    const token = await tokenFor({ kind: 'domain', domain: 'orders' })
    const score = async () => {
      const { data } = await domain.ask<{ product: { quality: { score: number } | null } }>(
        '{ product(id: "orders/events") { quality { score } } }',
      )
      return data.product.quality?.score ?? null
    }
    const none = await digests(domain)
    expect(await score()).toBeNull()
    const posted = { results: [result('r1', 'orders/events/events-v1', 0.5, 1)] }
    expect((await domain.post(posted, token)).status).toBe(200)
    const one = await digests(domain)
    expect(await score()).toBe(0.5)
    expect(one['orders/events']).not.toBe(none['orders/events'])
    expect(one['orders/refunds']).toBe(none['orders/refunds'])
    // Sent again, and an older one: nothing that is served changes.
    await domain.post(posted, token)
    await domain.post({ results: [result('r0', 'orders/events/events-v1', 0.1, 0)] }, token)
    expect(await digests(domain)).toEqual(one)

    folder.write('quality/one.json', JSON.stringify({ results: [result('r2', 'orders/events/events-v1', 0.7, 2)] }))
    expect(await domain.state.reload()).toBe(true)
    expect(await score()).toBe(0.7)
    expect((await digests(domain))['orders/events']).not.toBe(one['orders/events'])
    expect((await digests(domain))['orders/refunds']).toBe(one['orders/refunds'])
  })

  it('is another, as is the release, when a column is made from something else, is written otherwise, or its contract stands elsewhere', async () => {
    const contract = (status: string, column: string) => `apiVersion: v3.1.0
kind: DataContract
id: events-contract
version: 1.0.0
status: ${status}
schema:
  - name: events
    properties:
      - { name: total, logicalType: number${column} }
`
    const path = 'products/events/contracts/events.yaml'
    await using folder = folderOf('refunds')
    folder.write(
      file('events'),
      productYaml('events').replace('type: kafka', 'type: kafka, contractId: events-contract'),
    )
    folder.write(path, contract('active', ''))
    await using domain = await serve(folder, { follow: 'workingCopy' })
    const told = async () => {
      const { data, errors } = await domain.ask<{ port: { contract: { columns: Record<string, unknown>[] } } }>(
        `{ port(id: "orders/events/events-v1") { contract {
          status columns { transformSourceObjects transformLogic transformDescription format }
        } } }`,
      )
      expect(errors).toBeUndefined()
      return data.port.contract
    }
    const nothing = { transformSourceObjects: null, transformLogic: null, transformDescription: null, format: null }
    expect(await told()).toEqual({ status: 'ACTIVE', columns: [nothing] })

    const seen = [{ release: domain.state.workingCopy().digest, digests: await digests(domain) }]
    for (const [status, column, change] of [
      ['active', ', transformSourceObjects: [lines.price]', { transformSourceObjects: ['lines.price'] }],
      ['active', ', transformSourceObjects: []', { transformSourceObjects: [] }],
      ['active', ', transformLogic: sum(price)', { transformLogic: 'sum(price)' }],
      ['active', ', transformDescription: A sum', { transformDescription: 'A sum' }],
      ['active', ', logicalTypeOptions: { format: f64 }', { format: 'f64' }],
      ['deprecated', '', {}],
    ] as const) {
      folder.write(path, contract(status, column))
      await domain.state.reload()
      expect(await told()).toEqual({ status: status.toUpperCase(), columns: [{ ...nothing, ...change }] })
      seen.push({ release: domain.state.workingCopy().digest, digests: await digests(domain) })
    }
    expect(new Set(seen.map(({ release }) => release)).size).toBe(7)
    expect(new Set(seen.map(({ digests }) => digests['orders/events'])).size).toBe(7)
    expect(new Set(seen.map(({ digests }) => digests['orders/refunds'])).size).toBe(1)
  })

  it('is that of the release asked for', async () => {
    await using folder = folderOf('events')
    await using domain = await serve(folder)
    await domain.state.accept(domain.state.workingCopy().digest)
    const accepted = await digests(domain)
    folder.write(file('events'), productYaml('events', { version: '2.0.0' }))
    await domain.state.reload()
    expect(await digests(domain)).toEqual(accepted)
    expect(await digests(domain, domain.state.workingCopy().digest)).not.toEqual(accepted)
  })
})

describe('ownProducts(ids:)', () => {
  it('answers those that there are, once and by id, page by page', async () => {
    await using folder = folderOf('a', 'b', 'c', 'd')
    await using domain = await serve(folder)
    const page = async (variables: Record<string, unknown>) => {
      const { data, errors } = await domain.ask<{
        ownProducts: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      }>(
        `query ($ids: [ID!], $first: Int, $after: String) {
          ownProducts(ids: $ids, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
        }`,
        variables,
      )
      if (errors !== undefined) return { code: errors[0]?.extensions.code, endCursor: null }
      const { nodes, pageInfo } = data.ownProducts
      return { ids: nodes.map(({ id }) => id), ...pageInfo }
    }
    const ids = ['orders/d', 'orders/b', 'orders/none', 'orders/b', 'payments/a', 'orders/a']
    expect(await page({ ids })).toMatchObject({ ids: ['orders/a', 'orders/b', 'orders/d'], hasNextPage: false })
    const first = await page({ ids, first: 2 })
    expect(first).toMatchObject({ ids: ['orders/a', 'orders/b'], hasNextPage: true })
    expect(await page({ ids, after: first.endCursor })).toMatchObject({ ids: ['orders/d'], hasNextPage: false })
    expect(await page({ ids: [] })).toMatchObject({ ids: [], hasNextPage: false })
    expect(await page({ ids: null })).toMatchObject({ ids: ['orders/a', 'orders/b', 'orders/c', 'orders/d'] })
    const many = Array.from({ length: 501 }, (_, index) => `orders/p${index}`)
    expect(await page({ ids: many })).toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})
