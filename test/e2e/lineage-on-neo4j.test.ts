import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatDatasetId } from '../../schema/ids.ts'
import { eventually } from '../support/eventually.ts'
import { type LineageProcess, startLineage } from '../support/lineage-process.ts'
import { edgesFrom } from '../support/lineage-state.ts'
import { describeOnNeo4j } from '../support/neo4j/provide.ts'
import { startTcpProxy, type TcpProxy } from '../support/neo4j/tcp-proxy.ts'

const LONG = { withinMs: 60_000 }

await describeOnNeo4j('the lineage process on Neo4j', (neo4j) => {
  let proxy: TcpProxy
  let lineage: LineageProcess

  beforeAll(async () => {
    const { uri, user, password } = neo4j.address()
    const { hostname, port } = new URL(uri)
    proxy = await startTcpProxy({ host: hostname, port: Number(port || 7687) })
    await proxy.cut()
    lineage = await startLineage({
      HEDDLE_NEO4J_URL: `bolt://127.0.0.1:${proxy.port}`,
      HEDDLE_NEO4J_USER: user,
      HEDDLE_NEO4J_PASSWORD: password,
    })
  })
  afterAll(async () => {
    await lineage?.dispose()
    await proxy?.close()
  })

  const impactOfHub = () =>
    lineage.ask<{ impact: { total: number } | null }>('query ($of: ID!) { impact(of: $of, level: PORT) { total } }', {
      of: formatDatasetId('db', 'hub'),
    })
  const total = async () => (await impactOfHub()).data?.impact?.total
  const eventOf = (output: string) => ({
    eventType: 'COMPLETE',
    eventTime: '2026-01-01T00:00:00Z',
    run: { runId: crypto.randomUUID() },
    job: { namespace: 'etl', name: `load ${output}` },
    inputs: [{ namespace: 'db', name: 'hub' }],
    outputs: [{ namespace: 'db', name: output }],
    producer: 'https://example.org/etl',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  })
  const send = async (path: string, body: unknown) => {
    const answer = await fetch(`${lineage.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${lineage.ingestToken}` },
      body: JSON.stringify(body),
    })
    return answer.status
  }
  const post = (output: string) => send('/api/v1/lineage', eventOf(output))
  const postBatch = (outputs: readonly string[]) => send('/api/v1/lineage/batch', outputs.map(eventOf))

  test('waits for a store that is away at start: alive, not ready, and typed errors', async () => {
    expect(await lineage.isReady()).toBe(false)
    expect((await impactOfHub()).errors?.[0]?.extensions.code).toBe('STORE_UNAVAILABLE')
    expect(await post('refused')).toBe(503)
    await proxy.mend()
    await eventually(() => lineage.isReady(), LONG)
  })

  test('keeps every acknowledged event through kill -9', async () => {
    const outputs = Array.from({ length: 30 }, (_, i) => `leaf-${i}`)
    const batches = [outputs.map((name) => `one ${name}`), outputs.map((name) => `two ${name}`)]
    const answers = await Promise.all([...outputs.map(post), ...batches.map(postBatch)])
    expect(answers).toEqual([...outputs.map(() => 201), 204, 204])
    await lineage.stop('SIGKILL')
    await lineage.start()
    await eventually(() => lineage.isReady(), LONG)
    expect(await total()).toBe(90)
  })

  test('killed with -9 during a batch has all of an event or nothing of it, and sent again all of each, once', async () => {
    const outputs = (i: number) => ['first', 'second', 'third'].map((name) => `${name} ${i}`)
    const events = Array.from({ length: 1_200 }, (_, i) => ({
      ...eventOf(`of ${i}`),
      inputs: [{ namespace: 'db', name: 'batched' }],
      outputs: outputs(i).map((name) => ({ namespace: 'db', name })),
    }))
    const batches = [events.slice(0, 600), events.slice(600)]
    // 500 events a commit are some 800 kB: in the middle of the second or third.
    const silent = proxy.fallSilentAfter(1_200_000)
    const posting = Promise.all(batches.map((some) => send('/api/v1/lineage/batch', some).catch(() => null)))
    await silent
    await lineage.stop('SIGKILL')
    expect(await posting).toContain(null)
    proxy.speak()
    await lineage.start()
    await eventually(() => lineage.isReady(), LONG)

    const of = formatDatasetId('db', 'batched')
    const there = new Set((await edgesFrom(lineage.ask, of)).map(({ to }) => to.id))
    const states = events.map((_, i) => outputs(i).filter((name) => there.has(formatDatasetId('db', name))).length)
    expect(states.filter((count) => count !== 0 && count !== 3)).toEqual([])
    expect(there.size).toBeGreaterThan(0)
    expect(there.size).toBeLessThan(events.length * 3)
    for (const some of batches) expect(await send('/api/v1/lineage/batch', some)).toBe(204)
    expect(await edgesFrom(lineage.ask, of)).toHaveLength(events.length * 3)
  })

  test('answers with typed errors while the store is gone, and goes on by itself when it is back', async () => {
    await proxy.cut()
    expect((await impactOfHub()).errors?.[0]?.extensions.code).toBe('STORE_UNAVAILABLE')
    expect([await post('lost'), await postBatch(['lost', 'lost too'])]).toEqual([503, 503])
    expect(await lineage.isReady()).toBe(false)
    await proxy.mend()
    await eventually(() => lineage.isReady(), LONG)
    expect([await post('after'), await postBatch(['lost', 'lost too'])]).toEqual([201, 204])
    expect(await total()).toBe(93)
  })
})
