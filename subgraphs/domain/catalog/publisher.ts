import type { Logger } from '../../../platform/logger.ts'
import type { Problem } from '../documents.ts'
import type { DomainState } from '../domain-state.ts'
import { createAttemptLoop, type Outcome, pause } from './attempt-loop.ts'
import { type CatalogClient, Refused, type Standing } from './catalog-client.ts'
import { claimProblem } from './claim-problem.ts'

export interface PublisherOptions {
  readonly state: DomainState
  readonly client: CatalogClient
  /** `again`: the kept one was refused, so enrol anew. */
  readonly token: (how: { readonly again: boolean }) => Promise<string>
  /** This domain's GraphQL endpoint as others reach it. */
  readonly url: string
  /** Of the leaf in code; that of the folder is part of the release. */
  readonly codeLeafSdl?: string
  readonly logger: Logger
  readonly signal: AbortSignal
  /** The wait after the first failure, doubled up to `maxBackoffMs`. */
  readonly backoffMs?: number
  readonly maxBackoffMs?: number
  /** How long the catalog may hold the question how this domain stands; what is new it answers at once. */
  readonly standingMs?: number
  /**
   * Publish a folder without problems alone, as `heddle publish` does. Otherwise what is good of it is the first release, where none is
   * accepted; none that is accepted is replaced by a folder with problems either way (docs/decisions/0017).
   */
  readonly onlyWhole?: boolean | undefined
  /** Told how each attempt to publish ended, unless the release was accepted before; one that failed is tried again. */
  readonly onOutcome?: (told: PublishOutcome) => void
}

export type PublishOutcome =
  | { readonly outcome: 'accepted'; readonly release: string; readonly warnings: readonly string[] }
  /** The folder has problems; `release` is what is served meanwhile. */
  | { readonly outcome: 'held'; readonly release: string; readonly problems: readonly Problem[] }
  /** Somebody took the domain out of the mesh, or rolled back from what the folder still is: that stands until somebody publishes. */
  | { readonly outcome: 'left'; readonly release: string; readonly why: 'UNPUBLISHED' | 'ROLLED_BACK' }
  | { readonly outcome: 'refused'; readonly reason: string; readonly problems: readonly string[] }
  | { readonly outcome: 'failed'; readonly reason: string }

