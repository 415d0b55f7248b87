import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../../platform/logger.ts'
import type { DomainState } from '../domain-state.ts'
import { type CatalogClient, Refused } from './catalog-client.ts'
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
  /** How often the catalog is asked how this domain stands: whether another claims its datasets. */
  readonly standingMs?: number
  /** Told how each attempt to publish ended; one that failed is tried again. */
  readonly onOutcome?: (told: PublishOutcome) => void
}

export type PublishOutcome =
  | { readonly outcome: 'accepted'; readonly release: string; readonly warnings: readonly string[] }
  | { readonly outcome: 'refused'; readonly reason: string; readonly problems: readonly string[] }
  | { readonly outcome: 'failed'; readonly reason: string }

export interface Publisher {
  /** Publishes the working copy, as often as it takes. A call while one runs makes it run once more. */
  publish(): void
  /** Tells the catalog that descriptors or quality changed; several changes at once are one notice. */
  notice(): void
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

type Outcome = 'accepted' | 'refused' | 'failed'

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
    onOutcome,
  } = options
  let learned = false
  let enrolAgain = false
  let enrolling: Promise<string> | undefined
  const publishing = createLoop(tryPublish)
  const noticing = createLoop(tryNotice)

  return {
    publish: publishing.run,
    notice: noticing.run,
    settled: async () => {
      await Promise.all([publishing.settled(), noticing.settled()])
    },
  }

  /** Runs `attempt` until it is through; asked for meanwhile, once more after. */
  function createLoop(attempt: () => Promise<Outcome>) {
    let running: Promise<void> | undefined
    let askedAgain = false
    async function loop(): Promise<void> {
      let wait = backoffMs
      do {
        askedAgain = false
        // Changes come in flocks: a moment's patience makes one of them.
        await pause(Math.min(backoffMs, 100))
        while (!signal.aborted && (await attempt()) === 'failed') {
          await pause(wait)
          wait = Math.min(wait * 2, maxBackoffMs)
        }
      } while (askedAgain && !signal.aborted)
    }
    return {
      run(): void {
        askedAgain = running !== undefined
        running ??= loop().finally(() => {
          running = undefined
        })
      },
      running: () => running !== undefined,
      settled: () => running ?? Promise.resolve(),
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal }).catch(() => undefined)
  }

  async function tryPublish(): Promise<Outcome> {
    return attempt(PUBLISHING, async (own) => {
      if (!learned) await learn(own)
      if (!learned) void keepLearning()
      learned = true
      const { digest, leaf } = state.workingCopy()
      const answer = await client.publish(own, {
        domain: state.id,
        url,
        release: digest,
        extensionSdl: codeLeafSdl ?? leaf?.sdl ?? null,
      })
      onOutcome?.({ outcome: 'accepted', release: digest, warnings: answer.problems })
      if (state.accept(digest)) logger.info({ release: digest, warnings: answer.problems }, 'the release was accepted')
      else logger.error({ release: digest }, 'the accepted release is not known here any more')
    })
  }

  /** After a restart, or a release restored at the centre: what is served must be what was accepted. */
  async function learn(own: string): Promise<void> {
    const { accepted, conflicts } = await client.standing(own, state.id)
    state.setClaimProblems(conflicts.map((conflict) => claimProblem(state, conflict)))
    // A catalog that lost its file knows of no release, though one was accepted: it is told again.
    if (!accepted && learned && state.accepted() !== null) publishing.run()
    if (!accepted || accepted === state.accepted()) return
    if (!state.accept(accepted))
      logger.warn({ accepted }, 'the accepted release is not known here; what is served stays')
  }

  async function keepLearning(): Promise<void> {
    while (!signal.aborted) {
      await pause(standingMs)
      if (!signal.aborted && !publishing.running()) await attempt('asking how this domain stands', learn)
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

const MENDED_BY_ENROLLING = new Set(['NOT_FOUND', 'UNAUTHENTICATED'])
