/** A row of the export. Unknown is null; times RFC 3339; confidences 0–1. */
export type ExportRow = {
  readonly id: string
  readonly kind: string
  readonly label: string
  /** Dataset hops, from 1. */
  readonly distance: number
  readonly precision: string | null
  readonly domain: string | null
  readonly product: string | null
  readonly owner: string | null
  readonly status: string | null
  readonly availability: string | null
  readonly lastKnownAt: string | null
  /** Only with `paths`: the ids of a shortest way, both ends included, the confidence of its least sure edge, and the columns reached. */
  readonly lowestConfidence?: number
  readonly path?: readonly string[]
  readonly columns?: readonly string[]
}

export const COLUMNS = [
  'id',
  'kind',
  'label',
  'distance',
  'precision',
  'domain',
  'product',
  'owner',
  'status',
  'availability',
  'lastKnownAt',
] as const satisfies readonly (keyof ExportRow)[]

export const PATH_COLUMNS = ['lowestConfidence', 'path', 'columns'] as const satisfies readonly (keyof ExportRow)[]
