import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTokenSigner, generateKeyPair } from '../../../platform/tokens.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import { orderEvents, type SmallDomain, startSmallDomain } from './support/small-domain.ts'

describe('who may write to the catalog', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let orders: SmallDomain
  let running: RunningCatalog

  beforeAll(async () => {
    folder = await temporaryFolder()
    orders = await startSmallDomain('orders', { products: [orderEvents()] })
    running = await startCatalog({ folder: folder.path })
    await running.register('orders')
    await running.register('payments')
  })
  afterAll(async () => {
    await running.close()
    await orders.close()
    await folder.remove()
  })

  const REGISTER = `mutation { registerDomain(input: { id: "inventory", title: "Inventory" }) { token } }`
  const RESTORE = `mutation { restoreSupergraph(version: "x") { id } }`
  const codeOf = (reply: Awaited<ReturnType<RunningCatalog['ask']>>) => reply.errors?.[0]?.extensions.code

  it('refuses every mutation without a token', async () => {
    expect(codeOf(await running.ask(REGISTER))).toBe('UNAUTHENTICATED')
    expect(codeOf(await running.ask(RESTORE))).toBe('UNAUTHENTICATED')
    const publish = `mutation { publish(input: { domain: "orders", url: "${orders.url}", release: "x" }) { release } }`
    expect(codeOf(await running.ask(publish))).toBe('UNAUTHENTICATED')
  })

  it('says so in HTTP as well: 401 without a token, 403 with the wrong one', async () => {
    const statusOf = async (query: string, token?: string) => {
      const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const headers = { 'content-type': 'application/json', ...authorization }
      const answer = await fetch(`${running.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
      expect(await answer.json()).toMatchObject({ data: expect.anything(), errors: [{ path: expect.any(Array) }] })
      return [answer.status, answer.headers.get('www-authenticate')]
    }
    expect(await statusOf(REGISTER)).toEqual([401, 'Bearer'])
    expect(await statusOf(REGISTER, 'not.a.token')).toEqual([401, 'Bearer'])
    expect(await statusOf(REGISTER, running.tokens.ingest)).toEqual([403, null])
    expect(await statusOf(RESTORE, running.tokens.enrol)).toEqual([403, null])
  })

  it('refuses a token that another key signed, and one that is none', async () => {
    const stranger = await createTokenSigner(generateKeyPair().signingKey)({ kind: 'admin' })
    expect(codeOf(await running.ask(REGISTER, {}, stranger))).toBe('UNAUTHENTICATED')
    expect(codeOf(await running.ask(REGISTER, {}, 'not.a.token'))).toBe('UNAUTHENTICATED')
  })

  it('refuses tokens of a kind that is not meant for it', async () => {
    expect(codeOf(await running.ask(REGISTER, {}, running.tokens.ingest))).toBe('FORBIDDEN')
    expect(codeOf(await running.ask(REGISTER, {}, await running.tokenOf('orders')))).toBe('FORBIDDEN')
    expect(codeOf(await running.ask(RESTORE, {}, running.tokens.enrol))).toBe('FORBIDDEN')
    expect(codeOf(await running.publish('orders', orders, { token: running.tokens.enrol }))).toBe('FORBIDDEN')
  })

  it("refuses one domain's token for another domain", async () => {
    const reply = await running.publish('orders', orders, { token: await running.tokenOf('payments') })
    expect(reply.errors?.[0]).toMatchObject({
      message: 'the token of domain payments publishes that domain alone, not orders',
      extensions: { code: 'FORBIDDEN' },
    })
    const notice = await running.fetch('/internal/v1/domains/orders/notice', {
      method: 'POST',
      token: await running.tokenOf('payments'),
    })
    expect(notice.status).toBe(403)
  })

  it.each(['product', 'impact', 'page', 'lineage', 'job', 'domain', 'dataset', 'output', 'search', 'own', 'link'])(
    'refuses a domain %s, whose prefix would be that of names of the contract',
    async (id) => {
      const reply = await running.register(id)
      expect(reply.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.id' })
      expect(reply.errors?.[0]?.message).toContain('an id whose names are free')
    },
  )

  it.each([
    ['title', ''],
    ['title', 'x'.repeat(201)],
    ['title', 'Two\nlines'],
    ['owner', 'x'.repeat(201)],
    ['owner', 'bell\u0007'],
  ])('refuses a domain whose %s is %j', async (field, text) => {
    const reply = await running.ask(
      'mutation ($input: RegisterDomainInput!) { registerDomain(input: $input) { token } }',
      { input: { id: 'returns', title: 'Returns', owner: 'returns team', [field]: text } },
      running.tokens.enrol,
    )
    expect(reply.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` })
    expect((await running.catalog.store.domains(['returns'])).size).toBe(0)
  })

  it('refuses to enrol a domain twice, but lets an admin issue its token anew', async () => {
    expect(codeOf(await running.register('payments', running.tokens.enrol))).toBe('CONFLICT')
    const anew = await running.register('payments', running.tokens.admin)
    expect(anew.data.registerDomain.token).toEqual(expect.any(String))
  })

  it('refuses a malformed domain id, naming the argument', async () => {
    const reply = await running.register('Orders!')
    expect(reply.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^input\.id: expected a domain id .* received "Orders!"$/),
      extensions: { code: 'BAD_USER_INPUT', argument: 'input.id' },
    })
  })

  it('lets an admin publish for a domain, but none that nobody registered', async () => {
    expect((await running.publish('orders', orders, { token: running.tokens.admin })).errors).toBeUndefined()
    expect(codeOf(await running.publish('unknown', orders, { token: running.tokens.admin }))).toBe('NOT_FOUND')
  })

  it('answers 401 and 403 where it speaks plain HTTP', async () => {
    expect((await running.fetch('/internal/v1/mesh')).status).toBe(401)
    expect((await running.fetch('/internal/v1/mesh', { token: running.tokens.enrol })).status).toBe(403)
    expect((await running.fetch('/internal/v1/domains/orders/release')).status).toBe(401)
    expect((await running.fetch('/internal/v1/domains/orders/notice', { method: 'POST' })).status).toBe(401)
  })

  it('tells a domain which of its releases was accepted', async () => {
    const token = await running.tokenOf('orders')
    const answer = await (await running.fetch('/internal/v1/domains/orders/release', { token })).json()
    expect(answer.accepted).toEqual(expect.any(String))
    const other = await running.fetch('/internal/v1/domains/payments/release', {
      token: await running.tokenOf('payments'),
    })
    expect((await other.json()).accepted).toBeNull()
  })

  it('answers reads to anyone, unknown ids with null and malformed ones with what was expected', async () => {
    const unknown = await running.ask(`{ domain(id: "unknown") { id } }`)
    expect(unknown).toEqual({ data: { domain: null } })
    for (const query of [
      `{ domain(id: "No Domain") { id } }`,
      `{ products(first: 0) { totalCount } }`,
      `{ products(first: -1) { totalCount } }`,
      `{ search(text: "a", first: 0) { totalCount } }`,
      `{ supergraphVersions(first: 0) { id } }`,
      `{ products(first: 100000) { totalCount } }`,
      `{ products(after: "rubbish") { totalCount } }`,
      `{ search(text: "a", after: "rubbish") { totalCount } }`,
      `{ search(text: "a", filter: { domain: ["No Domain"] }) { totalCount } }`,
    ]) {
      const reply = await running.ask(query)
      expect(reply.errors?.[0]?.extensions, query).toMatchObject({
        code: 'BAD_USER_INPUT',
        expected: expect.any(String),
      })
    }
  })
})
