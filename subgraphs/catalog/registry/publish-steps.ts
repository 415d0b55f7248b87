import { describe } from '../../../platform/errors.ts'
import type { ReservedNames } from '../../../schema/reserved-names.ts'
import type { Composer } from '../composition/composer.ts'
import { checkSdl, probe } from '../conformance/conformance.ts'
import { inWords } from '../conformance/rule.ts'
import type { TypeShape } from '../conformance/sdl-types.ts'
import type { DomainClient } from '../harvest/domain-client.ts'
import { listed, readDomain, readServedSdl, type ServedSdl } from '../harvest/read-domain.ts'
import type { CatalogStore, Harvest, SupergraphRecord } from '../store.ts'
import { type HostRule, urlProblem } from './domain-url.ts'
import { checkLeaf } from './leaf.ts'

export interface PublishRequest {
  readonly domain: string
  readonly url: string
  readonly release: string
  /** Null: the domain has no leaf (any more). */
  readonly extensionSdl: string | null
}

/** What the steps have learnt so far; each may rely on those before it. */
export interface PublishDraft {
  readonly request: PublishRequest
  readonly served?: ServedSdl
  readonly harvest?: Harvest
  /** Null: the leaves are as they were, and so is the supergraph. */
  readonly supergraph?: SupergraphRecord | null
}

export interface Findings {
  /** Any of these refuses the publish; the steps after it do not run. */
  readonly problems?: readonly string[]
  readonly warnings?: readonly string[]
  readonly learnt?: Omit<PublishDraft, 'request'>
}

/** What steps may use. */
export interface PublishWorld {
  readonly store: CatalogStore
  readonly client: DomainClient
  readonly compose: Composer
  readonly contract: ReadonlyMap<string, TypeShape>
  readonly reserved: ReservedNames
  readonly allowsHost: HostRule
}

export interface PublishStep {
  readonly name: string
  /** It looks at the mesh as a whole, so no other publish may be committed between it and the end. */
  readonly exclusive: boolean
  /** @throws DomainFailure when the domain cannot be asked: a problem like any other */
  run(draft: PublishDraft, world: PublishWorld): Promise<Findings>
}

const LONGEST_EXTENSION = 256 * 1024

const RELEASE = /^[A-Za-z0-9:._-]{1,128}$/

/**
 * What a publish goes through, in this order. A further check (policies, a verdict against consumers) is a further entry:
 * before `leaf` when it looks at the domain alone, after `composition` when it needs the supergraph to be.
 */
export const PUBLISH_STEPS: readonly PublishStep[] = [
  {
    name: 'release',
    exclusive: false,
    async run({ request: { release } }) {
      if (RELEASE.test(release)) return {}
      return {
        problems: [`release: expected 1 to 128 letters, digits and :._- of a digest, found ${describe(release)}`],
      }
    },
  },
  {
    name: 'url',
    exclusive: false,
    async run({ request }, { allowsHost }) {
      const problem = urlProblem(request.url, allowsHost)
      return problem === null ? {} : { problems: [problem] }
    },
  },
  {
    name: 'conformance',
    exclusive: false,
    async run({ request }, { client, contract }) {
      const served = await readServedSdl(client, request.url)
      return { ...inWords(checkSdl(served.types, contract)), learnt: { served } }
    },
  },
  {
    name: 'probe',
    exclusive: false,
    async run({ request: { domain, url }, served }, { client, contract }) {
      const asked = { domain, served: required(served).types, contract, asking: client.asking(url) }
      return inWords(await probe(asked))
    },
  },
  {
    name: 'candidate',
    exclusive: false,
    async run({ request, served }, { client, store }) {
      const { domain, url, release } = request
      const [known, marks] = await Promise.all([store.productIds(domain), store.harvestMarks(domain)])
      const harvest = await readDomain(client, { domain, url, served: required(served), release, known, marks })
      if (harvest.live !== release)
        return {
          problems: [`release: expected the digest ${release}, the domain serves ${harvest.live ?? 'none'} for it`],
        }
      const { refused = [] } = harvest
      if (refused.length > 0) return { problems: listed(refused) }
      const warnings = harvest.retained.map((id) => `${id}: kept as last known, because its descriptor is broken`)
      return { warnings, learnt: { harvest } }
    },
  },
  {
    name: 'leaf',
    exclusive: true,
    async run({ request, served }, { store, reserved }) {
      const { domain, extensionSdl } = request
      if (extensionSdl === null) return {}
      if (extensionSdl.length > LONGEST_EXTENSION)
        return {
          problems: [`extensionSdl: expected at most ${LONGEST_EXTENSION} characters, found ${extensionSdl.length}`],
        }
      const others = ((await store.currentSupergraph())?.leaves ?? []).filter((leaf) => leaf.domain !== domain)
      const domains = [...(await store.domains()).keys()]
      const context = { domain, domains, others, served: required(served).types, reserved }
      return { problems: checkLeaf(extensionSdl, context) }
    },
  },
  {
    name: 'composition',
    exclusive: true,
    async run({ request }, { store, compose }) {
      const { domain, extensionSdl } = request
      const leaves = (await store.currentSupergraph())?.leaves ?? []
      const before = leaves.find((leaf) => leaf.domain === domain)?.sdl ?? null
      if (before === extensionSdl) return { learnt: { supergraph: null } }
      const others = leaves.filter((leaf) => leaf.domain !== domain)
      const composed = await compose(extensionSdl === null ? others : [...others, { domain, sdl: extensionSdl }])
      return 'problems' in composed ? composed : { learnt: { supergraph: composed.supergraph } }
    },
  },
]

/** What an earlier step has put into the draft. */
export function required<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('a publish step ran before the one it relies on')
  return part
}
