import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatColumnId } from '../../../schema/ids.ts'
import type { LineagePort } from '../../../schema/lineage-document.ts'
import { compareFields } from '../../../subgraphs/lineage/reads/drift/compare-fields.ts'
import { differs } from '../../../subgraphs/lineage/reads/drift/types.ts'
import { harvest, minute, useLineage } from './harness.ts'

const lineage = useLineage()

type Column = LineagePort['columns'][number]
const PORT = 'orders/e/v1'

const column = (path: string, given: { type?: string; physicalName?: string; object?: string } = {}): Column => ({
  id: formatColumnId(PORT, path.split('.'), given.object ?? null),
  path,
  physicalName: given.physicalName ?? null,
  type: given.type ?? null,
})
const field = (path: string, type: string | null = null) => ({ path, type, description: null })

/** `kind path`, with the types where they matter. */
const drift = (columns: readonly Column[], fields: readonly ReturnType<typeof field>[]): string[] =>
  compareFields(columns, fields).map(({ kind, path, declaredType, observedType }) =>
    kind === 'TYPE_DIFFERS' ? `${kind} ${path} ${declaredType} ${observedType}` : `${kind} ${path}`,
  )

describe('fields', () => {
  test('that both have are no drift; what one alone has is', () => {
    expect(drift([column('id'), column('total')], [field('id'), field('total')])).toEqual([])
    expect(drift([column('id'), column('total')], [field('id'), field('sum')])).toEqual([
      'NOT_IN_CONTRACT sum',
      'NOT_OBSERVED total',
    ])
  })

  test('are matched by physical name, then by name', () => {
    const columns = [column('id', { physicalName: 'total' }), column('total', { physicalName: 'TTL' })]
    expect(drift(columns, [field('total'), field('TTL')])).toEqual([])
    // `total` is the physical name of `id`; what is called `total` then matches nothing.
    expect(drift(columns, [field('total'), field('id')])).toEqual(['NOT_IN_CONTRACT id', 'NOT_OBSERVED total'])
  })

  test('are matched in whatever case, where that leaves one on each side', () => {
    expect(drift([column('orderId', { physicalName: 'ORDER_ID' })], [field('order_id')])).toEqual([])
    expect(drift([column('orderId')], [field('ORDERID')])).toEqual([])
    expect(drift([column('Id'), column('ID')], [field('id')])).toEqual([
      'NOT_OBSERVED ID',
      'NOT_OBSERVED Id',
      'NOT_IN_CONTRACT id',
    ])
    expect(drift([column('id')], [field('Id'), field('ID')])).toEqual([
      'NOT_IN_CONTRACT ID',
      'NOT_IN_CONTRACT Id',
      'NOT_OBSERVED id',
    ])
  })

  test('inside others are compared where both sides say what is inside, the outermost named alone', () => {
    const columns = [
      column('customer'),
      column('customer.id'),
      column('customer.address'),
      column('customer.address.zip'),
    ]
    const observed = [field('Customer'), field('Customer.id'), field('Customer.tags'), field('Customer.tags.name')]
    expect(drift(columns, observed)).toEqual(['NOT_IN_CONTRACT Customer.tags', 'NOT_OBSERVED customer.address'])
    expect(drift(columns, [field('customer', 'struct')])).toEqual([])
    expect(drift([column('customer')], observed)).toEqual([])
  })

  test('with a dot in their name are told from those inside others', () => {
    const dotted = { ...column('x'), id: formatColumnId(PORT, ['a.b']), path: 'a.b' }
    expect(drift([dotted], [field('a.b')])).toEqual([])
    expect(drift([column('a'), column('a.b')], [field('a'), field('a.b')])).toEqual([])
  })

  test('of ten thousand columns are compared in a moment', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `column_${i}`)
    const began = performance.now()
    expect(
      drift(
        names.map((name) => column(name.toUpperCase())),
        names.map((name) => field(name)),
      ),
    ).toEqual([])
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('types', () => {
  test.each([
    ['BIGINT', 'long'],
    ['varchar(255)', 'STRING'],
    ['decimal(10,2)', 'NUMERIC(12, 4)'],
    ['TIMESTAMP(6) WITH TIME ZONE', 'timestamptz'],
    ['timestamp-millis', 'DATETIME'],
    ['double precision', 'float64'],
    ['array<struct<a:int>>', 'text[]'],
    ['struct<a:int>', 'record'],
    // ODCS' logical types stand for all of a kind.
    ['integer', 'smallint'],
    ['number', 'NUMBER(38,0)'],
    ['number', 'decimal(10,2)'],
    ['number', 'bigint'],
    ['object', 'STRUCT<a INT64>'],
    // Nobody knows.
    ['geography', 'string'],
    ['int8', 'bigint'],
    ['float', 'double'],
  ])('%s and %s are not different', (a, b) => {
    expect([differs(a, b), differs(b, a)]).toEqual([false, false])
  })

  test.each([
    ['int', 'bigint'],
    ['float4', 'double'],
    ['string', 'int'],
    ['decimal(10,2)', 'double'],
    ['date', 'timestamp'],
    ['number', 'string'],
    ['boolean', 'integer'],
    ['array<string>', 'string'],
    ['object', 'array'],
  ])('%s and %s are', (a, b) => {
    expect([differs(a, b), differs(b, a)]).toEqual([true, true])
  })

  test('of whatever text are compared without an error, each with itself as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(differs(a, a)).toBe(false)
        expect(differs(a, b)).toBe(differs(b, a))
      }),
    )
  })

  test('are drift where both sides give one', () => {
    const columns = [column('id', { type: 'int' }), column('a', { type: 'string' }), column('b')]
    expect(drift(columns, [field('id', 'bigint'), field('a'), field('b', 'date')])).toEqual([
      'TYPE_DIFFERS id int bigint',
    ])
  })
})

