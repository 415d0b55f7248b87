import { z } from 'zod'
import { graphqlRequest } from '../../../platform/graphql-client.ts'
import { type HttpClient, HttpFailure } from '../../../platform/http-client.ts'
import { claimConflict } from '../../../schema/lineage-document.ts'

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

export type Standing = z.infer<typeof standing>

const standing = z.object({
  /** The release that was accepted last. */
  accepted: z.string().nullish(),
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
  register(token: string, domain: { id: string; title: string; owner: string | null }): Promise<string>
  publish(token: string, publication: Publication): Promise<{ release: string; problems: readonly string[] }>
  /** What the catalog holds of the domain that the domain itself cannot know. With `poll`, as soon as that is something else. */
  standing(token: string, domain: string, poll?: StandingPoll): Promise<Standing>
  /** "Something changed here, come and look." */
  notice(token: string, domain: string): Promise<void>
}

const REGISTER = `mutation Register($input: RegisterDomainInput!) { registerDomain(input: $input) { token } }`
const PUBLISH = `mutation Publish($input: PublishInput!) { publish(input: $input) { release problems } }`

/** A composition of hundreds of leaves takes seconds, and the catalog asks this domain for its products meanwhile. */
const PUBLISH_MS = 120_000
/** For an answer that needs no work. */
const ANSWER_MS = 10_000

export function createCatalogClient(http: HttpClient, baseUrl: string, signal: AbortSignal): CatalogClient {
  const base = baseUrl.replace(/\/+(graphql\/?)?$/, '')

  async function mutate<Data>(token: string, query: string, input: object, timeoutMs?: number): Promise<Data> {
    const { data, errors } = await graphqlRequest<Data>(http, {
      url: `${base}/graphql`,
      query,
      variables: { input },
      headers: bearer(token),
      signal,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    })
    const [error] = errors
    if (error === undefined && data !== null) return data
    const code = typeof error?.extensions?.code === 'string' ? error.extensions.code : 'UNKNOWN'
    const message = error?.message ?? 'the catalog answered with nothing'
    if (PASSING.has(code) || error?.extensions?.retryable === true)
      throw new HttpFailure('status', `${code}: ${message}`)
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
      const { registerDomain } = await mutate<{ registerDomain: { token: string } | null }>(token, REGISTER, input)
      if (registerDomain === null) throw new Refused('UNKNOWN', 'the catalog registered nothing', [])
      return registerDomain.token
    },
    async publish(token, { extensionSdl, ...publication }) {
      const input = { ...publication, ...(extensionSdl === null ? {} : { extensionSdl }) }
      const { publish } = await mutate<{ publish: { release: string; problems: string[] } | null }>(
        token,
        PUBLISH,
        input,
        PUBLISH_MS,
      )
      if (publish === null) throw new Refused('UNKNOWN', 'the catalog accepted nothing', [])
      return publish
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

/** Answers that say nothing about what was asked, only about how the catalog is. */
const PASSING = new Set([
  'INTERNAL_SERVER_ERROR',
  'STORE_UNAVAILABLE',
  'DOMAIN_UNAVAILABLE',
  'BUDGET_EXCEEDED',
  'UNKNOWN',
])

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))) : []
}
