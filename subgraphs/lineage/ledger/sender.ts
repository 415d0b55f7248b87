import type { TokenKind } from '../../../platform/tokens.ts'
import { type DatasetName, reservedFor } from '../ingest/names.ts'
import type { NodeKey } from '../stores/store.ts'
import type { ClaimBook } from './claims.ts'

/** Who sends events: anyone who may write about all, or one domain. */
export type Sender = { readonly domain: string | null }

/** A sender of what persons say: tokens name no person, so the kind of token is what vouches for the name that is given. */
export type Voucher = Sender & { readonly kind: TokenKind }

/** As it is kept beside what was said: `admin`, `ingest`, `domain:<id>`. */
export const voucherName = ({ kind, domain }: Voucher): string => (domain === null ? kind : `domain:${domain}`)

/** What another domain holds, and so is not this sender's to write to. */
export function foreignTo(claims: ClaimBook, { domain }: Sender): (node: NodeKey) => boolean {
  return (node) => {
    const holder = domain === null ? null : claims.holder(node)
    return holder !== null && holder.domain !== domain
  }
}

/** Whether it is in another domain's own namespace, known or claimed yet or not. */
export function isReserved(name: DatasetName, { domain }: Sender): boolean {
  const reserved = domain === null ? null : reservedFor(name)
  return reserved !== null && reserved !== domain
}
