import { type ChangeSet, type EdgeVersion, type NodeKey, noChanges } from '../../subgraphs/lineage/stores/store.ts'

/** An open edge of writer 1, observed, recorded and seen at `recordedFrom`; say what differs. */
export function openEdge(from: NodeKey, to: NodeKey, differs: Partial<EdgeVersion> = {}): EdgeVersion {
  const recordedFrom = differs.recordedFrom ?? 1
  return {
    from,
    to,
    writer: 1,
    layer: 'WHOLE',
    method: 'OBSERVED',
    producer: 'https://example.org/producer',
    confidence: 1,
    statesColumns: false,
    detail: null,
    lastRun: null,
    firstSeenAt: recordedFrom,
    lastSeenAt: recordedFrom,
    validFrom: recordedFrom,
    validTo: null,
    recordedTo: null,
    ...differs,
    recordedFrom,
  }
}

/** A change set of `recordedAt` 1; say what it changes. */
export function changes(parts: Partial<ChangeSet>): ChangeSet {
  return { ...noChanges, recordedAt: 1, ...parts }
}

/** Nodes 1 to `count`, datasets by name `d1`, `d2`…, and writers 1 to 3 (a job, a product, a person). */
export function population(count: number): Pick<ChangeSet, 'nodes' | 'writers'> {
  return {
    nodes: Array.from({ length: count }, (_, i) => ({
      key: i + 1,
      id: `dataset:test/d${i + 1}`,
      owner: null,
      mergedInto: null,
    })),
    writers: [
      { key: 1, id: 'job:test/load', kind: 'JOB', state: '{}' },
      { key: 2, id: 'orders/order-events', kind: 'PRODUCT', state: '{}' },
      { key: 3, id: 'person:ada', kind: 'PERSON', state: '{}' },
    ],
  }
}
