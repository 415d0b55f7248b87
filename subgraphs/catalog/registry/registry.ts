import { ClientError, conflict, forbidden, invalidInput, notFound } from '../../../platform/errors.ts'
import type { Logger } from '../../../platform/logger.ts'
import type { TokenClaims } from '../../../platform/tokens.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import { namesWithin, type ReservedNames } from '../../../schema/reserved-names.ts'
import type { Composer } from '../composition/composer.ts'
import { type Contract, contractDigest } from '../composition/contract.ts'
import type { Lock } from '../locks.ts'
import type { CatalogStore, DomainRecord, SupergraphVersionRecord } from '../store.ts'
import type { MeshFeed } from './mesh-feed.ts'
import type { Publisher } from './publish.ts'
import type { PublishRequest } from './publish-steps.ts'

/** Every write of the control plane; who asks is checked by the caller, what the asker may do is checked here. */
export interface Registry {
  /** @throws BAD_USER_INPUT, and CONFLICT when the domain exists and the asker is no admin, who gets it a new token */
  registerDomain(claims: TokenClaims, domain: NewDomain): Promise<{ domain: DomainRecord; token: string }>
  /** @throws PUBLISH_REFUSED, FORBIDDEN for another domain's token, NOT_FOUND for a domain nobody registered */
  publish(claims: TokenClaims, request: PublishRequest): Promise<PublishResult>
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
}

export interface RegistryOptions {
  readonly store: CatalogStore
  readonly publisher: Publisher
  readonly mesh: MeshFeed
  readonly compose: Composer
  readonly contract: Contract
  readonly reserved: ReservedNames
  readonly exclusive: Lock
  readonly sign: (claims: TokenClaims) => Promise<string>
  readonly logger: Logger
  onPublished(domain: string): void
  /** For the metrics: `accepted`, `refused`, or `failed`. */
  onOutcome(outcome: 'accepted' | 'refused' | 'failed'): void
}

export function createRegistry(options: RegistryOptions): Registry {
  const { store, publisher, mesh, compose, contract, reserved, exclusive, sign, logger, onPublished, onOutcome } =
    options
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

  return {
    async registerDomain(claims, { id, title, owner }) {
      parseDomainId(id, 'input.id')
      checkText('input.title', title)
      if (owner !== null) checkText('input.owner', owner)
      // One that is registered already keeps its id: its leaf is checked name by name all the same.
      if ((await store.domains([id])).size === 0) checkFree(id)
      const created = await store.insertDomain({ id, title, owner, registeredAt: new Date().toISOString() })
      if (!created && claims.kind !== 'admin')
        throw conflict(`domain ${id} is registered already; an admin can issue it a new token`, { domain: id })
      if (!created) await store.updateDomain({ id, title, owner })
      audit(created ? 'domain registered' : 'domain token issued anew', { domain: id, by: nameOf(claims) })
      return { domain: await record(id), token: await sign({ kind: 'domain', domain: id }) }
    },

    async publish(claims, request) {
      const { domain, url, release } = request
      parseDomainId(domain, 'input.domain')
      if (claims.kind === 'domain' && claims.domain !== domain)
        throw forbidden(`the token of domain ${claims.domain} publishes that domain alone, not ${domain}`)
      await record(domain)
      const by = nameOf(claims)
      try {
        const { warnings, composed } = await publisher(request, by)
        await mesh.refresh()
        onOutcome('accepted')
        audit('publish accepted', { domain, release, url, by, composed, warnings: warnings.length })
        onPublished(domain)
        const supergraph = await store.currentSupergraph()
        const conflicts = await store.conflictsOf(domain)
        return {
          domain: await record(domain),
          release,
          supergraphVersion: supergraph?.id ?? '',
          warnings: [...warnings, ...conflicts.map(describeConflict)],
        }
      } catch (error) {
        const refusal = error instanceof ClientError
        onOutcome(refusal ? 'refused' : 'failed')
        audit(refusal ? 'publish refused' : 'publish failed', {
          domain,
          release,
          by,
          ...(refusal ? { problems: error.details.problems } : { error }),
        })
        throw error
      }
    },

    restoreSupergraph: (claims, version) =>
      exclusive(async () => {
        const supergraph = await store.supergraph(version)
        if (supergraph === null) throw notFound('supergraph version', version)
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
