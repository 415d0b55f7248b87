import type { ClaimRecord, NodeKey } from '../stores/store.ts'

/**
 * Who claims which dataset now, by node and by port. A dataset is held by one domain (through as many of its ports as it
 * likes); claims of others wait, in the order they came. The write side's own copy.
 */
export type ClaimBook = ReturnType<typeof createClaimBook>

export function createClaimBook(claims: Iterable<ClaimRecord> = []) {
  const byNode = new Map<NodeKey, Set<ClaimRecord>>()
  const byPort = new Map<string, Set<ClaimRecord>>()
  const byDomain = new Map<string, Set<ClaimRecord>>()

  const add = (claim: ClaimRecord): void => {
    put(byNode, claim.node, claim)
    put(byPort, claim.port, claim)
    put(byDomain, claim.domain, claim)
  }
  for (const claim of claims) add(claim)

  return {
    add,
    remove(claim: ClaimRecord): void {
      byNode.get(claim.node)?.delete(claim)
      byPort.get(claim.port)?.delete(claim)
      byDomain.get(claim.domain)?.delete(claim)
    },
    ofNode: (node: NodeKey): readonly ClaimRecord[] => [...(byNode.get(node) ?? [])],
    ofPort: (port: string): readonly ClaimRecord[] => [...(byPort.get(port) ?? [])],
    /** The datasets that it holds: of what its domain claims, what no other domain does. */
    heldBy: (port: string): readonly NodeKey[] =>
      [...(byPort.get(port) ?? [])].flatMap(({ contested, node }) => (contested ? [] : [node])),
    ofDomain: (domain: string): readonly ClaimRecord[] => [...(byDomain.get(domain) ?? [])],
    /** The claim by which a domain holds it; null when nobody does. */
    holder(node: NodeKey): ClaimRecord | null {
      for (const claim of byNode.get(node) ?? []) if (!claim.contested) return claim
      return null
    },
    held(): ClaimRecord[] {
      return [...byNode.values()].flatMap((claims) => [...claims].filter((claim) => !claim.contested))
    },
  }
}

function put<Key>(map: Map<Key, Set<ClaimRecord>>, key: Key, claim: ClaimRecord): void {
  const claims = map.get(key)
  if (claims) claims.add(claim)
  else map.set(key, new Set([claim]))
}
