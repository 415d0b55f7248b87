import { describe, expect, test } from 'vitest'
import { harvest, minute, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }
const SPEC = 'https://openlineage.io/spec/facets'

type Facets = Record<string, object>
const withFields = (facets: Facets): Facets =>
  Object.fromEntries(Object.entries(facets).map(([name, fields]) => [name, { ...facet, ...fields }]))

/** A DatasetEvent of `name`. */
const tell = (name: string, facets: Facets, at = 0, domain?: string) =>
  lineage.event(
    {
      eventTime: minute(at),
      producer: 'https://example.org/producer',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
      dataset: { namespace: 'db', name, facets: withFields(facets) },
    },
    domain,
  )

const FIELDS = `id schema { path type description } schemaSeenAt owner { name } description type subType lastSeenAt
  lastLifecycleChange { change at previous { id } }`

async function datasetOf(name: string, fields = FIELDS): Promise<Record<string, unknown> | null> {
  const query = `query ($id: ID!) { dataset(id: $id) { ${fields} } }`
  return (await lineage.data<{ dataset: Record<string, unknown> | null }>(query, { id: `dataset:db/${name}` })).dataset
}

const says = {
  schema: {
    fields: [
      { name: 'id', type: 'BIGINT' },
      {
        name: 'lines',
        type: 'array',
        description: 'What was ordered.',
        fields: [
          {
            name: '_element',
            type: 'struct',
            fields: [
              { name: 'sku', type: 'string' },
              { name: 'price', fields: [{ name: 'amount', type: 'decimal(10,2)' }] },
            ],
          },
        ],
      },
      { name: 'note' },
    ],
  },
  ownership: { owners: [{ name: 'team:orders', type: 'MAINTAINER' }] },
  documentation: { description: 'Orders as placed.' },
  datasetType: { datasetType: 'VIEW', subType: 'MATERIALIZED' },
  lifecycleStateChange: { lifecycleStateChange: 'ALTER' },
}

