import { describe, expect, it } from 'vitest'
import type { ContactOfRowFragment } from '../../../gateway/explorer/web/generated/operations.ts'
import { contactsOf, mailto } from '../../../gateway/explorer/web/pages/impact/contacts.ts'
import { draftFor, draftNotice } from '../../../gateway/explorer/web/pages/impact/draft-notice.ts'
import { exportUrl, impactFilter, readImpactState } from '../../../gateway/explorer/web/pages/impact/impact-state.ts'
import { gapsOf } from '../../../gateway/explorer/web/ui/row-gaps.ts'

describe('the state of the impact page', () => {
  it('is read from any query, with what everybody means where nothing is said', () => {
    expect(readImpactState({ dir: 'SIDEWAYS', level: ['A', 'B'] })).toEqual({
      of: '',
      also: [],
      dir: 'DOWNSTREAM',
      level: 'PRODUCT',
      domain: [],
      owner: [],
    })
  })

  it('asks the graph and the export for the same', () => {
    const state = readImpactState({ of: 'a/b#c', dir: 'UPSTREAM', level: 'PORT', domain: ['x', 'y'], owner: 'A & B' })
    expect(impactFilter(state)).toEqual({ domain: ['x', 'y'], owner: ['A & B'] })
    expect(impactFilter({ domain: [], owner: [] })).toEqual({})
    const query = new URL(exportUrl(state), 'http://localhost').searchParams
    expect([...query]).toEqual([
      ['of', 'a/b#c'],
      ['direction', 'UPSTREAM'],
      ['level', 'PORT'],
      ['format', 'csv'],
      ['paths', 'true'],
      ['domain', 'x'],
      ['domain', 'y'],
      ['owner', 'A & B'],
    ])
  })
})

describe('rows that are left out of the page', () => {
  it('leave as much room as they take, before, between and behind those that are there', () => {
    const shown = [
      { start: 100, end: 150 },
      { start: 150, end: 200 },
      { start: 900, end: 960 },
    ]
    expect(gapsOf(shown, 1_000)).toEqual({ before: [100, 0, 700], after: 40 })
  })

  it('are all there is while none is shown', () => {
    expect(gapsOf([], 580)).toEqual({ before: [], after: 580 })
  })
})

describe('the draft of a notice', () => {
  const row = (id: string, owner: { name: string; email: string | null } | null, columns: string[] | null = null) => ({
    node: { id, label: id.toUpperCase(), kind: 'PRODUCT' as const, domainId: null },
    owner,
    columns,
  })

  it('names what is reached by owner', () => {
    const care = { name: 'Care', email: 'care@example.com' }
    const rows = [row('a/b', care, ['a/b/c-v1#x', 'a/b/c-v1#y']), row('d/e', null), row('f/g', care)]
    const text = draftNotice({ of: 'o/p', total: 3, rows, page: 'http://h/impact' })
    expect(text).toContain('By lineage, 3 things depend on it:')
    expect(text).toContain('Care:\n  - A/B (a/b): x, y\n  - F/G (f/g)')
    expect(text).toContain('Owner not known:\n  - D/E (d/e)')
    expect(text.endsWith('All of it, as it stands now:\n\nhttp://h/impact')).toBe(true)
  })

  it('says how many it does not name', () => {
    const text = draftNotice({ of: 'o/p', total: 41, rows: [row('a/b', null)], page: 'http://h/' })
    expect(text).toContain('and 40 more, all at:')
  })
})

describe('the recipients of a notice', () => {
  const row = (
    id: string,
    {
      product = null,
      entity = null,
      owner = null,
    }: { product?: string | null; entity?: string | null; owner?: string | null },
  ): ContactOfRowFragment => ({
    owner: owner === null ? null : { name: owner, email: null },
    node: {
      id,
      label: id.toUpperCase(),
      product:
        product === null
          ? null
          : { id, catalogEntry: { lastKnown: { owner: { name: owner, email: `${product}@example.com` } } } },
      entity: entity === null ? null : { id, owner: { name: owner, email: `${entity}@example.com` } },
    },
  })

  it('are owners, each once with what is theirs, by the address of the product or the consumer; the others last', () => {
    const contacts = contactsOf([
      row('dataset:a/b', { owner: 'Nobody writes' }),
      row('a/b', { owner: 'Care', product: 'care' }),
      row('consumer:x/y', { owner: 'Board', entity: 'board' }),
      row('a/b', { owner: 'Care', product: 'care' }),
      row('a/c', { owner: 'Care', product: 'care' }),
    ])
    expect(contacts.map(({ name, email, things }) => [name, email, things.map(({ id }) => id)])).toEqual([
      ['Care', 'care@example.com', ['a/b', 'a/c']],
      ['Board', 'board@example.com', ['consumer:x/y']],
      ['Nobody writes', null, ['dataset:a/b']],
    ])
  })

  it('get a link that a mail program reads, with what is theirs', () => {
    const [care] = contactsOf([row('a/b', { owner: 'Care', product: 'care & co' })])
    if (care === undefined) throw new Error('expected a contact, received none')
    const link = new URL(
      mailto([care.email ?? ''], 'A change of o/p', draftFor(care, { of: 'o/p', page: 'http://h/' })),
    )
    expect(link.pathname).toBe('care%20%26%20co@example.com')
    expect(link.searchParams.get('subject')).toBe('A change of o/p')
    expect(link.searchParams.get('body')).toContain('\r\n  - A/B (a/b)\r\n')
  })

  it('are not named more of than a link can hold, and that is said', () => {
    const things = Array.from({ length: 25 }, (_, index) => ({ id: `a/${index}`, label: `A ${index}` }))
    const text = draftFor({ name: 'Care', email: 'care@example.com', things }, { of: 'o/p', page: 'http://h/' })
    expect(text).toContain('A 19 (a/19)\n  - and 5 more')
  })
})
