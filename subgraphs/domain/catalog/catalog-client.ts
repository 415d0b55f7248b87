import { z } from 'zod'
import { graphqlRequest } from '../../../platform/graphql-client.ts'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import { claimConflict } from '../../../schema/lineage-document.ts'
import { PUBLISH_MS } from '../../../schema/publish-times.ts'

/** The catalog has looked at what was asked and said no: trying again without a change would get the same answer. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: string
  readonly problems: readonly string[]

  constructor(code: string, message: string, problems: readonly string[]) {
    super(message)
    this.code = code
    this.problems = problems
  }
}

export interface Publication {
  readonly domain: string
  readonly url: string
  readonly release: string
  readonly extensionSdl: string | null
}

export interface PreviewTerms {
  readonly domain: string
  /** The working copy's GraphQL endpoint as the gateway reaches it. */
  readonly url: string
  /** What requests bring to see it: made up here, and the same at each renewal. */
  readonly token: string
  readonly seconds: number
}

export type OpenPreview = z.infer<typeof openPreview>

const openPreview = z.object({
  /** RFC 3339, by the catalog's clock. */
  expiresAt: z.string(),
  /** What the catalog found to be served. */
  release: z.string().nullable(),
  /** What a publish would warn of. */
  problems: z.array(z.string()),
})

export type Standing = z.infer<typeof standing>

const standing = z.object({
  /** The release that was accepted last. */
  accepted: z.string().nullish(),
  /** Where the mesh asks the domain. */
  url: z.string().nullish(),
  /** The domain was taken out of the mesh, and stays out until somebody publishes it. */
  unpublished: z.boolean().catch(false),
  /** Releases that were taken back: publishing one of them would undo that. */
  rolledBackFrom: z.array(z.string()).catch([]),
  /** Datasets that this domain and another both claim. */
  conflicts: z.array(claimConflict).catch([]),
})

export interface StandingPoll {
  /** The accepted release as last heard; empty when there was none. */
  readonly have: string
  /** How long the catalog may take when nothing is new, in ms. */
  readonly waitMs: number
}

/** What a domain says to the catalog. @throws Refused, or HttpFailure when there is no answer to be had */
export interface CatalogClient {
  /** Once asked it is answered, whatever the signal says: the token that it brings is shown once. */
  register(token: string, domain: { id: string; title: string; owner: string | null }): Promise<string>
  publish(token: string, publication: Publication): Promise<{ release: string; problems: readonly string[] }>
  /** What the catalog holds of the domain that the domain itself cannot know. With `poll`, as soon as that is something else. */
  standing(token: string, domain: string, poll?: StandingPoll): Promise<Standing>
  /** Opens a preview, or renews the one with this token. */
  openPreview(token: string, terms: PreviewTerms): Promise<OpenPreview>
  /** Whether it was still open. */
  closePreview(token: string, domain: string, previewToken: string): Promise<boolean>
  /** "Something changed here, come and look." */
  notice(token: string, domain: string): Promise<void>
}

const REGISTER = `mutation Register($input: RegisterDomainInput!) { registerDomain(input: $input) { token } }`
const PUBLISH = `mutation Publish($input: PublishInput!) { publish(input: $input) { release problems } }`
const OPEN_PREVIEW = `mutation OpenPreview($input: OpenPreviewInput!) {
  openPreview(input: $input) { release expiresAt problems }
}`
const CLOSE_PREVIEW = `mutation ClosePreview($domain: ID!, $token: String!) {
  closePreview(domain: $domain, token: $token) { closed }
}`

/** The catalog looks at the working copy before it answers. */
const SHORTEST_MS = 2_000
/** For an answer that needs no work. */
const ANSWER_MS = 10_000

