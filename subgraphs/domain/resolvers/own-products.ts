import { z } from 'zod'
import { compareTexts } from '../../../platform/compare-texts.ts'
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts'
import { cursorExpired, invalidInput } from '../../../platform/errors.ts'
import { pageSize } from '../../../platform/page.ts'
import type { ProductNode, Snapshot } from '../snapshot.ts'

const cursorForm = z.strictObject({ release: z.string(), id: z.string() })
const LIMITS = { fallback: 100, max: 500 }

export interface ProductsAsked {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly ids?: readonly string[] | null | undefined
}

/**
 * One page of a release, by id. A cursor holds for the release it was made in: the domain may have moved on between two
 * pages, and a harvest must not take half of each.
 *
 * @throws BAD_USER_INPUT for a wrong `first` or `after`, or too many `ids`, CURSOR_EXPIRED when another release is asked by now
 */
export function ownProductsPage(snapshot: Snapshot, { first, after, ids }: ProductsAsked) {
  const size = pageSize(first, LIMITS)
  const cursor = after === null || after === undefined ? null : decodeCursor(cursorForm, 'after', after)
  if (cursor !== null && cursor.release !== snapshot.digest)
    throw cursorExpired('the domain serves another release by now; ask for the first page again')
  const products = ids === null || ids === undefined ? snapshot.products : chosen(snapshot, ids)
  const start = cursor === null ? 0 : products.findIndex(({ id }) => id > cursor.id)
  const nodes = start < 0 ? [] : products.slice(start, start + size)
  return {
    nodes,
    release: snapshot.digest,
    pageInfo: {
      hasNextPage: start >= 0 && start + nodes.length < products.length,
      hasPreviousPage: cursor !== null,
      startCursor: cursorOf(snapshot, nodes[0]),
      endCursor: cursorOf(snapshot, nodes.at(-1)),
    },
  }
}

function chosen({ productById }: Snapshot, ids: readonly string[]): readonly ProductNode[] {
  if (ids.length > LIMITS.max)
    throw invalidInput({ argument: 'ids', expected: `at most ${LIMITS.max} ids`, received: ids.length })
  return [...new Set(ids)].flatMap((id) => productById.get(id) ?? []).toSorted((a, b) => compareTexts(a.id, b.id))
}

function cursorOf({ digest }: Snapshot, node: ProductNode | undefined): string | null {
  return node === undefined ? null : encodeCursor({ release: digest, id: node.id })
}
