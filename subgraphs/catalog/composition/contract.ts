import { createHash } from 'node:crypto'

/** The three subgraphs that are always there, as SDL. */
export interface Contract {
  readonly catalog: string
  readonly lineage: string
  readonly products: string
}

/** The name of a domain's own subgraph in the supergraph. */
export const leafSubgraph = (domain: string): string => `${domain}_leaf`

/**
 * Where a leaf is served, as it stands in a composed supergraph: a placeholder, filled in from the routing table when the
 * mesh is handed out. A domain that moves therefore needs no composition, and a restored version finds it where it is now.
 */
export const leafPlaceholder = (domain: string): string => `heddle-leaf://${domain}`

export function contractDigest({ catalog, lineage, products }: Contract): string {
  return digest([catalog, lineage, products].join('\0'))
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
