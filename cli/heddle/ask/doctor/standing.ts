import { z } from 'zod'
import type { Mesh } from '../../mesh/mesh.ts'
import { short } from '../../terminal/short.ts'
import { askMesh } from '../answer.ts'
import { moment } from '../draw/values.ts'
import { RELEASE, releaseForm } from '../forms.ts'
import { PROBLEM, problemForm } from '../show/product-question.ts'
import { bad, type Finding, ok, warning } from './finding.ts'
import { messageOf } from './machine.ts'

const STANDING = {
  query: `
    query DoctorDomain($domain: ID!, $first: Int!) {
      domain(id: $domain) {
        availability
        lastSeenAt
        problems { ${PROBLEM} }
        products(first: $first) { edges { node { catalogEntry { release { ${RELEASE} } } } } }
      }
    }`,
  form: z.object({
    domain: z
      .object({
        availability: z.string().nullable(),
        lastSeenAt: z.string().nullable(),
        problems: z.array(problemForm).nullable(),
        products: z
          .object({
            edges: z.array(
              z.object({ node: z.object({ catalogEntry: z.object({ release: releaseForm }).nullable() }) }),
            ),
          })
          .nullable(),
      })
      .nullable(),
  }),
}
type Standing = NonNullable<z.infer<typeof STANDING.form>['domain']>

/** How the domain stands in the mesh. `digest` is of its folder; null when that is wrong. */
export async function lookAtStanding(mesh: Mesh, domain: string, digest: string | null): Promise<readonly Finding[]> {
  const answer = await askMesh(mesh, STANDING, { domain, first: 1 }).catch((error: unknown) => error)
  if (answer instanceof Error) return [bad('in the mesh', messageOf(answer), 'Try again in a moment.')]
  const { data, errors } = answer as Awaited<ReturnType<typeof askMesh<typeof STANDING.form>>>
  if (data.domain === null) {
    const [error] = errors.filter(({ path }) => path === 'domain')
    return error === undefined
      ? [
          warning(
            'in the mesh',
            `no domain ${domain} is registered at ${mesh.url}`,
            'heddle publish takes it into the mesh.',
          ),
        ]
      : [bad('in the mesh', error.message, 'Try again in a moment.')]
  }
  const { availability, lastSeenAt, problems } = data.domain
  return [
    availabilityFinding(availability, lastSeenAt),
    ...releaseFindings(data.domain, digest),
    ...(problems ?? []).map(({ file, expected, found }) => problemFinding(file, expected, found)),
  ]
}

function availabilityFinding(availability: string | null, lastSeenAt: string | null): Finding {
  const about = 'in the mesh'
  const seen = lastSeenAt === null ? '' : `, last seen ${moment(lastSeenAt)}`
  if (availability === 'LIVE') return ok(about, 'it is live')
  if (availability === null) return warning(about, 'it is registered, and has never published', 'heddle publish')
  if (availability === 'REMOVED') return warning(about, `it was taken out${seen}`, 'heddle publish brings it back.')
  return bad(
    about,
    `the mesh cannot reach it${seen}`,
    'Serve it again, at the address that was published; publish it when that is another now.',
  )
}

function releaseFindings({ availability, products }: Standing, digest: string | null): readonly Finding[] {
  // What is last known of it still names the release that was accepted when it was taken out.
  if (availability === 'REMOVED') return []
  const release = products?.edges[0]?.node.catalogEntry?.release ?? null
  if (release?.accepted == null) return []
  const { accepted, live, drift } = release
  if (drift)
    return [
      warning(
        'release',
        `${short(accepted)} is accepted, but ${live === null ? 'another' : short(live)} is served`,
        'heddle publish accepts what is served; heddle serve without --watch serves what is accepted.',
      ),
    ]
  if (digest === null) return [ok('release', `${short(accepted)} is accepted and served`)]
  if (digest === accepted)
    return [ok('release', `${short(accepted)} is accepted and served, and is what the folder holds`)]
  return [
    ok(
      'release',
      `${short(accepted)} is accepted and served; the folder holds another, not published yet (heddle check says what changed)`,
    ),
  ]
}

function problemFinding(file: string, expected: string | null, found: string | null): Finding {
  const isClaim = found?.startsWith('CLAIM_CONFLICT') === true
  const said = `${file}: expected ${expected ?? 'something else'}, found ${found ?? 'nothing'}`
  return isClaim
    ? bad('claims', said, 'One of the two names a dataset that is not its own: agree with the other domain.')
    : bad('problems', said, 'It is served as it last was without it. Mend the file.')
}
