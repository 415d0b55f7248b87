import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { digestOfToken, previewState } from '../../../schema/preview-state.ts'
import { type RunningCatalog, startCatalog, temporaryFolder } from './support/running-catalog.ts'
import {
  orderEvents,
  plainContract,
  releaseOf,
  type SmallDomain,
  type SmallDomainOptions,
  startSmallDomain,
} from './support/small-domain.ts'

const TOKEN = 'a-token-of-32-characters-or-more'
const OPEN = `mutation ($input: OpenPreviewInput!) {
  openPreview(input: $input) { domain { id } token release expiresAt problems }
}`
const CLOSE = 'mutation ($domain: ID!, $token: String!) { closePreview(domain: $domain, token: $token) { closed } }'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let running: RunningCatalog
let copy: SmallDomain

beforeAll(async () => {
  folder = await temporaryFolder()
  copy = await startSmallDomain('orders', { products: [orderEvents()] })
  running = await startCatalog({ folder: folder.path, domainTimeoutMs: 1_500, probeMs: 60_000 })
  for (const domain of ['orders', 'payments']) await running.register(domain)
})
afterAll(async () => {
  await running.close()
  await copy.close()
  await folder.remove()
})

const leases = async (have?: string) => {
  const query = have === undefined ? '' : `?have=${encodeURIComponent(have)}&wait=5`
  const answer = await running.fetch(`/internal/v1/previews${query}`, { token: running.tokens.service })
  return previewState.parse(await answer.json())
}
const open = async (given: Record<string, unknown> = {}, token?: string) =>
  running.ask(
    OPEN,
    { input: { domain: 'orders', url: copy.url, token: TOKEN, ...given } },
    token ?? (await running.tokenOf('orders')),
  )
const close = async (token = TOKEN, domain = 'orders') =>
  running.ask(CLOSE, { domain, token }, await running.tokenOf(domain))
const codeOf = async (reply: ReturnType<typeof open>) => (await reply).errors?.[0]?.extensions

async function working(options: SmallDomainOptions): Promise<SmallDomain> {
  const domain = await startSmallDomain('orders', options)
  onTestFinished(() => domain.close())
  return domain
}

describe('a preview', () => {
  it('of a domain that never published is opened, told to gateways at once, renewed by the same call, and closed', async () => {
    const before = await leases()
    const told = leases(before.revision)
    const { data, errors } = await open()
    expect(errors).toBeUndefined()
    expect(data.openPreview).toMatchObject({
      domain: { id: 'orders' },
      token: TOKEN,
      release: releaseOf(copy.products),
      problems: [],
    })
    const left = Date.parse(data.openPreview.expiresAt) - Date.now()
    expect(left).toBeGreaterThan(10_000)
    expect(left).toBeLessThanOrEqual(15_000)
    const state = await told
    expect(state.leases).toMatchObject([
      { domain: 'orders', url: copy.url, tokenDigest: digestOfToken(TOKEN), release: releaseOf(copy.products) },
    ])
    expect(state.sdls.map(({ digest }) => digest)).toEqual([state.leases[0]?.sdlDigest])
    expect(JSON.stringify(state)).not.toContain(TOKEN)

    const renewed = (await open({ seconds: 60 })).data.openPreview
    expect(Date.parse(renewed.expiresAt) - Date.now()).toBeGreaterThan(50_000)
    expect((await leases()).leases).toHaveLength(1)
    expect((await close()).data.closePreview.closed).toBe(true)
    expect((await close()).data.closePreview.closed).toBe(false)
    expect((await leases()).leases).toEqual([])
  })

  it('changes nothing of the mesh, the search or what is known of the domain', async () => {
    const mesh = async () => (await running.fetch('/internal/v1/mesh', { token: running.tokens.service })).text()
    const known = () => running.ask('{ domains { id availability } products { totalCount } }')
    const before = [await mesh(), await known()]
    await open()
    expect([await mesh(), await known()]).toEqual(before)
    await close()
  })

  it('is renewed with what the working copy is by now', async () => {
    const domain = await working({ products: [orderEvents()] })
    const first = await open({ url: domain.url })
    domain.products = []
    const second = await open({ url: domain.url })
    expect([first, second].map(({ data }) => data.openPreview.release)).toEqual([
      releaseOf([orderEvents()]),
      releaseOf([]),
    ])
    expect((await leases()).leases).toMatchObject([{ release: releaseOf([]) }])
    await close()
  })

  it('gets a token made where it brings none, another each time', async () => {
    const tokens = [await open({ token: null }), await open({ token: null })].map(({ data }) => data.openPreview.token)
    expect(new Set(tokens).size).toBe(2)
    for (const token of tokens) {
      expect(token).toMatch(/^[\w-]{32,}$/)
      expect((await close(token)).data.closePreview.closed).toBe(true)
    }
  })

  it('may be of a domain written otherwise, which says no release', async () => {
    const sdl = plainContract().replace(/(type OwnProductConnection[^{]*\{[^}]*?)\n\s*release: String/, '$1')
    const { url } = await working({ sdl })
    const { data, errors } = await open({ url })
    expect(errors).toBeUndefined()
    expect(data.openPreview.release).toBeNull()
    expect(data.openPreview.problems).toContain(
      'OwnProductConnection.release: expected String, found no such field: null in the mesh',
    )
    await close()
  })

  it('ends with its lease when nobody renews it', async () => {
    const { data } = await open({ seconds: 1 })
    const { revision } = await leases()
    expect((await leases(revision)).leases).toEqual([])
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(data.openPreview.expiresAt) - 5)
  })
})

