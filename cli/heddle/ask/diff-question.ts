import { z } from 'zod'
import { errorForm } from './answer.ts'
import { answerForm, PAGE_INFO, pageForm } from './forms.ts'

export const BASES = ['VALID', 'KNOWN'] as const

const edgeForm = z.object({
  from: z.object({ id: z.string(), label: z.string() }),
  to: z.object({ id: z.string(), label: z.string() }),
  method: z.string(),
  confidence: z.number(),
  producer: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  transformations: z
    .array(z.object({ type: z.string(), subtype: z.string().nullable(), masking: z.boolean() }))
    .nullable(),
})
const EDGE = `
  from { id label }
  to { id label }
  method
  confidence
  producer
  validFrom
  validTo
  transformations { type subtype masking }`

const changeForm = z.object({
  kind: z.enum(['ADDED', 'REMOVED', 'CHANGED']),
  before: edgeForm.nullable(),
  after: edgeForm.nullable(),
  fields: z.array(z.string()).describe('what of a changed edge is another'),
  cause: z.string(),
  writer: z.string().describe('the id of the job, product or person that says so'),
  at: z.string().nullable(),
  runId: z.string().nullable(),
})
const difference = {
  from: z.string(),
  to: z.string().nullable().describe('null: now'),
  basis: z.enum(BASES),
  added: z.number().describe('all of them, whatever the page; likewise removed and changed'),
  removed: z.number(),
  changed: z.number(),
  complete: z.boolean().describe('false: more lies beyond the depth'),
}
export const diffForm = answerForm.extend({
  compared: z.literal('lineage'),
  id: z.string(),
  ...difference,
  changes: z.array(changeForm).describe('of this page'),
  pageInfo: pageForm,
  errors: z.array(errorForm),
})

export const DIFFERENT = {
  query: `
    query LineageDiff(
      $of: ID!, $from: DateTime!, $to: DateTime, $direction: Direction, $depth: Int, $level: Level, $basis: DiffBasis
      $first: Int, $after: String
    ) {
      lineageDiff(
        of: $of, from: $from, to: $to, direction: $direction, depth: $depth, level: $level, basis: $basis
        first: $first, after: $after
      ) {
        from
        to
        basis
        added
        removed
        changed
        complete
        changes {
          edges { node { kind before { ${EDGE} } after { ${EDGE} } fields cause writer at runId } }
          pageInfo { ${PAGE_INFO} }
        }
      }
    }`,
  form: z.object({
    lineageDiff: z
      .object({
        ...difference,
        changes: z.object({ edges: z.array(z.object({ node: changeForm })), pageInfo: pageForm }),
      })
      .nullable(),
  }),
}

export type Diff = z.infer<typeof diffForm>
