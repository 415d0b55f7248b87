import type { Mesh, MeshError } from '../mesh/mesh.ts'
import type { AffectedReader } from './affected-reader.ts'

/** Who somebody is that reads: the owner as the domain says it, or as last known where the domain does not answer. */
export const READER_NODE = `{
  id kind label domainId
  product { owner { name } catalogEntry { lastKnown { owner { name } } } }
  entity { __typename ... on Consumer { owner { name } } }
}`

type Owned = { readonly owner?: { readonly name: string | null } | null } | null

export type ReaderNode = {
  readonly id: string
  readonly kind: string
  readonly label: string
  readonly domainId: string | null
  readonly product: (Owned & { readonly catalogEntry?: { readonly lastKnown: Owned } | null }) | null
  readonly entity: Owned
}

export function ownerOf({ product, entity }: ReaderNode): string | null {
  return product?.owner?.name ?? product?.catalogEntry?.lastKnown?.owner?.name ?? entity?.owner?.name ?? null
}

export type Page = { readonly hasNextPage: boolean; readonly endCursor: string | null }

/** Why it is not known who reads. */
export class ReadersUnknown extends Error {
  override readonly name = 'ReadersUnknown'
}

/** @throws ReadersUnknown when an error is the reason why this very part is null */
export function throwUnknown(errors: readonly MeshError[], ...paths: readonly string[]): void {
  const error = errors.find(({ path, code }) => paths.includes(path) && code !== 'NOT_FOUND')
  if (error !== undefined) throw new ReadersUnknown(`${error.message} (${error.code})`)
}

const EDGES = `query DirectReaders($of: ID!, $after: String, $asOf: DateTime) {
  edges(of: $of, level: PORT, first: 500, after: $after, asOf: $asOf) {
    pageInfo { hasNextPage endCursor }
    edges { node { writer stale from { id } to ${READER_NODE} } }
  }
}`

type Answer = {
  readonly edges: {
    readonly pageInfo: Page
    readonly edges: readonly {
      readonly node: {
        readonly writer: string
        readonly stale: boolean | null
        readonly from: { readonly id: string }
        readonly to: ReaderNode
      }
    }[]
  } | null
}

/**
 * Who reads a port, or anything of a domain, as a whole; those of `but` do not count. It is asked of the lineage alone, which knows
 * it of what its domain does not serve any more as well, if it is asked for a moment when that was still there.
 *
 * @param asOf RFC 3339; null for now
 * @throws ReadersUnknown
 */
export async function directReaders(
  mesh: Mesh,
  of: string,
  { asOf = null, but = null }: { readonly asOf?: string | null; readonly but?: string | null } = {},
): Promise<AffectedReader[]> {
  const readers: AffectedReader[] = []
  for (let after: string | null = null; ; ) {
    const errors: MeshError[] = []
    const answer: Answer = await mesh.ask<Answer>(
      EDGES,
      { of, after, asOf },
      { partial: (told) => errors.push(...told) },
    )
    throwUnknown(errors, 'edges')
    // Nothing reads what the lineage has never heard of.
    if (answer.edges === null) return readers
    for (const { node: edge } of answer.edges.edges) {
      const { from, to, writer, stale } = edge
      if (but !== null && to.domainId === but) continue
      const { id, kind, label } = to
      readers.push({
        port: from.id,
        reader: id,
        label,
        kind,
        owner: ownerOf(to),
        writer,
        stale,
        columns: null,
        hit: null,
      })
    }
    const { hasNextPage, endCursor } = answer.edges.pageInfo
    if (!hasNextPage) return readers
    after = endCursor
  }
}
