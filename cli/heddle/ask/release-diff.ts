import { z } from 'zod'
import { domainOf } from '../../../schema/ids.ts'
import { RELEASE_CHANGES, releaseChanges } from '../check/release-check.ts'
import { showChanges } from '../check/show-changes.ts'
import { Failure } from '../command.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { short } from '../terminal/short.ts'
import { type AnswerError, askMesh, errorForm } from './answer.ts'
import type { Drawing } from './draw/columns.ts'
import { whatIsMissing } from './draw/page.ts'
import { counted } from './draw/values.ts'
import { answerForm } from './forms.ts'

/** Which two releases are meant: digests, or as many digits of one as tell it from all others; null as the graph takes it. */
export type Releases = { readonly from: string | null; readonly to: string | null }

export const releaseDiffForm = answerForm.extend({
  compared: z.literal('releases'),
  id: z.string(),
  changes: releaseChanges.nullable().describe('of the domain, or of the product alone; null when it has no release'),
  errors: z.array(errorForm),
})
export type ReleaseDiff = z.infer<typeof releaseDiffForm>

/** As many as a page may have: a release that is older is named whole. */
const MOST = 1_000

const KNOWN = {
  query: `
    query KnownReleases($domain: ID!, $first: Int!) {
      domain(id: $domain) { releases(first: $first) { edges { node { id } } } }
    }`,
  form: z.object({
    domain: z
      .object({
        releases: z.object({ edges: z.array(z.object({ node: z.object({ id: z.string() }) })) }).nullable(),
      })
      .nullable(),
  }),
}

const DIFFERENT = {
  query: `
    query ReleaseDiff($domain: ID!, $from: String, $to: String) {
      domain(id: $domain) { releaseDiff(from: $from, to: $to) ${RELEASE_CHANGES} }
    }`,
  form: z.object({ domain: z.object({ releaseDiff: releaseChanges.nullable() }).nullable() }),
}

/** What is another in one accepted release of a domain, or of a product of it, than in another; null for an unknown domain. @throws Failure */
export async function diffReleases(
  mesh: Mesh,
  { kind, id }: { readonly kind: 'DOMAIN' | 'PRODUCT'; readonly id: string },
  { from, to }: Releases,
): Promise<ReleaseDiff | null> {
  const domain = domainOf(id) ?? id
  const known = await askMesh(mesh, KNOWN, { domain, first: MOST })
  if (known.data.domain === null) return null
  const releases = [...new Set(known.data.domain.releases?.edges.map(({ node }) => node.id))]
  const asked = { domain, from: wholeOf(from, releases, domain), to: wholeOf(to, releases, domain) }
  const { data, errors } = await askMesh(mesh, DIFFERENT, asked)
  const refusal = errors.find(({ path }) => path === 'domain.releaseDiff')
  if (refusal !== undefined) throw notThere(refusal, releases)
  const whole = data.domain?.releaseDiff ?? null
  const changes =
    whole === null || kind === 'DOMAIN'
      ? whole
      : { ...whole, products: whole.products.filter(({ product }) => product === id) }
  if (kind === 'PRODUCT' && changes?.products.length === 0 && !(await isThere(mesh, id))) return null
  return { mesh: mesh.url, compared: 'releases', id, changes, errors: [...errors] }
}

export function releaseDiffText({ id, changes, errors }: ReleaseDiff, drawing: Drawing): string {
  const { style } = drawing
  if (changes === null) return `${style.heading(`${id}: there is no release of it`)}\n${whatIsMissing(errors, drawing)}`
  const { from, to, products } = changes
  const between = `between ${from == null ? 'nothing' : short(from)} and ${to == null ? 'the accepted release' : short(to)}`
  const what =
    products.length === 0 ? 'nothing differs' : counted(products.length, 'product differs', 'products differ')
  return `${style.heading(`${id}: ${what}`)} ${between}\n${showChanges(changes, [], style)}${whatIsMissing(errors, drawing)}`
}

/** @throws Failure for digits that begin several */
function wholeOf(typed: string | null, releases: readonly string[], domain: string): string | null {
  if (typed === null || releases.includes(typed)) return typed
  const begun = releases.filter((release) => release.startsWith(typed))
  if (begun.length > 1)
    throw new Failure(`${JSON.stringify(typed)} begins ${begun.length} releases of ${domain}`, {
      code: 'AMBIGUOUS',
      problems: begun,
    })
  return begun[0] ?? typed
}

function notThere({ message, code }: AnswerError, releases: readonly string[]): Failure {
  return new Failure(message, {
    code,
    problems: releases.slice(0, 10),
    advice: 'These are the newest accepted releases.',
  })
}

const THERE = {
  query: 'query IsThere($id: ID!) { product(id: $id) { catalogEntry { availability } } }',
  form: z.object({
    product: z.object({ catalogEntry: z.object({ availability: z.string() }).nullable() }).nullable(),
  }),
}

async function isThere(mesh: Mesh, id: string): Promise<boolean> {
  return (await askMesh(mesh, THERE, { id })).data.product !== null
}
