import { z } from 'zod'
import type { Mesh } from '../mesh/mesh.ts'
import type { PortChanges, ReleaseChanges } from './release-check.ts'

/** Somebody who reads a port that changes, and how much of the change is theirs. */
export const affectedReader = z.object({
  port: z.string(),
  reader: z.string().describe('the id of what the data goes to: a port, a dataset, a consumer, a product'),
  label: z.string(),
  kind: z.string(),
  owner: z.string().nullable().describe('the team; null when not known'),
  writer: z.string().describe('who says that it reads: the id of a job, a product or a person'),
  stale: z.boolean().nullable(),
  columns: z.array(z.string()).nullable().describe('the columns that it reads; null when it is not known which'),
  hit: z
    .array(z.string())
    .nullable()
    .describe(
      'those of them that are changed or removed; null when it is not known which it reads, or the whole port goes',
    ),
})
export type AffectedReader = z.infer<typeof affectedReader>

const READERS = `query Readers($port: ID!, $after: String) {
  port(id: $port) {
    readers(first: 500, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          writer stale columns
          node { id kind label product { owner { name } } entity { __typename ... on Consumer { owner { name } } } }
        }
      }
    }
  }
}`

type Owned = { readonly owner?: { readonly name: string | null } | null } | null
type Answer = {
  readonly port: {
    readonly readers: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
      readonly edges: readonly {
        readonly node: {
          readonly writer: string
          readonly stale: boolean | null
          readonly columns: readonly string[] | null
          readonly node: {
            readonly id: string
            readonly kind: string
            readonly label: string
            readonly product: Owned
            readonly entity: Owned
          }
        }
      }[]
    } | null
  } | null
}

/** Each port is asked about in a question of its own; so many at once. */
const AT_ONCE = 4

/**
 * Who reads what changes: of the ports that lose or change something, everyone who reads the whole of them, a column of
 * these, or nobody knows which. What is only added concerns nobody yet.
 *
 * @throws Failure when lineage cannot be asked
 */
export async function readersOfChanges(mesh: Mesh, changes: ReleaseChanges): Promise<readonly AffectedReader[]> {
  const ports = changes.products.flatMap((product) => product.ports.filter(losesSomething))
  const found: AffectedReader[][] = []
  const next = ports.entries()
  const worker = async () => {
    for (const [index, port] of next) found[index] = await readersOf(mesh, port)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return found.flat()
}

/** Fields whose change reaches whoever reads the port at all. */
const OF_THE_WHOLE = /^(kind|format|location|datasets)\b/

function losesSomething({ change, columns, fields }: PortChanges): boolean {
  return (
    change === 'REMOVED' ||
    (change === 'CHANGED' &&
      (columns.some((column) => column.change !== 'ADDED') || fields.some(({ field }) => OF_THE_WHOLE.test(field))))
  )
}

async function readersOf(mesh: Mesh, port: PortChanges): Promise<AffectedReader[]> {
  const isWhole = port.change === 'REMOVED' || port.fields.some(({ field }) => OF_THE_WHOLE.test(field))
  const gone = port.columns.filter(({ change }) => change !== 'ADDED').map(({ path }) => path)
  const readers: AffectedReader[] = []
  for (let after: string | null = null; ; ) {
    const answer: Answer = await mesh.ask<Answer>(READERS, { port: port.port, after }, { partial: () => undefined })
    const page = answer.port?.readers
    // Nothing reads a port that lineage has never heard of.
    if (page == null) return readers
    for (const { node: reader } of page.edges) {
      const columns = reader.columns === null ? null : [...reader.columns]
      const hit =
        isWhole || columns === null ? null : columns.filter((column) => gone.some((path) => isWithin(column, path)))
      if (hit?.length === 0) continue
      const { id, kind, label, product, entity } = reader.node
      const owner = product?.owner?.name ?? entity?.owner?.name ?? null
      readers.push({
        port: port.port,
        reader: id,
        label,
        kind,
        owner,
        writer: reader.writer,
        stale: reader.stale,
        columns,
        hit,
      })
    }
    if (!page.pageInfo.hasNextPage) return readers
    after = page.pageInfo.endCursor
  }
}

/** The column itself, one inside of it, or the one it is inside of: `customer` holds `customer.id`. */
function isWithin(column: string, path: string): boolean {
  return column === path || column.startsWith(`${path}.`) || path.startsWith(`${column}.`)
}
