import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'

let mesh: RunningMesh

beforeAll(async () => {
  mesh = await startMesh({ environment: { HEDDLE_PROBE_MS: '500' } })
})
afterAll(() => mesh?.dispose())

const TWO_DOMAINS = `{
  alive: product(id: "orders/order-events") { title }
  dead: product(id: "marketing/customer360") { id title catalogEntry { availability lastKnown { title takenAt } } }
}`

interface TwoDomains {
  alive: { title: string } | null
  dead: {
    id: string
    title: string | null
    catalogEntry: { availability: string; lastKnown: { title: string } | null }
  } | null
}

/** What a reader gets while marketing does not answer: all of orders, and of marketing what is known and why not more. */
async function expectPartialAnswer(): Promise<void> {
  const { data, errors } = await mesh.ask<TwoDomains>(TWO_DOMAINS)
  expect(data?.alive?.title).toBeTruthy()
  expect(data?.dead).toMatchObject({ id: 'marketing/customer360', title: null })
  expect(data?.dead?.catalogEntry.lastKnown?.title).toBeTruthy()
  expect(errors?.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual([
    { path: ['dead', 'title'], code: 'DOMAIN_UNAVAILABLE', domain: 'marketing' },
  ])
}

async function expectWholeAnswer(): Promise<void> {
  await eventually(
    async () => {
      const { data, errors } = await mesh.ask<TwoDomains>(TWO_DOMAINS)
      return errors === undefined && data?.dead?.title !== null && data?.dead?.catalogEntry.availability === 'LIVE'
    },
    { withinMs: 20_000 },
  )
}

describe('a domain in trouble', () => {
  test('hung: the others answer within the timeout, its last known stays, and it is back by itself', async () => {
    process.kill(mesh.pid('marketing'), 'SIGSTOP')
    try {
      await expectPartialAnswer()
      await eventually(
        async () => (await mesh.ask<TwoDomains>(TWO_DOMAINS)).data?.dead?.catalogEntry.availability === 'UNREACHABLE',
      )
      const impact = await mesh.ask<{ impact: { total: number; unreachableDomains: string[] } }>(
        '{ impact(of: "orders/order-events/orders-v1") { total complete unreachableDomains rows(first: 1000) { edges { node { availability lastKnownAt node { domainId } } } } } }',
      )
      expect(impact.data?.impact.total).toBeGreaterThan(10)
      expect(impact.data?.impact.unreachableDomains).toEqual(['marketing'])
    } finally {
      process.kill(mesh.pid('marketing'), 'SIGCONT')
    }
    await expectWholeAnswer()
  })

  test('killed: the supervisor says so and restarts nothing; started again, it is back', async () => {
    process.kill(mesh.pid('marketing'), 'SIGKILL')
    await eventually(() => mesh.output().includes('marketing has died'))
    await expectPartialAnswer()
    await mesh.startAgain('marketing')
    await expectWholeAnswer()
  })
})

const event = (run: string, dataset: string) => ({
  eventType: 'COMPLETE',
  eventTime: new Date().toISOString(),
  producer: 'https://example.com/test',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: run },
  job: { namespace: 'e2e', name: `copy-${dataset}` },
  inputs: [{ namespace: 'postgres://e2e.example:5432', name: `shop.public.${dataset}` }],
  outputs: [{ namespace: 's3://e2e-lake', name: dataset }],
})

