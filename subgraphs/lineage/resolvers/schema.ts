import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { DateTime, Duration, JSONValue } from '../../../platform/scalars.ts'
import { lineageSdl } from '../../../schema/sdl.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { lineageChange, lineageDiff } from './diff.ts'
import { consumer, dataProduct, dataset, domain, lineageEntity, outputPort } from './entities.ts'
import { impact, impactRow } from './impact.ts'
import { job, run } from './jobs.ts'
import { leadTime, leadTimeHop } from './lead-time.ts'
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
    Impact: impact,
    ImpactRow: impactRow,
    Job: job,
    LineageChange: lineageChange,
    LeadTime: leadTime,
    LeadTimeHop: leadTimeHop,
    LineageConnection: lineageConnection,
    LineageDiff: lineageDiff,
    LineageEdge: lineageEdge,
    LineageEntity: lineageEntity,
    LineageNode: lineageNode,
    OutputPort: outputPort,
    Run: run,
  }
  return buildSubgraphSchema({ typeDefs: parse(lineageSdl()), resolvers: resolvers as never })
}
