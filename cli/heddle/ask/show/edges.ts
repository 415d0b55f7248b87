import { z } from 'zod'
import type { Cell, Drawing } from '../draw/columns.ts'
import { tableSection } from '../draw/page.ts'
import { moment } from '../draw/values.ts'

export const EDGES = `
  totalCount
  edges { node { from { id } to { id } method writer confidence lastSeenAt stale } }`
const edgeForm = z.object({
  from: z.object({ id: z.string() }),
  to: z.object({ id: z.string() }),
  method: z.string(),
  writer: z.string(),
  confidence: z.number(),
  lastSeenAt: z.string().nullable(),
  stale: z.boolean().nullable(),
})
export const edgesForm = z
  .object({ totalCount: z.number(), edges: z.array(z.object({ node: edgeForm })) })
  .transform(({ totalCount, edges }) => ({ totalCount, edges: edges.map(({ node }) => node) }))
  .pipe(z.object({ totalCount: z.number(), edges: z.array(edgeForm) }))
  .nullable()

const HEADINGS = [
  { name: 'id' },
  { name: 'by', gives: true },
  { name: 'known' },
  { name: 'sure' },
  { name: 'last seen', gives: true },
  { name: '' },
] as const

/** The far ends of edges, and who says so. */
export function edgesText(
  heading: string,
  found: z.infer<typeof edgesForm>,
  end: 'from' | 'to',
  drawing: Drawing,
): string {
  if (found === null) return ''
  const { totalCount, edges } = found
  const more = totalCount > edges.length ? ` (${edges.length} of ${totalCount})` : ''
  const rows = edges.map((edge): readonly Cell[] => [
    edge[end].id,
    edge.writer,
    edge.method.toLowerCase(),
    edge.confidence.toFixed(2),
    edge.lastSeenAt === null ? '' : moment(edge.lastSeenAt),
    edge.stale === true ? ['stale', 'warning'] : '',
  ])
  return tableSection(`${heading}${more}`, HEADINGS, rows, drawing)
}
