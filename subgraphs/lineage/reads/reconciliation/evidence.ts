import DataLoader from 'dataloader'
import type { ProductState } from '../../ledger/documents/declare.ts'
import type { Declaration } from '../../mesh/declarations.ts'
import type { EdgeVersion, Instant, LineageStore, NodeKey, WriterRecord } from '../../stores/store.ts'
import { type Place, placeName } from '../place.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Finding } from './finding.ts'
import { createGround, type Ground, STEPS } from './ground.ts'
import { fedNodes } from './resolve.ts'
import { findTrail, holdsAt, isPassedAt, type Moment, type Trail, trailFrom, waysAt } from './trail.ts'

/** What is known of when a finding began; the contract says what each means. */
export type Since =
  | 'DECLARED'
  | 'BEFORE_OBSERVATION'
  | 'OBSERVATION_ENDED'
  | 'OBSERVED'
  | 'DECLARATION_ENDED'
  | 'HARVESTED'

export type Proof = {
  /** Null when nothing stored tells. */
  readonly firstSeenAt: Instant | null
  readonly since: Since
  /** The taker's own edges that say it, as of now. */
  readonly declared: readonly EdgeVersion[]
  /** The edges by which jobs take it from its source; of a reading that ended, as they were in the end. */
  readonly observed: readonly EdgeVersion[]
  /** The steps between, on a shortest way. */
  readonly via: readonly NodeKey[]
}

/** Looks up what proves findings. @throws ClientError `BUDGET_EXCEEDED` */
export type Evidence = (finding: Finding) => Promise<Proof>

export type EvidenceOptions = {
  readonly store: LineageStore
  readonly snapshot: Snapshot
  readonly budgetMs: number
}