describe('the drift of a port', () => {
  const FACET = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }
  const report = (name: string, fields: readonly object[], at = 1) =>
    lineage.event({
      eventTime: minute(at),
      producer: 'https://example.org/producer',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
      dataset: { namespace: 'db', name, facets: { schema: { ...FACET, fields } } },
    })
  const QUERY = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on OutputPort {
    schemaDrift { kind dataset { id } path columnId observedType declaredType observedAt } } } }`
  async function driftOf(port = PORT): Promise<Record<string, unknown>[] | null> {
    type Entities = { _entities: { schemaDrift: Record<string, unknown>[] | null }[] }
    const { _entities } = await lineage.data<Entities>(QUERY, { of: [{ __typename: 'OutputPort', id: port }] })
    return _entities[0]?.schemaDrift ?? null
  }
  const claim = (columns: readonly Column[], datasets = ['orders'], version = 1) =>
    lineage.put(harvest('orders', { e: { ports: { v1: { datasets, columns: [...columns] } } } }, { version }))

  test('is by dataset and path, with the evidence of both sides', async () => {
    await claim([column('id', { type: 'int' }), column('gone')], ['orders', 'orders_copy', 'silent'])
    await report(
      'orders',
      [
        { name: 'id', type: 'BIGINT' },
        { name: 'extra', type: 'date' },
      ],
      5,
    )
    await report('orders_copy', [{ name: 'id' }, { name: 'gone' }])
    const of = (dataset: string, observedAt: string) => ({ dataset: { id: `dataset:db/${dataset}` }, observedAt })
    expect(await driftOf()).toEqual([
      {
        ...of('orders', minute(5)),
        kind: 'NOT_IN_CONTRACT',
        path: 'extra',
        columnId: null,
        observedType: 'date',
        declaredType: null,
      },
      {
        ...of('orders', minute(5)),
        kind: 'NOT_OBSERVED',
        path: 'gone',
        columnId: `${PORT}#gone`,
        observedType: null,
        declaredType: null,
      },
      {
        ...of('orders', minute(5)),
        kind: 'TYPE_DIFFERS',
        path: 'id',
        columnId: `${PORT}#id`,
        observedType: 'BIGINT',
        declaredType: 'int',
      },
    ])
    await lineage.restart()
    expect(await driftOf()).toHaveLength(3)
  })

  test('is gone when either side comes round', async () => {
    await claim([column('id')])
    await report('orders', [{ name: 'id' }, { name: 'extra' }])
    expect(await driftOf()).toHaveLength(1)
    await claim([column('id'), column('extra')], ['orders'], 2)
    expect(await driftOf()).toEqual([])
    await report('orders', [{ name: 'id' }], 2)
    expect(await driftOf()).toMatchObject([{ kind: 'NOT_OBSERVED', path: 'extra' }])
  })

  test('is unknown without columns, without a report, and of a port that is not known', async () => {
    await claim([])
    await report('orders', [{ name: 'id' }])
    expect(await driftOf()).toBeNull()
    await claim([column('id')], ['elsewhere'], 2)
    expect(await driftOf()).toBeNull()
    expect(await driftOf('orders/none/v1')).toBeNull()
  })

  test('of several schema objects is that of the one called like the dataset; of none, not compared', async () => {
    const columns = [column('id', { object: 'orders' }), column('sku', { object: 'Lines' })]
    await claim(columns, ['shop.public.lines', 'shop.public.other'])
    await report('shop.public.other', [{ name: 'whatever' }])
    expect(await driftOf()).toBeNull()
    await report('shop.public.lines', [{ name: 'sku' }, { name: 'id' }])
    expect(await driftOf()).toMatchObject([{ kind: 'NOT_IN_CONTRACT', path: 'id' }])
  })
})
