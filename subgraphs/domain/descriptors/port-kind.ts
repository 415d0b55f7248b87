import type { PortKind } from '../generated/resolver-types.ts'

const BY_TYPE: Record<PortKind, readonly string[]> = {
  KAFKA: ['kafka', 'kafka-topic', 'topic', 'stream', 'event-stream', 'events'],
  ICEBERG: ['iceberg', 'iceberg-table'],
  DELTA: ['delta', 'delta-table', 'delta-lake'],
  TABLE: ['table', 'tables', 'view', 'views', 'materialized-view'],
  FILE: ['file', 'files', 'parquet', 'csv', 'json', 'avro-file', 'object'],
  REST: ['rest', 'rest-api', 'api', 'http', 'openapi'],
  GRPC: ['grpc'],
  GRAPHQL: ['graphql'],
  OTHER: [],
}
const TABLE_SERVERS =
  'athena bigquery clickhouse cloudsql databricks db2 denodo dremio duckdb glue hive impala informix mysql oracle postgres postgresql presto redshift snowflake sqlserver synapse trino vertica zen'
const BY_SERVER = new Map<string, PortKind>([
  ['kafka', 'KAFKA'],
  ['api', 'REST'],
  ...['s3', 'azure', 'local', 'sftp'].map((type) => [type, 'FILE'] as const),
  ...TABLE_SERVERS.split(' ').map((type) => [type, 'TABLE'] as const),
])
const KIND_OF_TYPE = new Map(
  Object.entries(BY_TYPE).flatMap(([kind, types]) => types.map((type) => [type, kind as PortKind] as const)),
)

export interface KindHints {
  readonly declared: string | null
  readonly format: string | null
  readonly portType: string | null
  readonly serverType: string | null
  readonly physicalType: string | null
}

/** The kind of a port, by the first hint that tells (docs/descriptors.md, *Kinds*). Null when there is no hint at all. */
export function portKind({ declared, format, portType, serverType, physicalType }: KindHints): PortKind | null {
  if (declared !== null) return declared.toUpperCase() as PortKind
  const lake = format?.toLowerCase()
  if (lake === 'iceberg' || lake === 'delta') return lake.toUpperCase() as PortKind
  const known =
    KIND_OF_TYPE.get(normal(portType ?? '')) ??
    BY_SERVER.get(serverType ?? '') ??
    KIND_OF_TYPE.get(normal(physicalType ?? ''))
  return known ?? ((portType ?? serverType ?? physicalType) === null ? null : 'OTHER')
}

function normal(type: string): string {
  return type
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}
