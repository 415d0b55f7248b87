import { describe, expect, test } from 'vitest'
import type { ClientError } from '../../../platform/errors.ts'
import { createEventReader } from '../../../subgraphs/lineage/ingest/validate.ts'
import { dbtEvents, marquezEvents } from './fixtures.ts'

const read = createEventReader()
const run = { runId: '0195b1a2-0000-7000-8000-000000000001' }
const base = {
  eventTime: '2026-01-01T00:00:00Z',
  producer: 'https://example.org/p',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
}
const job = { namespace: 'etl', name: 'load' }
const facet = { _producer: 'https://example.org/p' }

function problems(event: unknown): unknown {
  try {
    read(event)
  } catch (error) {
    return ((error as ClientError).details as { problems: { path: string }[] }).problems.map(({ path }) => path)
  }
  return []
}

describe('OpenLineage events', () => {
  test('the real events of Marquez and dbt are valid', () => {
    for (const event of [...marquezEvents(), ...dbtEvents()]) expect(problems(event)).toEqual([])
  })

  test('every problem is named with its JSON path', () => {
    const bad = {
      ...base,
      eventTime: 'yesterday',
      eventType: 'STARTED',
      run: { runId: '7' },
      job: { namespace: 'etl' },
      inputs: [{ namespace: 'n', name: 'ok' }, { namespace: 7 }],
      outputs: [{ namespace: 'n', name: ' ' }],
    }
    expect(problems(bad)).toEqual(
      expect.arrayContaining([
        '$.eventTime',
        '$.eventType',
        '$.run.runId',
        '$.job.name',
        '$.inputs[1].namespace',
        '$.inputs[1].name',
        '$.outputs[0].name',
      ]),
    )
    expect(problems(bad)).toHaveLength(7)
  })

  test.each([['text'], [null], [[]], [{}], [{ ...base }]])('%j is no event', (event) => {
    expect(problems(event)).toEqual(['$'])
  })

  test('a facet is held to the schema it names, an unknown one is fine', () => {
    const symlinks = {
      ...facet,
      _schemaURL: 'https://openlineage.io/spec/facets/1-0-1/SymlinksDatasetFacet.json#/$defs/SymlinksDatasetFacet',
      identifiers: [{ namespace: 'n' }],
    }
    const mine = { ...facet, _schemaURL: 'https://example.org/mine.json', anything: 1 }
    const event = { ...base, run, job, inputs: [{ namespace: 'n', name: 'x', facets: { symlinks, mine } }] }
    expect(problems(event)).toEqual([
      '$.inputs[0].facets.symlinks.identifiers[0].name',
      '$.inputs[0].facets.symlinks.identifiers[0].type',
    ])
  })

  test('a facet whose file has one for jobs and one for datasets is held to its own', () => {
    const lineage = {
      ...facet,
      _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/LineageFacet.json',
      inputs: 'zz',
      entries: [],
    }
    const event = {
      ...base,
      eventType: 'START',
      run,
      job: { ...job, facets: { lineage } },
      outputs: [{ namespace: 'n', name: 'o', facets: { lineage } }],
    }
    expect(problems(event)).toEqual(['$.outputs[0].facets.lineage.inputs'])
  })

  test('a facet that takes itself back needs nothing else of its schema', () => {
    const columnLineage = {
      ...facet,
      _schemaURL:
        'https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet',
    }
    const event = (more: object) => ({
      ...base,
      eventType: 'START',
      run,
      job,
      outputs: [{ namespace: 'n', name: 'o', facets: { columnLineage: { ...columnLineage, ...more } } }],
    })
    expect(problems(event({ _deleted: true }))).toEqual([])
    expect(problems(event({ _deleted: false }))).toEqual(['$.outputs[0].facets.columnLineage.fields'])
  })

  test('a facet without its producer and schema is a problem', () => {
    expect(problems({ ...base, run: { ...run, facets: { mine: {} } }, job })).toEqual([
      '$.run.facets.mine._producer',
      '$.run.facets.mine._schemaURL',
    ])
  })

  test.each(['2016-12-31T23:59:60Z', '2026-01-01T00:00:00+05', '2026-02-30T00:00:00Z', '9999-01-01T00:00:00Z'])(
    'the time %s is refused',
    (eventTime) => {
      expect(problems({ ...base, eventTime, run, job })).toEqual(['$.eventTime'])
    },
  )

  test('a clock may be a day ahead', () => {
    const readAt = createEventReader({ now: () => Date.parse('2026-01-01T00:00:00Z') })
    const at = (eventTime: string) => readAt({ ...base, eventTime, run, job })
    expect(at('2026-01-02T00:00:00Z').time).toBe(Date.parse('2026-01-02T00:00:00Z'))
    expect(() => at('2026-01-02T00:00:01Z')).toThrow(/at most 24 hours ahead of 2026-01-01/)
  })

  test('names that make no id are refused wherever they stand', () => {
    const half = { namespace: 'n', name: '\ud800' }
    const long = { namespace: 'n'.repeat(2_049), name: 'x' }
    const facets = {
      symlinks: { ...facet, _schemaURL: 'https://example.org/s', identifiers: [half] },
      lineage: { ...facet, _schemaURL: 'https://example.org/l', inputs: [long], fields: { id: { inputs: [half] } } },
      dbt_exposures: { ...facet, _schemaURL: 'https://example.org/d', exposures: [{ name: '\ud800' }] },
    }
    expect(problems({ ...base, run, job, inputs: [long], outputs: [{ namespace: 'n', name: 'x', facets }] })).toEqual([
      '$.inputs[0].namespace',
      '$.outputs[0].facets.symlinks.identifiers[0].name',
      '$.outputs[0].facets.lineage.inputs[0].namespace',
      '$.outputs[0].facets.lineage.fields.id.inputs[0].name',
      '$.outputs[0].facets.dbt_exposures.exposures[0].name',
    ])
  })

  test('names that are short enough one by one, and make too long an id, are refused', () => {
    const wide = { namespace: '漢'.repeat(300), name: '漢'.repeat(300) }
    const fits = { namespace: '漢'.repeat(300), name: '漢'.repeat(255) }
    const facets = {
      symlinks: { ...facet, _schemaURL: 'https://example.org/s', identifiers: [fits, wide] },
      lineage: { ...facet, _schemaURL: 'https://example.org/l', inputs: [{ ...fits, field: '漢'.repeat(234) }] },
      columnLineage: {
        ...facet,
        _schemaURL: 'https://example.org/c',
        fields: { ['漢'.repeat(234)]: { inputFields: [] } },
      },
    }
    expect(problems({ ...base, run, job: wide, inputs: [fits], outputs: [{ ...fits, facets }] })).toEqual([
      '$.job',
      '$.outputs[0].facets.symlinks.identifiers[1]',
      '$.outputs[0].facets.lineage.inputs[0].field',
      '$.outputs[0].facets.columnLineage.fields.field',
    ])
  })

  test('fields whose paths would be longer, by themselves or together, than anyone keeps are refused', () => {
    const withFields = (fields: unknown) => {
      const schema = { ...facet, _schemaURL: 'https://example.org/s', fields }
      return { ...base, run, job, outputs: [{ namespace: 'n', name: 'o', facets: { schema } }] }
    }
    const within = (name: string, count: number) => [
      { name, fields: Array.from({ length: count }, (_, i) => ({ name: `c${i}` })) },
    ]
    expect(problems(withFields(within('x'.repeat(2_000), 1_000)))).toEqual([])
    expect(problems(withFields(within('x'.repeat(2_048), 1)))).toEqual(['$.outputs[0].facets.schema.fields'])
    expect(problems(withFields(within('x'.repeat(2_000), 5_000)))).toEqual(['$.outputs[0].facets.schema.fields'])
    let nested: unknown = []
    for (let i = 0; i < 20_000; i += 1) nested = [{ name: 'a', fields: nested }]
    expect(problems(withFields(nested))).toEqual(['$.outputs[0].facets.schema.fields'])
  })

  test('what is nested without end is a problem, not a fault', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as unknown
    expect(problems(deep)).toEqual(['$'])
    expect(problems({ ...base, run, job, eventTime: deep })).toEqual(['$.eventTime'])
  })

  test('times that a zone leads beyond the years of four digits are refused', () => {
    for (const eventTime of ['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59'])
      expect(problems({ ...base, run, job, eventTime })).toEqual(['$.eventTime'])
  })

  test('what is wrong with a huge event is said, as far as anyone reads', () => {
    const refused = (inputs: unknown[]) => {
      try {
        read({ ...base, run, job, inputs })
      } catch (error) {
        return error as ClientError
      }
      throw new Error('the event was read')
    }
    const tooMany = refused(Array.from({ length: 200_000 }, () => ({})))
    expect(tooMany.message).toContain('$.inputs expected at most 10000 inputs and outputs an event, received 200000')
    const broken = { ...facet, _schemaURL: 'https://openlineage.io/spec/facets/1-0-1/SymlinksDatasetFacet.json' }
    const identifiers = Array.from({ length: 200_000 }, () => ({}))
    expect(refused([{ namespace: 'n', name: 'x', facets: { a: { ...broken, identifiers } } }]).httpStatus).toBe(400)
    const { problems: listed, unlisted } = refused(Array.from({ length: 500 }, () => ({}))).details
    expect(listed).toHaveLength(100)
    expect(unlisted).toBe(900)
  })

  test('the kind follows from what the event is about', () => {
    expect(read({ ...base, run, job }).kind).toBe('RUN')
    expect(read({ ...base, job }).kind).toBe('JOB')
    expect(read({ ...base, dataset: { namespace: 'n', name: 'x' } }).kind).toBe('DATASET')
  })

  test('tests of dbt are recognised', () => {
    const tests = dbtEvents()
      .map(read)
      .flatMap((event) => (event.kind === 'DATASET' || !event.job.isTest ? [] : [event.job.name]))
    expect([...new Set(tests)].sort()).toEqual([
      'shop.main.shop.customer_orders.build.test',
      'shop.main.shop.stg_customers.build.test',
      'shop.main.shop.stg_orders.build.test',
    ])
  })
})
