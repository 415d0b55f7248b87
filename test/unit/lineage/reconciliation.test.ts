import { describe, expect, test } from 'vitest'
import { datasetId, harvest, minute, useLineage } from './harness.ts'
import { findings, line, reconciliation } from './reconciliation-kit.ts'

const lineage = useLineage()

const ORDERS = { events: { ports: { v1: { datasets: ['o'], contract: { id: 'orders', version: '1.2.0' } } } } }
const orders = () => lineage.put(harvest('orders', ORDERS, { harvestedAt: minute(0) }))
const SEGMENTS = {
  segments: { inputs: [{ name: 'orders', portId: 'orders/events/v1' }], ports: { v1: { datasets: ['m'] } } },
}
const marketing = (products: Parameters<typeof harvest>[1] = SEGMENTS, version = 1, at = version) =>
  lineage.put(harvest('marketing', products, { version, harvestedAt: minute(at) }))

const lines = async (of: string | null = null) => (await findings(lineage, of)).map(line)
const only = async (of: string | null = null) => {
  const found = await findings(lineage, of)
  expect(found.map(line)).toHaveLength(1)
  return found[0] as (typeof found)[number]
}

describe('an input that is declared', () => {
  test('and read is no finding', async () => {
    await orders()
    await marketing()
    await lineage.run('build', { reads: ['o'], writes: ['m'] })
    expect(await lines()).toEqual([])
  })

  test('and read over datasets that no port holds is none either', async () => {
    await orders()
    await marketing()
    await lineage.run('stage', { reads: ['o'], writes: ['staged'] })
    await lineage.run('clean', { reads: ['staged', 'other'], writes: ['cleaned'] })
    await lineage.run('build', { reads: ['cleaned'], writes: ['m'] })
    expect(await lines()).toEqual([])
  })

  test('and read by way of another product is not read', async () => {
    await orders()
    await marketing({
      ...SEGMENTS,
      between: { inputs: [{ portId: 'orders/events/v1' }], ports: { v1: { datasets: ['b'] } } },
    })
    await lineage.run('a', { reads: ['o'], writes: ['b'] })
    await lineage.run('build', { reads: ['b'], writes: ['m'] })
    expect(await lines()).toEqual([
      'WARNING OBSERVED_NOT_DECLARED marketing/segments ← marketing/between/v1',
      'WARNING DECLARED_NOT_OBSERVED marketing/segments ← orders/events/v1 (orders)',
    ])
  })

  test('of a product of which nothing was ever observed is worth knowing, no more', async () => {
    await orders()
    await marketing()
    await lineage.run('dashboard', { reads: ['m'] })
    const [finding] = (await findings(lineage)).filter(({ kind }) => kind === 'DECLARED_NOT_OBSERVED')
    expect(finding).toMatchObject({
      severity: 'INFO',
      consumerObserved: false,
      since: 'BEFORE_OBSERVATION',
      firstSeenAt: minute(1),
      product: { id: 'marketing/segments' },
      domainId: 'marketing',
      observed: null,
      declared: { input: 'orders', ports: [{ id: 'orders/events/v1' }], skew: null },
    })
    expect(finding?.declared?.edges).toMatchObject([
      { edge: { from: { id: 'orders/events/v1' }, to: { id: 'marketing/segments/v1' }, writer: 'marketing/segments' } },
    ])
  })

  test('and never read is a finding since it was declared, when the product was observed by then', async () => {
    await orders()
    await lineage.run('build', { reads: ['raw'], writes: ['m'], at: 1 })
    await marketing(SEGMENTS, 1, 5)
    expect(await only()).toMatchObject({
      severity: 'WARNING',
      since: 'DECLARED',
      firstSeenAt: minute(5),
      consumerObserved: true,
    })
  })

  test('and declared before the product was first observed says so', async () => {
    await orders()
    await marketing()
    await lineage.run('build', { reads: ['raw'], writes: ['m'], at: 9 })
    expect(await only()).toMatchObject({ severity: 'WARNING', since: 'BEFORE_OBSERVATION', firstSeenAt: minute(1) })
  })

  test('and not read any more is one since the last reading ended, with its job and run', async () => {
    await orders()
    await marketing()
    const runId = '0190b7c5-0000-7000-8000-000000000001'
    await lineage.run('build', { reads: ['o', 'raw'], writes: ['m'], at: 10, runId })
    await lineage.run('build', { reads: ['raw'], writes: ['m'], at: 20 })
    const finding = await only()
    expect(finding).toMatchObject({
      since: 'OBSERVATION_ENDED',
      firstSeenAt: minute(20),
      observed: {
        lastSeenAt: minute(10),
        edges: [
          { edge: { from: { id: 'orders/events/v1' }, writer: 'job:etl/build' }, lastRun: runId, endedAt: minute(20) },
        ],
      },
    })
    // The last job to read it was one that came later, and gave up later.
    await lineage.run('other', { reads: ['o', 'raw'], writes: ['m'], at: 15 })
    expect(await lines()).toEqual([])
    await lineage.run('other', { reads: ['raw'], writes: ['m'], at: 30 })
    expect(await only()).toMatchObject({ id: finding.id, firstSeenAt: minute(30) })
  })

  test('and read once, over a step that is gone, is one since the step was gone', async () => {
    await orders()
    await marketing()
    await lineage.run('stage', { reads: ['o'], writes: ['staged'], at: 2 })
    await lineage.run('build', { reads: ['staged', 'raw'], writes: ['m'], at: 3 })
    await lineage.run('build', { reads: ['raw'], writes: ['m'], at: 7 })
    expect(await only()).toMatchObject({
      since: 'OBSERVATION_ENDED',
      firstSeenAt: minute(7),
      observed: { via: [{ id: datasetId('staged') }], edges: [{ endedAt: null }] },
    })
  })

  test('is asked for where the descriptor says that it goes', async () => {
    await orders()
    const inputs = [{ name: 'orders', contractId: 'orders', version: '1.2.0' }]
    const exact = (names: boolean) => ({ inputContracts: names ? [{ id: 'orders', version: '1.2.0' }] : [] })
    const ports = { v1: { datasets: ['m'], ...exact(true) }, v2: { datasets: ['n'], ...exact(false) } }
    await marketing({ segments: { inputs, ports } })
    await lineage.run('build', { reads: ['o'], writes: ['n'] })
    expect(await lines()).toEqual(['WARNING DECLARED_NOT_OBSERVED marketing/segments ← orders/events/v1 (orders)'])
    await lineage.run('further', { reads: ['n'], writes: ['m'] })
    expect(await lines()).toEqual([])
  })

  test('by a contract that the product offers itself as well has for its source the port of the other', async () => {
    const contract = { id: 'orders', version: '1.2.0' }
    await lineage.put(harvest('sales', { events: { ports: { v1: { datasets: ['o'], contract } } } }))
    await marketing({ segments: { inputs: [{ contractId: 'orders' }], ports: { v1: { datasets: ['m'], contract } } } })
    const finding = await only()
    expect(finding.declared?.ports.map(({ id }) => id)).toEqual(['marketing/segments/v1', 'sales/events/v1'])
    expect(finding.source?.id).toBe('sales/events/v1')
  })

  test('and feeds no output, by the descriptor, is not missed, and is declared all the same', async () => {
    await orders()
    const inputs = [{ portId: 'orders/events/v1' }]
    await marketing({ segments: { inputs, ports: { v1: { datasets: ['m'], inputContracts: [] } } } })
    expect(await lines()).toEqual([])
    await lineage.run('build', { reads: ['o'], writes: ['m'] })
    expect(await lines()).toEqual([])
  })

  test('by the name of a dataset is read when jobs call it otherwise', async () => {
    await marketing({
      segments: {
        inputs: [{ dataset: { namespace: 'S3A://lake/', name: '/raw/' } }],
        ports: { v1: { datasets: ['m'] } },
      },
    })
    const event = { ...runOf('build'), inputs: [{ namespace: 's3://lake', name: 'raw' }] }
    await lineage.event(event)
    expect(await lines()).toEqual([])
  })

  test('by an output alone is declared as well', async () => {
    await orders()
    const v1 = { datasets: ['m'], inputContracts: [{ id: 'orders', version: null }] }
    await marketing({ segments: { ports: { v1 } } })
    expect(await only()).toMatchObject({ kind: 'DECLARED_NOT_OBSERVED', declared: { input: null, version: null } })
    await lineage.run('build', { reads: ['o'], writes: ['m'] })
    expect(await lines()).toEqual([])
  })

  test('of a product without outputs cannot be observed', async () => {
    await orders()
    await marketing({ board: { inputs: [{ name: 'orders', portId: 'orders/events/v1' }] } })
    await lineage.run('board', { reads: ['o'] })
    expect(await lines('marketing/board')).toEqual([
      'INFO DECLARED_NOT_OBSERVED marketing/board ← orders/events/v1 (orders)',
    ])
  })
})

