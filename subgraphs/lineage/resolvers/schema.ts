import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { DateTime, Duration, JSONValue } from '../../../platform/scalars.ts'
import { lineageSdl } from '../../../schema/sdl.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { consumer, consumerConnection } from './consumers.ts'
import { dependency, dependencyConnection } from './dependencies.ts'
import { lineageChange, lineageDiff } from './diff.ts'
import { lineageEdgeConnection, readerConnection } from './edges.ts'
import { dataProduct, dataset, domain, lineageEntity, outputPort } from './entities.ts'
import { finding, findingConnection, findingDeclaration, findingEvidence, findingObservation } from './findings.ts'
import { impact, impactRow } from './impact.ts'
import { job, run } from './jobs.ts'
import { leadTime, leadTimeHop } from './lead-time.ts'
import { lineageConnection } from './lists.ts'
import { mutation } from './mutations.ts'
import { lineageEdge, lineageNode } from './nodes.ts'
import { edgeProvenance, reader } from './provenance.ts'
import { query } from './query.ts'

/** The lineage subgraph: the contract with its resolvers. */
export function createSchema(): GraphQLSchema {
  const resolvers: Resolvers = {
    DateTime,
    Duration,
    JSON: JSONValue,
    Query: query,
    Mutation: mutation,
    Consumer: consumer,
    ConsumerConnection: consumerConnection,
    DataProduct: dataProduct,
    Dataset: dataset,
    Domain: domain,
    DomainDependency: dependency,
    DomainDependencyConnection: dependencyConnection,
    Finding: finding,
    FindingConnection: findingConnection,
    FindingDeclaration: findingDeclaration,
    FindingEvidence: findingEvidence,
    FindingObservation: findingObservation,
    Impact: impact,
    ImpactRow: impactRow,
    Job: job,
    LineageChange: lineageChange,
    LeadTime: leadTime,
    LeadTimeHop: leadTimeHop,
    LineageConnection: lineageConnection,
    LineageDiff: lineageDiff,
    LineageEdge: { ...lineageEdge, ...edgeProvenance },
    LineageEdgeConnection: lineageEdgeConnection,
    LineageEntity: lineageEntity,
    LineageNode: lineageNode,
    OutputPort: outputPort,
    Reader: reader,
    ReaderConnection: readerConnection,
    Run: run,
  }
  return buildSubgraphSchema({ typeDefs: parse(lineageSdl()), resolvers: resolvers as never })
}
