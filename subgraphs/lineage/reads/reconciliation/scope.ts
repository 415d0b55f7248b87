import type { MeshCopy } from '../../mesh/copy.ts'
import type { Finding } from './finding.ts'

/** Whose findings are asked for; indexes are into the copy. */
export type Scope = { readonly kind: 'MESH' } | { readonly kind: 'DOMAIN' | 'PRODUCT'; readonly index: number }

export const scopeName = (scope: Scope): string => (scope.kind === 'MESH' ? scope.kind : `${scope.kind} ${scope.index}`)

/**
 * The names of the scopes that a finding is of. It is its two sides': of the product that reads, or says so, and of those whose
 * data that is; a domain's are those of its products.
 */
export function scopesOf({ product, taker, ports }: Finding, copy: MeshCopy): ReadonlySet<string> {
  const products = [product, ...ports.flatMap((port) => copy.ports[port]?.product ?? [])]
  if (taker.kind === 'PRODUCT') products.push(taker.index)
  const names = new Set<string>([scopeName({ kind: 'MESH' })])
  for (const index of products) {
    names.add(scopeName({ kind: 'PRODUCT', index }))
    names.add(scopeName({ kind: 'DOMAIN', index: copy.products[index]?.domain ?? -1 }))
  }
  return names
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
