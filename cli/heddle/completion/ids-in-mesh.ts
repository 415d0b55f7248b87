import { z } from 'zod'
import { askMesh } from '../ask/answer.ts'
import type { Named } from '../command.ts'
import type { Mesh } from '../mesh/mesh.ts'

const id = z.object({ id: z.string() })

const DOMAINS = {
  query: 'query DomainIds { domains { id } }',
  form: z.object({ domains: z.array(id).nullable() }),
}

const ports = z.object({ lastKnown: z.object({ ports: z.array(id).nullable() }).nullable() }).nullable()

const PRODUCTS = {
  query: `
    query ProductIds($domain: ID!) {
      products(filter: { domain: [$domain] }, first: 1000) {
        edges { node { id catalogEntry { lastKnown { ports { id } } } } }
      }
    }`,
  form: z.object({
    products: z.object({ edges: z.array(z.object({ node: id.extend({ catalogEntry: ports }) })) }).nullable(),
  }),
}

/** Level by level: a domain's products once it is clear which domain, a product's ports once the product is typed. @throws Failure */
export async function idsThatBegin(mesh: Mesh, kind: Named, typed: string): Promise<readonly string[]> {
  const [domain = '', ...rest] = typed.split('/')
  if (rest.length > 0) return idsBelow(mesh, domain, rest.length)
  const { data } = await askMesh(mesh, DOMAINS, {})
  const begun = (data.domains ?? []).map(({ id }) => id).filter((id) => id.startsWith(typed))
  const [only] = begun
  if (kind === 'domain' || only === undefined || begun.length > 1) return begun
  return [only, ...(await idsBelow(mesh, only, 1))]
}

/** Of the first level below a domain the products, of the second their ports. */
async function idsBelow(mesh: Mesh, domain: string, level: number): Promise<readonly string[]> {
  const { data } = await askMesh(mesh, PRODUCTS, { domain })
  const products = data.products?.edges.map(({ node }) => node) ?? []
  if (level === 1) return products.map(({ id }) => id)
  return products.flatMap(({ catalogEntry }) => catalogEntry?.lastKnown?.ports?.map(({ id }) => id) ?? [])
}