const runOf = (job: string) => ({
  eventTime: minute(0),
  eventType: 'COMPLETE',
  producer: 'https://example.org/producer',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '0190b7c5-0000-7000-8000-000000000002' },
  job: { namespace: 'etl', name: job },
  outputs: [{ namespace: 'db', name: 'm' }],
})

describe('a reading that is observed', () => {
  test('and not declared is one for both sides, under one id, about the one who is read', async () => {
    await orders()
    await marketing({ segments: { ports: { v1: { datasets: ['m'] } } } })
    const runId = '0190b7c5-0000-7000-8000-000000000003'
    await lineage.run('build', { reads: ['o'], writes: ['m'], at: 4, runId })
    await lineage.run('build', { reads: ['o'], writes: ['m'], at: 6, runId })
    const finding = await only()
    expect(finding).toMatchObject({
      kind: 'OBSERVED_NOT_DECLARED',
      severity: 'WARNING',
      since: 'OBSERVED',
      firstSeenAt: minute(4),
      product: { id: 'orders/events' },
      domainId: 'orders',
      consumer: { id: 'marketing/segments', kind: 'PRODUCT' },
      source: { id: 'orders/events/v1', kind: 'PORT' },
      declared: null,
      observed: {
        lastSeenAt: minute(6),
        via: [],
        edges: [{ edge: { writer: 'job:etl/build' }, lastRun: runId, endedAt: null }],
      },
    })
    for (const of of ['orders', 'orders/events', 'marketing', 'marketing/segments'])
      expect(await only(of)).toEqual(finding)
  })

  test('begins when it was first seen, whichever jobs it was by, and again after a break', async () => {
    await orders()
    await marketing({ segments: { ports: { v1: { datasets: ['m'] } } } })
    await lineage.run('a', { reads: ['o'], writes: ['m'], at: 1 })
    await lineage.run('b', { reads: ['o'], writes: ['m'], at: 3 })
    await lineage.run('a', { reads: ['raw'], writes: ['m'], at: 5 })
    const { id, firstSeenAt } = await only()
    expect(firstSeenAt).toBe(minute(1))
    await lineage.run('b', { reads: ['raw'], writes: ['m'], at: 7 })
    expect(await lines()).toEqual([])
    await lineage.run('b', { reads: ['o'], writes: ['m'], at: 9 })
    expect(await only()).toMatchObject({ id, firstSeenAt: minute(9) })
    // A run that is told of late makes no break that was one into none, and none into one.
    await lineage.run('c', { reads: ['o'], writes: ['m'], at: 6 })
    expect(await only()).toMatchObject({ id, firstSeenAt: minute(1) })
  })

  test('and was declared once is one since it is not any more', async () => {
    await orders()
    await marketing()
    await lineage.run('build', { reads: ['o'], writes: ['m'], at: 1 })
    await marketing({ segments: { ports: { v1: { datasets: ['m'] } } } }, 2, 8)
    expect(await only()).toMatchObject({
      kind: 'OBSERVED_NOT_DECLARED',
      since: 'DECLARATION_ENDED',
      firstSeenAt: minute(8),
    })
  })

  test('over datasets that no port holds is one, and says which', async () => {
    await orders()
    await marketing({ segments: { ports: { v1: { datasets: ['m'] } } } })
    await lineage.run('stage', { reads: ['o'], writes: ['staged'], at: 1 })
    await lineage.run('build', { reads: ['staged'], writes: ['m'], at: 2 })
    expect(await only()).toMatchObject({
      firstSeenAt: minute(2),
      observed: {
        via: [{ id: datasetId('staged') }],
        edges: [{ edge: { to: { id: datasetId('staged') }, writer: 'job:etl/stage' } }],
      },
    })
  })

  test('counts over three such datasets, and what is declared over eight', async () => {
    await orders()
    await marketing({ segments: { ports: { v1: { datasets: ['m'] } } } })
    const chain = (from: string, steps: number, to: string) =>
      Promise.all(
        Array.from({ length: steps + 1 }, (_, i) =>
          lineage.run(`${to}-${steps}-${i}`, {
            reads: [i === 0 ? from : `${to}-${steps}-${i}`],
            writes: [i === steps ? to : `${to}-${steps}-${i + 1}`],
          }),
        ),
      )
    await chain('o', 4, 'm')
    expect(await lines()).toEqual([])
    expect(await lines('orders')).toEqual([])
    await chain('o', 3, 'm')
    expect((await only()).observed?.via).toHaveLength(3)
    expect(await only('orders')).toEqual(await only())
    await lineage.put(
      harvest('analytics', {
        near: { inputs: [{ name: 'a', portId: 'orders/events/v1' }], ports: { v1: { datasets: ['n'] } } },
        far: { inputs: [{ name: 'a', portId: 'orders/events/v1' }], ports: { v1: { datasets: ['f'] } } },
      }),
    )
    await chain('o', 8, 'n')
    await chain('o', 9, 'f')
    expect(await lines('analytics')).toEqual(['WARNING DECLARED_NOT_OBSERVED analytics/far ← orders/events/v1 (a)'])
  })

  test('ends at what is declared: what lies behind is not its own reading', async () => {
    await orders()
    const inputs = [{ dataset: { namespace: 'db', name: 'staged' } }]
    await marketing({ segments: { inputs, ports: { v1: { datasets: ['m'] } } } })
    await lineage.run('stage', { reads: ['o'], writes: ['staged'] })
    await lineage.run('build', { reads: ['staged'], writes: ['m'] })
    expect(await lines()).toEqual([])
    expect(await lines('orders')).toEqual([])
  })

  test('of the product’s own ports is its own affair', async () => {
    const inputs = [{ portId: 'orders/events/v1' }]
    await lineage.put(
      harvest('orders', { events: { inputs, ports: { v1: { datasets: ['o'] }, v2: { datasets: ['p'] } } } }),
    )
    expect(await lines()).toEqual([])
    await lineage.run('copy', { reads: ['o'], writes: ['p'] })
    await lineage.run('back', { reads: ['p'], writes: ['o'] })
    await lineage.run('loop', { reads: ['p'], writes: ['p'] })
    expect(await lines()).toEqual([])
  })

  test('by what is no product tells the owner who, and nobody is at fault', async () => {
    await orders()
    await lineage.run('cockpit', { reads: ['o'], at: 2 })
    await lineage.run('stage', { reads: ['o'], writes: ['staged'], at: 3 })
    await lineage.run('notebook', { reads: ['staged'], at: 4 })
    await lineage.run('nobody', { reads: ['staged'], writes: ['lost'], at: 4 })
    expect((await lines('orders/events')).sort()).toEqual([
      'INFO UNDECLARED_CONSUMER consumer:etl/cockpit ← orders/events/v1',
      'INFO UNDECLARED_CONSUMER consumer:etl/notebook ← orders/events/v1',
    ])
    const found = await findings(lineage)
    expect(found.map(({ firstSeenAt }) => firstSeenAt).sort()).toEqual([minute(2), minute(4)])
    expect(found.every(({ product, consumer }) => product.id === 'orders/events' && consumer.kind === 'CONSUMER')).toBe(
      true,
    )
  })
})

