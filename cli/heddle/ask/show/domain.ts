import { z } from 'zod'
import type { DomainId } from '../../../../schema/ids.ts'
import { ACCEPTED_RELEASE, type AcceptedRelease, acceptedRelease } from '../../check/accepted-releases.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { short } from '../../terminal/short.ts'
import { askMesh, rootOf } from '../answer.ts'
import type { Cell, Drawing } from '../draw/columns.ts'
import { tableSection } from '../draw/page.ts'
import { moment, percent } from '../draw/values.ts'
import { RELEASE, releaseForm, TEAM, teamForm } from '../forms.ts'
import { headText, teamText } from './parts.ts'
import { PROBLEM, problemForm } from './product-question.ts'
import { problemsText } from './product-text.ts'
import type { Shown } from './shown.ts'

const text = z.string().nullable()
const known = { title: text, status: text, version: text, owner: teamForm }
const KNOWN = `title status version owner { ${TEAM} }`
const productForm = z.object({
  id: z.string(),
  ...known,
  quality: z.object({ score: z.number().nullable() }).nullable(),
  catalogEntry: z
    .object({
      availability: z.string(),
      release: releaseForm,
      lastKnown: z.object(known).nullable(),
    })
    .nullable(),
})
const products = z.object({ totalCount: z.number(), products: z.array(productForm) })

export const domainForm = z.object({
  id: z.string(),
  title: text,
  owner: teamForm,
  description: text,
  availability: text.describe('null: it has never published'),
  lastSeenAt: text,
  problems: z.array(problemForm).nullable(),
  dependsOn: z.array(z.object({ id: z.string(), title: text })).nullable(),
  products: z
    .object({ totalCount: z.number(), edges: z.array(z.object({ node: productForm })) })
    .transform(({ totalCount, edges }) => ({ totalCount, products: edges.map(({ node }) => node) }))
    .pipe(products)
    .nullable(),
  releases: z
    .object({ totalCount: z.number(), edges: z.array(z.object({ node: acceptedRelease })) })
    .transform(({ totalCount, edges }) => ({ totalCount, releases: edges.map(({ node }) => node) }))
    .pipe(z.object({ totalCount: z.number(), releases: z.array(acceptedRelease) }))
    .nullable()
    .describe('those that were accepted, the newest first'),
})
type Domain = z.infer<typeof domainForm>

/** Of its products; beyond it their number is said. */
const MOST = 200
/** Of its releases; beyond it their number is said. */
const MOST_RELEASES = 20

const SHOWN = {
  query: `
    query ShowDomain($id: ID!, $first: Int!, $releases: Int!) {
      domain(id: $id) {
        id
        title
        owner { ${TEAM} }
        description
        availability
        lastSeenAt
        problems { ${PROBLEM} }
        dependsOn { id title }
        products(first: $first) {
          totalCount
          edges {
            node { id ${KNOWN} quality { score } catalogEntry { availability release { ${RELEASE} } lastKnown { ${KNOWN} } } }
          }
        }
        releases(first: $releases) { totalCount edges { node { ${ACCEPTED_RELEASE} } } }
      }
    }`,
  form: z.object({ domain: domainForm.nullable() }),
}

export async function showDomain(mesh: Mesh, { id }: DomainId): Promise<Shown<Domain> | null> {
  const { data, errors } = await askMesh(mesh, SHOWN, { id, first: MOST, releases: MOST_RELEASES })
  const domain = rootOf(data.domain, errors, 'domain')
  return domain === null ? null : { thing: domain, errors, text: (drawing) => domainText(domain, drawing) }
}

const PRODUCTS = [
  { name: 'id' },
  { name: 'title', gives: true },
  { name: 'status' },
  { name: 'version' },
  { name: 'owner', gives: true },
  { name: 'quality' },
  { name: '' },
] as const

/** By the digits that `rollback --to` and `diff --from-release` take. */
const RELEASES = [
  { name: 'release' },
  { name: 'accepted at' },
  { name: 'by' },
  { name: 'came as' },
  { name: 'products' },
  { name: '' },
] as const

function domainText(domain: Domain, drawing: Drawing): string {
  const { id, title, dependsOn } = domain
  const found = domain.products
  const more =
    found !== null && found.totalCount > found.products.length
      ? ` (${found.products.length} of ${found.totalCount})`
      : ''
  const { releases } = domain
  const older =
    releases !== null && releases.totalCount > releases.releases.length
      ? ` (${releases.releases.length} of ${releases.totalCount})`
      : ''
  return [
    headText(
      id,
      title,
      [
        ['stands', standsText(domain)],
        ['owner', teamText(domain.owner)],
        ['description', domain.description],
        ['reads from', dependsOn?.map(({ id }) => id).join(', ')],
      ],
      drawing,
    ),
    problemsText(domain.problems, drawing),
    tableSection(`Products${more}`, PRODUCTS, (found?.products ?? []).map(productRow), drawing),
    tableSection(`Releases${older}`, RELEASES, (releases?.releases ?? []).map(releaseRow), drawing),
  ].join('')
}

/** A domain that serves another release than the accepted one does so for all its products. */
function standsText({ availability, lastSeenAt, products }: Domain): Cell {
  if (availability !== 'LIVE') {
    const seen = lastSeenAt === null ? '' : `, last seen ${moment(lastSeenAt)}`
    return [`${availability?.toLowerCase() ?? 'has never published'}${seen}`, 'warning']
  }
  const drifting = products?.products.map((product) => product.catalogEntry?.release).find((release) => release?.drift)
  if (drifting == null) return ['live', 'good']
  const served = drifting.live === null ? 'another release' : short(drifting.live)
  const accepted = drifting.accepted === null ? 'none' : short(drifting.accepted)
  return [`live, but ${served} is served where ${accepted} is accepted (drift)`, 'warning']
}

function productRow(product: NonNullable<Domain['products']>['products'][number]): readonly Cell[] {
  const { availability = 'LIVE', lastKnown = null } = product.catalogEntry ?? {}
  const score = product.quality?.score ?? null
  return [
    product.id,
    product.title ?? lastKnown?.title ?? '',
    product.status ?? lastKnown?.status ?? '',
    product.version ?? lastKnown?.version ?? '',
    teamText(product.owner ?? lastKnown?.owner ?? null),
    score === null ? '' : percent(score),
    availability === 'LIVE' ? '' : [availability.toLowerCase(), 'warning'],
  ]
}

function releaseRow({ id, publishedAt, by, rollback, current, productCount }: AcceptedRelease): readonly Cell[] {
  return [
    short(id),
    moment(publishedAt),
    by,
    rollback ? 'rollback' : 'publish',
    productCount === null ? '' : String(productCount),
    current ? ['accepted', 'good'] : '',
  ]
}
