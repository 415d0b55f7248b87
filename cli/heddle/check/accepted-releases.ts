import { z } from 'zod'
import { askMesh, rootOf } from '../ask/answer.ts'
import { Failure, UsageError } from '../command.ts'
import type { Mesh } from '../mesh/mesh.ts'

export const acceptedRelease = z.object({
  id: z.string().describe('its digest'),
  publishedAt: z.string(),
  by: z.string().describe('whose token accepted it'),
  rollback: z.boolean().describe('it came as a rollback: it had been accepted before'),
  current: z.boolean().describe('it is the accepted one; none is of a domain that was taken out of the mesh'),
  productCount: z.number().nullable().describe('null when what it was made of is not known'),
})
export type AcceptedRelease = z.infer<typeof acceptedRelease>

/** All of a `DomainRelease` but what it changed. */
export const ACCEPTED_RELEASE = 'id publishedAt by rollback current productCount'

/** As many as a page may have: a release that is older is named whole. */
const MOST = 1_000

const RELEASES = {
  query: `
    query AcceptedReleases($domain: ID!, $first: Int!) {
      domain(id: $domain) { availability releases(first: $first) { edges { node { ${ACCEPTED_RELEASE} } } } }
    }`,
  form: z.object({
    domain: z
      .object({
        availability: z.string().nullable(),
        releases: z.object({ edges: z.array(z.object({ node: acceptedRelease })) }).nullable(),
      })
      .nullable(),
  }),
}

export type Standing = {
  /** The domain was taken out of the mesh. */
  readonly isOut: boolean
  /** Newest first; one that was accepted again is there again. */
  readonly releases: readonly AcceptedRelease[]
}

/** How a domain stands in the mesh, and which releases it had; null for one that the mesh does not know. @throws Failure */
export async function standingOf(mesh: Mesh, domain: string, first = MOST): Promise<Standing | null> {
  const { data, errors } = await askMesh(mesh, RELEASES, { domain, first })
  const found = rootOf(data.domain, errors, 'domain')
  if (found === null) return null
  return {
    isOut: found.availability === 'REMOVED',
    releases: rootOf(found.releases, errors, 'domain.releases')?.edges.map(({ node }) => node) ?? [],
  }
}

const NAMED = /^[A-Za-z0-9:._-]{1,128}$/

export const isRelease = (text: string): boolean => NAMED.test(text)

/** @throws UsageError for what is no release, nor the beginning of one */
export function readRelease(option: string, typed: string): string {
  if (isRelease(typed)) return typed
  throw new UsageError(
    `--${option}: expected a release, or as many of its digits as tell it from the others, received ${JSON.stringify(typed)}`,
  )
}

/**
 * The one release that is called so, or begins so.
 *
 * @throws Failure for digits that begin several, or none of all there are
 */
export function wholeRelease(typed: string, known: readonly Pick<AcceptedRelease, 'id'>[], domain: string): string {
  const releases = [...new Set(known.map(({ id }) => id))]
  if (releases.includes(typed)) return typed
  const begun = releases.filter((release) => release.startsWith(typed))
  const [only] = begun
  if (begun.length > 1)
    throw new Failure(`${JSON.stringify(typed)} begins ${begun.length} releases of ${domain}`, {
      code: 'AMBIGUOUS',
      problems: begun,
    })
  if (only !== undefined) return only
  if (known.length < MOST) throw notReleased(`no release of ${domain} is called ${JSON.stringify(typed)}`, known)
  return typed
}

export function notReleased(
  message: string,
  known: readonly Pick<AcceptedRelease, 'id'>[],
  code = 'NOT_FOUND',
): Failure {
  const releases = [...new Set(known.map(({ id }) => id))]
  return new Failure(message, {
    code,
    problems: releases.slice(0, 10),
    advice: releases.length === 0 ? 'None has been accepted yet.' : 'These are the newest accepted releases.',
  })
}
