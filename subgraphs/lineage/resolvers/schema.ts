import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { DateTime, Duration, JSONValue } from '../../../platform/scalars.ts'
import { lineageSdl } from '../../../schema/sdl.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { consumer, dataProduct, dataset, domain, job, lineageEntity, outputPort } from './entities.ts'
import { finding, findingConnection, findingDeclaration, findingEvidence, findingObservation } from './findings.ts'
import { impact, impactRow } from './impact.ts'
import { lineageConnection } from './lists.ts'
import { lineageEdge, lineageNode } from './nodes.ts'
import { query } from './query.ts'

/** The lineage subgraph: the contract with its resolvers. */
export function createSchema(): GraphQLSchema {
  const resolvers: Resolvers = {
    DateTime,
    Duration,
    JSON: JSONValue,
    Query: query,
    Consumer: consumer,
    DataProduct: dataProduct,
    Dataset: dataset,
    Domain: domain,
    Finding: finding,
    FindingConnection: findingConnection,
    FindingDeclaration: findingDeclaration,
    FindingEvidence: findingEvidence,
    FindingObservation: findingObservation,
    Impact: impact,
    ImpactRow: impactRow,
    Job: job,
    LineageConnection: lineageConnection,
    LineageEdge: lineageEdge,
    LineageEntity: lineageEntity,
    LineageNode: lineageNode,
    OutputPort: outputPort,
  }
  return buildSubgraphSchema({ typeDefs: parse(lineageSdl()), resolvers: resolvers as never })
}
