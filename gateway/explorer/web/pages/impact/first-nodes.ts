import { type Connection, everyNode } from '../../../../../client/pages.ts'

/** The first pages of a list, `most` at the most, one after the other, and whether they are all of it. */
export async function firstNodes<Node>(
  most: number,
  pageAfter: (cursor: string | null) => Promise<Connection<Node> | null | undefined>,
): Promise<{ readonly nodes: readonly Node[]; readonly isAll: boolean }> {
  const nodes: Node[] = []
  let pages = 0
  for await (const node of everyNode((after) => (pages++ < most ? pageAfter(after) : Promise.resolve(null))))
    nodes.push(node)
  return { nodes, isAll: pages <= most }
}
