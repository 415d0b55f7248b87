import { z } from 'zod'
import { errorForm } from './answer.ts'
import { answerForm } from './forms.ts'
import { LEVELS } from './lineage-options.ts'

const graphNodeForm = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  domainId: z.string().nullable(),
  distance: z.number().nullable().describe('dataset hops; 0 is what was asked about'),
  upstreamTotal: z.number().nullable().describe('how many lie directly upstream of it, here or not'),
  downstreamTotal: z.number().nullable(),
  availability: z.string().nullable(),
  dangling: z.boolean().nullable().describe('a column that its contract does not have'),
})
const edgeForm = z.object({
  from: z.string(),
  to: z.string(),
  method: z.string(),
  writer: z.string(),
  confidence: z.number(),
  lastSeenAt: z.string().nullable(),
  stale: z.boolean().nullable(),
})
export const graphForm = z.object({
  direction: z.enum(['DOWNSTREAM', 'UPSTREAM']),
  truncated: z.boolean().describe('there was more within the depth: it stops after whole hops at 3,000 nodes'),
  depthReached: z.number(),
  nodes: z.array(graphNodeForm).describe('nearest first'),
  edges: z.array(edgeForm).describe('one for each writer'),
})
export type Graph = z.infer<typeof graphForm>

const end = z.object({ id: z.string() }).transform(({ id }) => id)
export const AROUND = {
  query: `
    query Lineage(
      $of: ID!, $direction: Direction, $depth: Int, $level: Level, $includeIndirect: Boolean
      $asOf: DateTime, $knownAt: DateTime
    ) {
      lineage(
        of: $of, direction: $direction, depth: $depth, level: $level, includeIndirect: $includeIndirect
        asOf: $asOf, knownAt: $knownAt
      ) {
        truncated
        depthReached
        nodes { id kind label domainId distance upstreamTotal downstreamTotal availability dangling }
        edges { from { id } to { id } method writer confidence lastSeenAt stale }
      }
    }`,
  form: z.object({
    lineage: graphForm
      .omit({ direction: true })
      .extend({ edges: z.array(edgeForm.extend({ from: end, to: end })) })
      .nullable(),
  }),
}

export const lineageForm = answerForm.extend({
  id: z.string(),
  level: z.enum(LEVELS),
  graphs: z.array(graphForm).describe('one for each direction asked for'),
  errors: z.array(errorForm),
})
