import { ClientError, conflict, forbidden, invalidInput, notFound } from '../../../platform/errors.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { TokenClaims } from '../../../platform/tokens.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import { namesWithin, type ReservedNames } from '../../../schema/reserved-names.ts'
import type { Composer } from '../composition/composer.ts'
import { type Contract, contractDigest } from '../composition/contract.ts'
import type { Lock } from '../locks.ts'
import type { ReleaseChanges } from '../releases/release-diff.ts'
import {
  type CatalogStore,
  type DomainRecord,
  inService,
  type SupergraphRecord,
  type SupergraphVersionRecord,
} from '../store.ts'
import type { MeshFeed } from './mesh-feed.ts'
import type { Checked, Publisher, PublishHow } from './publish.ts'
import type { CheckRequest, PublishRequest } from './publish-steps.ts'
import { rollbackRequest } from './rollback.ts'
import type { Withdrawal } from './withdraw.ts'

/** Every write of the control plane; who asks is checked by the caller, what the asker may do is checked here. */
export interface Registry {
  /** @throws BAD_USER_INPUT, and CONFLICT when the domain exists and the asker is no admin, who gets it a new token */
  registerDomain(claims: TokenClaims, domain: NewDomain): Promise<{ domain: DomainRecord; token: string }>
  /** @throws PUBLISH_REFUSED, FORBIDDEN for another domain's token, NOT_FOUND for a domain nobody registered */
  publish(claims: TokenClaims, request: PublishRequest): Promise<PublishResult>
  /**
   * Publishes an earlier release once more, the one before the accepted one when none is named.
   *
   * @throws PUBLISH_REFUSED when the domain cannot serve it any more, FORBIDDEN, NOT_FOUND, and CONFLICT when there is nothing to go back to
   */
  rollback(claims: TokenClaims, domain: string, release: string | null): Promise<PublishResult>
  /** @throws FORBIDDEN for another domain's token, NOT_FOUND, CONFLICT for a domain that was never published */
  unpublish(claims: TokenClaims, domain: string): Promise<UnpublishResult>
  /** What a publish of these documents would come to. Asks the domain nothing, and changes nothing. */
  check(request: CheckRequest): Promise<Checked & { readonly accepted: string | null }>
  /** @throws NOT_FOUND */
  restoreSupergraph(claims: TokenClaims, version: string): Promise<SupergraphVersionRecord>
  /** Makes sure that a supergraph of this contract is in service. Answers why not, if not. */
  composeContract(): Promise<readonly string[]>
}

export interface NewDomain {
  readonly id: string
  readonly title: string
  readonly owner: string | null
}

export interface PublishResult {
  readonly domain: DomainRecord
  readonly release: string
  readonly supergraphVersion: string
  readonly warnings: readonly string[]
  readonly changes: ReleaseChanges | null
}

export interface UnpublishResult {
  readonly domain: DomainRecord
  readonly supergraphVersion: string
}

export interface RegistryOptions {
  readonly store: CatalogStore
  readonly publisher: Publisher
  readonly withdraw: Withdrawal
  readonly mesh: MeshFeed
  readonly compose: Composer
  readonly contract: Contract
  readonly reserved: ReservedNames
  readonly exclusive: Lock
  readonly sign: (claims: TokenClaims) => Promise<string>
  readonly logger: Logger
  onPublished(domain: string): void
  onUnpublished(domain: string): void
  /** For the metrics: `accepted`, `refused`, or `failed`. */
  onOutcome(outcome: 'accepted' | 'refused' | 'failed'): void
}

/** `registerDomain` answers it to `admin` alone: whoever may enrol could take over any domain otherwise. */
const ISSUED_ANEW =
  'an admin of the mesh can issue it a new token: by registerDomain with the admin token, or by starting the domain once with that as HEDDLE_TOKEN (docs/operations.md, "Keys and tokens")'

