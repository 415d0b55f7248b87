import type { Transformation } from '../../ingest/stated-lineage.ts'

/** What an edge's writer says of it beside the record's own fields; opaque to stores. What is not said is left out. */
export type EdgeDetail = {
  /** Of edges between columns: how the one becomes the other. */
  readonly transformations?: readonly Transformation[]
}

/** Short, and the same for the same: a version of an edge ends where its detail changes. Null for nothing. */
export function writeDetail({ transformations = [] }: EdgeDetail): string | null {
  if (transformations.length === 0) return null
  const parts = transformations.map(({ type, subtype, masking }) => [type, subtype, masking ? 1 : 0])
  return JSON.stringify({ t: parts })
}

type Stored = { readonly t?: readonly (readonly [string, string | null, 0 | 1])[] }

export function readDetail(detail: string | null): EdgeDetail {
  if (detail === null) return {}
  const { t = [] } = JSON.parse(detail) as Stored
  return { transformations: t.map(([type, subtype, masking]) => ({ type, subtype, masking: masking === 1 })) }
}
