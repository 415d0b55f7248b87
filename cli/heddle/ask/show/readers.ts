import { z } from 'zod'
import type { Cell, Drawing } from '../draw/columns.ts'
import { tableSection } from '../draw/page.ts'
import { moment } from '../draw/values.ts'
import { NODE, nodeForm } from '../forms.ts'

export const READERS = `
  totalCount
  staleCount
  edges { node { node { ${NODE} } job { id } writer method lastSeenAt stale columns } }`
const readerForm = z.object({
  node: nodeForm,
  job: z.object({ id: z.string() }).nullable(),
  writer: z.string(),
  method: z.string(),
  lastSeenAt: z.string().nullable(),
  stale: z.boolean().nullable(),
  columns: z.array(z.string()).nullable().describe('null: it is not known which'),
})
const counts = { totalCount: z.number(), staleCount: z.number() }
export const readersForm = z
  .object({ ...counts, edges: z.array(z.object({ node: readerForm })) })
  .transform(({ edges, ...counts }) => ({ ...counts, readers: edges.map(({ node }) => node) }))
  .pipe(z.object({ ...counts, readers: z.array(readerForm) }))
  .nullable()

const HEADINGS = [
  { name: 'who' },
  { name: 'by', gives: true },
  { name: 'known' },
  { name: 'last seen', gives: true },
  { name: '' },
  { name: 'columns', gives: true },
] as const

export function readersText(found: z.infer<typeof readersForm>, drawing: Drawing): string {
  if (found === null) return ''
  const { totalCount, readers } = found
  const more = totalCount > readers.length ? ` (${readers.length} of ${totalCount})` : ''
  const rows = readers.map(({ node, writer, method, lastSeenAt, stale, columns }): readonly Cell[] => [
    node.id,
    writer === node.id ? '' : writer,
    method.toLowerCase(),
    lastSeenAt === null ? '' : moment(lastSeenAt),
    stale === true ? ['stale', 'warning'] : '',
    columns?.join(', ') ?? '',
  ])
  return tableSection(`Read by, one hop${more}`, HEADINGS, rows, drawing)
}