export function createCatalogClient(http: HttpClient, baseUrl: string, signal: AbortSignal): CatalogClient {
  const base = baseUrl.replace(/\/+(graphql\/?)?$/, '')

  async function mutate<Data>(
    token: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
    { timeoutMs, uncut = false }: { readonly timeoutMs?: number; readonly uncut?: boolean } = {},
  ): Promise<Data> {
    const { data, errors } = await graphqlRequest<Data>(http, {
      url: `${base}/graphql`,
      query,
      variables,
      headers: bearer(token),
      ...(uncut ? {} : { signal }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    })
    const [error] = errors
    if (error === undefined && data !== null) return data
    const code = typeof error?.extensions?.code === 'string' ? error.extensions.code : 'UNKNOWN'
    const message = error?.message ?? 'the catalog answered with nothing'
    if (PASSING.has(code) || error?.extensions?.retryable === true) throw new NotNow(code, message)
    throw new Refused(code, message, texts(error?.extensions?.problems))
  }

  /** 401 and 403 are verdicts about the token, as they are in GraphQL. */
  async function ask(method: 'GET' | 'POST', path: string, token: string, waitMs = 0): Promise<unknown> {
    const timeoutMs = waitMs + ANSWER_MS
    const { status, json } = await http.request({
      url: `${base}${path}`,
      method,
      headers: bearer(token),
      signal,
      timeoutMs,
    })
    if (status >= 200 && status < 300) return json
    const { code, message } = (json as { error?: { code?: string; message?: string } } | undefined)?.error ?? {}
    if (status >= 400 && status < 500 && status !== 429)
      throw new Refused(code ?? String(status), message ?? `the catalog answered ${status}`, [])
    throw new HttpFailure('status', `the catalog answered ${status} to ${method} ${path}`, { status })
  }

  return {
    async register(token, { id, title, owner }) {
      const input = { id, title, ...(owner === null ? {} : { owner }) }
      if (signal.aborted) throw new HttpFailure('aborted', 'stopped before the domain was registered')
      // The token is shown this once: whoever stops meanwhile waits for it.
      const { registerDomain } = await mutate<{ registerDomain: { token: string } | null }>(
        token,
        REGISTER,
        { input },
        { uncut: true },
      )
      if (registerDomain === null) throw new Refused('UNKNOWN', 'the catalog registered nothing', [])
      return registerDomain.token
    },
    async publish(token, { extensionSdl, ...publication }) {
      const input = { ...publication, ...(extensionSdl === null ? {} : { extensionSdl }) }
      const { publish } = await mutate<{ publish: { release: string; problems: string[] } | null }>(
        token,
        PUBLISH,
        { input },
        { timeoutMs: PUBLISH_MS.answered },
      )
      if (publish === null) throw new Refused('UNKNOWN', 'the catalog accepted nothing', [])
      return publish
    },
    async openPreview(token, input) {
      // Time for another attempt before it is over.
      const timeoutMs = Math.max(SHORTEST_MS, (input.seconds * 1_000 * 2) / 3)
      const answer = await mutate<{ openPreview: unknown }>(token, OPEN_PREVIEW, { input }, { timeoutMs })
      return openPreview.parse(answer.openPreview)
    },
    async closePreview(token, domain, previewToken) {
      const variables = { domain, token: previewToken }
      const answer = await mutate<{ closePreview: { closed: boolean } | null }>(token, CLOSE_PREVIEW, variables)
      return answer.closePreview?.closed === true
    },
    async standing(token, domain, poll) {
      const asked =
        poll === undefined ? '' : `?${new URLSearchParams({ have: poll.have, wait: `${poll.waitMs / 1_000}` })}`
      const path = `/api/v1/domains/${encodeURIComponent(domain)}/release${asked}`
      return standing.parse(await ask('GET', path, token, poll?.waitMs))
    },
    async notice(token, domain) {
      await ask('POST', `/api/v1/domains/${encodeURIComponent(domain)}/notice`, token)
    },
  }
}

/** The catalog, or the gateway before it, cannot say now: the same may be asked again. */
export class NotNow extends HttpFailure {
  readonly code: string
  /** In the words of the answer. */
  readonly said: string

  constructor(code: string, said: string) {
    super('status', `${code}: ${said}`)
    this.code = code
    this.said = said
  }
}

/** Answers that say nothing about what was asked, only about how the catalog is. */
const PASSING = new Set([
  'INTERNAL_SERVER_ERROR',
  'STORE_UNAVAILABLE',
  'SERVICE_UNAVAILABLE',
  'NOT_READY',
  'DOMAIN_UNAVAILABLE',
  'BUDGET_EXCEEDED',
  'OUTCOME_UNKNOWN',
  'UNKNOWN',
])

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))) : []
}
