import { z } from 'zod'
import { errorForm } from './answer.ts'
import { answerForm, COUNT, countForm, PAGE_INFO, pageForm } from './forms.ts'

export const hitForm = z.object({
  id: z.string().describe('of the product, or of the port when the port is what matched'),
  title: z.string(),
  domainId: z.string(),
  owner: z.string().nullable(),
  status: z.string().nullable(),
  highlight: z
    .string()
    .nullable()
    .describe('the text that matched, with <mark> around the words, all else escaped for HTML'),
  score: z.number(),
  availability: z.string(),
  consumers: z
    .number()
    .nullable()
    .describe('how many other products and consumers read it directly, as lineage last told'),
  updatedAt: z.string().nullable().describe('since when it is declared as it is now'),
  quality: z.object({ score: z.number().nullable(), coverage: z.number().nullable() }).nullable(),
  serviceLevels: z
    .object({ total: z.number(), met: z.number(), missed: z.number(), unknown: z.number() })
    .nullable()
    .describe('how many promises stand how'),
})
export const facetForm = z.object({ field: z.string(), values: z.array(countForm) })

export const FOUND = {
  query: `
    query Search($text: String!, $filter: ProductFilter, $first: Int!, $after: String, $sort: SearchSort) {
      search(text: $text, filter: $filter, first: $first, after: $after, sort: $sort) {
        totalCount
        facets { field values { ${COUNT} } }
        edges { node { id title domainId owner status highlight score availability consumers updatedAt quality { score coverage } serviceLevels { total met missed unknown } } }
        pageInfo { ${PAGE_INFO} }
      }
    }`,
  form: z.object({
    search: z
      .object({
        totalCount: z.number(),
        facets: z.array(facetForm),
        edges: z.array(z.object({ node: hitForm })),
        pageInfo: pageForm,
      })
      .nullable(),
  }),
}

export const foundForm = answerForm.extend({
  text: z.string(),
  totalCount: z.number().describe('all hits, whatever the page'),
  facets: z.array(facetForm).describe('how all hits divide'),
  hits: z.array(hitForm).describe('of this page, in the order asked for'),
  pageInfo: pageForm,
  errors: z.array(errorForm),
})
export type Found = z.infer<typeof foundForm>
