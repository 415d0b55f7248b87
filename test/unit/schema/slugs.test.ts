import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignSlugs, domainSlug, portSlug, readId, slug } from '../../../schema/ids.ts'

const named = fc.string({ unit: 'grapheme' }).map((text) => `a${text}`)

describe('slugs', () => {
  it.each([
    ['Order Events', 'order-events'],
    ['customer360', 'customer360'],
    ['orders_v1', 'orders_v1'],
    ['  Café — Crème ', 'cafe-creme'],
    ['_private', 'private'],
    ['x'.repeat(80), 'x'.repeat(63)],
  ])('turns %j into %j', (name, expected) => {
    expect(slug(name)).toBe(expected)
  })

  it('leaves a valid segment as it is, and makes one of anything with a letter', () => {
    fc.assert(
      fc.property(named, fc.string(), (name, version) => {
        const text = slug(name)
        expect(slug(text)).toBe(text)
        expect(readId(`orders/${text}/${portSlug(name, version)}`)?.kind).toBe('PORT')
        expect(readId(domainSlug(name))?.kind).toBe('DOMAIN')
      }),
    )
  })

  it('reads a long run of hyphens in linear time', () => {
    expect(slug(`a${'-'.repeat(1_000_000)}b`)).toHaveLength(63)
  })

  it('starts a domain with a letter', () => {
    expect(domainSlug('3PL Logistics')).toBe('pl-logistics')
    expect(() => domainSlug('42')).toThrow(/expected a name with a letter a–z in it, received "42"/)
  })

  it('says so when nothing is left of a name', () => {
    expect(() => slug('訂單')).toThrow(/expected a name with a letter a–z or a digit in it, received "訂單"/)
  })

  it.each([
    ['Orders', '1.4.0', 'orders-v1'],
    ['orders-v2', '2.0.0', 'orders-v2'],
    ['orders-v2', '1.0.0', 'orders-v2-v1'],
    ['orders-v1', '12.0.0', 'orders-v1-v12'],
    ['orders', '007', 'orders-v7'],
    ['orders', '0.3.0', 'orders-v0'],
    ['orders', 'latest', 'orders-v1'],
    ['orders', 'v2', 'orders-v1'],
    ['orders', null, 'orders-v1'],
    ['orders', undefined, 'orders-v1'],
    ['orders', '9'.repeat(99), 'orders-v1'],
    ['x'.repeat(63), '10.0', `${'x'.repeat(59)}-v10`],
  ])('gives port %j of version %j the segment %j', (name, version, expected) => {
    expect(portSlug(name, version)).toBe(expected)
  })

  it('reports a collision beside the first claimant, which keeps the slug', () => {
    const { bySlug, collisions } = assignSlugs(['Orders', 'orders', 'Returns', 'ORDERS!'], slug)
    expect([...bySlug]).toEqual([
      ['orders', 'Orders'],
      ['returns', 'Returns'],
    ])
    expect(collisions).toEqual([
      { slug: 'orders', kept: 'Orders', refused: 'orders' },
      { slug: 'orders', kept: 'Orders', refused: 'ORDERS!' },
    ])
  })

  it('hides no name, however many share a slug', () => {
    fc.assert(
      fc.property(fc.array(named), (names) => {
        const { bySlug, collisions } = assignSlugs(names, slug)
        expect(bySlug.size + collisions.length).toBe(names.length)
      }),
    )
  })
})
