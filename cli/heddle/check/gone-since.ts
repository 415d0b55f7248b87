import type { Mesh, MeshError } from '../mesh/mesh.ts'
import { type Page, throwUnknown } from './direct-readers.ts'

const WENT = `query PortWent($port: ID!, $after: String) {
  changes(filter: { subject: [$port], event: [PORT_REMOVED, DOMAIN_UNPUBLISHED] }, first: 1000, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node { at } }
  }
}`

type Answer = {
  readonly changes: {
    readonly pageInfo: Page
    readonly edges: readonly { readonly node: { readonly at: string } }[]
  } | null
}

/** The services of a mesh may differ by so much about what time it is. */
const CLOCKS_DIFFER_MS = 1_000

/**
 * A moment shortly before a port went, the last time that it did: its readers went with it, as far as the lineage of now is concerned.
 * A domain that serves its folder is without the port before a publish is.
 *
 * @returns RFC 3339; null when no change is kept that says so
 * @throws ReadersUnknown
 */
export async function beforeItWent(mesh: Mesh, port: string): Promise<string | null> {
  let last: string | null = null
  for (let after: string | null = null; ; ) {
    const errors: MeshError[] = []
    const answer: Answer = await mesh.ask<Answer>(WENT, { port, after }, { partial: (told) => errors.push(...told) })
    throwUnknown(errors, 'changes')
    last = answer.changes?.edges.at(-1)?.node.at ?? last
    if (answer.changes?.pageInfo.hasNextPage !== true) break
    after = answer.changes.pageInfo.endCursor
  }
  return last === null ? null : new Date(Date.parse(last) - CLOCKS_DIFFER_MS).toISOString()
}
