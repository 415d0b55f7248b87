import { randomBytes } from 'node:crypto'
import { type ClientError, clientError, forbidden, invalidInput, notFound } from '../../../platform/errors.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { TokenClaims } from '../../../platform/tokens.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import { digestOfToken, isPreviewToken } from '../../../schema/preview-state.ts'
import { digest } from '../composition/contract.ts'
import { checkSdl, probe } from '../conformance/conformance.ts'
import { inWords } from '../conformance/rule.ts'
import type { TypeShape } from '../conformance/sdl-types.ts'
import type { DomainClient } from '../harvest/domain-client.ts'
import { DomainFailure } from '../harvest/domain-failure.ts'
import { readServedSdl, type ServedSdl } from '../harvest/read-domain.ts'
import { createKeyedLock } from '../locks.ts'
import { type HostRule, urlProblem } from '../registry/domain-url.ts'
import type { CatalogStore, DomainRecord } from '../store.ts'
import { createLeases, type Lease } from './leases.ts'

export interface PreviewRequest {
  readonly domain: string
  readonly url: string
  /** Null: one is made. */
  readonly token: string | null
  readonly seconds: number
}

export interface OpenedPreview {
  readonly domain: DomainRecord
  readonly token: string
  readonly release: string | null
  readonly expiresAt: string
  readonly warnings: readonly string[]
}

/** Working copies in the otherwise live mesh. Who asks is checked by the caller, what the asker may do is checked here. */
export interface Previews {
  /**
   * Opens one, or renews it: each time the working copy is looked at as a publish would.
   *
   * @throws PREVIEW_REFUSED with `problems`, TOO_MANY_PREVIEWS, FORBIDDEN for another domain's token, CONFLICT for a preview's
   * token that is another domain's, NOT_FOUND for a domain nobody registered, BAD_USER_INPUT
   */
  open(claims: TokenClaims, request: PreviewRequest): Promise<OpenedPreview>
  /** @throws FORBIDDEN, NOT_FOUND */
  close(claims: TokenClaims, domain: string, token: string): Promise<{ domain: DomainRecord; closed: boolean }>
  /** For gateways. */
  readonly waitFor: ReturnType<typeof createLeases>['waitFor']
  stop(): void
}

export interface PreviewsOptions {
  readonly store: Pick<CatalogStore, 'domains'>
  readonly client: Pick<DomainClient, 'servedSdl' | 'asking' | 'release'>
  readonly contract: ReadonlyMap<string, TypeShape>
  readonly allowsHost: HostRule
  readonly logger: Logger
}

const LONGEST_SECONDS = 60

export function createPreviews({ store, client, contract, allowsHost, logger }: PreviewsOptions): Previews {
  const audit = (action: string, facts: Record<string, unknown>) => logger.info({ audit: action, ...facts }, action)
  /** A token's calls in the order of their arrival: a renewal that is still looking must not undo a closing. */
  const perToken = createKeyedLock()
  const leases = createLeases({
    onExpired: ({ domain, url, tokenDigest }) => audit('preview over', { domain, url, preview: shown(tokenDigest) }),
  })

  async function ownDomain(claims: TokenClaims, id: string, argument: string): Promise<DomainRecord> {
    parseDomainId(id, argument)
    if (claims.kind === 'domain' && claims.domain !== id)
      throw forbidden(`the token of domain ${claims.domain} previews that domain alone, not ${id}`)
    const record = (await store.domains([id])).get(id)
    if (record === undefined) throw notFound('domain', id)
    return record
  }

  /** As `publish` looks at a domain, but for its products: half a change is worth looking at too. @throws PREVIEW_REFUSED */
  async function look(domain: string, url: string, before: Lease | undefined) {
    const problem = urlProblem(url, allowsHost)
    if (problem !== null) throw refused(domain, [problem])
    try {
      const served = await readSdl(url, before?.served)
      const said = inWords(checkSdl(served.types, contract))
      if (said.problems.length > 0) throw refused(domain, said.problems)
      const asked = { domain, served: served.types, contract, asking: client.asking(url) }
      const { problems, warnings } = inWords(await probe(asked))
      if (problems.length > 0) throw refused(domain, problems)
      return { served, warnings: [...said.warnings, ...warnings], release: await client.release(url, served.types) }
    } catch (error) {
      if (error instanceof DomainFailure) throw refused(domain, [error.message], error.isPassing)
      throw error
    }
  }

  /** An SDL that is as it was is not read into types once more: a lease is renewed every few seconds. */
  async function readSdl(url: string, before: ServedSdl | undefined): Promise<ServedSdl> {
    if (before === undefined) return readServedSdl(client, url)
    const sdl = await client.servedSdl(url, null)
    return digest(sdl) === before.digest ? before : readServedSdl({ servedSdl: async () => sdl }, url)
  }

  return {
    waitFor: leases.waitFor,
    stop: leases.close,

    async open(claims, { domain, url, token: given, seconds }) {
      checkTerms(given, seconds)
      const record = await ownDomain(claims, domain, 'input.domain')
      const token = given ?? randomBytes(24).toString('base64url')
      const tokenDigest = digestOfToken(token)
      return perToken(tokenDigest, async () => {
        leases.requireRoom(domain, tokenDigest)
        const before = leases.get(tokenDigest)
        const { served, release, warnings } = await look(domain, url, before)
        const { expiresAt } = leases.take({ domain, url, tokenDigest, served, release, seconds })
        const by = claims.kind === 'domain' ? `domain:${claims.domain}` : claims.kind
        if (before?.url !== url) audit('preview opened', { domain, url, by, release, preview: shown(tokenDigest) })
        return { domain: record, token, release, expiresAt, warnings }
      })
    },

    async close(claims, domain, token) {
      const record = await ownDomain(claims, domain, 'domain')
      const tokenDigest = digestOfToken(token)
      const closed = await perToken(tokenDigest, async () => leases.drop(domain, tokenDigest))
      if (closed) audit('preview closed', { domain, preview: shown(tokenDigest) })
      return { domain: record, closed }
    },
  }
}

function checkTerms(token: string | null, seconds: number): void {
  if (token !== null && !isPreviewToken(token)) {
    const expected = '32 to 128 random letters, digits and ._~-'
    throw invalidInput({ argument: 'input.token', expected, received: `${token.length} characters` })
  }
  if (seconds < 1 || seconds > LONGEST_SECONDS)
    throw invalidInput({ argument: 'input.seconds', expected: `1 to ${LONGEST_SECONDS}`, received: seconds })
}

/** Enough to tell previews apart in a log. */
function shown(tokenDigest: string): string {
  return tokenDigest.slice(0, 12)
}

/** `retryable`: the working copy did not answer; the same call may succeed when it does. */
function refused(domain: string, problems: readonly string[], retryable = false): ClientError {
  const message = `the preview of domain ${domain} is refused: ${problems.join('; ')}`
  return clientError('PREVIEW_REFUSED', message, 422, { domain, problems, retryable })
}