describe('what facets say of a dataset', () => {
  test('is served, nested fields by their paths, of an input, an output or a dataset alone', async () => {
    const expected = {
      schema: [
        { path: 'id', type: 'BIGINT', description: null },
        { path: 'lines', type: 'array', description: 'What was ordered.' },
        { path: 'lines.sku', type: 'string', description: null },
        { path: 'lines.price', type: null, description: null },
        { path: 'lines.price.amount', type: 'decimal(10,2)', description: null },
        { path: 'note', type: null, description: null },
      ],
      owner: { name: 'team:orders' },
      description: 'Orders as placed.',
      type: 'VIEW',
      subType: 'MATERIALIZED',
      schemaSeenAt: minute(3),
      lastSeenAt: minute(3),
      lastLifecycleChange: { change: 'ALTER', at: minute(3), previous: null },
    }
    await tell('alone', says, 3)
    const event = runEvent('j', { at: 3 })
    const dataset = (name: string) => ({ namespace: 'db', name, facets: withFields(says) })
    await lineage.event({ ...event, inputs: [dataset('in')], outputs: [dataset('out')] })
    for (const name of ['alone', 'in', 'out']) {
      expect(await datasetOf(name)).toEqual({ id: `dataset:db/${name}`, ...expected })
    }
    await lineage.restart()
    expect(await datasetOf('out')).toMatchObject(expected)
  })

  test('is unknown where nothing was said; what is there and empty says nothing', async () => {
    await tell('a', { schema: { fields: [] }, ownership: { owners: [] }, documentation: { description: ' ' } }, 1)
    expect(await datasetOf('a')).toEqual({
      id: 'dataset:db/a',
      schema: null,
      schemaSeenAt: null,
      owner: null,
      description: null,
      type: null,
      subType: null,
      lastSeenAt: minute(1),
      lastLifecycleChange: null,
    })
    expect(await datasetOf('none')).toBeNull()
  })

  test('is by facet as the newest has it, whichever comes last, and gone when that takes it back', async () => {
    const schema = (name: string) => ({ schema: { fields: [{ name }] } })
    const path = async () => ((await datasetOf('a'))?.schema as { path: string }[] | null)?.map((field) => field.path)
    await tell('a', { ...schema('newest'), ...{ documentation: { description: 'First.' } } }, 9)
    await tell('a', schema('older'), 5)
    expect(await path()).toEqual(['newest'])
    await tell('a', { schema: { _deleted: true } }, 7)
    expect(await path()).toEqual(['newest'])
    await tell('a', { schema: { _deleted: true } }, 12)
    expect(await path()).toBeUndefined()
    await tell('a', schema('late'), 11)
    expect(await path()).toBeUndefined()
    await tell('a', schema('again'), 13)
    expect(await path()).toEqual(['again'])
    expect(await datasetOf('a')).toMatchObject({ description: 'First.' })
  })

  test('goes back to what was said before by an event that says it again', async () => {
    const described = (description: string) => ({ documentation: { description } })
    for (const [text, at] of [
      ['one', 1],
      ['one', 3],
      ['two', 2],
    ] as const)
      await tell('a', described(text), at)
    expect(await datasetOf('a')).toMatchObject({ description: 'one' })
  })

  test('is said of the one dataset that two names turn out to be', async () => {
    await tell('path', { documentation: { description: 'By path.' } }, 5)
    await tell('table', { documentation: { description: 'By table.' }, ownership: { owners: [{ name: 'late' }] } }, 9)
    await tell('path', { symlinks: { identifiers: [{ namespace: 'db', name: 'table', type: 'TABLE' }] } }, 6)
    for (const name of ['path', 'table']) {
      expect(await datasetOf(name)).toMatchObject({
        id: 'dataset:db/path',
        description: 'By table.',
        owner: { name: 'late' },
        lastSeenAt: minute(9),
      })
    }
  })

  test('is not said by runs that failed', async () => {
    const event = runEvent('j', { type: 'FAIL', at: 3 })
    await lineage.event({ ...event, inputs: [{ namespace: 'db', name: 'a', facets: withFields(says) }] })
    expect(await datasetOf('a', 'description lastSeenAt')).toEqual({ description: null, lastSeenAt: null })
  })

  test("is said by a domain's token only where no other domain holds the dataset", async () => {
    await lineage.put(harvest('orders', { e: { ports: { v1: { datasets: ['o'] } } } }))
    await tell('o', says, 1, 'payments')
    await tell('free', says, 1, 'payments')
    expect(await datasetOf('o', 'description owner { name } schema { path }')).toEqual({
      description: null,
      owner: null,
      schema: null,
    })
    expect(await datasetOf('free', 'description')).toEqual({ description: 'Orders as placed.' })
    await tell('o', says, 1, 'orders')
    expect(await datasetOf('o', 'description')).toEqual({ description: 'Orders as placed.' })
  })

  test('costs little to say again: a schema is kept once, whatever says it', async () => {
    const fields = Array.from({ length: 1_000 }, (_, i) => ({ name: `column_${i}`, type: 'string' }))
    for (let i = 0; i < 20; i++) await tell(`d${i % 4}`, { schema: { fields } }, i)
    expect(await lineage.store().recordsAfter('TEXT', null, 10)).toHaveLength(1)
    const records = await lineage.store().recordsAfter('DATASET', null, 10)
    expect(records.map(({ body }) => body.length < 100)).toEqual([true, true, true, true])
  })
})

describe('an event that names what can be no id', () => {
  test('as the previous name of a dataset is refused', async () => {
    const previousIdentifier = { namespace: 'db', name: 'n'.repeat(2_049) }
    const renamed = { lifecycleStateChange: { lifecycleStateChange: 'RENAME', previousIdentifier } }
    await expect((async () => tell('a', renamed))()).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { problems: [{ path: '$.dataset.facets.lifecycleStateChange.previousIdentifier.name' }] },
    })
  })

  test('of a lifecycle that the specification does not have says nothing, and is refused by its own schema', async () => {
    await tell('a', { lifecycleStateChange: { lifecycleStateChange: 'MELT' } })
    expect(await datasetOf('a', 'lastLifecycleChange { change }')).toEqual({ lastLifecycleChange: null })
    const _schemaURL = `${SPEC}/1-0-1/LifecycleStateChangeDatasetFacet.json#/$defs/LifecycleStateChangeDatasetFacet`
    await expect(
      (async () => tell('a', { lifecycleStateChange: { _schemaURL, lifecycleStateChange: 'MELT' } }))(),
    ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})
