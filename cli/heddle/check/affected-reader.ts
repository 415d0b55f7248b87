import { z } from 'zod'

/** Somebody who reads a port that changes, and how much of the change is theirs. */
export const affectedReader = z.object({
  port: z.string(),
  reader: z.string().describe('the id of what the data goes to: a port, a dataset, a consumer, a product'),
  label: z.string(),
  kind: z.string(),
  owner: z.string().nullable().describe('the team; null when not known'),
  writer: z.string().describe('who says that it reads: the id of a job, a product or a person'),
  stale: z.boolean().nullable(),
  columns: z.array(z.string()).nullable().describe('the columns that it reads; null when it is not known which'),
  hit: z
    .array(z.string())
    .nullable()
    .describe(
      'those of them that are changed or removed; null when it is not known which it reads, or the whole port goes',
    ),
})
export type AffectedReader = z.infer<typeof affectedReader>
