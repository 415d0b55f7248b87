import type { Answer } from './mesh.ts'

type Ask = <Data>(query: string, variables?: Record<string, unknown>) => Promise<Answer<Data>>
type Page<Node> = { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }

/** An edge as everybody sees it, whichever commit wrote it. */
export type SeenEdge = { to: { id: string }; writer: string; lastRun: string; firstSeenAt: string; validFrom: string }
/** A job, and how many runs it has. */
export type SeenJob = { id: string; state: string; runs: { totalCount: number } }

const EDGES = `query ($of: ID!, $after: String) { page: edges(of: $of, first: 1000, after: $after) {
  edges { node { to { id } writer lastRun firstSeenAt validFrom } } pageInfo { hasNextPage endCursor }
} }`
const JOBS = `query ($after: String) { page: jobs(first: 1000, after: $after) {
  edges { node { id state runs { totalCount } } } pageInfo { hasNextPage endCursor }
} }`

/** The edges that leave a node, page by page, in the order of their ends. None of one that is not known. */
export const edgesFrom = (ask: Ask, of: string): Promise<SeenEdge[]> => allOf<SeenEdge>(ask, EDGES, { of })

/** All jobs, in the order of their ids. */
export async function allJobs(ask: Ask): Promise<SeenJob[]> {
  return (await allOf<SeenJob>(ask, JOBS, {})).sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function allOf<Node>(ask: Ask, query: string, variables: Record<string, unknown>): Promise<Node[]> {
  const found: Node[] = []
  for (let after: string | null = null; ; ) {
    const answer: Answer<{ page: Page<Node> | null }> = await ask(query, { ...variables, after })
    const code = answer.errors?.[0]?.extensions.code
    if (code === 'NOT_FOUND') return found
    const page = answer.data?.page
    if (!page) throw new Error(`expected a page, got ${JSON.stringify(answer.errors)}`)
    found.push(...page.edges.map(({ node }) => node))
    if (!page.pageInfo.hasNextPage) return found
    after = page.pageInfo.endCursor
  }
}
