import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PUBLISH_STEPS } from '../../../subgraphs/catalog/registry/publish-steps.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import {
  orderEvents,
  releaseOf,
  type SmallDomain,
  type SmallProduct,
  startSmallDomain,
} from './support/small-domain.ts'

const CHECK = `query ($domain: ID!, $products: JSON!, $release: String) {
  checkRelease(domain: $domain, products: $products, release: $release) {
    domain accepted release problems warnings
    changes { from to unchanged products { product change
      ports { port change columns { path change fields { field before after } } } } }
  }
}`

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: RunningCatalog
let orders: SmallDomain
const whole = orderEvents()
const accepted = releaseOf([whole, { id: 'orders/other' }])

beforeAll(async () => {
  folder = await temporaryFolder()
  running = await startCatalog({ folder: folder.path })
  orders = await startSmallDomain('orders', { products: [whole, { id: 'orders/other' }] })
  await running.register('orders')
  expect((await running.publish('orders', orders)).errors).toBeUndefined()
})
afterAll(async () => {
  await orders.close()
  await running.close()
  await folder.remove()
})

async function check(products: unknown, given: { domain?: string; release?: string } = {}) {
  const { data, errors } = await running.ask(CHECK, { domain: 'orders', products, ...given })
  expect(errors).toBeUndefined()
  return data.checkRelease
}

/** As it is, but for its columns. */
function withColumns(columns: readonly object[]): SmallProduct {
  const [port] = whole.outputPorts as readonly { contract: object }[]
  return { ...whole, outputPorts: [{ ...port, contract: { ...port?.contract, columns } }] }
}

