import { describe } from '../../../platform/errors.ts'
import type { ReservedNames } from '../../../schema/reserved-names.ts'
import type { Composer } from '../composition/composer.ts'
import { checkSdl, probe } from '../conformance/conformance.ts'
import { inWords } from '../conformance/rule.ts'
import type { TypeShape } from '../conformance/sdl-types.ts'
import type { DomainClient } from '../harvest/domain-client.ts'
import { listed, readDomain, readServedSdl, type ServedSdl } from '../harvest/read-domain.ts'
import { type Candidate, documentedCandidate, harvestedCandidate } from '../releases/candidate.ts'
import {
  contentOf,
  diffReleases,
  documentsOf,
  type ReleaseChanges,
  type ReleaseContent,
} from '../releases/release-diff.ts'
import type { CatalogStore, Harvest, SupergraphRecord } from '../store.ts'
import { type HostRule, urlProblem } from './domain-url.ts'
import { checkLeaf } from './leaf.ts'
import { unofferedReads } from './unoffered-reads.ts'

/** A running subgraph whose release is to be accepted. */
export interface PublishRequest {
  readonly domain: string
  readonly url: string
  readonly release: string
  /** Null: the domain has no leaf (any more). */
  readonly extensionSdl: string | null
  /** The release that has to be the accepted one still; null: whichever is. */
  readonly replaces: string | null
}

/** Documents that are held against the accepted release, and change nothing. */
export interface CheckRequest {
  readonly domain: string
  /** What they would be published as; null when that is not known yet. */
  readonly release: string | null
  readonly products: readonly unknown[]
}

/** What the steps have learnt so far; each may rely on those before it. */
export interface PublishDraft<Request> extends Learnt {
  readonly request: Request
}

interface Learnt {
  readonly served?: ServedSdl
  readonly harvest?: Harvest
  readonly candidate?: Candidate
  /** What the candidate is against the accepted release; null when the documents of that one were not kept. */
  readonly changes?: ReleaseChanges | null
  /** Null: the leaves are as they were, and so is the supergraph. */
  readonly supergraph?: SupergraphRecord | null
}

export interface Findings {
  /** Any of these refuses a publish; the steps after it do not run then. A check goes on, and tells them all. */
  readonly problems?: readonly string[]
  readonly warnings?: readonly string[]
  readonly learnt?: Learnt
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

interface Step<Request> {
  readonly name: string
  /** It looks at the mesh as a whole, so no other publish may be committed between it and the end. */
  readonly exclusive: boolean
  /** @throws DomainFailure when the domain cannot be asked: a problem like any other */
  run(draft: PublishDraft<Request>, world: PublishWorld): Promise<Findings>
}

/** `release`: it looks at products, and `checkRelease` runs it as `publish` does. `server`: it looks at the running subgraph and its leaf. */
export type PublishStep =
  | (Step<PublishRequest | CheckRequest> & { readonly of: 'release' })
  | (Step<PublishRequest> & { readonly of: 'server' })

const LONGEST_EXTENSION = 256 * 1024

const RELEASE = /^[A-Za-z0-9:._-]{1,128}$/

/**
 * What a publish, a rollback and a check go through, in this order. A further check of a release (a verdict against those who read
 * what changed, policies, access) is a further entry after `changes`, of `release`: it finds in the draft the candidate's documents
 * and what they change, and all three have it. One that needs the supergraph to be comes after `composition`.
 */
export const PUBLISH_STEPS: readonly PublishStep[] = [
  {
    name: 'release',
    of: 'release',
    exclusive: false,
    async run({ request: { release } }) {
      if (release === null || RELEASE.test(release)) return {}
      return {
        problems: [`release: expected 1 to 128 letters, digits and :._- of a digest, found ${describe(release)}`],
      }
    },
  },
  {
    name: 'replaces',
    of: 'server',
    exclusive: false,
    async run({ request: { domain, release, replaces } }, { store }) {
      if (replaces === null) return {}
      const accepted = (await store.domains([domain])).get(domain)?.publication?.accepted ?? null
      // The same publish again, whose first answer was lost, finds its own release.
      if (accepted === replaces || accepted === release) return {}
      return {
        problems: [
          `replaces: expected the accepted release, ${accepted ?? 'of which there is none'}, found ${describe(replaces)}`,
        ],
      }
    },
  },
  {
    name: 'url',
    of: 'server',
    exclusive: false,
    async run({ request }, { allowsHost }) {
      const problem = urlProblem(request.url, allowsHost)
      return problem === null ? {} : { problems: [problem] }
    },
  },
  {
    name: 'conformance',
    of: 'server',
    exclusive: false,
    async run({ request }, { client, contract }) {
      const served = await readServedSdl(client, request.url, request.release)
      return { ...inWords(checkSdl(served.types, contract)), learnt: { served } }
    },
  },
  {
    name: 'probe',
    of: 'server',
    exclusive: false,
    async run({ request: { domain, url }, served }, { client, contract }) {
      const asked = { domain, served: required(served).types, contract, asking: client.asking(url) }
      return inWords(await probe(asked))
    },
  },
  {
    name: 'harvest',
    of: 'server',
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
    name: 'candidate',
    of: 'release',
    exclusive: false,
    async run({ request, harvest }, { store }) {
      if (harvest !== undefined)
        return { learnt: { candidate: await harvestedCandidate(store, request.domain, harvest) } }
      const { candidate, problems } = await documentedCandidate(
        'products' in request ? request.products : [],
        request.domain,
      )
      return { problems: listed(problems, MOST_PROBLEMS), learnt: { candidate } }
    },
  },
  {
    name: 'reads',
    of: 'release',
    exclusive: false,
    async run({ request: { domain }, candidate }, { store }) {
      return { warnings: listed(await unofferedReads(domain, required(candidate), store), MOST_PROBLEMS) }
    },
  },
  {
    name: 'changes',
    of: 'release',
    exclusive: false,
    async run({ request: { domain, release }, candidate }, { store }) {
      const { products, documents, unread } = required(candidate)
      const accepted = await contentOf(store, domain, await store.lastRelease(domain))
      if (accepted === null) return { learnt: { changes: null } }
      const readable = (content: ReleaseContent): ReleaseContent => ({
        ...content,
        products: new Map([...content.products].filter(([id]) => !unread.has(id))),
      })
      const changes = diffReleases(readable(accepted), { release, products }, documentsOf(store, documents))
      return { learnt: { changes } }
    },
  },
  {
    name: 'leaf',
    of: 'server',
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
    of: 'server',
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

/** Of documents that are wrong, so many problems are told; then how many more there are. */
const MOST_PROBLEMS = 500

/** What an earlier step has put into the draft. */
export function required<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('a publish step ran before the one it relies on')
  return part
}
