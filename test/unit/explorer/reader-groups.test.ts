import { describe, expect, test } from 'vitest'
import type { PortReaderFragment } from '../../../gateway/explorer/web/generated/operations.ts'
import { readerGroups } from '../../../gateway/explorer/web/pages/product/reader-groups.ts'

const lastKnown = { name: 'daily', title: 'Daily sales', owner: { name: 'Insights' } }
const reader = (id: string, given: Partial<PortReaderFragment> = {}): PortReaderFragment => ({
  node: {
    id,
    kind: 'PORT',
    label: id.split('/').at(-1) ?? id,
    domainId: 'sales',
    availability: 'LIVE',
    entity: null,
    product: { id: 'sales/daily', catalogEntry: { lastKnown } },
  },
  job: null,
  writer: id,
  method: 'DECLARED',
  firstSeenAt: null,
  lastSeenAt: null,
  stale: false,
  columns: null,
  ...given,
})

describe('who reads a port', () => {
  test('is each product once, though each of its ports is declared and was observed', () => {
    const seenAt = '2026-01-02T00:00:00Z'
    const groups = readerGroups([
      reader('sales/daily/v1'),
      reader('sales/daily/v1', {
        method: 'OBSERVED',
        job: { id: 'j', name: 'load' },
        lastSeenAt: seenAt,
        columns: ['b', 'a'],
      }),
      reader('sales/daily/v2', { stale: true }),
    ])
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({
      id: 'sales/daily',
      title: 'Daily sales',
      owner: 'Insights',
      domain: 'sales',
      ports: ['v1', 'v2'],
      methods: ['DECLARED', 'OBSERVED'],
      jobs: ['load'],
      lastSeenAt: seenAt,
      isStale: false,
      columns: ['a', 'b'],
    })
  })

  test('is a consumer that is no product by itself, with its own owner, and columns nobody knows stay unknown', () => {
    const board = reader('consumer:bi:board')
    const node = { ...board.node, kind: 'CONSUMER' as const, label: 'Board', domainId: null, product: null }
    const entity = { id: node.id, owner: { name: 'Finance' } }
    expect(readerGroups([{ ...board, stale: true, node: { ...node, entity } }])).toMatchObject([
      {
        id: 'consumer:bi:board',
        isProduct: false,
        title: 'Board',
        owner: 'Finance',
        ports: [],
        isStale: true,
        columns: null,
      },
    ])
  })
})