describe('a version that is pinned', () => {
  const pinned = (version: string | null, contract: Record<string, unknown> = {}, more = {}) => ({
    ordersNow: harvest('orders', {
      events: {
        ports: { v1: { datasets: ['o'], contract: { id: 'orders', version: '1.2.0', ...contract } } },
        ...more,
      },
    }),
    product: {
      segments: { inputs: [{ name: 'orders', contractId: 'orders', version }], ports: { v1: { datasets: ['m'] } } },
    },
  })

  test.each([
    ['1.2.0', {}, {}, null],
    ['v1.2.0', {}, {}, null],
    ['1.2.0', { status: 'ACTIVE' }, {}, null],
    [null, { status: 'DEPRECATED' }, {}, ['WARNING', 'DEPRECATED']],
    ['1.2.0', { status: 'DEPRECATED' }, {}, ['WARNING', 'DEPRECATED']],
    ['1.2.0', { status: 'RETIRED' }, {}, ['ERROR', 'RETIRED']],
    ['1.2.0', { status: 'ACTIVE' }, { status: 'RETIRED' }, ['ERROR', 'RETIRED']],
    ['1.1.0', {}, {}, ['INFO', 'DRIFTED']],
    ['1.1.0', { status: 'DEPRECATED' }, {}, ['WARNING', 'DEPRECATED']],
    ['2.0.0', {}, {}, ['ERROR', 'GONE']],
    ['2.0.0', { status: 'DEPRECATED' }, {}, ['ERROR', 'GONE']],
    ['2.0.0', { version: null }, {}, null],
  ] as const)('at %s, offered as %j by a product that says %j, is %j', async (version, contract, more, expected) => {
    const { ordersNow, product } = pinned(version, contract, more)
    await lineage.put(ordersNow)
    await marketing(product)
    await lineage.run('build', { reads: ['o'], writes: ['m'] })
    const found = await findings(lineage)
    expect(found.map(({ severity, declared }) => [severity, declared?.skew])).toEqual(
      expected === null ? [] : [expected],
    )
  })

  test('says whether it is read still, and tells both sides', async () => {
    const { ordersNow, product } = pinned('1.2.0', { status: 'DEPRECATED' })
    await lineage.put(ordersNow)
    await marketing(product)
    await lineage.run('build', { reads: ['o'], writes: ['m'], at: 3 })
    const finding = await only('orders/events')
    expect(finding).toMatchObject({
      kind: 'VERSION_SKEW',
      product: { id: 'marketing/segments' },
      declared: { input: 'orders', version: '1.2.0', ports: [{ id: 'orders/events/v1' }], edges: [{ endedAt: null }] },
      observed: { lastSeenAt: minute(3), edges: [{ edge: { writer: 'job:etl/build' } }] },
    })
    expect(await only('marketing')).toEqual(finding)
  })

  test('is left alone while one of what it may read is in service', async () => {
    const contract = { id: 'orders', version: '1.2.0' }
    const ports = {
      v1: { datasets: ['o'], contract: { ...contract, status: 'RETIRED' as const } },
      v2: { datasets: ['p'], contract },
    }
    await lineage.put(harvest('orders', { events: { ports } }))
    await marketing(pinned('1.2.0').product)
    await lineage.run('build', { reads: ['p'], writes: ['m'] })
    expect(await lines()).toEqual([])
  })

  test('has been left behind since the harvest that showed it, through harvests, restarts, and getting worse', async () => {
    const at = (status: 'ACTIVE' | 'DEPRECATED' | 'RETIRED', version: number) =>
      lineage.put(
        harvest(
          'orders',
          { events: { ports: { v1: { datasets: ['o'], contract: { id: 'orders', version: '1.2.0', status } } } } },
          { version, harvestedAt: minute(version * 10) },
        ),
      )
    await at('ACTIVE', 1)
    await marketing(pinned('1.2.0').product, 1, 11)
    await lineage.run('build', { reads: ['o'], writes: ['m'] })
    expect(await lines()).toEqual([])
    await at('DEPRECATED', 2)
    const { id, firstSeenAt, since } = await only()
    expect([firstSeenAt, since]).toEqual([minute(20), 'HARVESTED'])
    await at('DEPRECATED', 3)
    await marketing({ segments: { ...pinned('1.2.0').product.segments, title: 'Segments' } }, 2, 35)
    await lineage.restart()
    await at('RETIRED', 4)
    expect(await only()).toMatchObject({ id, severity: 'ERROR', firstSeenAt: minute(20) })
    await at('ACTIVE', 5)
    expect(await lines()).toEqual([])
    await at('DEPRECATED', 6)
    expect(await only()).toMatchObject({ id, firstSeenAt: minute(60) })
  })
})

