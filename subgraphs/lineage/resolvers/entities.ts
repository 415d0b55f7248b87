import { parseDatasetId, parseDomainId, parseJobId, readId } from '../../../schema/ids.ts'
import type {
  DataProductResolvers,
  DatasetResolvers,
  DomainResolvers,
  JobResolvers,
  LineageEntityResolvers,
  OutputPortResolvers,
} from '../generated/resolver-types.ts'
import { listQuestion, reach } from '../reads/impact.ts'
import { edgesField } from './edges.ts'
import { impactField, listField } from './lists.ts'

export const dataProduct: DataProductResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  upstream: listField('UPSTREAM', 'PRODUCT'),
  downstream: listField('DOWNSTREAM', 'PRODUCT'),
  impact: impactField,
}

export const outputPort: OutputPortResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  upstream: listField('UPSTREAM', 'PORT'),
  downstream: listField('DOWNSTREAM', 'PORT'),
  impact: impactField,
  readers: edgesField('DOWNSTREAM'),
}

export const dataset: DatasetResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  namespace: ({ id }) => parseDatasetId(id).namespace,
  name: ({ id }) => parseDatasetId(id).name,
  async ports({ id }, _, context) {
    const reader = context.reader()
    const subject = await reader.subject(parseDatasetId(id))
    const ports = [...(subject?.ports ?? [])].sort((a, b) => a - b)
    return ports.flatMap((port) => {
      const entry = reader.now.copy.ports[port]
      return entry === undefined ? [] : [{ id: entry.id }]
    })
  },
  upstream: listField('UPSTREAM', 'PORT'),
  downstream: listField('DOWNSTREAM', 'PORT'),
  impact: impactField,
  readers: edgesField('DOWNSTREAM'),
}

export const domain: DomainResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  async dependsOn({ id }, _, context) {
    const reader = context.reader()
    const subject = await reader.subject(parseDomainId(id))
    if (subject === null) return null
    const { rolled, snapshot } = await reach(reader, reader.now, listQuestion(subject, 'UPSTREAM', 1, 'DOMAIN'))
    const ids = (rolled.byDistance[0] ?? []).flatMap((row) => snapshot.copy.domains[row.index]?.id ?? [])
    return ids.sort().map((other) => ({ id: other }))
  },
}

export const job: JobResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  namespace: ({ id }) => parseJobId(id).namespace,
  name: ({ id }) => parseJobId(id).name,
}

const TYPES = {
  PRODUCT: 'DataProduct',
  PORT: 'OutputPort',
  DATASET: 'Dataset',
  DOMAIN: 'Domain',
  CONSUMER: 'Consumer',
} as const

export const lineageEntity: LineageEntityResolvers = {
  __resolveType({ id }) {
    const kind = readId(id)?.kind
    return kind !== undefined && kind in TYPES ? TYPES[kind as keyof typeof TYPES] : null
  },
}