export interface Publisher {
  /**
   * Publishes the working copy, as often as it takes. A call while one runs makes it run once more. A domain that was taken out of the
   * mesh stays out, and a release that was rolled back stays back: whoever did that did not mean until the next restart.
   */
  publish(): void
  /** Serves what is accepted, now and whenever that changes, and publishes nothing. A domain that has moved says where it is. */
  follow(): void
  /** Tells the catalog that descriptors or quality changed; several changes at once are one notice. */
  notice(): void
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

/** The domain's side of publishing: it serves whatever happens here. */
export function createPublisher(options: PublisherOptions): Publisher {
  const {
    state,
    client,
    token,
    url,
    codeLeafSdl,
    logger,
    signal,
    backoffMs = 250,
    maxBackoffMs = 5_000,
    standingMs = 15_000,
    onlyWhole = false,
    onOutcome,
  } = options
  let learning = false
  let unpublished = false
  let rolledBackFrom: readonly string[] = []
  /** The accepted release as last heard; empty when there was none. */
  let heard = ''
  /** The release that is to be published, until it is: the answer may be lost where the release is not. */
  let publishingNow: string | null = null
  let enrolAgain = false
  let enrolling: Promise<string> | undefined
  const patience = { signal, backoffMs, maxBackoffMs }
  const publishing = createAttemptLoop(tryPublish, patience)
  const following = createAttemptLoop(tryFollow, patience)
  const noticing = createAttemptLoop(tryNotice, patience)

  return {
    publish: publishing.run,
    follow: following.run,
    notice: noticing.run,
    settled: async () => {
      await Promise.all([publishing.settled(), following.settled(), noticing.settled()])
    },
  }

  async function tryPublish(): Promise<Outcome> {
    return attempt(PUBLISHING, async (own) => {
      const standing = await beginToLearn(own)
      if (unpublished) return leave('UNPUBLISHED')
      const problems = state.folderProblems()
      if (problems.length > 0 && (onlyWhole || state.accepted() !== null)) {
        logger.warn(
          { problems: problems.length, release: state.served().snapshot.digest },
          'the folder has problems, so it is not published; the release that was accepted last stays until it has none',
        )
        onOutcome?.({ outcome: 'held', release: state.served().snapshot.digest, problems })
        return tellAgain(own, standing)
      }
      const { digest, leaf } = state.candidate()
      if (rolledBackFrom.includes(digest)) return leave('ROLLED_BACK')
      if (problems.length > 0)
        logger.warn(
          { problems: problems.length, release: digest },
          'the folder has problems; what is good of it is published, since no release was accepted before',
        )
      if (digest !== standing.accepted) publishingNow = digest
      const answer = await client.publish(own, {
        domain: state.id,
        url,
        release: digest,
        extensionSdl: codeLeafSdl ?? leaf?.sdl ?? null,
      })
      if (publishingNow === digest) onOutcome?.({ outcome: 'accepted', release: digest, warnings: answer.problems })
      publishingNow = null
      if (await state.accept(digest))
        logger.info({ release: digest, warnings: answer.problems }, 'the release was accepted')
      else logger.error({ release: digest }, 'the accepted release is not known here any more')
    })
  }

  function leave(why: keyof typeof LEFT): void {
    const release = state.served().snapshot.digest
    logger.warn({ release }, LEFT[why])
    onOutcome?.({ outcome: 'left', release, why })
  }

  function tryFollow(): Promise<Outcome> {
    return attempt('asking how this domain stands', async (own) => {
      const standing = await beginToLearn(own)
      if (standing.accepted) await tellAgain(own, standing)
    })
  }

  /** What was accepted is told to a catalog that knows it at another address, or lost it. */
  async function tellAgain(own: string, { accepted, url: knownAt }: Standing): Promise<void> {
    const release = state.accepted()
    if (release === null || (accepted && (accepted !== release || knownAt === url))) return
    const { sdl = null } = (await state.find(release))?.leaf ?? {}
    await client.publish(own, { domain: state.id, url, release, extensionSdl: codeLeafSdl ?? sdl })
    logger.info({ release, url }, 'the mesh knows where this domain is now')
  }

  async function beginToLearn(own: string): Promise<Standing> {
    const standing = await client.standing(own, state.id)
    await learn(standing)
    if (!learning) void keepLearning()
    learning = true
    return standing
  }

  /** After a restart, a publish by somebody else, or a rollback: what is served must be what was accepted. */
  async function learn(standing: Standing): Promise<void> {
    const { accepted, conflicts } = standing
    if (standing.unpublished && !unpublished)
      logger.warn('the domain was taken out of the mesh; it is not published until somebody does so')
    unpublished = standing.unpublished
    rolledBackFrom = standing.rolledBackFrom
    heard = accepted ?? ''
    state.setClaimProblems(conflicts.map((conflict) => claimProblem(state, conflict)))
    if (!accepted || accepted === state.accepted()) return
    if (await state.accept(accepted)) logger.info({ release: accepted }, 'another release was accepted')
    else logger.warn({ accepted }, 'the accepted release is not known here; what is served stays')
  }

  /** Asks on and on. The catalog answers when there is news; one that answers sooner is not asked more often for that. */
  async function keepLearning(): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      await publishing.settled() // it asks too
      const before = heard
      const began = performance.now()
      const outcome = await attempt('asking how this domain stands', async (own) => {
        const standing = await client.standing(own, state.id, { have: heard, waitMs: standingMs })
        const isLost = !standing.accepted && !standing.unpublished && state.accepted() !== null
        // A publish under way may have been answered before it was asked.
        if (!publishing.running()) await learn(standing)
        // A catalog that lost its file knows of no release, though one was accepted: it is told again.
        if (isLost && !publishing.running()) publishing.run()
      })
      failures = outcome === 'accepted' ? 0 : failures + 1
      if (failures > 0) await pause(Math.min(standingMs, backoffMs * 2 ** failures, maxBackoffMs), signal)
      else if (heard === before) await pause(standingMs - (performance.now() - began), signal)
    }
  }

  async function tryNotice(): Promise<Outcome> {
    return attempt('the notice', (own) => client.notice(own, state.id))
  }

  /** Publishing and a notice at once must not enrol twice. */
  function ownToken(): Promise<string> {
    enrolling ??= token({ again: enrolAgain }).finally(() => {
      enrolling = undefined
    })
    return enrolling
  }

  async function attempt(what: string, act: (own: string) => Promise<void>): Promise<Outcome> {
    try {
      await act(await ownToken())
      enrolAgain = false
      return 'accepted'
    } catch (error) {
      if (signal.aborted) return 'refused'
      if (!(error instanceof Refused)) {
        const reason = (error as Error).message
        logger.warn({ reason }, `${what}: the catalog does not answer yet; trying again`)
        if (what === PUBLISHING) onOutcome?.({ outcome: 'failed', reason })
        return 'failed'
      }
      // The catalog may have lost what it knew (a fresh data folder): enrolling again mends that, once.
      if (MENDED_BY_ENROLLING.has(error.code) && !enrolAgain) {
        enrolAgain = true
        return 'failed'
      }
      enrolAgain = false
      logger.error({ code: error.code, problems: error.problems }, `${what} was refused: ${error.message}`)
      if (what === PUBLISHING) onOutcome?.({ outcome: 'refused', reason: error.message, problems: error.problems })
      return 'refused'
    }
  }
}

const PUBLISHING = 'publishing'

const LEFT = {
  UNPUBLISHED: 'the domain was taken out of the mesh, so it is not published; heddle publish brings it back',
  ROLLED_BACK: 'the folder is as it was before the rollback, so it is not published until it changes',
} as const

const MENDED_BY_ENROLLING = new Set(['NOT_FOUND', 'UNAUTHENTICATED'])