describe('a preview is refused', () => {
  it('without a token, with that of another kind, and with that of another domain', async () => {
    const asked = { input: { domain: 'orders', url: copy.url, token: TOKEN } }
    expect((await running.ask(OPEN, asked)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await codeOf(open({}, running.tokens.enrol))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await codeOf(open({}, await running.tokenOf('payments')))).toMatchObject({ code: 'FORBIDDEN' })
    expect((await running.ask(CLOSE, { domain: 'orders', token: TOKEN })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
    const foreign = await running.ask(CLOSE, { domain: 'orders', token: TOKEN }, await running.tokenOf('payments'))
    expect(foreign.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await leases()).leases).toEqual([])
  })

  it('of a domain nobody registered', async () => {
    expect(await codeOf(open({ domain: 'nobody' }, running.tokens.admin))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await codeOf(open({ domain: 'No Id' }, running.tokens.admin))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.domain',
    })
  })

  it.each([
    ['input.token', { token: 'short' }],
    ['input.token', { token: `${TOKEN}\r\nx: y` }],
    ['input.token', { token: 'x'.repeat(129) }],
    ['input.seconds', { seconds: 0 }],
    ['input.seconds', { seconds: 61 }],
  ])('when %s is wrong: %j', async (argument, given) => {
    const { errors } = await open(given)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
    if ('token' in given) expect(JSON.stringify(errors)).not.toContain(given.token)
  })

  it.each([
    ['http://example.com/graphql', /host example\.com is not among the hosts allowed here/],
    ['file:///etc/passwd', /expected an absolute http or https URL/],
  ])('when the URL is %s', async (url, why) => {
    const refusal = await codeOf(open({ url }))
    expect(refusal).toMatchObject({ code: 'PREVIEW_REFUSED', retryable: false })
    expect(refusal?.problems?.[0]).toMatch(why)
  })

  it('when nothing answers there, or it hangs, which is worth another try', async () => {
    const hung = await working({})
    hung.misbehave = () => undefined
    for (const url of ['http://127.0.0.1:9/graphql', hung.url])
      expect(await codeOf(open({ url }))).toMatchObject({ code: 'PREVIEW_REFUSED', retryable: true })
  })

  it('when it does not conform, or another domain’s server answers there', async () => {
    const { url } = await working({
      sdl: plainContract().replace(/(type DataProduct[^{]*\{[^}]*?)title: String/, '$1title: Int'),
    })
    expect(await codeOf(open({ url }))).toMatchObject({
      code: 'PREVIEW_REFUSED',
      problems: expect.arrayContaining(['DataProduct.title: expected String, found Int']),
    })
    const foreign = await codeOf(open({ domain: 'payments' }, running.tokens.admin))
    expect(foreign?.problems).toEqual(['_entities: expected domain payments at the URL, found domain orders'])
  })

  it('when its token is that of another domain’s preview', async () => {
    const payments = await startSmallDomain('payments')
    onTestFinished(() => payments.close())
    await open()
    const own = await running.tokenOf('payments')
    expect(await codeOf(open({ domain: 'payments', url: payments.url }, own))).toMatchObject({ code: 'CONFLICT' })
    expect((await leases()).leases).toMatchObject([{ domain: 'orders' }])
    await close()
  })

  it('when there are too many, with the limit; the others stay', async () => {
    const tokens = Array.from({ length: 10 }, (_, index) => `${TOKEN}-${index}`)
    for (const token of tokens) expect((await open({ token })).errors).toBeUndefined()
    expect(await codeOf(open())).toMatchObject({ code: 'TOO_MANY_PREVIEWS', limit: 10, domain: 'orders' })
    expect((await leases()).leases).toHaveLength(10)
    for (const token of tokens) await close(token)
  })

  it('to a gateway without a `service` token', async () => {
    expect((await running.fetch('/internal/v1/previews')).status).toBe(401)
    expect((await running.fetch('/internal/v1/previews', { token: running.tokens.enrol })).status).toBe(403)
  })
})

describe('a renewal that is under way when its preview is closed', () => {
  it('does not bring it back', async () => {
    const domain = await working({ products: [orderEvents()] })
    await open({ url: domain.url })
    let isAsked = (): void => undefined
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    domain.misbehave = async (reply) => {
      isAsked()
      await held
      domain.misbehave = null
      return reply.send(await (await fetch(copy.url, SDL_ASKED)).json())
    }
    const renewing = open({ url: domain.url })
    await asked
    const closing = running.catalog.previews.close({ kind: 'admin' }, 'orders', TOKEN)
    // Long enough for a closing that waits for nobody: it reads the domain, and is done.
    for (let read = 0; read < 5; read += 1) await running.catalog.store.domains(['orders'])
    goOn()
    expect((await renewing).errors).toBeUndefined()
    expect((await closing).closed).toBe(true)
    expect((await leases()).leases).toEqual([])
  })
})

const SDL_ASKED = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ _service { sdl } }' }),
}

describe('a renewal that fails', () => {
  it('leaves the lease as it is, to end at its time', async () => {
    const domain = await working({ products: [orderEvents()] })
    await open({ url: domain.url })
    const [before] = (await leases()).leases
    domain.misbehave = (reply) => reply.status(500).send('no')
    expect(await codeOf(open({ url: domain.url }))).toMatchObject({ code: 'PREVIEW_REFUSED' })
    expect((await leases()).leases).toMatchObject([{ expiresAt: before?.expiresAt }])
    await close()
  })
})
