import { describe, expect, it } from 'vitest'
import { documentedExamples, domainFolder, domainYaml, productYaml } from './support/domain-folder.ts'
import { openState } from './support/open-state.ts'
import { serve, tokenFor } from './support/serve.ts'

const PORT = 'marketing/customer360/customer-snapshot-daily-v1'
const PRODUCT = 'marketing/customer360'

function marketing() {
  const folder = domainFolder({ 'domain.yaml': domainYaml('marketing'), ...documentedExamples() })
  folder.remove('products/payment-transactions-enriched')
  return folder
}

const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T06:00:00Z`

let counter = 0
const check = (more: Record<string, unknown>) => ({
  id: `check-${++counter}`,
  port: PORT,
  measuredAt: day(1),
  check: 'customer_id_not_null',
  status: 'pass',
  ...more,
})
const measure = (property: string, value: unknown, at: number, more: Record<string, unknown> = {}) => ({
  id: `measure-${++counter}`,
  port: PORT,
  measuredAt: day(at),
  property,
  value,
  ...more,
})

describe('POST /v1/quality', () => {
  it('needs a token of this domain or an admin’s', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const body = { results: [check({})] }
    expect((await domain.post(body)).status).toBe(401)
    expect((await domain.post(body, 'nonsense')).status).toBe(401)
    expect((await domain.post(body, await tokenFor({ kind: 'domain', domain: 'orders' }))).status).toBe(403)
    expect((await domain.post(body, await tokenFor({ kind: 'ingest' }))).status).toBe(403)
    expect(domain.store.quality.count()).toBe(0)
    expect(await domain.post(body, await tokenFor({ kind: 'domain', domain: 'marketing' }))).toEqual({
      status: 200,
      json: { stored: 1, duplicates: 0 },
    })
    expect((await domain.post({ results: [check({})] }, await tokenFor({ kind: 'admin' }))).status).toBe(200)
  })

  it('refuses what says that it was measured more than a day ahead', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const token = await tokenFor({ kind: 'domain', domain: 'marketing' })
    const ahead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
    const { status, json } = await domain.post(
      { results: [check({ measuredAt: ahead(1) }), check({ measuredAt: '9999-01-01t00:00:00z' })] },
      token,
    )
    expect(status).toBe(400)
    expect(json).toMatchObject({ error: { problems: [{ path: '$.results[1].measuredAt' }] } })
    expect((await domain.post({ results: [check({ measuredAt: ahead(23) })] }, token)).status).toBe(200)
  })

  it('stores nothing when anything is wrong, and names every problem at its path', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const token = await tokenFor({ kind: 'domain', domain: 'marketing' })
    const { status, json } = await domain.post(
      {
        results: [
          check({}),
          check({ port: 'orders/order-events/orders-v1' }),
          check({ port: undefined }),
          check({ product: PRODUCT }),
          check({ status: 'maybe', score: 1.5 }),
          check({ status: undefined }),
          check({ measuredAt: '2026-03-01' }),
          check({ value: 3 }),
          measure('freshness', 'a while', 1),
          measure('availability', 120, 1, { unit: 'ratio' }),
          { ...measure('rowCount', 1, 1), colour: 'red' },
          { id: 'x', port: PORT, measuredAt: day(1) },
          'no result',
        ],
      },
      token,
    )
    expect(status).toBe(400)
    const { error } = json as { error: { code: string; problems: { path: string; expected: string; found: string }[] } }
    expect(error.code).toBe('BAD_USER_INPUT')
    expect(error.problems.map(({ path, found }) => `${path} ${found}`)).toEqual([
      '$.results[1].port "orders/order-events/orders-v1"',
      '$.results[2].port nothing',
      '$.results[3].port "both"',
      '$.results[4].status "maybe"',
      '$.results[4].score 1.5 (a number)',
      '$.results[5].status nothing',
      '$.results[6].measuredAt "2026-03-01"',
      '$.results[7].value 3 (a number)',
      '$.results[8].value "a while"',
      '$.results[9].value 120 (a number)',
      '$.results[10].colour "colour"',
      '$.results[11].check nothing',
      '$.results[12] "no result"',
    ])
    expect(domain.store.quality.count()).toBe(0)
    expect((await domain.post({ results: [] }, token)).status).toBe(400)
    expect((await domain.post([], token)).status).toBe(400)
    expect((await domain.post({ results: 'x'.repeat(9 * 1024 * 1024) }, token)).status).toBe(413)
  })

  it('takes the same results again without storing them twice, and refuses others under the same ids', async () => {
    await using folder = marketing()
    await using domain = await serve(folder)
    const token = await tokenFor({ kind: 'domain', domain: 'marketing' })
    const first = check({ id: 'same' })
    expect((await domain.post({ results: [first, first] }, token)).json).toEqual({ stored: 1, duplicates: 1 })
    expect((await domain.post({ results: [first] }, token)).json).toEqual({ stored: 0, duplicates: 1 })
    const { status, json } = await domain.post({ results: [check({}), check({ id: 'same', status: 'fail' })] }, token)
    expect(status).toBe(409)
    expect(json).toMatchObject({ error: { code: 'CONFLICT', ids: ['same'] } })
    expect(domain.store.quality.count()).toBe(1)
  })

  it('shows in the graph and in the metrics at once, and survives a restart', async () => {
    await using folder = marketing()
    const query = `{ port(id: "${PORT}") { quality { score coverage measuredAt dimensions { dimension score coverage } }
      serviceLevels { property actual met since } product { quality { score coverage } } } }`
    const expected = {
      port: {
        quality: {
          score: 0.75,
          coverage: 0.5,
          measuredAt: day(1),
          dimensions: [
            { dimension: 'ACCURACY', score: 0.5, coverage: null },
            { dimension: 'COMPLETENESS', score: 1, coverage: 1 },
            { dimension: 'UNIQUENESS', score: null, coverage: 0 },
          ],
        },
        serviceLevels: [
          { property: 'freshness', actual: 90_000, met: false, since: day(2) },
          { property: 'availability', actual: 0.9997, met: true, since: day(1) },
          { property: 'accuracy', actual: null, met: null, since: null },
        ],
        product: { quality: { score: 0.75, coverage: 0.5 } },
      },
    }
    {
      await using domain = await serve(folder)
      const results = [
        check({}),
        check({ check: 'undeclared', dimension: 'accuracy', status: 'warn', score: 0.5 }),
        measure('freshness', 'PT1H', 1),
        measure('freshness', 90_000, 2),
        measure('availability', '99.97%', 1),
      ]
      expect((await domain.post({ results }, await tokenFor({ kind: 'admin' }))).status).toBe(200)
      expect((await domain.ask(query)).data).toEqual(expected)
      const metrics = await (await fetch(`${domain.url}/metrics`)).text()
      const labels = 'domain="marketing",product_name="customer360",port="customer-snapshot-daily-v1"'
      expect(metrics).toContain(`data_product_freshness_seconds{${labels}`)
      expect(metrics).toMatch(/data_product_freshness_seconds\{[^}]*\} 90000/)
      expect(metrics).toMatch(/data_product_availability\{[^}]*\} 0.9997/)
      expect(metrics).toMatch(/data_quality_score\{domain="marketing",product_name="customer360",port=""[^}]*\} 0.75/)
    }
    await using again = await serve(folder)
    expect((await again.ask(query)).data).toEqual(expected)
  })
})

describe('a service level', () => {
  async function evaluated(
    results: readonly unknown[],
    product = documentedExamples()['products/customer360/contracts/customer-snapshot-daily.yaml'] ?? '',
  ) {
    await using folder = marketing()
    folder.write('products/customer360/contracts/customer-snapshot-daily.yaml', product)
    await using domain = await serve(folder)
    const { status, json } = await domain.post({ results }, await tokenFor({ kind: 'admin' }))
    expect(status, JSON.stringify(json)).toBe(200)
    const { data } = await domain.ask<{
      port: { serviceLevels: { property: string; actual: number; met: boolean; since: string }[] }
    }>(`{ port(id: "${PORT}") { serviceLevels { property actual met since } } }`)
    return Object.fromEntries(data.port.serviceLevels.map(({ property, ...rest }) => [property, rest]))
  }

  it('is met or missed since the first measurement after the last one to the contrary, whatever the order of arrival', async () => {
    const results = [
      measure('freshness', 'P2D', 1),
      measure('freshness', 'PT1H', 6),
      measure('freshness', 'P3D', 3),
      measure('freshness', 'PT2H', 4),
      measure('freshness', 'PT3H', 5),
    ]
    expect((await evaluated(results)).freshness).toEqual({ actual: 3600, met: true, since: day(4) })
    expect((await evaluated([...results].reverse())).freshness).toEqual({ actual: 3600, met: true, since: day(4) })
  })

  it('takes the measurement of its element before one that names none', async () => {
    expect((await evaluated([measure('accuracy', 0.99, 1)])).accuracy).toEqual({
      actual: 0.99,
      met: true,
      since: day(1),
    })
    const both = [measure('accuracy', 0.99, 2), measure('accuracy', '97%', 1, { element: 'lifetime_value' })]
    expect((await evaluated(both)).accuracy).toEqual({ actual: 0.97, met: false, since: day(1) })
  })

  it('without a number is met when who measures says so', async () => {
    const contract = (
      documentedExamples()['products/customer360/contracts/customer-snapshot-daily.yaml'] ?? ''
    ).replace(
      'slaProperties:\n',
      'slaProperties:\n  - { property: row_count_consistency, value: +/- 5% daily }\n  - { property: validity, value: "> 99.99%" }\n',
    )
    const found = await evaluated(
      [
        measure('row_count_consistency', undefined, 1, { met: true }),
        measure('rowCountConsistency', undefined, 2, { met: false }),
        measure('row_count_consistency', undefined, 3, { met: false }),
        measure('validity', '99.99%', 1),
      ],
      contract,
    )
    expect(found.rowCountConsistency).toEqual({ actual: null, met: false, since: day(2) })
    expect(found.validity).toEqual({ actual: 0.9999, met: false, since: day(1) })
  })

  it('is judged anew when the promise changes', async () => {
    const file = 'products/customer360/contracts/customer-snapshot-daily.yaml'
    await using folder = marketing()
    await using domain = await serve(folder, { follow: 'workingCopy' })
    const results = [
      measure('freshness', 'PT5H', 1),
      measure('freshness', 'PT7H', 2),
      measure('freshness', 'PT6H30M', 3),
    ]
    await domain.post({ results }, await tokenFor({ kind: 'admin' }))
    const freshness = async () => {
      const { data } = await domain.ask<{ port: { serviceLevels: unknown[] } }>(
        `{ port(id: "${PORT}") { serviceLevels { target actual met since } } }`,
      )
      return data.port.serviceLevels[0]
    }
    expect(await freshness()).toEqual({ target: 86_400, actual: 23_400, met: true, since: day(1) })
    folder.write(file, (documentedExamples()[file] ?? '').replace('value: P1D', 'value: PT6H'))
    await domain.state.reload()
    expect(await freshness()).toEqual({ target: 21_600, actual: 23_400, met: false, since: day(2) })
  })
})

describe('quality summaries', () => {
  it('count the newest result of each check; one that could not run covers nothing', async () => {
    await using folder = marketing()
    using open = await openState(folder)
    const { state, store } = open
    const port = state.served().snapshot.portById.get(PORT)
    if (port === undefined) throw new Error('the port is missing')
    const add = (id: string, name: string, status: 'pass' | 'fail' | 'error', score: number | null, at: number) =>
      store.quality.add([
        {
          id,
          subject: PORT,
          measuredAt: day(at),
          check: { name, status, score, dimension: null },
          measurement: null,
          column: null,
          tool: null,
          message: null,
        },
      ])
    add('1', 'customer_id_not_null', 'fail', 0, 1)
    add('2', 'customer_id_not_null', 'pass', 0.8, 3)
    add('3', 'customer_id_not_null', 'fail', 0, 2)
    add('4', 'one_row_a_customer', 'error', null, 4)
    state.qualityChanged()
    expect(state.served().quality.ofPort(port)).toEqual({
      score: 0.8,
      coverage: 0.5,
      measuredAt: day(4),
      dimensions: [
        { dimension: 'COMPLETENESS', score: 0.8, coverage: 1 },
        { dimension: 'UNIQUENESS', score: null, coverage: 0 },
      ],
    })
  })

  it('are null where nothing is asked for and nothing was measured', async () => {
    await using folder = domainFolder({
      'domain.yaml': domainYaml('orders'),
      'products/events/product.yaml': productYaml('events'),
    })
    await using domain = await serve(folder)
    const { data } = await domain.ask(
      '{ product(id: "orders/events") { quality { score } outputPorts { quality { score } } } }',
    )
    expect(data).toEqual({ product: { quality: null, outputPorts: [{ quality: null }] } })
  })
})

describe('quality results in files', () => {
  it('are taken in, both as a document and line by line, once', async () => {
    await using folder = marketing()
    folder.write('products/customer360/quality/march.json', JSON.stringify({ results: [check({})] }))
    folder.write(
      'quality/april.jsonl',
      `${JSON.stringify(measure('freshness', 60, 1))}\n\n${JSON.stringify(measure('freshness', 61, 2))}\n`,
    )
    using open = await openState(folder)
    expect(open.state.served().problems).toEqual([])
    expect(open.store.quality.count()).toBe(3)
    expect(await open.state.reload()).toBe(false)
    folder.write('quality/april.jsonl', `${JSON.stringify(measure('freshness', 62, 3))}\n`)
    expect(await open.state.reload()).toBe(true)
    expect(open.store.quality.count()).toBe(4)
  })

  it('are left out whole when one is wrong, with line and path', async () => {
    await using folder = marketing()
    folder.write('quality/a.jsonl', `${JSON.stringify(check({}))}\n${JSON.stringify(check({ status: 'meh' }))}\n`)
    folder.write('quality/b.jsonl', `${JSON.stringify(check({}))}\n{ half`)
    folder.write('quality/c.json', JSON.stringify({ results: [check({ port: 'marketing/customer360/none-v1' })] }))
    folder.write('quality/d.json', '')
    using open = await openState(folder)
    expect(open.store.quality.count()).toBe(0)
    expect(open.state.served().problems).toMatchObject([
      {
        file: 'quality/a.jsonl',
        line: 2,
        path: '$.status',
        expected: 'one of "pass", "warn", "fail", "error"',
        found: '"meh"',
      },
      { file: 'quality/b.jsonl', line: 2, expected: 'valid JSON' },
      { file: 'quality/c.json', path: '$.results[0].port', expected: 'the id of a port of this domain' },
      { file: 'quality/d.json', expected: 'valid JSON' },
    ])
  })
})
