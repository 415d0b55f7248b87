import { setTimeout as delay } from 'node:timers/promises'
import { type ClientError, clientError } from '../../../platform/errors.ts'
import { PUBLISH_MS } from '../../../schema/publish-times.ts'
import { DomainFailure } from '../harvest/domain-failure.ts'
import type { KeyedLock, Lock } from '../locks.ts'
import type { ReleaseAction } from '../releases/history.ts'
import type { ReleaseChanges } from '../releases/release-diff.ts'
import {
  type CheckRequest,
  type Findings,
  PUBLISH_STEPS,
  type PublishDraft,
  type PublishRequest,
  type PublishStep,
  type PublishWorld,
  required,
} from './publish-steps.ts'

export interface Published {
  /** Worth reading, but nothing that stood in the way. */
  readonly warnings: readonly string[]
  readonly composed: boolean
  /** Against the release that was accepted until now; null when the documents of that one were not kept. */
  readonly changes: ReleaseChanges | null
}

export interface Checked {
  /** What would refuse the publish, as far as documents tell. */
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly changes: ReleaseChanges | null
}

export interface Publisher {
  /**
   * All or nothing: what any step objects to leaves the mesh as it was.
   *
   * @param prepare makes the request once no other publish or harvest of the domain is under way
   * @throws ClientError PUBLISH_REFUSED with `problems`
   */
  publish(domain: string, how: PublishHow, prepare: () => Promise<PublishRequest>): Promise<Published>
  /** The steps that look at the release alone: nothing is asked of the domain, and nothing changes. */
  check(request: CheckRequest): Promise<Checked>
}

export interface PublishHow {
  readonly action: ReleaseAction
  readonly by: string
}

export interface PublisherOptions extends PublishWorld {
  /** Shared with the harvester. */
  readonly perDomain: KeyedLock
  /** Shared with everything that changes the supergraph. */
  readonly exclusive: Lock
  readonly steps?: readonly PublishStep[]
  /** Nothing is accepted that was asked for longer ago, in ms: who asked has given up by then. */
  readonly longestMs?: number
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { perDomain, exclusive, steps = PUBLISH_STEPS, longestMs = PUBLISH_MS.accepted, ...world } = options

  async function publishOne(
    request: PublishRequest,
    { action, by }: PublishHow,
    requireInTime: InTime,
  ): Promise<Published> {
    const warnings: string[] = []
    let draft: PublishDraft<PublishRequest> = { request }

    async function through(some: readonly PublishStep[]): Promise<void> {
      for (const step of some) {
        requireInTime(request, step.name)
        const found = await attempt(step, draft, world)
        if (found.problems !== undefined && found.problems.length > 0)
          throw refused(request, found.problems, found.passing)
        warnings.push(...(found.warnings ?? []))
        draft = { ...draft, ...found.learnt }
      }
    }

    await through(steps.filter((step) => !step.exclusive))
    return exclusive(async () => {
      await through(steps.filter((step) => step.exclusive))
      requireInTime(request, 'the last step')
      const { served, harvest, supergraph = null, changes = null } = draft
      const { sdl, digest: sdlDigest } = required(served)
      const { domain, url, release, extensionSdl } = request
      const at = new Date().toISOString()
      await world.store.acceptPublish({
        domain,
        url,
        release,
        action,
        extensionSdl,
        sdl,
        sdlDigest,
        at,
        by,
        supergraph,
        harvest: required(harvest),
      })
      return { warnings, composed: supergraph !== null, changes }
    })
  }

  return {
    publish(domain, how, prepare) {
      const requireInTime = timeLimit(longestMs)
      return perDomain(domain, async () => publishOne(await prepare(), how, requireInTime))
    },
    async check(request) {
      const problems: string[] = []
      const warnings: string[] = []
      let draft: PublishDraft<CheckRequest> = { request }
      for (const step of steps) {
        if (step.of !== 'release') continue
        const found = await step.run(draft, world)
        problems.push(...(found.problems ?? []))
        warnings.push(...(found.warnings ?? []))
        draft = { ...draft, ...found.learnt }
      }
      return { problems, warnings, changes: draft.changes ?? null }
    },
  }
}

type InTime = (request: PublishRequest, before: string) => void

/** From now on. What it throws says how far the publish had come. */
function timeLimit(longestMs: number): InTime {
  const began = performance.now()
  return (request, before) => {
    const took = performance.now() - began
    if (took <= longestMs) return
    const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`
    const late = `expected the domain to answer all within ${seconds(longestMs)}, it took ${seconds(took)} until ${before}`
    throw refused(request, [`time: ${late}; nothing was changed`], true)
  }
}

/** A domain that has only just started, on a busy machine, may miss its first answers. */
const PAUSES_MS = [250, 1_000]

async function attempt(
  step: PublishStep,
  draft: PublishDraft<PublishRequest>,
  world: PublishWorld,
): Promise<Findings & { readonly passing?: boolean }> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await step.run(draft, world)
    } catch (error) {
      if (!(error instanceof DomainFailure)) throw error
      const pause = error.isPassing ? PAUSES_MS[tries] : undefined
      if (pause === undefined) return { problems: [`${step.name}: ${error.message}`], passing: error.isPassing }
      await delay(pause)
    }
  }
}

/** `retryable`: the domain did not answer; the same publish may be accepted when it does. */
function refused({ domain, release }: PublishRequest, problems: readonly string[], passing = false): ClientError {
  const message = `release ${release} of domain ${domain} is refused: ${problems.join('; ')}`
  return clientError('PUBLISH_REFUSED', message, 422, { domain, problems, retryable: passing })
}
