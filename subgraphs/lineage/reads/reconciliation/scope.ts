import type { MeshCopy } from '../../mesh/copy.ts'
import type { Finding } from './finding.ts'

/** Whose findings are asked for; indexes are into the copy. */
export type Scope = { readonly kind: 'MESH' } | { readonly kind: 'DOMAIN' | 'PRODUCT'; readonly index: number }

export const scopeName = (scope: Scope): string => (scope.kind === 'MESH' ? scope.kind : `${scope.kind} ${scope.index}`)

/**
 * A finding is its two sides': of the product that reads, or says so, and of those whose data that is. A domain's are those of
 * its products.
 */
export function isOf(finding: Finding, scope: Scope, copy: MeshCopy): boolean {
  if (scope.kind === 'MESH') return true
  return productsOf(finding, copy).some((product) =>
    scope.kind === 'PRODUCT' ? product === scope.index : copy.products[product]?.domain === scope.index,
  )
}

function productsOf({ product, taker, ports }: Finding, copy: MeshCopy): number[] {
  const sources = ports.flatMap((port) => copy.ports[port]?.product ?? [])
  return [product, ...(taker.kind === 'PRODUCT' ? [taker.index] : []), ...sources]
}

/** The products whose findings are asked for; null: all. */
export function productsIn({ domains }: MeshCopy, scopes: readonly Scope[]): ReadonlySet<number> | null {
  const found = new Set<number>()
  for (const scope of scopes) {
    if (scope.kind === 'MESH') return null
    if (scope.kind === 'PRODUCT') found.add(scope.index)
    else for (const product of domains[scope.index]?.products ?? []) found.add(product)
  }
  return found
}
