import { z } from 'zod'
import {
  QUALITY,
  qualityForm,
  RELEASE,
  releaseForm,
  SERVICE_LEVEL,
  serviceLevelForm,
  TEAM,
  teamForm,
} from '../forms.ts'
import { NEIGHBOURS, neighboursForm } from './parts.ts'
import { PORT, PORT_SNAPSHOT, portForm, portSnapshotForm } from './ports.ts'

const text = z.string().nullable()
const LINK = 'title url kind'
const linkForm = z.object({ title: text, url: z.string(), kind: text })
const INPUT = 'name version contractId portId datasetId description'
const inputForm = z.object({
  name: z.string(),
  version: text,
  contractId: text,
  portId: text,
  datasetId: text,
  description: text,
})
export const PROBLEM = 'file line path expected found product'
export const problemForm = z.object({
  file: z.string(),
  line: z.number().nullable(),
  path: text,
  expected: text,
  found: text,
  product: text,
})

const snapshot = {
  name: text,
  title: text,
  status: text,
  version: text,
  owner: teamForm,
  tags: z.array(z.string()).nullable(),
  inputPorts: z.array(inputForm).nullable(),
  serviceLevels: z.array(serviceLevelForm).nullable(),
  quality: qualityForm,
}
const SNAPSHOT = `
  name
  title
  status
  version
  owner { ${TEAM} }
  tags
  inputPorts { ${INPUT} }
  serviceLevels { ${SERVICE_LEVEL} }
  quality { ${QUALITY} }`

const PRODUCT = `
  id
  ${SNAPSHOT}
  description { purpose usage limitations }
  archetype
  links { ${LINK} }
  support { ${LINK} }
  updatedAt
  outputPorts { ${PORT} }
  managementPorts { name content type url }
  transformation { engine version description }
  catalogEntry {
    availability
    lastSeenAt
    release { ${RELEASE} }
    lastKnown { takenAt ${SNAPSHOT} ports { ${PORT_SNAPSHOT} } }
  }
  upstream(first: $first) { ${NEIGHBOURS} }
  downstream(first: $first) { ${NEIGHBOURS} }`
const ofGraph = z.object({
  id: z.string(),
  ...snapshot,
  description: z.object({ purpose: text, usage: text, limitations: text }).nullable(),
  archetype: text,
  links: z.array(linkForm).nullable(),
  support: z.array(linkForm).nullable(),
  updatedAt: text,
  outputPorts: z.array(portForm).nullable(),
  managementPorts: z.array(z.object({ name: z.string(), content: text, type: text, url: text })).nullable(),
  transformation: z.object({ engine: text, version: text, description: text }).nullable(),
  catalogEntry: z
    .object({
      availability: z.string(),
      lastSeenAt: text,
      release: releaseForm,
      lastKnown: z.object({ takenAt: z.string(), ...snapshot, ports: z.array(portSnapshotForm).nullable() }).nullable(),
    })
    .nullable(),
  upstream: neighboursForm,
  downstream: neighboursForm,
})
export const productForm = ofGraph.extend({
  problems: z.array(problemForm).nullable().describe('in its descriptors; null when its domain cannot be asked'),
})
export type Problem = z.infer<typeof problemForm>
export type Product = z.infer<typeof productForm>

export const SHOWN = {
  query: `
    query ShowProduct($id: ID!, $domain: ID!, $first: Int!) {
      product(id: $id) { ${PRODUCT} }
      domain(id: $domain) { problems { ${PROBLEM} } }
    }`,
  form: z.object({
    product: ofGraph.nullable(),
    domain: z.object({ problems: z.array(problemForm).nullable() }).nullable(),
  }),
}

/** One that its domain no longer has: the index may know it still. */
export const REMOVED = {
  query: `
    query ShowRemovedProduct($id: String!, $domain: ID!, $first: Int!, $hits: Int!) {
      search(text: $id, filter: { domain: [$domain] }, first: $hits) { edges { node { product { ${PRODUCT} } } } }
    }`,
  form: z.object({
    search: z.object({ edges: z.array(z.object({ node: z.object({ product: ofGraph }) })) }).nullable(),
  }),
}