describe('a check of a release', () => {
  it('finds nothing changed in what is accepted, and says what is', async () => {
    expect(await check([whole, { id: 'orders/other' }], { release: 'next' })).toEqual({
      domain: 'orders',
      accepted,
      release: 'next',
      problems: [],
      warnings: [],
      changes: { from: accepted, to: 'next', unchanged: 2, products: [] },
    })
  })

  it('names the column that is gone and the product that is, and publishes nothing', async () => {
    const port = 'orders/order-events/orders-v1'
    const before = await running
      .fetch('/internal/v1/mesh', { token: running.tokens.service })
      .then((mesh) => mesh.text())
    const { changes } = await check([
      withColumns([{ id: `${port}#order_id`, path: 'order_id', logicalType: 'integer' }]),
    ])
    expect(changes.products).toEqual([
      {
        product: 'orders/order-events',
        change: 'CHANGED',
        ports: [
          {
            port,
            change: 'CHANGED',
            columns: [
              {
                path: 'customer.email',
                change: 'REMOVED',
                fields: expect.arrayContaining([{ field: 'classification', before: 'PII', after: null }]),
              },
              {
                path: 'order_id',
                change: 'CHANGED',
                fields: [
                  { field: 'logicalType', before: 'string', after: 'integer' },
                  { field: 'required', before: true, after: null },
                ],
              },
            ],
          },
        ],
      },
      { product: 'orders/other', change: 'REMOVED', ports: [] },
    ])
    const after = await running
      .fetch('/internal/v1/mesh', { token: running.tokens.service })
      .then((mesh) => mesh.text())
    expect(after).toBe(before)
    expect((await running.catalog.store.lastRelease('orders'))?.release).toBe(accepted)
  })

  it('tells everything that is wrong at once: where, what was expected, what was found', async () => {
    const { problems, changes } = await check([
      {
        ...whole,
        status: 'LIVELY',
        tags: 'orders',
        outputPorts: [
          { id: 'orders/order-events/orders-v1', kind: 7, contract: { columns: [{ id: 'x#a', path: 1 }] } },
        ],
      },
      { id: 'payments/other' },
      {
        id: 'orders/third',
        outputPorts: [
          { id: 'orders/other/p-v1' },
          { id: 'orders/third/p-v1', contract: { id: 'c', columns: [{ id: 'y#a', path: 'a' }] } },
        ],
      },
      { id: 'orders/fourth', title: 'x'.repeat(1_001), quality: { score: 2 } },
      { id: 'orders/fifth' },
      { id: 'orders/fifth', title: 'again' },
      'a text',
      null,
    ])
    expect(problems).toEqual([
      '$[0].status: expected one of "PROPOSED", "DRAFT", "ACTIVE", "DEPRECATED", "RETIRED", found "LIVELY"',
      '$[0].tags: expected a list, found "orders"',
      '$[0].outputPorts[0].kind: expected one of "KAFKA", "ICEBERG", "DELTA", "TABLE", "FILE", "REST", "GRPC", "GRAPHQL", "OTHER", found 7',
      '$[0].outputPorts[0].contract.id: expected a text, found nothing',
      '$[0].outputPorts[0].contract.columns[0].path: expected a text, found 1',
      '$[1].id: expected a product of domain orders, found payments/other',
      '$[2].outputPorts[0].id: expected a port of orders/third, found orders/other/p-v1',
      '$[2].outputPorts[1].contract.columns[0].id: expected a column of orders/third/p-v1, found y#a',
      '$[3] (orders/fourth): title: expected at most 1000 characters, found 1001',
      '$[3] (orders/fourth): quality.score: expected a number from 0 to 1, found 2',
      '$[5].id: expected each product once, found "orders/fifth" as at $[4].id',
      '$[6]: expected an object, found "a text"',
      '$[7]: expected an object, found null',
    ])
    // Of those that cannot be read it is not said what became of them.
    expect(changes.products).toEqual([
      { product: 'orders/fifth', change: 'ADDED', ports: [] },
      { product: 'orders/other', change: 'REMOVED', ports: [] },
    ])
  })

  it('tells five hundred problems, and how many more there are', async () => {
    const { problems } = await check(Array.from({ length: 700 }, (_, index) => ({ id: `payments/p${index}` })))
    expect(problems).toHaveLength(501)
    expect(problems.at(-1)).toBe('and 200 more')
  })

  it('is possible before a domain is registered: everything is new', async () => {
    expect(await check([{ id: 'newcomer/first' }], { domain: 'newcomer' })).toMatchObject({
      accepted: null,
      problems: [],
      changes: { from: null, unchanged: 0, products: [{ product: 'newcomer/first', change: 'ADDED' }] },
    })
  })

  it('warns of ports that are read and that nobody offers, and says what is offered instead', async () => {
    const reading = (id: string, ...ports: readonly string[]) => ({
      id,
      inputPorts: ports.map((portId, index) => ({ name: `input-${index}`, portId })),
    })
    const { problems, warnings } = await check(
      [
        reading('newcomer/b', 'orders/order-events/orders-v1', 'newcomer/a/a-v1', 'newcomer/gone/gone-v1'),
        {
          ...reading('newcomer/a', 'orders/order-events/orders-v2', 'x/y/z', 'x/y/z'),
          outputPorts: [{ id: 'newcomer/a/a-v1' }],
        },
      ],
      { domain: 'newcomer' },
    )
    expect(problems).toEqual([])
    expect(warnings).toEqual([
      'newcomer/a: reads orders/order-events/orders-v2, which nobody in the mesh offers; orders/order-events offers orders/order-events/orders-v1',
      'newcomer/a: reads x/y/z, which nobody in the mesh offers',
      'newcomer/b: reads newcomer/gone/gone-v1, which nobody in the mesh offers',
    ])
  })

  it('warns of what a domain reads of its own that the release leaves out', async () => {
    const { warnings } = await check([
      { id: 'orders/other', inputPorts: [{ name: 'events', portId: 'orders/order-events/orders-v1' }] },
    ])
    expect(warnings).toEqual(['orders/other: reads orders/order-events/orders-v1, which nobody in the mesh offers'])
  })

  it('refuses what is no list, no domain, and no name of a release', async () => {
    const code = async (variables: object) =>
      (await running.ask(CHECK, { domain: 'orders', products: [], ...variables })).errors?.[0]
    expect(await code({ products: { id: 'orders/a' } })).toMatchObject({
      message: 'products: expected a list of products, received {"id":"orders/a"}',
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect((await code({ domain: 'Not A Domain' }))?.extensions.code).toBe('BAD_USER_INPUT')
    expect((await check([], { release: '../etc' })).problems).toEqual([
      expect.stringMatching(/^release: expected 1 to 128 letters/),
    ])
  })

  it('of 50 MB is refused before it is read, and others are answered meanwhile', async () => {
    const products = [{ id: 'orders/big', title: 'x'.repeat(50 * 2 ** 20) }]
    const [refused, small] = await Promise.all([
      running.ask(CHECK, { domain: 'orders', products }),
      check([whole, { id: 'orders/other' }]),
    ])
    expect(refused.errors?.[0]?.extensions.code).toBe('PAYLOAD_TOO_LARGE')
    expect(small.problems).toEqual([])
  })

  it('of as much as may be sent is answered, whatever nonsense it is', async () => {
    const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`)
    const { problems } = await check([{ id: 'orders/deep', tags: deep }, ...Array.from({ length: 20_000 }, () => 0)])
    expect(problems).toEqual(['$: expected at most 20000 products, found 20001'])
    expect((await check([{ id: 'orders/deep', tags: deep }])).problems[0]).toMatch(
      /^\$\[0\]\.tags\[0\]: expected a text, found \[/,
    )
  })
})

describe('the steps of a publish', () => {
  it('that look at the release alone are those of a check', () => {
    expect(PUBLISH_STEPS.filter((step) => step.of === 'release').map(({ name }) => name)).toEqual([
      'release',
      'candidate',
      'reads',
      'changes',
    ])
  })

  it('tell a publish what it changes, as the check before it did', async () => {
    const next = [withColumns([]), { id: 'orders/other' }]
    const checked = await check(next, { release: releaseOf(next) })
    orders.candidates.set(releaseOf(next), next)
    const { data, errors } = await running.ask(
      `mutation ($input: PublishInput!) { publish(input: $input) { changes { from to unchanged products { product change
        ports { port change columns { path change fields { field before after } } } } } } }`,
      { input: { domain: 'orders', url: orders.url, release: releaseOf(next) } },
      await running.tokenOf('orders'),
    )
    expect(errors).toBeUndefined()
    expect(data.publish.changes).toEqual(checked.changes)
  })
})
