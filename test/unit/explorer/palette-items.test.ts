import { describe, expect, test } from 'vitest'
import { hasWords } from '../../../gateway/explorer/web/app/palette/has-words.ts'
import { type PaletteInput, paletteGroups } from '../../../gateway/explorer/web/app/palette/palette-items.ts'

const nothing: PaletteInput = {
  typed: '',
  found: [],
  total: 0,
  domains: [{ id: 'orders', title: 'Orders and returns' }],
  recents: [],
  page: { address: 'http://mesh/', id: null },
  theme: 'dark',
}
const hit = (id: string, port: string | null = null): PaletteInput['found'][number] => ({
  id: port ?? id,
  title: id,
  domainId: 'orders',
  highlight: null,
  availability: 'LIVE',
  port: port === null ? null : { id: port },
})
const titles = (input: Partial<PaletteInput>) => paletteGroups({ ...nothing, ...input }).map(({ title }) => title)
const items = (input: Partial<PaletteInput>) => paletteGroups({ ...nothing, ...input }).flatMap(({ items }) => items)

describe('the palette', () => {
  test('offers what was looked at, pages and deeds before anything is typed', () => {
    const recents = [{ page: 'domain', id: 'orders', title: 'Orders' } as const]
    expect(titles({ recents })).toEqual(['Looked at lately', 'Pages', 'Do'])
    expect(items({ recents })[0]?.deed).toEqual({ kind: 'go', href: '/domain?id=orders' })
  })

  test('leads to each part of the mesh by its name, before the page that only mentions it', () => {
    expect(items({ typed: 'findi' }).map(({ title, deed }) => [title, deed])).toEqual([
      ['Findings', { kind: 'go', href: '/mesh?tab=findings' }],
      ['Mesh', { kind: 'go', href: '/mesh' }],
    ])
    expect(items({}).some(({ title }) => title === 'Findings')).toBe(false)
  })

  test('copies an id, and leads to its lineage and what it breaks, only where the page is about one', () => {
    const deedsOf = (id: string | null) => items({ page: { address: 'a', id } }).map(({ key }) => key)
    expect(deedsOf(null)).not.toEqual(expect.arrayContaining(['copy id', 'lineage']))
    expect(deedsOf('orders/x')).toEqual(expect.arrayContaining(['lineage', 'impact', 'copy id', 'copy link']))
    expect(items({ page: { address: 'a', id: 'orders/x' } }).find(({ key }) => key === 'lineage')?.deed).toEqual({
      kind: 'go',
      href: '/lineage?of=orders/x',
    })
  })

  test('offers the other themes, and not the one that is chosen', () => {
    expect(items({}).flatMap(({ key }) => (key.startsWith('theme') ? [key] : []))).toEqual([
      'theme system',
      'theme light',
    ])
  })

  test('leads from a product to its page, and from a port that was found by a column to the contract', () => {
    const found = [hit('orders/a'), hit('orders/b', 'orders/b/p-v1')]
    expect(items({ typed: 'x', found, total: 2 }).map(({ deed }) => deed)).toEqual([
      { kind: 'go', href: '/product?id=orders/a&tab=overview' },
      { kind: 'go', href: '/product?id=orders/b&tab=contract' },
    ])
  })

  test('says how many more are found, and leads there with the text as it was typed', () => {
    const more = items({ typed: 'a&b', found: [hit('orders/a')], total: 57 }).find(({ key }) => key === 'more')
    expect(more).toMatchObject({ detail: '1 of them are above', deed: { kind: 'go', href: '/search?q=a%26b' } })
  })

  test('has what is called as was typed before what was found, which comes late: the choice is not taken from under a finger', () => {
    const page = { address: 'a', id: 'orders/x' }
    expect(titles({ typed: 'copy the', found: [hit('orders/a')], total: 1, page })).toEqual(['Do', 'Products'])
    expect(titles({ typed: 'imp', found: [hit('orders/a')], total: 1 })).toEqual(['Pages', 'Products'])
    expect(titles({ typed: 'i', found: [hit('orders/a')], total: 1 })[0]).toBe('Products')
    expect(titles({ typed: 'breaks', found: [hit('orders/a')], total: 1, page })[0]).toBe('Products')
  })

  test('marks what does not answer', () => {
    const found = [{ ...hit('orders/a'), availability: 'UNREACHABLE' as const }]
    expect(items({ typed: 'x', found, total: 1 })[0]?.detail).toBe('orders, as last known')
  })

  test('finds a domain, a page or a deed by the beginnings of its words', () => {
    expect(titles({ typed: 'ret ord' })).toEqual(['Domains'])
    expect(items({ typed: 'light' }).map(({ key }) => key)).toContain('theme light')
    expect(items({ typed: 'zzz' })).toEqual([])
  })
})

describe('words', () => {
  test('of any script are found by how they begin, in any order', () => {
    expect(hasWords('Bestellungen für Käufer', 'käu best')).toBe(true)
    expect(hasWords('طلبات العملاء', 'العم')).toBe(true)
    expect(hasWords('orders/order-events', 'events')).toBe(true)
    expect(hasWords('orders', 'rders')).toBe(false)
  })
})
