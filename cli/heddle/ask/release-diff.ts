import { z } from 'zod'
import { domainOf } from '../../../schema/ids.ts'
import { notReleased, standingOf, wholeRelease } from '../check/accepted-releases.ts'
import { RELEASE_CHANGES, releaseChanges } from '../check/release-check.ts'
import { showChanges } from '../check/show-changes.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { short } from '../terminal/short.ts'
import { askMesh, errorForm } from './answer.ts'
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
  const standing = await standingOf(mesh, domain)
  if (standing === null) return null
  const { releases } = standing
  const whole = (typed: string | null) => (typed === null ? null : wholeRelease(typed, releases, domain))
  const asked = { domain, from: whole(from), to: whole(to) }
  const { data, errors } = await askMesh(mesh, DIFFERENT, asked)
  const refusal = errors.find(({ path }) => path === 'domain.releaseDiff')
  if (refusal !== undefined) throw notReleased(refusal.message, releases, refusal.code)
  const all = data.domain?.releaseDiff ?? null
  const changes =
    all === null || kind === 'DOMAIN' ? all : { ...all, products: all.products.filter(({ product }) => product === id) }
  const isUnnamed = changes === null || changes.products.length === 0
  if (kind === 'PRODUCT' && isUnnamed && !(await isThere(mesh, id))) return null
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

const THERE = {
  query:
    'query IsThere($id: ID!) { product(id: $id) { name catalogEntry { availability } versions(first: 1) { totalCount } } }',
  form: z.object({
    product: z
      .object({
        catalogEntry: z.object({ availability: z.string() }).nullable(),
        versions: z.object({ totalCount: z.number() }).nullable(),
      })
      .nullable(),
  }),
}

/** Of a domain that is down or out of the mesh any id is answered: there is then what the catalog knows. */
async function isThere(mesh: Mesh, id: string): Promise<boolean> {
  const { data, errors } = await askMesh(mesh, THERE, { id })
  if (data.product === null) return false
  const { catalogEntry, versions } = data.product
  return catalogEntry !== null || (versions?.totalCount ?? 0) > 0 || !errors.some(({ path }) => path === 'product.name')
}
