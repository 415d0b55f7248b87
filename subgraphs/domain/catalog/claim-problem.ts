import { productOf } from '../../../schema/ids.ts'
import type { Problem } from '../documents.ts'
import type { Standing } from './catalog-client.ts'

/** A dataset that two domains claim, as a problem of the one that asks: both hear of it, the first keeps it (DESIGN §1). */
export function claimProblem(
  domain: { readonly id: string },
  { dataset, heldBy, refused }: Standing['conflicts'][number],
): Problem {
  const [own, other] = heldBy.domain === domain.id ? [heldBy, refused] : [refused, heldBy]
  const product = productOf(own.port)
  const name = `${dataset.namespace} ${dataset.name}`
  return {
    file: `products/${product?.split('/')[1] ?? ''}/product.yaml`,
    line: null,
    path: null,
    expected: `datasets that no other domain claims, for port ${own.port}`,
    found: `CLAIM_CONFLICT: ${name} is claimed by ${other.port} too; ${heldBy.port} keeps it`,
    product,
  }
}