describe('an input that names nothing known', () => {
  test('is one since it was harvested so, keeps the edges it had, and is gone when somebody offers it', async () => {
    await marketing(SEGMENTS, 1, 5)
    expect(await only()).toMatchObject({
      kind: 'UNRESOLVED_INPUT',
      severity: 'WARNING',
      firstSeenAt: minute(5),
      since: 'HARVESTED',
      source: null,
      consumer: { id: 'marketing/segments' },
      declared: { input: 'orders', ports: [], edges: [] },
      observed: null,
    })
    await orders()
    await lineage.run('build', { reads: ['o'], writes: ['m'] })
    expect(await lines()).toEqual([])
    await lineage.put(harvest('orders', {}, { version: 2, harvestedAt: minute(9) }))
    expect(await only()).toMatchObject({
      kind: 'UNRESOLVED_INPUT',
      firstSeenAt: minute(9),
      declared: { edges: [{ edge: { from: { id: datasetId('o') } } }] },
      observed: { edges: [{ edge: { writer: 'job:etl/build' } }] },
    })
  })
})

describe('a list of findings', () => {
  /** Six of them about orders, four about marketing. */
  async function several() {
    await orders()
    const inputs = ['a', 'b', 'c', 'd'].map((name) => ({ name, contractId: `unknown-${name}` }))
    await lineage.put(
      harvest('marketing', { segments: { inputs, owner: 'Growth', ports: { v1: { datasets: ['m'] } } } }),
    )
    await lineage.run('build', { reads: ['o'], writes: ['m'] })
    for (const name of ['1', '2', '3', '4', '5']) await lineage.run(`board-${name}`, { reads: ['o'] })
  }

  test('is counted in full, whatever the page, by kind, severity and domain', async () => {
    await several()
    const page = await reconciliation(lineage, null, { first: 2 })
    expect(page.edges).toHaveLength(2)
    expect(page).toMatchObject({
      totalCount: 10,
      byKind: [
        { key: 'UNDECLARED_CONSUMER', count: 5 },
        { key: 'UNRESOLVED_INPUT', count: 4 },
        { key: 'OBSERVED_NOT_DECLARED', count: 1 },
      ],
      bySeverity: [
        { key: 'INFO', count: 5 },
        { key: 'WARNING', count: 5 },
      ],
      byDomain: [
        { key: 'orders', count: 6 },
        { key: 'marketing', count: 4 },
      ],
    })
  })

  test.each([
    [{ kind: ['UNRESOLVED_INPUT', 'OBSERVED_NOT_DECLARED'] }, 5],
    [{ severity: ['WARNING'] }, 5],
    [{ domain: ['orders'] }, 6],
    [{ owner: ['Growth'] }, 4],
    [{ owner: ['Nobody'] }, 0],
    [{ kind: [], domain: null }, 10],
    [{ severity: ['INFO'], domain: ['marketing'] }, 0],
  ])('that match %j has %i', async (filter, count) => {
    await several()
    const page = await reconciliation(lineage, null, { filter })
    expect([page.totalCount, page.edges.length]).toEqual([count, count])
  })

  test('comes in pages of any size, most severe first, that go on in the state of the first', async () => {
    await several()
    const whole = await findings(lineage)
    expect(whole.map(({ severity }) => severity).join()).toMatch(/^(WARNING,){5}(INFO,?){5}$/)
    for (const first of [1, 3, 10]) {
      const found: unknown[] = []
      let after: string | null = null
      for (let written = 0; ; written++) {
        const page = await reconciliation(lineage, null, { first, after })
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
        expect(page.totalCount).toBe(10)
        found.push(...page.edges.map(({ node }) => node))
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
        await lineage.run(`late-${first}-${written}`, { reads: ['o'] })
        await lineage.restart()
      }
      expect(found).toEqual(whole)
      expect((await reconciliation(lineage)).totalCount).toBeGreaterThanOrEqual(10)
      // What was written in between has gone to another source since: the next size starts as this one did.
      for (let written = 0; written < 10; written++)
        await lineage.run(`late-${first}-${written}`, { reads: ['raw'], at: 5 })
    }
  })

  test('refuses the cursor of another question', async () => {
    await several()
    const { pageInfo } = await reconciliation(lineage, null, { first: 1 })
    const after = pageInfo.endCursor
    for (const [of, filter] of [
      ['orders', null],
      [null, { kind: ['UNRESOLVED_INPUT'] }],
    ] as const) {
      await expect(reconciliation(lineage, of, { after, filter })).rejects.toThrow('a cursor of this question')
    }
    await expect(reconciliation(lineage, null, { filter: { domain: ['No Id'] } })).rejects.toThrow('filter.domain')
    await expect(reconciliation(lineage, null, { first: 0 })).rejects.toThrow('first')
  })

  test('of what lineage does not know is null', async () => {
    expect(await reconciliation(lineage, 'unknown')).toBeNull()
    expect(await reconciliation(lineage, 'unknown/product')).toBeNull()
  })
})
