import { ownDatasetOf, parseDatasetId, parsePortId } from '../../../../schema/ids.ts'
import type { LineageDocumentAnswer } from '../../../../schema/lineage-document.ts'
import { type DatasetName, reservedFor } from '../../ingest/names.ts'
import type { KnownPort } from '../../mesh/known-domain.ts'
import type { ClaimRecord, Instant, NodeKey } from '../../stores/store.ts'
import type { ClaimBook } from '../claims.ts'
import { internDataset } from '../datasets/identities.ts'
import type { Ledger } from '../ledger.ts'

/** What a port claims: what it declares, else a dataset of its own. */
export function namesOfPort(port: KnownPort): readonly DatasetName[] {
  return port.datasets.length > 0 ? port.datasets : [ownDatasetOf(parsePortId(port.id))]
}

/** Ports of a domain that say something new, and as they were before. */
export type ChangedPorts = {
  readonly domain: string
  readonly ports: readonly KnownPort[]
  readonly gone: readonly KnownPort[]
}

/**
 * Brings the claims of these ports to what they say, and answers with the ports whose claims changed, of any domain: a claim
 * that ends may let another domain's through. The first domain to claim a dataset keeps it; a later one's claim waits.
 * In a namespace `heddle://<domain>` only that domain's claims ever hold.
 */
export function claimPorts(
  ledger: Ledger,
  claims: ClaimBook,
  { domain, ports, gone }: ChangedPorts,
  at: Instant,
): ReadonlySet<string> {
  const changed = new Set<string>()
  const freed = new Set<NodeKey>()
  const wanted = new Map<string, { port: string; node: NodeKey; reserved: string | null }>()
  for (const port of ports) {
    for (const name of namesOfPort(port)) {
      const node = internDataset(ledger, name)
      wanted.set(`${port.id} ${node}`, { port: port.id, node, reserved: reservedFor(name) })
    }
  }

  const changing = new Set([...gone, ...ports].map((port) => port.id))
  for (const claim of [...changing].flatMap(claims.ofPort)) {
    if (wanted.delete(`${claim.port} ${claim.node}`)) continue
    claims.remove(claim)
    ledger.endClaim(claim, Math.max(at, claim.validFrom))
    changed.add(claim.port)
    freed.add(claim.node)
  }
  const reopen = (claim: ClaimRecord, contested: boolean): void => {
    claims.remove(claim)
    ledger.endClaim(claim, Math.max(at, claim.validFrom))
    open(ledger, claims, { domain: claim.domain, port: claim.port, node: claim.node, contested, validFrom: at })
    changed.add(claim.port)
  }
  for (const { port, node, reserved } of wanted.values()) {
    // Another's claim may be older than this rule.
    const squatters = claims.ofNode(node).filter((claim) => !claim.contested && claim.domain !== domain)
    if (reserved === domain) for (const claim of squatters) reopen(claim, true)
    const holder = claims.holder(node)
    const isHeld = holder !== null && holder.domain !== domain
    const contested = isHeld || (reserved !== null && reserved !== domain)
    open(ledger, claims, { domain, port, node, contested, validFrom: at })
    changed.add(port)
  }
  for (const node of freed) {
    if (claims.holder(node) !== null) continue
    const reserved = reservedFor(parseDatasetId(ledger.idOf(node)))
    const heir = claims.ofNode(node).find((claim) => reserved === null || reserved === claim.domain)?.domain
    for (const claim of claims.ofNode(node).filter((waiting) => waiting.domain === heir)) reopen(claim, false)
  }
  return changed
}

/** The conflicts a domain is part of, on either side. */
export function conflictsOf(
  claims: ClaimBook,
  domain: string,
  idOf: (node: NodeKey) => string,
): LineageDocumentAnswer['conflicts'] {
  const nodes = new Set(claims.ofDomain(domain).map((claim) => claim.node))
  return [...nodes].flatMap((node) => {
    const waiting = claims.ofNode(node).filter((claim) => claim.contested)
    if (waiting.length === 0) return []
    const { namespace, name } = parseDatasetId(idOf(node))
    const reserved = reservedFor({ namespace, name })
    const holder = claims.holder(node) ?? (reserved === null ? null : { domain: reserved, port: `${reserved}/${name}` })
    if (holder === null) return []
    return waiting
      .filter((claim) => claim.domain === domain || holder.domain === domain)
      .map((claim) => ({
        dataset: { namespace, name },
        heldBy: { domain: holder.domain, port: holder.port },
        refused: { domain: claim.domain, port: claim.port },
      }))
  })
}

type NewClaim = Pick<ClaimRecord, 'domain' | 'port' | 'node' | 'contested' | 'validFrom'>

function open(ledger: Ledger, claims: ClaimBook, given: NewClaim): void {
  const claim: ClaimRecord = { ...given, validTo: null, recordedFrom: ledger.recordedAt, recordedTo: null }
  claims.add(claim)
  ledger.openClaim(claim)
}