export function createEvidence({ store, snapshot, budgetMs }: EvidenceOptions): Evidence {
  const { copy } = snapshot
  let started: Promise<Ground> | undefined
  const ground = (): Promise<Ground> => {
    started ??= createGround(store, snapshot, budgetMs)
    return started
  }
  const versions = new DataLoader<NodeKey, readonly EdgeVersion[]>(
    async (nodes) => {
      const { edges, breathe } = await ground()
      const found = await store.edgesEver(nodes, 'UPSTREAM', edges)
      await breathe()
      return nodes.map((node) => found.get(node) ?? [])
    },
    { maxBatchSize: 500 },
  )
  const writers = new DataLoader<string, WriterRecord | null>(async (ids) => {
    const found = await store.writersById(ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  const writerOf = async ({ kind, index }: Place): Promise<WriterRecord | null> => {
    const id = kind === 'PRODUCT' ? copy.products[index]?.id : undefined
    return id === undefined ? null : writers.load(id)
  }
  const trails = new Map<string, Promise<Trail>>()
  const trailOf = (taker: Place, steps: number): Promise<Trail> => {
    const name = `${placeName(taker)} ${steps}`
    const found = trails.get(name) ?? follow(taker, steps)
    trails.set(name, found)
    return found
  }
  const follow = async (taker: Place, steps: number): Promise<Trail> => {
    const writer = await writerOf(taker)
    const versionsInto = (node: NodeKey) => versions.load(node)
    return findTrail({ snapshot, taker, ownWriter: writer?.key ?? null, steps, versionsInto })
  }

  return async (finding) => {
    const { breathe } = await ground()
    const writer = finding.declaration === null ? null : await writerOf(finding.taker)
    const state = writer === null ? {} : (JSON.parse(writer.state) as ProductState)
    const steps = finding.declaration === null ? STEPS.undeclared : STEPS.declared
    const whole = await trailOf(finding.taker, steps)
    const sources = sourcesOf(snapshot, finding, state)
    const trail = trailFrom(whole, sources)
    return prove({ snapshot, finding, sources, state, whole, trail, breathe })
  }
}

type Case = Pick<Ground, 'snapshot' | 'breathe'> & {
  readonly finding: Finding
  readonly sources: ReadonlySet<NodeKey>
  readonly state: ProductState
  readonly whole: Trail
  /** What of it can matter between these sources and the taker. */
  readonly trail: Trail
}

/** An input that names nothing any more has the edges of what it named last. */
function sourcesOf({ directory }: Snapshot, { kind, sources, declaration }: Finding, { resolved }: ProductState) {
  if (kind !== 'UNRESOLVED_INPUT') return new Set(sources)
  return new Set((resolved?.[declaration?.name ?? ''] ?? []).map(directory.final))
}

function prove(given: Case): Promise<Proof> | Proof {
  const { kind, declaration } = given.finding
  if (declaration === null) return proveUndeclared(given)
  return kind === 'DECLARED_NOT_OBSERVED' ? proveUnobserved(given, declaration) : proveByDocuments(given)
}

async function proveUndeclared({ sources, trail, breathe }: Case): Promise<Proof> {
  const isSaid = (at: Moment): boolean =>
    trail.declared.some((version) => sources.has(version.from) && holdsAt(version, at))
  const isRead = (at: Moment): boolean => leadsFrom(waysAt(trail, trail.own, at), sources)
  const firstSeenAt = await beginning(trail, (at) => isRead(at) && !isSaid(at), breathe)
  const since = firstSeenAt !== null && isRead(firstSeenAt - 1) ? 'DECLARATION_ENDED' : 'OBSERVED'
  return { firstSeenAt, since, declared: [], ...observedAt(trail, trail.own, sources, null) }
}

async function proveUnobserved(
  { snapshot, finding, sources, whole, trail, breathe }: Case,
  declaration: Declaration,
): Promise<Proof> {
  const targets = fedNodes(snapshot.copy, finding.taker.index, declaration)
  const said = trail.declared.filter(({ from, to }) => sources.has(from) && targets.has(to))
  const isSaid = (at: Moment): boolean => said.some((version) => holdsAt(version, at))
  const isRead = (at: Moment): boolean => leadsFrom(waysAt(trail, targets, at), sources)
  const firstSeenAt = await beginning(trail, (at) => isSaid(at) && !isRead(at), breathe)
  const declared = said.filter((version) => holdsAt(version, null))
  if (firstSeenAt !== null && isRead(firstSeenAt - 1)) {
    const last = observedAt(trail, targets, sources, firstSeenAt - 1)
    return { firstSeenAt, since: 'OBSERVATION_ENDED', declared, ...last }
  }
  const began = [...whole.own].flatMap((node) => (whole.into.get(node) ?? []).map(({ validFrom }) => validFrom))
  const since = began.some((at) => at <= (firstSeenAt ?? at)) ? 'DECLARED' : 'BEFORE_OBSERVATION'
  return { firstSeenAt, since, declared, observed: [], via: [] }
}

function proveByDocuments({ finding, sources, state, whole, trail }: Case): Proof {
  const declared = whole.declared.filter((version) => sources.has(version.from) && holdsAt(version, null))
  const firstSeenAt = state.since?.[finding.id] ?? null
  return { firstSeenAt, since: 'HARVESTED', declared, ...observedAt(trail, trail.own, sources, null) }
}

const leadsFrom = (ways: ReadonlyMap<NodeKey, NodeKey>, sources: ReadonlySet<NodeKey>): boolean =>
  [...sources].some((source) => ways.has(source))

/**
 * Since when, without a break, something is so that is so now: the last moment at which an edge began or ended and before
 * which it was not. Null when no edge ever began.
 */
async function beginning(
  trail: Trail,
  isSo: (at: Moment) => boolean,
  breathe: Ground['breathe'],
): Promise<Instant | null> {
  const moments = new Set<Instant>()
  for (const { validFrom, validTo } of [...trail.declared, ...[...trail.into.values()].flat()]) {
    moments.add(validFrom)
    if (validTo !== null) moments.add(validTo)
  }
  for (const moment of [...moments].sort((a, b) => b - a)) {
    await breathe()
    if (!isSo(moment - 1)) return moment
  }
  return null
}

/** The edges that leave the sources on a way to the targets, and the steps of the shortest such way. */
function observedAt(
  trail: Trail,
  targets: ReadonlySet<NodeKey>,
  sources: ReadonlySet<NodeKey>,
  at: Moment,
): Pick<Proof, 'observed' | 'via'> {
  const ways = waysAt(trail, targets, at)
  const isPassed = isPassedAt(trail, at)
  const observed = [...trail.into]
    .filter(([to]) => ways.has(to) && isPassed(to))
    .flatMap(([, versions]) => versions.filter((version) => sources.has(version.from) && holdsAt(version, at)))
  const steps = [...sources].flatMap((source) => {
    const steps: NodeKey[] = []
    for (let node = ways.get(source); node !== undefined && !trail.own.has(node); node = ways.get(node))
      steps.push(node)
    return ways.has(source) ? [steps] : []
  })
  const via = steps.sort((a, b) => a.length - b.length || (a[0] ?? 0) - (b[0] ?? 0))[0] ?? []
  return { observed: observed.sort((a, b) => a.from - b.from || a.to - b.to || a.writer - b.writer), via }
}
