import { setTimeout as delay } from 'node:timers/promises'
import { type ClientError, clientError } from '../../../platform/errors.ts'
import { DomainFailure } from '../harvest/domain-failure.ts'
import type { KeyedLock, Lock } from '../locks.ts'
import {
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
}

/**
 * All or nothing: what any step objects to leaves the mesh as it was.
 *
 * @throws ClientError PUBLISH_REFUSED with `problems`
 */
export type Publisher = (request: PublishRequest, by: string) => Promise<Published>

export interface PublisherOptions extends PublishWorld {
  /** Shared with the harvester. */
  readonly perDomain: KeyedLock
  /** Shared with everything that changes the supergraph. */
  readonly exclusive: Lock
  readonly steps?: readonly PublishStep[]
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { perDomain, exclusive, steps = PUBLISH_STEPS, ...world } = options

  return (request, by) =>
    perDomain(request.domain, async () => {
      const warnings: string[] = []
      let draft: PublishDraft = { request }

      async function through(some: readonly PublishStep[]): Promise<void> {
        for (const step of some) {
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
        const { served, harvest, supergraph = null } = draft
        const { sdl, digest: sdlDigest } = required(served)
        const { domain, url, release } = request
        const at = new Date().toISOString()
        await world.store.acceptPublish({
          domain,
          url,
          release,
          sdl,
          sdlDigest,
          at,
          by,
          supergraph,
          harvest: required(harvest),
        })
        return { warnings, composed: supergraph !== null }
      })
    })
}

/** A domain that has only just started, on a busy machine, may miss its first answers. */
const PAUSES_MS = [250, 1_000]

async function attempt(
  step: PublishStep,
  draft: PublishDraft,
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
