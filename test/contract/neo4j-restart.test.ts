import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openNeo4jStore } from '../../subgraphs/lineage/stores/neo4j.ts'
import { eventually } from '../support/eventually.ts'
import { type HttpLineage, ingest, startHttpLineage } from '../support/http-lineage.ts'
import { describeOnOwnNeo4j } from '../support/neo4j/provide.ts'
import { runEvent } from '../unit/lineage/harness.ts'
import { changes, openEdge, population } from './lineage-store.edges.ts'

// The server starts twice, on a machine that may do other things too.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

/** Wide and deep enough for a walk to be met on its way. */
const WIDTH = 1_500
const DEPTH = 4
const NODES = 1 + WIDTH * DEPTH
const LONG = { withinMs: 120_000 }

await describeOnOwnNeo4j('Neo4j that is restarted', (server) => {
  let lineage: HttpLineage
  let driver: Driver

  beforeAll(async () => {
    const { uri, user, password } = server().address
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
    const store = await openNeo4jStore(server().address)
    // A node that feeds 1,500, each of which feeds one, that one another, and so on.
    const { nodes, writers } = population(NODES)
    await store.commit(changes({ nodes: nodes.slice(0, 1), writers }))
    for (let layer = 0; layer < DEPTH; layer++) {
      const some = nodes.slice(1 + layer * WIDTH, 1 + (layer + 1) * WIDTH)
      const opened = some.map(({ key }) => openEdge(Math.max(1, key - WIDTH), key))
      await store.commit(changes({ recordedAt: layer + 2, nodes: some, opened }))
    }
    await store.dispose()
    lineage = await startHttpLineage({ open: () => openNeo4jStore(server().address) })
    await lineage.session.connect()
  })
  afterAll(async () => {
    await lineage?.close()
    await driver?.close()
  })

  const of = 'dataset:test/d1'
  /** The three ways to ask for all of it, each answering with how much came; an error with its code, a broken stream as one. */
  const ways = {
    async impact() {
      const { data, errors } = await lineage.ask<{ impact: { total: number; complete: boolean } | null }>(
        'query ($of: ID!) { impact(of: $of, level: PORT) { total complete } }',
        { of },
      )
      return errors?.[0]?.extensions.code ?? [data?.impact?.total, data?.impact?.complete].join(' ')
    },
    async pages() {
      const { data, errors } = await lineage.ask<{ edges: { totalCount: number } | null }>(
        'query ($of: ID!) { edges(of: $of) { totalCount edges { node { to { id } } } } }',
        { of },
      )
      return errors?.[0]?.extensions.code ?? data?.edges?.totalCount
    },
    async export() {
      const query = new URLSearchParams({ of, level: 'PORT', format: 'ndjson' })
      const answer = await fetch(`${lineage.url}/api/v1/impact/export?${query}`)
      const text = await answer.text().catch(() => null)
      if (text === null) return 'BROKEN'
      return answer.status === 200
        ? text.trim().split('\n').length
        : (JSON.parse(text) as { error: { code: string } }).error.code
    },
  }
  const WHOLE = { impact: `${NODES - 1} true`, pages: WIDTH, export: NODES - 1 } as const
  const TYPED = ['STORE_UNAVAILABLE', 'BUDGET_EXCEEDED', 'BROKEN']

  test('in the middle of walks gives typed errors or whole answers, never a part, and then all of it', async () => {
    const answers: { way: keyof typeof WHOLE; answer: unknown; began: number; ended: number }[] = []
    let isOver = false
    const asking = (Object.keys(WHOLE) as (keyof typeof WHOLE)[]).map(async (way) => {
      while (!isOver) {
        const began = performance.now()
        answers.push({ way, answer: await ways[way](), began, ended: performance.now() })
      }
    })
    try {
      await eventually(() => Object.keys(WHOLE).every((way) => answers.some((given) => given.way === way)), LONG)
      await eventually(isWalking, { ...LONG, everyMs: 1 })
      const killed = performance.now()
      await server().kill('SIGTERM')
      await eventually(() => answers.some(({ answer }) => answer === 'STORE_UNAVAILABLE'), LONG)
      const event = runEvent('meanwhile', { reads: ['hub'], writes: ['leaf'] })
      expect((await lineage.send('POST', '/api/v1/lineage', event, ingest)).status).toBe(503)
      await server().startAgain()
      const back = performance.now()
      for (const way of Object.keys(WHOLE))
        await eventually(
          () => answers.some((given) => given.way === way && given.began > back && !isTyped(given.answer)),
          LONG,
        )
      expect((await lineage.send('POST', '/api/v1/lineage', event, ingest)).status).toBe(201)
      expect(answers.filter(({ way, answer }) => answer !== WHOLE[way] && !isTyped(answer))).toEqual([])
      expect(answers.filter(({ began, ended }) => began < killed && ended > killed)).not.toEqual([])
    } finally {
      isOver = true
      await Promise.all(asking)
    }
    expect(await lineage.total('dataset:db/hub')).toBe(1)
  })

  const isTyped = (answer: unknown) => TYPED.includes(answer as string)

  /** Whether the server is at a walk right now. */
  async function isWalking(): Promise<boolean> {
    const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery')
    return records.some((record) => /UNWIND \$starts/.test(record.get('currentQuery') ?? ''))
  }
})
