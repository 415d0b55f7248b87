import { parseDatasetId, parseDomainId, parseProductId, readId } from '../../../schema/ids.ts'
import type {
  DataProductResolvers,
  DatasetResolvers,
  DomainResolvers,
  LineageEntityResolvers,
  OutputPortResolvers,
} from '../generated/resolver-types.ts'
import { danglingColumns } from '../reads/columns/dangling.ts'
import { reach } from '../reads/impact.ts'
import { listQuestion } from '../reads/question.ts'
import { readTime } from './arguments.ts'
import { datasetFacts, schemaDrift } from './datasets.ts'
import { edgesField } from './edges.ts'
import { reconciliationField } from './findings.ts'
import { leadTimes } from './lead-time.ts'
import { impactField, listField } from './lists.ts'

export const dataProduct: DataProductResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  upstream: listField('UPSTREAM', 'PRODUCT'),
  downstream: listField('DOWNSTREAM', 'PRODUCT'),
  impact: impactField,
  async danglingColumns({ id }, _, context) {
    const reader = context.reader()
    const subject = await reader.subject(parseProductId(id))
    if (subject === null) return null
    const snapshot = reader.now
    const level = 'COLUMN'
    return (await danglingColumns(reader, snapshot, subject)).map(({ place, edges }) => ({
      column: { snapshot, level, place, distance: null },
      edges: edges.map((edge) => ({ snapshot, level, edge })),
    }))
  },
  leadTimes,
  reconciliation: reconciliationField,
}

export const outputPort: OutputPortResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  upstream: listField('UPSTREAM', 'PORT'),
  downstream: listField('DOWNSTREAM', 'PORT'),
  impact: impactField,
  schemaDrift,
  readers: edgesField('DOWNSTREAM'),
}

export const dataset: DatasetResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  namespace: ({ id }) => parseDatasetId(id).namespace,
  name: ({ id }) => parseDatasetId(id).name,
  ...datasetFacts,
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
  async dependsOn({ id }, args, context) {
    const reader = context.reader()
    const snapshot = await reader.at(readTime(args))
    const subject = await reader.subject(parseDomainId(id), snapshot)
    if (subject === null) return null
    const { rolled } = await reach(reader, snapshot, listQuestion(subject, 'UPSTREAM', 1, 'DOMAIN'))
    const ids = [...(rolled.byDistance[0] ?? [])].flatMap((row) => snapshot.copy.domains[row.index]?.id ?? [])
    return ids.sort().map((other) => ({ id: other }))
  },
  reconciliation: reconciliationField,
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
