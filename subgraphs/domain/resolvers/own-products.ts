import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { cursorExpired } from '../../../platform/errors.ts'
import { pageSize } from '../../../platform/page.ts'
import type { ProductNode, Snapshot } from '../snapshot.ts'

const cursorForm = z.strictObject({ release: z.string(), id: z.string() })
const LIMITS = { fallback: 100, max: 500 }

/**
 * One page of a release, by id. A cursor holds for the release it was made in: the domain may have moved on between two
 * pages, and a harvest must not take half of each.
 *
 * @throws BAD_USER_INPUT for a wrong `first` or `after`, CURSOR_EXPIRED when another release is asked by now
 */
export function ownProductsPage(
  snapshot: Snapshot,
  first: number | null | undefined,
  after: string | null | undefined,
) {
  const size = pageSize(first, LIMITS)
  const cursor = after === null || after === undefined ? null : decodeCursor(cursorForm, 'after', after)
  if (cursor !== null && cursor.release !== snapshot.digest)
    throw cursorExpired('the domain serves another release by now; ask for the first page again')
  const start = cursor === null ? 0 : snapshot.products.findIndex(({ id }) => id > cursor.id)
  const nodes = start < 0 ? [] : snapshot.products.slice(start, start + size)
  return {
    nodes,
    release: snapshot.digest,
    pageInfo: {
      hasNextPage: start >= 0 && start + nodes.length < snapshot.products.length,
      hasPreviousPage: cursor !== null,
      startCursor: cursorOf(snapshot, nodes[0]),
      endCursor: cursorOf(snapshot, nodes.at(-1)),
    },
  }
}

function cursorOf({ digest }: Snapshot, node: ProductNode | undefined): string | null {
  return node === undefined ? null : encodeCursor({ release: digest, id: node.id })
}
