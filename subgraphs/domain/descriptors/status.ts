import type { ProductStatus } from '../generated/resolver-types.ts'

const STATUSES = new Map<string, ProductStatus>([
  ['proposed', 'PROPOSED'],
  ['planned', 'PROPOSED'],
  ['draft', 'DRAFT'],
  ['development', 'DRAFT'],
  ['dev', 'DRAFT'],
  ['test', 'DRAFT'],
  ['in development', 'DRAFT'],
  ['active', 'ACTIVE'],
  ['production', 'ACTIVE'],
  ['prod', 'ACTIVE'],
  ['live', 'ACTIVE'],
  ['deprecated', 'DEPRECATED'],
  ['retired', 'RETIRED'],
])

export const EXPECTED_STATUS = 'one of proposed, draft, active, deprecated, retired'

/** The standards leave the status to the author; what is not understood is null. */
export function readStatus(text: string): ProductStatus | null {
  return STATUSES.get(text.trim().toLowerCase().replaceAll('_', ' ')) ?? null
}
