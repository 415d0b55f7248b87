import type { EdgeId, EdgeSighting, EdgeVersion, Method } from '../store.ts'
import type { Parameters, Row } from './connection.ts'
import { integer } from './integer.ts'
import { LAYER_OF_TYPE } from './view.ts'

/** What finds an open edge: the value of the property `edge`. */
export const edgeName = ({ from, to, writer }: EdgeId) => `${from}:${to}:${writer}`

/** What finds a version of the past. */
export const heldName = ({ from, to, writer, validFrom, validTo, recordedFrom }: EdgeVersion): Parameters => ({
  from: integer(from),
  to: integer(to),
  writer: integer(writer),
  validFrom: integer(validFrom),
  validTo: integer(validTo),
  recordedFrom: integer(recordedFrom),
})

/** A row for `SET r = row.properties`; a null property is one that is not there. */
export function edgeRow(edge: EdgeVersion): Parameters {
  return {
    from: integer(edge.from),
    to: integer(edge.to),
    properties: {
      edge: edgeName(edge),
      writer: integer(edge.writer),
      method: edge.method,
      producer: edge.producer,
      confidence: edge.confidence,
      statesColumns: edge.statesColumns,
      detail: edge.detail,
      lastRun: edge.lastRun,
      firstSeenAt: integer(edge.firstSeenAt),
      lastSeenAt: integer(edge.lastSeenAt),
      validFrom: integer(edge.validFrom),
      validTo: integer(edge.validTo),
      recordedFrom: integer(edge.recordedFrom),
      recordedTo: integer(edge.recordedTo),
    },
  }
}

/** A row for `SET r += row.properties`. */
export function sightingRow(seen: EdgeSighting): Parameters {
  return {
    edge: edgeName(seen),
    properties: {
      producer: seen.producer,
      lastRun: seen.lastRun,
      firstSeenAt: integer(seen.firstSeenAt),
      lastSeenAt: integer(seen.lastSeenAt),
    },
  }
}

/** What to return of a relationship `r` from `a` to `b`, for `toEdge`. */
export const EDGE_COLUMNS = 'a.key AS from, b.key AS to, type(r) AS type, properties(r) AS edge'

export function toEdge({ from, to, type, edge }: Row): EdgeVersion {
  const layer = LAYER_OF_TYPE.get(type as string)
  if (layer === undefined) throw new Error(`the lineage store holds an edge of unknown type ${type}`)
  return {
    from: from as number,
    to: to as number,
    writer: edge.writer as number,
    layer,
    method: edge.method as Method,
    producer: (edge.producer as string | undefined) ?? null,
    confidence: edge.confidence as number,
    statesColumns: edge.statesColumns as boolean,
    detail: (edge.detail as string | undefined) ?? null,
    lastRun: (edge.lastRun as string | undefined) ?? null,
    firstSeenAt: edge.firstSeenAt as number,
    lastSeenAt: edge.lastSeenAt as number,
    validFrom: edge.validFrom as number,
    validTo: (edge.validTo as number | undefined) ?? null,
    recordedFrom: edge.recordedFrom as number,
    recordedTo: (edge.recordedTo as number | undefined) ?? null,
  }
}
