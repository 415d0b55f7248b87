/** A Relay connection, as far as walking it needs. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

export type NodeOf<Given> = Given extends { readonly edges: readonly { readonly node: infer Node }[] } ? Node : never

/** Every node of a list, page by page, each page asked for when the one before has been taken. A list that is null has none. */
export async function* everyNode<Node>(
  pageAfter: (cursor: string | null) => Promise<Connection<Node> | null | undefined>,
): AsyncGenerator<Node, void, undefined> {
  for (let after: string | null = null; ; ) {
    const page: Connection<Node> | null | undefined = await pageAfter(after)
    for (const { node } of page?.edges ?? []) yield node
    const next = page?.pageInfo.endCursor ?? null
    if (page == null || !page.pageInfo.hasNextPage || next === null || next === after) return
    after = next
  }
}
