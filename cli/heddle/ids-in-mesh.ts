import { z } from 'zod'
import { readId } from '../../schema/ids.ts'
import { askMesh } from './ask/answer.ts'
import type { IdKind } from './command.ts'
import { readEnrolments } from './mesh/enrolments.ts'
import { type Mesh, meshMeant, withMesh } from './mesh/mesh.ts'
import type { Terminal } from './terminal/terminal.ts'

/** A key was pressed, and somebody waits for what it does. */
const PATIENCE_MS = 1_000

/**
 * Ids that begin as typed, for a shell to offer: level by level, a domain's products once it is clear which domain, a product's ports once
 * the product is typed. None where no mesh was named, enrolled with or in HEDDLE_URL, or none answers at once: that is no time to complain.
 */
export async function idsInMesh(
  kind: IdKind,
  typed: string,
  options: { readonly mesh?: string | undefined },
  terminal: Terminal,
): Promise<readonly string[]> {
  // Not `AbortSignal.timeout` within `AbortSignal.any`: nothing holds it there, and one that was collected never ends anything.
  const late = new AbortController()
  const patience = setTimeout(() => late.abort(), PATIENCE_MS)
  try {
    if (meshMeant(options, terminal.environment, readEnrolments(terminal.environment)).by === 'default') return []
    const signal = AbortSignal.any([terminal.signal, late.signal])
    const ids = await withMesh(options, { ...terminal, signal }, (mesh) => idsThatBegin(mesh, kind, typed))
    // What is no id came from no mesh: it is not put on anybody's command line.
    return ids.filter((id) => id.startsWith(typed) && readId(id) !== null)
  } catch {
    return []
  } finally {
    clearTimeout(patience)
  }
}

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

async function idsThatBegin(mesh: Mesh, kind: IdKind, typed: string): Promise<readonly string[]> {
  const [domain = '', ...rest] = typed.split('/')
  if (rest.length > 0) return idsOf(mesh, domain, rest.length)
  const { data } = await askMesh(mesh, DOMAINS, {})
  const begun = (data.domains ?? []).map(({ id }) => id).filter((id) => id.startsWith(typed))
  const [only] = begun
  if (kind === 'domain' || only === undefined || begun.length > 1) return begun
  return [only, ...(await idsOf(mesh, only, 1))]
}

/** Of the first level below a domain the products, of the second their ports. */
async function idsOf(mesh: Mesh, domain: string, level: number): Promise<readonly string[]> {
  const { data } = await askMesh(mesh, PRODUCTS, { domain })
  const products = data.products?.edges.map(({ node }) => node) ?? []
  if (level === 1) return products.map(({ id }) => id)
  return products.flatMap(({ catalogEntry }) => catalogEntry?.lastKnown?.ports?.map(({ id }) => id) ?? [])
}
