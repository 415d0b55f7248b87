import { z } from 'zod'
import { errorForm } from './answer.ts'
import { answerForm, COUNT, countForm, NODE, nodeForm, PAGE_INFO, pageForm, TEAM, teamForm } from './forms.ts'

const rowForm = z.object({
  distance: z.number().describe('dataset hops'),
  node: nodeForm,
  path: z.array(z.object({ id: z.string(), label: z.string() })).describe('a shortest way, both ends included'),
  precision: z.string().nullable(),
  columns: z.array(z.string()).nullable().describe('ids of the columns reached; null unless columns were asked about'),
  lowestConfidence: z.number().describe('of the least sure edge of the path, 0–1'),
  methods: z.array(z.string()).nullable(),
  staleSince: z.string().nullable(),
  owner: teamForm,
  serviceLevels: z
    .array(z.object({ property: z.string(), objective: z.string().nullable(), met: z.boolean().nullable() }))
    .nullable(),
  availability: z.string().nullable(),
  lastKnownAt: z.string().nullable(),
})
const reached = {
  total: z.number().describe('all that is reached, whatever the page'),
  complete: z.boolean().describe('false: there is, or may be, more'),
  depthReached: z.number(),
  unreachableDomains: z.array(z.string()),
  attributesAsOf: z.string().nullable(),
  byDistance: z.array(countForm),
  byDomain: z.array(countForm),
  byOwner: z.array(countForm),
  byKind: z.array(countForm),
  byPrecision: z.array(countForm).nullable(),
}
export const impactForm = answerForm.extend({
  id: z.string(),
  ...reached,
  removedDomains: z
    .array(z.string())
    .describe('those of the unreachable, or that of what was asked about, that were taken out of the mesh'),
  rows: z.array(rowForm).describe('of this page, nearest first'),
  pageInfo: pageForm,
  failOn: z.number().nullable().describe('the total from which on it ends with 1'),
  errors: z.array(errorForm),
})

export const REACHED = {
  query: `
    query Impact(
      $of: ID!, $direction: Direction, $depth: Int, $level: Level, $filter: ImpactFilter, $includeIndirect: Boolean
      $asOf: DateTime, $knownAt: DateTime, $first: Int, $after: String
    ) {
      impact(
        of: $of, direction: $direction, depth: $depth, level: $level, filter: $filter, includeIndirect: $includeIndirect
        asOf: $asOf, knownAt: $knownAt
      ) {
        total
        complete
        depthReached
        unreachableDomains
        attributesAsOf
        byDistance { ${COUNT} }
        byDomain { ${COUNT} }
        byOwner { ${COUNT} }
        byKind { ${COUNT} }
        byPrecision { ${COUNT} }
        rows(first: $first, after: $after) {
          edges {
            node {
              distance
              node { ${NODE} }
              path { id label }
              precision
              columns
              lowestConfidence
              methods
              staleSince
              owner { ${TEAM} }
              serviceLevels { property objective met }
              availability
              lastKnownAt
            }
          }
          pageInfo { ${PAGE_INFO} }
        }
      }
    }`,
  form: z.object({
    impact: z
      .object({
        ...reached,
        rows: z.object({ edges: z.array(z.object({ node: rowForm })), pageInfo: pageForm }),
      })
      .nullable(),
  }),
}

export type Impact = z.infer<typeof impactForm>
