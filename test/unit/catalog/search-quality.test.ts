import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSearchIndex, type SearchIndex } from './support/search-index.ts'

const port = (product: string, name: string, columns: readonly Record<string, unknown>[] = []) => ({
  id: `${product}/${name}-v1`,
  name,
  kind: 'KAFKA',
  contract: {
    id: `${name}-contract`,
    columns: columns.map((column) => ({ id: `${product}/${name}-v1#${column.path}`, ...column })),
  },
})
const product = (id: string, more: Record<string, unknown> = {}) => ({ id, name: id.split('/')[1], ...more }) as never

describe('search', () => {
  let index: SearchIndex
  beforeAll(() => {
    index = createSearchIndex()
    index.put('orders', [
      product('orders/orders', { title: 'Orders', tags: ['core'] }),
      product('orders/order-events', {
        title: 'Order Events',
        tags: ['streaming'],
        owner: { name: 'Checkout Team' },
        status: 'ACTIVE',
        outputPorts: [
          port('orders/order-events', 'orders', [
            { path: 'cust_id', description: 'Who ordered' },
            { path: 'shippingAddress', description: 'Where it goes', semanticType: 'postal-address' },
          ]),
          port('orders/order-events', 'returns', [{ path: 'reason', description: 'Why <b>it</b> came back & when' }]),
        ],
      }),
      product('orders/shipments', {
        title: 'Shipments',
        description: {
          purpose: 'orders orders orders orders orders: every parcel of all orders',
          usage: null,
          limitations: null,
        },
      }),
    ])
    index.put('customers', [
      product('customers/customer-profile', { title: 'Customer Profile', tags: ['pii'], status: 'ACTIVE' }),
      product('customers/cafe-visits', { title: 'Café visits', description: { purpose: "Müller's Ärzte" } }),
      product('customers/categories', { title: 'Customer categories' }),
      product('customers/kunden', { title: 'Данные клиентов' }),
    ])
  })
  afterAll(() => index.close())

  it('puts the product that is named so before those that begin so, and before those that repeat the word', () => {
    expect(index.ids('orders')).toEqual(['orders/orders', 'orders/order-events', 'orders/shipments'])
  })

  it('takes singular and plural for one name: what begins so stands before what only has it', () => {
    const names = createSearchIndex()
    const titles = { 'late-orders': 'Late orders', 'order-events': 'Order events', 'orders-on-hold': 'Orders on hold' }
    names.put(
      'sales',
      Object.entries(titles).map(([name, title]) => product(`sales/${name}`, { title })),
    )
    expect(names.ids('orders')).toEqual(['sales/orders-on-hold', 'sales/order-events', 'sales/late-orders'])
    names.close()
  })

  it('finds what is being typed', () => {
    for (const typed of ['o', 'or', 'ord', 'order e', 'order eve', 'Order Events'])
      expect(index.ids(typed), typed).toContain('orders/order-events')
    expect(index.ids('order eve')[0]).toBe('orders/order-events')
  })

  it('finds plurals by singulars and the other way round, half typed too', () => {
    for (const typed of ['category', 'categories', 'categorie', 'categor'])
      expect(index.ids(typed), typed).toEqual(['customers/categories'])
  })

  it('finds identifiers whole and in parts, in any case', () => {
    for (const typed of [
      'cust_id',
      'CUST_ID',
      'cust id',
      'shippingAddress',
      'shipping_address',
      'shipping-address',
      'shippingaddress',
    ])
      expect(index.ids(typed), typed).toEqual(['orders/order-events'])
  })

  it('takes no notice of accents and of the alphabet', () => {
    expect(index.ids('cafe')[0]).toBe('customers/cafe-visits')
    expect(index.ids('muller arzte')).toEqual(['customers/cafe-visits'])
    expect(index.ids('данные')).toEqual(['customers/kunden'])
  })

  it('forgives a slip in a word, a swap of neighbours included, but not in short ones', () => {
    for (const typed of ['custmer', 'cusotmer', 'customre', 'custommer'])
      expect(index.ids(typed)[0], typed).toBe('customers/customer-profile')
    expect(index.ids('shipmnets')).toEqual(['orders/shipments'])
    expect(index.ids('cor3')).toEqual([])
  })

  it('prefers what is spelled right', () => {
    index.put('spelling', [product('spelling/customs', { title: 'Customs' })])
    expect(index.ids('customs')[0]).toBe('spelling/customs')
    index.put('spelling', [])
  })

  it('combines words of different places', () => {
    expect(index.ids('checkout shipping')).toEqual(['orders/order-events'])
    expect(index.ids('streaming cust')).toEqual(['orders/order-events'])
    expect(index.ids('streaming nowhere')).toEqual([])
  })

  it.each([
    '*',
    'NOT orders',
    'orders AND',
    '"orders',
    'cust-id',
    'name:orders',
    '{fx}:x',
    "o'rders",
    'NEAR(a b)',
    '(',
    '^a',
    '-',
    '😀',
    '\u0000',
  ])('takes %j as words, never as an operator', (typed) => {
    expect(() => index.search(typed)).not.toThrow()
  })

  it('never finds filter tokens by what is typed', () => {
    expect(index.ids('__s_414354495645')).toEqual([])
    expect(index.ids('414354495645')).toEqual([])
  })

  it('names the port that answers, and where', () => {
    const [hit] = index.search('order reason').hits
    expect(hit?.port).toEqual({ id: 'orders/order-events/returns-v1', name: 'returns' })
    expect(hit?.highlight).toBe('returns › <mark>reason</mark>: Why &#60;b&#62;it&#60;/b&#62; came back &#38; when')
    expect(index.search('postal').hits[0]).toMatchObject({
      port: { id: 'orders/order-events/orders-v1' },
      highlight: expect.stringContaining('<mark>postal</mark>-address'),
    })
    expect(index.search('order events').hits[0]).toMatchObject({ port: null, highlight: null })
  })

  it('escapes everything but its own marks', () => {
    index.put('hostile', [
      product('hostile/x', {
        title: 'Hostile',
        description: { purpose: '<img src=x onerror=alert(1)> <mark>payload</mark> "quoted" \u0007 &amp; zebrafish' },
      }),
    ])
    const html = index.search('zebrafish').hits[0]?.highlight ?? ''
    const unmarked = html.replace('<mark>zebrafish</mark>', '')
    expect([...'<>"\u0007'].filter((character) => unmarked.includes(character))).toEqual([])
    expect(html).toContain('<mark>zebrafish</mark>')
    const text = html.replace(/<\/?mark>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    expect(text).toBe('<img src=x onerror=alert(1)> <mark>payload</mark> "quoted"   &amp; zebrafish')
    index.put('hostile', [])
  })

  it('shows the surroundings of a match in a long text', () => {
    const long = `${'word '.repeat(200)}needle ${'word '.repeat(200)}`
    index.put('long', [product('long/x', { title: 'Long', description: { purpose: long } })])
    const html = index.search('needle').hits[0]?.highlight ?? ''
    expect(html).toMatch(/^…word .*<mark>needle<\/mark> .*word…$/)
    expect(html.length).toBeLessThan(200)
    index.put('long', [])
  })

  it('never raises the score from one hit to the next', () => {
    for (const typed of ['orders', 'custmer', 'e', 'customer']) {
      const scores = index.search(typed).hits.map((hit) => hit.score)
      expect(scores, typed).toEqual([...scores].sort((a, b) => b - a))
    }
  })

  it('lists everything by title when nothing is typed', () => {
    expect(index.search('  ').total).toBe(7)
    expect(index.ids('')).toEqual([
      'customers/cafe-visits',
      'customers/categories',
      'customers/customer-profile',
      'orders/order-events',
      'orders/orders',
      'orders/shipments',
      'customers/kunden',
    ])
    expect(index.ids('', { filter: { status: ['ACTIVE'] } })).toEqual([
      'customers/customer-profile',
      'orders/order-events',
    ])
  })

  it('forgets at once what was renamed or removed', () => {
    index.put('moving', [product('moving/a', { title: 'Zebra' }), product('moving/b', { title: 'Giraffe' })])
    expect(index.ids('zebra')).toEqual(['moving/a'])
    index.put('moving', [product('moving/a', { title: 'Okapi' })])
    expect([index.ids('zebra'), index.ids('giraffe'), index.ids('okapi')]).toEqual([[], [], ['moving/a']])
    index.put('moving', [])
    expect(index.ids('okapi')).toEqual([])
  })
})
