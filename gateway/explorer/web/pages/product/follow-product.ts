import { type Change, follow } from '../../../../../client/follow.ts'
import {
  type ChangesQuery,
  type ChangesQueryVariables,
  operations,
} from '../../../../../client/generated/operations.ts'
import { type Answer, request } from '../../../../../client/request.ts'
import { mesh } from '../../api/mesh.ts'

/** Pages of history that are read at the most: beyond, the oldest are left out, and that is said. */
const MOST_PAGES = 20
const PAGE = 200

export interface ProductFeed {
  /** What is kept of before, in its order; `isCut` when there was more than is read. */
  readonly history: (changes: readonly Change[], isCut: boolean) => void
  readonly changed: (change: Change) => void
  readonly troubled: (message: string) => void
  /** What was told as trouble is over. */
  readonly recovered: () => void
}

/**
 * What changed of a product, then what changes, until `signal` aborts. Kept apart with the operations of the client, so that only
 * who looks at changes loads them.
 *
 * @throws HeddleError when the mesh does not answer at all
 */
export async function followProduct(id: string, feed: ProductFeed, signal: AbortSignal): Promise<void> {
  const filter = { subject: [id] }
  const history: Change[] = []
  let after: string | null = null
  let isCut = false
  for (let pages = 0; ; pages += 1) {
    const asked: ChangesQueryVariables = { after, first: PAGE, filter }
    const { data }: Answer<ChangesQuery> = await request(mesh, operations.changes, asked, { signal })
    if (data.changes === null) break
    const { edges, newest, pageInfo } = data.changes
    history.push(...edges.map(({ node }) => node))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : newest
    if (!pageInfo.hasNextPage) break
    isCut = pages + 1 >= MOST_PAGES
    if (isCut) break
  }
  feed.history(history, isCut)
  const following = follow(
    mesh,
    { after, filter },
    { signal, onTrouble: ({ message }) => feed.troubled(message), onRecovered: feed.recovered },
  )
  for await (const change of following) feed.changed(change)
}