export function createRegistry(options: RegistryOptions): Registry {
  const { store, publisher, withdraw, mesh, compose, contract, reserved, exclusive, sign, logger } = options
  const { onPublished, onUnpublished, onOutcome } = options
  const audit = (action: string, facts: Record<string, unknown>) => logger.info({ audit: action, ...facts }, action)

  async function record(id: string): Promise<DomainRecord> {
    const found = (await store.domains([id])).get(id)
    if (found === undefined) throw notFound('domain', id)
    return found
  }

  /** Names with its prefix are a domain's own to define, so the contract must have none of them. */
  function checkFree(id: string): void {
    const names = namesWithin(id, reserved)
    if (names.length === 0) return
    const expected = `an id whose names are free; those of ${id} would include the contract's ${names.slice(0, 5).join(', ')}`
    throw invalidInput({ argument: 'input.id', expected, received: id })
  }

  async function requireOwn(claims: TokenClaims, domain: string): Promise<void> {
    if (claims.kind === 'domain' && claims.domain !== domain)
      throw forbidden(`the token of domain ${claims.domain} publishes that domain alone, not ${domain}`)
    await record(domain)
  }

  /** A leaf of a domain that was taken out since has no address: what asks for it would have nowhere to go. */
  async function requireServed({ leaves }: SupergraphRecord): Promise<void> {
    const domains = await store.domains(leaves.map(({ domain }) => domain))
    const gone = leaves.filter(({ domain }) => domains.has(domain) && inService(domains.get(domain)) === null)
    if (gone.length === 0) return
    const names = gone.map(({ domain }) => domain).join(', ')
    throw conflict(`the version has leaves of domains that are not in the mesh any more: ${names}`)
  }

  async function supergraphVersion(): Promise<string> {
    return (await store.currentSupergraph())?.id ?? ''
  }

  async function publish(
    claims: TokenClaims,
    domain: string,
    action: PublishHow['action'],
    prepare: () => Promise<PublishRequest>,
  ): Promise<PublishResult> {
    parseDomainId(domain, 'input.domain')
    await requireOwn(claims, domain)
    const by = nameOf(claims)
    const what = action === 'ROLLBACK' ? 'rollback' : 'publish'
    let request: PublishRequest | undefined
    try {
      const { warnings, composed, changes } = await publisher.publish(domain, { action, by }, async () => {
        request = await prepare()
        return request
      })
      await mesh.refresh()
      onOutcome('accepted')
      audit(`${what} accepted`, { ...facts(request), by, composed, warnings: warnings.length })
      onPublished(domain)
      const conflicts = await store.conflictsOf(domain)
      return {
        domain: await record(domain),
        release: request?.release ?? '',
        supergraphVersion: await supergraphVersion(),
        warnings: [...warnings, ...conflicts.map(describeConflict)],
        changes,
      }
    } catch (error) {
      const refusal = error instanceof ClientError
      onOutcome(refusal ? 'refused' : 'failed')
      audit(refusal ? `${what} refused` : `${what} failed`, {
        domain,
        ...facts(request),
        by,
        ...(refusal ? { problems: error.details.problems ?? [error.message] } : { error }),
      })
      throw error
    }
  }

  return {
    async registerDomain(claims, { id, title, owner }) {
      parseDomainId(id, 'input.id')
      checkText('input.title', title)
      if (owner !== null) checkText('input.owner', owner)
      // One that is registered already keeps its id: its leaf is checked name by name all the same.
      if ((await store.domains([id])).size === 0) checkFree(id)
      const created = await store.insertDomain({ id, title, owner, registeredAt: new Date().toISOString() })
      if (!created && claims.kind !== 'admin')
        throw conflict(`domain ${id} is registered already; ${ISSUED_ANEW}`, { domain: id })
      if (!created) await store.updateDomain({ id, title, owner })
      audit(created ? 'domain registered' : 'domain token issued anew', { domain: id, by: nameOf(claims) })
      return { domain: await record(id), token: await sign({ kind: 'domain', domain: id }) }
    },

    publish: (claims, request) => publish(claims, request.domain, 'PUBLISH', async () => request),

    async rollback(claims, domain, release) {
      parseDomainId(domain, 'domain')
      return publish(claims, domain, 'ROLLBACK', () => rollbackRequest(store, domain, release))
    },

    async unpublish(claims, domain) {
      parseDomainId(domain, 'domain')
      await requireOwn(claims, domain)
      const by = nameOf(claims)
      if (await withdraw(domain, by)) {
        await mesh.refresh()
        audit('domain unpublished', { domain, by })
        onUnpublished(domain)
      }
      return { domain: await record(domain), supergraphVersion: await supergraphVersion() }
    },

    async check(request) {
      parseDomainId(request.domain, 'domain')
      const checked = await publisher.check(request)
      const domain = (await store.domains([request.domain])).get(request.domain)
      return { ...checked, accepted: inService(domain)?.accepted ?? null }
    },

    restoreSupergraph: (claims, version) =>
      exclusive(async () => {
        const supergraph = await store.supergraph(version)
        if (supergraph === null) throw notFound('supergraph version', version)
        await requireServed(supergraph)
        const activation = { at: new Date().toISOString(), by: nameOf(claims), domain: null }
        await store.activateSupergraph(supergraph, activation)
        await mesh.refresh()
        audit('supergraph restored', { version, by: activation.by })
        const versions = await store.supergraphVersions(Number.MAX_SAFE_INTEGER)
        return versions.find(({ id }) => id === version) ?? { id: version, current: true, ...activation }
      }),

    composeContract: () =>
      exclusive(async () => {
        const current = await store.currentSupergraph()
        if (current?.contract !== contractDigest(contract)) {
          const composed = await compose(current?.leaves ?? [])
          if ('problems' in composed) {
            logger.error({ problems: composed.problems }, 'the contract does not compose; the last supergraph stays')
            await mesh.refresh()
            return current === null ? composed.problems : []
          }
          const activation = { at: new Date().toISOString(), by: 'catalog', domain: null }
          await store.activateSupergraph(composed.supergraph, activation)
          audit('supergraph composed', { version: composed.supergraph.id, by: activation.by })
        }
        await mesh.refresh()
        return []
      }),
  }
}

const LONGEST_TEXT = 200

function checkText(argument: string, text: string): void {
  const expected = `1 to ${LONGEST_TEXT} characters, none of them a control character`
  if (text.trim() === '' || text.length > LONGEST_TEXT || /\p{Cc}/u.test(text))
    throw invalidInput({ argument, expected, received: text })
}

function facts(request: PublishRequest | undefined): Record<string, unknown> {
  if (request === undefined) return {}
  const { domain, release, url } = request
  return { domain, release, url }
}

/** Whom an audit line and a version name. */
function nameOf(claims: TokenClaims): string {
  return claims.kind === 'domain' ? `domain:${claims.domain}` : claims.kind
}

function describeConflict({
  dataset,
  heldBy,
  refused,
}: Awaited<ReturnType<CatalogStore['conflictsOf']>>[number]): string {
  return `CLAIM_CONFLICT: dataset ${dataset.namespace} ${dataset.name} is claimed by ${heldBy.port} and by ${refused.port}; the first keeps it`
}
