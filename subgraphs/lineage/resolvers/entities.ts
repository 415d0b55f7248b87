import { parseConsumerId, parseDatasetId, parseDomainId, parseJobId, readId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type {
  ConsumerResolvers,
  DataProductResolvers,
  DatasetResolvers,
  DomainResolvers,
  JobResolvers,
  LineageEntityResolvers,
  OutputPortResolvers,
} from '../generated/resolver-types.ts'
import type { ConsumerDetails } from '../ledger/directory.ts'
import { listQuestion, reach } from '../reads/impact.ts'
import { reconciliationField } from './findings.ts'
import { impactField, listField } from './lists.ts'

export const dataProduct: DataProductResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  upstream: listField('UPSTREAM', 'PRODUCT'),
  downstream: listField('DOWNSTREAM', 'PRODUCT'),
  impact: impactField,
  reconciliation: reconciliationField,
}

export const outputPort: OutputPortResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  upstream: listField('UPSTREAM', 'PORT'),
  downstream: listField('DOWNSTREAM', 'PORT'),
  impact: impactField,
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
  reconciliation: reconciliationField,
}

export const consumer: ConsumerResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  label: async ({ id }, _, context) => (await detailsOf(id, context))?.label ?? parseConsumerId(id).name,
  kind: async ({ id }, _, context) => (await detailsOf(id, context))?.kind ?? null,
  async owner({ id }, _, context) {
    const owner = (await detailsOf(id, context))?.owner
    return owner ? { name: owner, email: null, members: null } : null
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

async function detailsOf(id: string, context: Context): Promise<ConsumerDetails | null> {
  const reader = context.reader()
  const subject = await reader.subject(parseConsumerId(id))
  const node = subject?.start[0]
  return node === undefined ? null : reader.now.directory.consumerOf(node)
}
