import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, plainContract, type SmallDomain, startSmallDomain } from './support/small-domain.ts'

describe('a publish that is refused changes nothing and says why', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let orders: SmallDomain
  let running: RunningCatalog
  let meshBefore: string
  const others: SmallDomain[] = []

  beforeAll(async () => {
    folder = await temporaryFolder()
    orders = await startSmallDomain('orders', { products: [orderEvents()] })
    running = await startCatalog({
      folder: folder.path,
      domainTimeoutMs: 500,
      longestPublishMs: 2_500,
      probeMs: 60_000,
    })
    await running.register('orders')
    expect((await running.publish('orders', orders)).errors).toBeUndefined()
    meshBefore = await mesh()
  })
  afterEach(async () => {
    orders.misbehave = null
    expect(await mesh()).toBe(meshBefore)
  })
  afterAll(async () => {
    await running.close()
    await Promise.all([orders, ...others].map((domain) => domain.close()))
    await folder.remove()
  })

  async function mesh(): Promise<string> {
    return (await running.fetch('/internal/v1/mesh', { token: running.tokens.service })).text()
  }

  async function refusalOf(domain: SmallDomain, given: Parameters<RunningCatalog['publish']>[2] = {}) {
    const reply = await running.publish('orders', domain, given)
    expect(reply.errors?.[0]?.extensions.code).toBe('PUBLISH_REFUSED')
    return reply.errors?.[0]?.extensions ?? { code: '', problems: [] }
  }

  async function serving(sdl: string): Promise<SmallDomain> {
    const domain = await startSmallDomain('orders', { sdl, products: [orderEvents()] })
    others.push(domain)
    return domain
  }

  it.each([
    ['http://example.com/graphql', /host example\.com is not among the hosts allowed here/],
    ['http://127.0.0.1.example.com/graphql', /host 127\.0\.0\.1\.example\.com is not among/],
    ['http://169.254.169.254/latest', /host 169\.254\.169\.254 is not among/],
    ['file:///etc/passwd', /^url: expected an absolute http or https URL, found "file:\/\/\/etc\/passwd"$/],
    ['http://user:secret@127.0.0.1/graphql', /expected no credentials/],
    ['not a url', /^url: expected an absolute http or https URL, found "not a url"$/],
    ['ftp://user:secret@127.0.0.1/graphql', /expected an absolute http or https URL, found "ftp:\/\/<hidden>@/],
  ])('when the URL is %s', async (url, why) => {
    const { problems } = await refusalOf(orders, { url })
    expect(problems?.[0]).toMatch(why)
    expect(JSON.stringify(problems)).not.toContain('secret')
  })

  it('when nothing answers there, which is worth another try', async () => {
    const refusal = await refusalOf(orders, { url: 'http://127.0.0.1:9/graphql' })
    expect(refusal).toMatchObject({ retryable: true, problems: [expect.stringMatching(/could not be reached/)] })
  })

  it("when another domain's server answers there, saying which", async () => {
    const payments = await startSmallDomain('payments', { products: [orderEvents('payments')] })
    const empty = await startSmallDomain('empty')
    others.push(payments, empty)
    expect((await refusalOf(orders, { url: payments.url })).problems).toEqual([
      '_entities: expected domain orders at the URL, found domain payments',
    ])
    expect((await refusalOf(orders, { url: empty.url })).problems).toEqual([
      '_entities: expected domain orders at the URL, found a server that does not know it',
    ])
  })

  it('when the domain hangs', async () => {
    orders.misbehave = () => undefined
    const refusal = await refusalOf(orders)
    expect(refusal).toMatchObject({
      retryable: true,
      problems: [expect.stringMatching(/did not answer within 500 ms/)],
    })
  })

  it.each([
    ['HTML', (reply: Reply) => reply.type('text/html').send('<html>hello</html>')],
    ['a 500', (reply: Reply) => reply.status(500).send('oops')],
    ['JSON of its own', (reply: Reply) => reply.send({ hello: 'world' })],
    ['a list', (reply: Reply) => reply.send([1, 2])],
    ['null data', (reply: Reply) => reply.send({ data: null })],
    ['no SDL', (reply: Reply) => reply.send({ data: { _service: { sdl: 'this is { no sdl' } } })],
    ['errors that are no list', (reply: Reply) => reply.send({ data: {}, errors: 'all' })],
    ['a redirect', (reply: Reply) => reply.redirect('http://127.0.0.1:9/', 302)],
  ])('when the domain answers with %s', async (_what, misbehave) => {
    orders.misbehave = misbehave
    const { problems } = await refusalOf(orders)
    expect(problems).toHaveLength(1)
    expect(problems?.[0]).toMatch(/^conformance: /)
  })

  it('when the domain serves another release than the one named', async () => {
    const { problems } = await refusalOf(orders, { release: 'beef', products: [orderEvents()] })
    expect(problems?.[0]).toMatch(/^release: expected the digest beef, the domain serves [0-9a-f]{16} for it$/)
  })

  it.each(['', 'x'.repeat(129), 'two words', '../etc'])('when the release is named %j', async (release) => {
    const { problems } = await refusalOf(orders, { release })
    expect(problems?.[0]).toMatch(/^release: expected 1 to 128 letters/)
  })

  it('when a product of another domain is among its own', async () => {
    const { problems } = await refusalOf(orders, { products: [orderEvents('payments')] })
    expect(problems?.[0]).toMatch(
      /ownProducts\.nodes\.0\.id: expected a product of domain orders, found payments\/order-events/,
    )
  })

  const port = `${orderEvents().id}/orders-v1`
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a title without end', { title: 'x'.repeat(1_001) }, /title: expected at most 1000 characters, found 1001/],
    [
      'a book of a purpose',
      { description: { purpose: 'x'.repeat(100_001) } },
      /description\.purpose: expected at most/,
    ],
    ['tags without end', { tags: Array.from({ length: 501 }, () => 't') }, /tags: expected at most 500, found 501/],
    [
      'a score that is none',
      { quality: { score: 9e9 } },
      /quality\.score: expected a number from 0 to 1, found 9000000000/,
    ],
    [
      'a day that is none',
      { outputPorts: [{ id: port, quality: { measuredAt: '2026-02-30T00:00:00Z' } }] },
      /port orders-v1\.quality\.measuredAt: expected an RFC 3339 date-time/,
    ],
    [
      'a dataset that lineage cannot keep',
      { outputPorts: [{ id: port, datasets: [{ id: 'dataset:a/b', namespace: 'a', name: 'x'.repeat(100_000) }] }] },
      /ports\.0\.datasets\.0\.name: expected at most 2048 characters, or lineage refuses it/,
    ],
  ])('when a product has %s, with its name', async (_what, values, why) => {
    const { problems } = await refusalOf(orders, { products: [{ ...orderEvents(), ...values }] })
    expect(problems).toEqual([expect.stringMatching(why)])
    expect(problems?.[0]).toMatch(/^product orders\/order-events: /)
  })

  it('when its SDL lacks what every domain must serve, with everything that is missing', async () => {
    const domain = await serving(
      plainContract()
        .replace('port(id: ID!): OutputPort', 'harbour(id: ID!): OutputPort')
        .replace(/\bSOURCE_ALIGNED\b/, 'SOURCE_ALIGNED ODD'),
    )
    const { problems } = await refusalOf(domain)
    expect(problems).toContain('Query.port: expected a root field of the contract, found no such field')
    expect(problems).toContainEqual(expect.stringMatching(/^enum Archetype: .* found ODD too$/))
  })

  it('when the extension does not parse, with the place', async () => {
    const { problems } = await refusalOf(orders, { extensionSdl: 'type OrdersView { id: ID!' })
    expect(problems?.[0]).toMatch(/^the extension is no SDL: .*line 1, column \d+/)
  })

  it('when the extension is not served by the domain', async () => {
    const { problems } = await refusalOf(orders, { extensionSdl: 'type Query { ordersBacklog: Int }' })
    expect(problems).toEqual(['Query.ordersBacklog: in the extension, but not served'])
  })

  it('when the extension does not compose, with what the composition says', async () => {
    const leaf = 'type Query { ordersBacklog: OrdersMissing }'
    const domain = await startSmallDomain('orders', {
      leaf: 'type Query { ordersBacklog: OrdersMissing } type OrdersMissing { id: ID! }',
      products: [orderEvents()],
    })
    others.push(domain)
    const { problems } = await refusalOf(domain, { extensionSdl: leaf })
    expect(problems?.[0]).toMatch(/^composition: .*OrdersMissing/)
  })
})

type Reply = Parameters<NonNullable<SmallDomain['misbehave']>>[0]

it('a publish that took so long that who asked has given up is refused, however well it went', async () => {
  const folder = await temporaryFolder()
  const orders = await startSmallDomain('orders', { products: [orderEvents()] })
  const running = await startCatalog({ folder: folder.path, longestPublishMs: 1, probeMs: 60_000 })
  try {
    await running.register('orders')
    const { errors } = await running.publish('orders', orders)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'PUBLISH_REFUSED',
      retryable: true,
      problems: [expect.stringMatching(/^time: expected the domain to answer all within .+; nothing was changed$/)],
    })
    expect((await running.ask('{ products(first: 1) { totalCount } }')).data).toEqual({ products: { totalCount: 0 } })
  } finally {
    await running.close()
    await orders.close()
    await folder.remove()
  }
})
