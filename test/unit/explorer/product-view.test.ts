import { describe, expect, it } from 'vitest'
import { availabilityOf, type Product, viewOf } from '../../../gateway/explorer/web/pages/product/product-view.ts'

const silent = {
  id: 'orders/events',
  name: null,
  title: null,
  outputPorts: null,
  catalogEntry: null,
} as unknown as Product
const lastKnown = {
  takenAt: '2026-01-01T00:00:00Z',
  name: 'events',
  title: 'Events',
  status: 'ACTIVE',
  version: '1.0.0',
  owner: null,
  tags: ['a'],
  serviceLevels: null,
  quality: null,
  ports: [{ id: 'orders/events/v1', name: 'v1', version: null, kind: 'KAFKA', location: 'kafka://b/t' }],
}
const entry = (known: unknown) => ({ availability: 'UNREACHABLE', lastSeenAt: null, release: null, lastKnown: known })

describe('a product as its page shows it', () => {
  it('is what its domain says, where it says anything', () => {
    const told = { ...silent, title: 'Now', outputPorts: [], catalogEntry: entry(lastKnown) } as unknown as Product
    expect(viewOf(told)).toMatchObject({ title: 'Now', ports: [], lastKnownAt: null })
  })

  it('is what was last known, with when, where its domain says nothing', () => {
    const view = viewOf({ ...silent, catalogEntry: entry(lastKnown) } as unknown as Product)
    expect(view).toMatchObject({ id: 'orders/events', title: 'Events', lastKnownAt: '2026-01-01T00:00:00Z' })
    expect(view?.ports).toEqual([{ ...lastKnown.ports[0], format: null, description: null, sampleQueries: null }])
  })

  it('is empty where the catalog knows of it and no more, and nothing where nobody does', () => {
    expect(viewOf({ ...silent, catalogEntry: entry(null) } as unknown as Product)).toMatchObject({
      id: 'orders/events',
      title: null,
      ports: null,
      lastKnownAt: null,
    })
    expect(viewOf(silent)).toBeNull()
  })

  it('is live when its domain told it just now and down when that told nothing, whatever the catalog found before', () => {
    const found = (availability: string, told: object) =>
      availabilityOf({ ...silent, ...told, catalogEntry: { ...entry(null), availability } } as unknown as Product)
    expect(found('UNREACHABLE', { name: 'events' })).toBe('LIVE')
    expect(found('LIVE', {})).toBe('UNREACHABLE')
    expect(found('REMOVED', {})).toBe('REMOVED')
    expect(availabilityOf(silent)).toBeNull()
  })
})
