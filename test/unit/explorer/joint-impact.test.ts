import { describe, expect, it } from 'vitest'
import type { ReachedThingFragment } from '../../../gateway/explorer/web/generated/operations.ts'
import {
  impactOf,
  namesOf,
  readImpactState,
  subjectsOf,
} from '../../../gateway/explorer/web/pages/impact/impact-state.ts'
import { chosenOf, dividedOf, jointRows } from '../../../gateway/explorer/web/pages/impact/joint.ts'
import { restOfDomains } from '../../../gateway/explorer/web/pages/impact/rest-of.ts'

const row = (id: string, distance: number, changes: Partial<ReachedThingFragment> = {}): ReachedThingFragment => ({
  distance,
  node: { id, kind: 'PRODUCT', label: id, domainId: id.split('/')[0] ?? null },
  path: [],
  precision: 'DATASET',
  columns: [],
  lowestConfidence: 1,
  methods: [],
  staleSince: null,
  owner: null,
  availability: 'LIVE',
  ...changes,
})
const consumer = (id: string) => row(id, 1, { node: { id, kind: 'CONSUMER', label: id, domainId: null } })
const none = { domain: [], owner: [] }

describe('what several things reach together', () => {
  const answers = [
    {
      subject: 'o/p/q#a',
      rows: [row('x/1', 2, { columns: ['x/1/v#b'], precision: 'COLUMN' }), consumer('consumer:n/c')],
    },
    { subject: 'o/p/q#b', rows: [row('x/1', 1, { columns: ['x/1/v#a'] }), row('y/2', 3), row('o/p/q#a', 1)] },
  ]

  it('is each thing once, by its nearest way, with all that reach it and all its columns; not what changes itself', () => {
    const rows = jointRows(answers)
    expect(rows.map(({ node, distance }) => [node.id, distance])).toEqual([
      ['consumer:n/c', 1],
      ['x/1', 1],
      ['y/2', 3],
    ])
    expect(rows[1]).toMatchObject({
      reachedBy: ['o/p/q#a', 'o/p/q#b'],
      columns: ['x/1/v#a', 'x/1/v#b'],
      precision: 'COLUMN',
    })
  })

  it('divides each way under the choice in the others, with the titles of domains', () => {
    const rows = jointRows(answers)
    const { byDomain, byDistance, domains } = dividedOf(rows, { domain: ['x'], owner: [] }, new Map([['x', 'The X']]))
    expect(byDomain).toEqual([
      { key: 'x', label: 'The X', count: 1 },
      { key: 'y', label: null, count: 1 },
    ])
    expect(byDistance).toEqual([{ key: '1', label: null, count: 1 }])
    expect(restOfDomains(domains, byDomain)).toEqual({ count: 1, what: 'no domain: 1 consumer' })
    expect(chosenOf(rows, { domain: ['y'], owner: [] }).map(({ node }) => node.id)).toEqual(['y/2'])
    expect(chosenOf(rows, none)).toHaveLength(3)
  })
})

describe('what belongs to no domain', () => {
  it('is told by its kinds only when these are all of it', () => {
    const byKind = [
      { key: 'PRODUCT', count: 3 },
      { key: 'DATASET', count: 2 },
    ]
    expect(restOfDomains({ total: 5, byKind }, [{ count: 3 }])).toEqual({ count: 2, what: 'no domain: 2 datasets' })
    expect(restOfDomains({ total: 6, byKind }, [{ count: 3 }])).toEqual({ count: 3, what: 'no domain' })
  })
})

describe('several things in the URL of the impact page', () => {
  it('are each there once, and are read as they were written', () => {
    const state = impactOf(['o/p/q#a', 'o/p/q#b', 'o/p/q#a'])
    expect(subjectsOf(state)).toEqual(['o/p/q#a', 'o/p/q#b'])
    expect(readImpactState({ of: 'o/p/q#a', also: 'o/p/q#b' }).also).toEqual(['o/p/q#b'])
  })

  it('are said with their port once', () => {
    expect(namesOf(['o/p/q#a', 'o/p/q#b', 'x/y/z#a'])).toBe('o/p/q#a, b, x/y/z#a')
  })
})
