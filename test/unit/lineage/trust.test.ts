import { describe, expect, test } from 'vitest'
import { datasetId, jobEvent, type RunParts, runEvent, useLineage } from './harness.ts'

const lineage = useLineage()

const as = (domain: string | undefined, job: string, parts: RunParts) => lineage.event(runEvent(job, parts), domain)

async function reached(of: string): Promise<string[]> {
  type Rows = { impact: { rows: { edges: { node: { node: { id: string } } }[] } } }
  const query = 'query ($of: ID!) { impact(of: $of, level: PORT) { rows { edges { node { node { id } } } } } }'
  const { impact } = await lineage.data<Rows>(query, { of })
  return impact.rows.edges.map(({ node }) => node.node.id)
}

const facet = { _producer: 'https://example.org/producer', _schemaURL: 'https://example.org/Facet.json' }
const isTest = { jobType: { ...facet, jobType: 'TEST', processingType: 'BATCH', integration: 'DBT' } }

describe("a domain's token", () => {
  const forbidden = { code: 'FORBIDDEN', httpStatus: 403, message: expect.stringContaining('job:etl/report') }

  test.each([undefined, 'orders'])('hides no consumer of a job that %s sent first', async (first) => {
    await as(first, 'report', { reads: ['a'] })
    const refused: RunParts[] = [
      { reads: ['a'], at: 1, facets: isTest },
      { reads: ['a'], writes: ['mine'], at: 1 },
      { reads: ['b'], at: 1 },
      { at: 1 },
      { type: 'FAIL', at: 1 },
    ]
    for (const parts of refused) await expect(as('payments', 'report', parts)).rejects.toMatchObject(forbidden)
    await expect(lineage.event(jobEvent('report', { writes: ['mine'], at: 1 }), 'payments')).rejects.toMatchObject(
      forbidden,
    )
    await lineage.restart()
    await expect(as('payments', 'report', { reads: ['b'], at: 2 })).rejects.toMatchObject(forbidden)
    expect(await reached(datasetId('a'))).toEqual(['consumer:etl/report'])
  })

  test('goes on with a job it sent first, also after others wrote it, who may write any', async () => {
    await as('orders', 'report', { reads: ['a'] })
    await lineage.restart()
    await as('orders', 'report', { reads: ['b'], at: 1 })
    await as(undefined, 'report', { reads: ['c'], at: 2 })
    await as('orders', 'report', { reads: ['d'], at: 3 })
    expect(await reached(datasetId('d'))).toEqual(['consumer:etl/report'])
    expect(await reached(datasetId('c'))).toEqual([])
  })

  test('is refused a job that another sender made in the same commit', async () => {
    const both = await Promise.allSettled([
      as(undefined, 'report', { reads: ['a'] }),
      as('orders', 'report', { at: 1 }),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })
})