async function post(body: unknown, token: string | undefined = mesh.token('ingest')): Promise<Response> {
  return fetch(`${mesh.url}/api/v1/lineage`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
}

describe('lineage in trouble', () => {
  test('acknowledged events survive kill -9 in the middle of a stream of posts', async () => {
    const acknowledged: string[] = []
    const stream = (async () => {
      for (let index = 0; index < 400; index += 1) {
        const name = `durable_${index}`
        const run = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
        const answer = await post(event(run, name)).catch(() => undefined)
        if (answer?.status === 201) acknowledged.push(name)
        else return
      }
    })()
    await eventually(() => acknowledged.length >= 25)
    process.kill(mesh.pid('lineage'), 'SIGKILL')
    await stream
    await mesh.startAgain('lineage')
    expect(acknowledged.length).toBeGreaterThanOrEqual(25)
    await eventually(async () => (await mesh.ask('{ impact(of: "orders") { total } }')).errors === undefined)
    for (const name of acknowledged) {
      const { data, errors } = await mesh.ask<{ impact: { total: number } }>(
        'query ($of: ID!) { impact(of: $of, level: PORT) { total } }',
        {
          variables: {
            of: `dataset:${encodeURIComponent('postgres://e2e.example:5432')}/${encodeURIComponent(`shop.public.${name}`)}`,
          },
        },
      )
      expect(errors, name).toBeUndefined()
      expect(data?.impact.total, name).toBe(1)
    }
  })

  test('while it is gone, products still answer, and its own fields say why they are null', async () => {
    process.kill(mesh.pid('lineage'), 'SIGKILL')
    await eventually(
      () => /lineage has died[\s\S]*lineage has died/.test(mesh.output()) || mesh.output().includes('lineage has died'),
    )
    const { data, errors } = await mesh.ask<{ product: { title: string; impact: null } }>(
      '{ product(id: "orders/order-events") { title impact { total } } }',
    )
    expect(data?.product).toMatchObject({ impact: null })
    expect(data?.product.title).toBeTruthy()
    expect(errors?.[0]?.extensions.code).toBeTruthy()
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|localhost/)
    const report = await eventually(async () => {
      const ready = await fetch(`${mesh.url}/ready`)
      return ready.status === 503 && JSON.stringify(await ready.json())
    })
    expect(report).toContain('lineage')
    await mesh.startAgain('lineage')
    await eventually(async () => (await fetch(`${mesh.url}/ready`)).status === 200)
  })

  test('a bad event is refused with every problem and its path, and nothing of it is stored', async () => {
    const bad = { ...event('not-a-uuid', 'bad_one'), eventTime: 'yesterday', job: { namespace: 'e2e' } }
    const answer = await post(bad)
    expect(answer.status).toBe(400)
    const text = JSON.stringify(await answer.json())
    for (const path of ['eventTime', 'runId', 'job']) expect(text).toContain(path)
    const { errors } = await mesh.ask('query ($of: ID!) { impact(of: $of) { total } }', {
      variables: { of: `dataset:${encodeURIComponent('s3://e2e-lake')}/bad_one` },
    })
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })
})

describe('writes', () => {
  test('need a token, the right one, and a domain needs its own', async () => {
    const run = '00000000-0000-4000-8000-00000000aaaa'
    expect((await post(event(run, 'trust'), undefined)).status).toBe(201)
    const anonymous = await fetch(`${mesh.url}/api/v1/lineage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(anonymous.status).toBe(401)
    expect((await post(event(run, 'trust'), 'nonsense')).status).toBe(401)
    const publish = 'mutation ($input: PublishInput!) { publish(input: $input) { release } }'
    const input = { domain: 'orders', url: `http://127.0.0.1:${mesh.basePort + 101}/graphql`, release: 'x' }
    const code = async (token?: string) =>
      (await mesh.ask(publish, { variables: { input }, ...(token ? { token } : {}) })).errors?.[0]?.extensions.code
    expect(await code()).toBe('UNAUTHENTICATED')
    expect(await code(mesh.token('customers'))).toBe('FORBIDDEN')
    const quality = (token: string | undefined) =>
      fetch(`http://127.0.0.1:${mesh.basePort + 101}/v1/quality`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: '{"results":[]}',
      })
    expect((await quality(undefined)).status).toBe(401)
    expect((await quality(mesh.token('customers'))).status).toBe(403)
  })

  test('a domain outside the allowed hosts is refused', async () => {
    const { errors } = await mesh.ask('mutation ($input: PublishInput!) { publish(input: $input) { release } }', {
      token: mesh.token('orders'),
      variables: { input: { domain: 'orders', url: 'http://198.51.100.7/graphql', release: 'x' } },
    })
    expect(errors?.[0]?.extensions.code).toBe('PUBLISH_REFUSED')
    expect(JSON.stringify(errors)).toContain('HEDDLE_DOMAIN_HOSTS')
  })
})
