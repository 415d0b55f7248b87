import { describe, expect, it } from 'vitest'
import { comparedOf } from '../../../gateway/explorer/web/pages/diff/compared.ts'
import { linesOfPort, linesOfProduct } from '../../../gateway/explorer/web/pages/diff/difference-lines.ts'

const day = (at: number) => `2026-01-0${at}T00:00:00Z`
const version = (release: string, at: number, until: number | null) => ({
  release,
  version: release,
  publishedAt: day(at),
  until: until === null ? null : day(until),
})

describe('two versions to compare', () => {
  const versions = [version('c', 3, null), version('b', 2, 3), version('a', 1, 2)]
  const asked = (from: string, to: string) => {
    const found = comparedOf(versions, { from, to })
    return found && [found.from.release, found.to.release, found.since, found.until]
  }

  it('are the accepted one and the one before, unless the URL says which', () => {
    expect(asked('', '')).toEqual(['b', 'c', day(2), null])
    expect(asked('', 'b')).toEqual(['a', 'b', day(1), day(3)])
    expect(asked('a', '')).toEqual(['a', 'c', day(1), null])
  })

  it('have the same moments of lineage between them, whichever is which', () => {
    expect(asked('a', 'b')).toEqual(['a', 'b', day(1), day(3)])
    expect(asked('b', 'a')).toEqual(['b', 'a', day(1), day(3)])
  })

  it('are none where there is no second one, both are one, or one is not known', () => {
    expect(comparedOf(versions.slice(2), { from: '', to: '' })).toBeNull()
    expect([asked('b', 'b'), asked('x', ''), asked('', 'x')]).toEqual([null, null, null])
  })
})

describe('what is another', () => {
  it('is told field by field with both values; lists and objects as JSON, nothing as null', () => {
    const fields = [
      { field: 'owner.name', before: 'A', after: 'B' },
      { field: 'tags', before: null, after: ['x', 'y'] },
      { field: 'status', before: 'ACTIVE', after: null },
    ]
    expect(linesOfProduct({ fields, inputPorts: [{ name: 'orders', change: 'REMOVED' }] })).toEqual([
      { name: 'owner.name', kind: 'CHANGED', before: 'A', after: 'B' },
      { name: 'tags', kind: 'ADDED', before: null, after: '["x","y"]' },
      { name: 'status', kind: 'REMOVED', before: 'ACTIVE', after: null },
      { name: 'reads orders', kind: 'REMOVED', before: null, after: null },
    ])
  })

  it('is told column by column: of one that came or went its type', () => {
    const column = (path: string, change: 'ADDED' | 'CHANGED' | 'REMOVED', fields: object[]) =>
      ({ column: `p#${path}`, path, change, fields }) as never
    const columns = [
      column('id', 'CHANGED', [{ field: 'required', before: true, after: false }]),
      column('tier', 'ADDED', [{ field: 'logicalType', before: null, after: 'string' }]),
      column('old', 'REMOVED', [
        { field: 'logicalType', before: 'number', after: null },
        { field: 'physicalType', before: 'BIGINT', after: null },
      ]),
    ]
    expect(linesOfPort({ port: 'p', change: 'CHANGED', fields: [], columns })).toEqual([
      { name: 'column id: required', kind: 'CHANGED', before: 'true', after: 'false' },
      { name: 'column tier', kind: 'ADDED', before: null, after: 'string' },
      { name: 'column old', kind: 'REMOVED', before: 'BIGINT', after: null },
    ])
  })
})
