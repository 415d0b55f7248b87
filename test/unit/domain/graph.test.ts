import { setTimeout as sleep } from 'node:timers/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { documentedExamples, domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { serve } from './support/serve.ts'

function marketing() {
  const folder = domainFolder({ 'domain.yaml': domainYaml('marketing'), ...documentedExamples() })
  folder.remove('products/payment-transactions-enriched')
  return folder
}

describe('a domain over HTTP', () => {
  it('answers with a product, its ports, contract and promises', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const { data, errors } = await domain.ask(`{
      product(id: "marketing/customer360") {
        id name title status archetype updatedAt owner { name email members } tags
        domain { id description problems { file } } transformation { engine }
        outputPorts {
          id kind format location datasets { id namespace name } product { id }
          contract { id version columns { id path classification semanticType tags } }
          inputContracts { id version } sampleQueries
          serviceLevels { id property objective target unit actual met since breachPolicy }
          quality { score coverage measuredAt dimensions { dimension score coverage } }
        }
        serviceLevels { id } quality { score coverage } view { id }
      }
    }`)
    expect(errors).toBeUndefined()
    const { product } = data as { product: Record<string, unknown> & { outputPorts: Record<string, unknown>[] } }
    expect(product).toMatchObject({
      id: 'marketing/customer360',
      title: 'Customer 360',
      status: 'ACTIVE',
      archetype: 'AGGREGATE',
      owner: { name: 'Team Marketing', members: ['Ida Loom'] },
      domain: { id: 'marketing', description: 'What marketing do', problems: [] },
      serviceLevels: [{ id: expect.stringContaining('slo:freshness') }, {}, {}],
      quality: { score: null, coverage: 0 },
      view: null,
    })
    expect(Date.parse(String(product.updatedAt))).toBeGreaterThan(Date.now() - 60_000)
    expect(product.outputPorts[0]).toMatchObject({
      kind: 'DELTA',
      datasets: [
        { id: 'dataset:s3%3A%2F%2Fdata-products/marketing%2Fcustomer360%2Fsnapshots', namespace: 's3://data-products' },
      ],
      product: { id: 'marketing/customer360' },
      serviceLevels: [
        {
          property: 'freshness',
          objective: 'P1D (Refreshed daily)',
          target: 86_400,
          unit: 's',
          actual: null,
          met: null,
          since: null,
          breachPolicy: 'ALERT',
        },
        { property: 'availability', target: 0.9995, unit: 'ratio', breachPolicy: 'PAGE' },
        { property: 'accuracy', target: 0.985, breachPolicy: null },
      ],
      quality: {
        score: null,
        coverage: 0,
        measuredAt: null,
        dimensions: [
          { dimension: 'COMPLETENESS', score: null, coverage: 0 },
          { dimension: 'UNIQUENESS', score: null, coverage: 0 },
        ],
      },
    })
  })

  it('resolves entities, and gives null without an error for what it does not have', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const { data, errors } = await domain.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        __typename ... on DataProduct { name } ... on OutputPort { kind } ... on Domain { description } } }`,
      {
        of: [
          { __typename: 'OutputPort', id: 'marketing/customer360/customer-snapshot-daily-v1' },
          { __typename: 'DataProduct', id: 'marketing/customer360' },
          { __typename: 'DataProduct', id: 'marketing/nothing' },
          { __typename: 'DataProduct', id: 'not an id at all' },
          { __typename: 'Domain', id: 'marketing' },
          { __typename: 'Domain', id: 'orders' },
        ],
      },
    )
    expect(errors).toBeUndefined()
    expect(data._entities).toEqual([
      { __typename: 'OutputPort', kind: 'DELTA' },
      { __typename: 'DataProduct', name: 'Customer360' },
      null,
      null,
      { __typename: 'Domain', description: 'What marketing do' },
      null,
    ])
  })

  it('answers null for an unknown id and names what is wrong with a malformed one', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const { data, errors } = await domain.ask(
      '{ product(id: "marketing/nothing") { id } port(id: "marketing") { id } }',
    )
    expect(data).toEqual({ product: null, port: null })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'id', received: '"marketing"' } }])
  })

  it('serves its SDL as a Federation 2 subgraph', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const { data } = await domain.ask<{ _service: { sdl: string } }>('{ _service { sdl } }')
    const schema = buildSubgraphSchema(parse(data._service.sdl))
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(
      expect.arrayContaining(['product', 'port', 'ownProducts', '_entities', '_service']),
    )
  })

  it('is alive, ready and measured', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    for (const path of ['/health', '/ready']) {
      expect((await domain.http.request({ url: domain.url + path })).status).toBe(200)
    }
    const metrics = await (await fetch(`${domain.url}/metrics`)).text()
    expect(metrics).toContain('heddle_domain_problems{domain="marketing"')
    expect(metrics).not.toContain('data_quality_score{')
  })

  it('is not ready when its store cannot be written', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    domain.store.close()
    const { status, json } = await domain.http.request({ url: `${domain.url}/ready` })
    expect(status).toBe(503)
    expect(json).toMatchObject({
      parts: [
        { part: 'descriptors', ready: true },
        { part: 'store', ready: false },
      ],
    })
  })
})

describe('ownProducts', () => {
  it('pages through a release, by id, and refuses a cursor of another one', async () => {
    await using folder = domainFolder({ 'domain.yaml': domainYaml('orders') })
    for (let number = 10; number < 35; number++)
      folder.write(`products/p${number}/product.yaml`, productYaml(`p${number}`))
    await using domain = await serve(folder, { follow: 'workingCopy' })
    type Page = {
      ownProducts: { nodes: { id: string }[]; release: string; pageInfo: { hasNextPage: boolean; endCursor: string } }
    }
    const page = (after?: string) =>
      domain.ask<Page>(
        'query ($after: String) { ownProducts(first: 10, after: $after) { nodes { id } release pageInfo { hasNextPage endCursor } } }',
        {
          ...(after === undefined ? {} : { after }),
        },
      )
    const ids: string[] = []
    let after: string | undefined
    for (let pages = 0; pages < 3; pages++) {
      const { data } = await page(after)
      ids.push(...data.ownProducts.nodes.map(({ id }) => id))
      expect(data.ownProducts.pageInfo.hasNextPage).toBe(pages < 2)
      after = data.ownProducts.pageInfo.endCursor
    }
    expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => `orders/p${index + 10}`))
    const [{ data: first }] = [await page()]
    folder.write('products/p10/product.yaml', productYaml('p10', { version: '2.0.0' }))
    await domain.state.reload()
    const { errors } = await page(first.ownProducts.pageInfo.endCursor)
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }])
    expect((await page('nonsense')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'after' } },
    ])
  })
})

describe('a reload under load', () => {
  it('never shows half a product: each answer is of one version throughout', async () => {
    const content = (version: number) =>
      productYaml('events', {
        version: `${version}.0.0`,
        description: `text ${version}`,
        ports: [`one${version}`, `two${version}`],
        extra: `tags: [tag${version}]\n`,
      })
    const pair = (version: number) => productYaml('pair', { version: `${version}.0.0` })
    await using folder = domainFolder({
      'domain.yaml': domainYaml('orders'),
      'products/events/product.yaml': content(0),
      'products/pair/product.yaml': pair(0),
    })
    await using domain = await serve(folder, { follow: 'workingCopy' })
    let versions = 0
    let done = false
    const writing = (async () => {
      for (let version = 1; version <= 40; version++) {
        folder.write('products/events/product.yaml', content(version))
        folder.write('products/pair/product.yaml', pair(version))
        await domain.state.reload()
      }
      done = true
    })()
    const seen = new Set<string>()
    const reading = async () => {
      while (!done) {
        const { data } = await domain.ask<{
          product: {
            version: string
            tags: string[]
            description: { purpose: string }
            outputPorts: { name: string; product: { version: string } }[]
          }
          again: { version: string; tags: string[] }
          ownProducts: { release: string; nodes: { id: string; version: string }[] }
        }>(`{
          product(id: "orders/events") { version tags description { purpose } outputPorts { name product { version } } }
          again: product(id: "orders/events") { version tags }
          ownProducts { release nodes { id version } }
        }`)
        const number = data.product.version.split('.')[0]
        seen.add(number ?? '')
        expect(data.product.tags).toEqual([`tag${number}`])
        expect(data.product.description.purpose).toBe(`text ${number}`)
        expect(data.product.outputPorts.map(({ name }) => name)).toEqual([`one${number}`, `two${number}`])
        expect(data.product.outputPorts.every(({ product }) => product.version === data.product.version)).toBe(true)
        expect(data.again).toEqual({ version: data.product.version, tags: data.product.tags })
        expect(data.ownProducts.nodes.find(({ id }) => id === 'orders/events')?.version).toBe(data.product.version)
        versions++
      }
    }
    await Promise.all([writing, ...Array.from({ length: 8 }, reading), sleep(1)])
    expect(versions).toBeGreaterThan(40)
    expect(seen.size).toBeGreaterThan(5)
  })
})
