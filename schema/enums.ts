/**
 * The enums of `shared.graphql` as values, for code that validates what comes from outside. A test holds the two together.
 */
export const PRODUCT_STATUSES = ['PROPOSED', 'DRAFT', 'ACTIVE', 'DEPRECATED', 'RETIRED'] as const
export const ARCHETYPES = ['SOURCE_ALIGNED', 'AGGREGATE', 'CONSUMER_ALIGNED'] as const
export const PORT_KINDS = ['KAFKA', 'ICEBERG', 'DELTA', 'TABLE', 'FILE', 'REST', 'GRPC', 'GRAPHQL', 'OTHER'] as const
export const AVAILABILITIES = ['LIVE', 'UNREACHABLE', 'REMOVED'] as const
export const BREACH_POLICIES = ['ALERT', 'PAGE', 'QUARANTINE'] as const
export const QUALITY_DIMENSIONS = [
  'ACCURACY',
  'COMPLETENESS',
  'CONFORMITY',
  'CONSISTENCY',
  'COVERAGE',
  'TIMELINESS',
  'UNIQUENESS',
] as const

export type ProductStatus = (typeof PRODUCT_STATUSES)[number]
export type Archetype = (typeof ARCHETYPES)[number]
export type PortKind = (typeof PORT_KINDS)[number]
export type Availability = (typeof AVAILABILITIES)[number]
export type BreachPolicy = (typeof BREACH_POLICIES)[number]
export type QualityDimension = (typeof QUALITY_DIMENSIONS)[number]
