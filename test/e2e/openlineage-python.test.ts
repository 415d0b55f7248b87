import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDatasetId, formatJobId } from '../../schema/ids.ts'
import { type LineageProcess, startLineage } from '../support/lineage-process.ts'
import { type Answer, type RunningMesh, startMesh } from '../support/mesh.ts'
import { emitRun, installPythonClient, type OpenLineageRun } from '../support/openlineage-python/client.ts'
import { missingForPython } from '../support/python-environment.ts'

const missing = await missingForPython()
if (missing !== null) process.stderr.write(`openlineage-python: SKIPPED: ${missing}\n`)

const INSTALL_TIMEOUT_MS = 300_000

describe.skipIf(missing !== null)('the openlineage-python client of PyPI', () => {
  let python: string

  beforeAll(async () => {
    python = await installPythonClient()
  }, INSTALL_TIMEOUT_MS)

  describe('toward lineage', () => {
    let lineage: LineageProcess

    beforeAll(async () => {
      lineage = await startLineage()
    })
    afterAll(() => lineage?.dispose())

    test('posts a run: the datasets of START stay when COMPLETE has none', async () => {
      const run = runOf('direct')
      const runId = await emitRun(python, run, {
        OPENLINEAGE_URL: lineage.url,
        OPENLINEAGE_API_KEY: lineage.ingestToken,
      })
      expect(runId).toMatch(/^[0-9a-f-]{36}$/)
      expect(await edgesOf(lineage.ask, run)).toEqual([expectedEdge(run)])
    })

    test('posts compressed', async () => {
      const run = runOf('gzip')
      await emitRun(python, run, {
        OPENLINEAGE__TRANSPORT__TYPE: 'http',
        OPENLINEAGE__TRANSPORT__URL: lineage.url,
        OPENLINEAGE__TRANSPORT__COMPRESSION: 'gzip',
        OPENLINEAGE__TRANSPORT__AUTH__TYPE: 'api_key',
        OPENLINEAGE__TRANSPORT__AUTH__APIKEY: lineage.ingestToken,
      })
      expect(await edgesOf(lineage.ask, run)).toEqual([expectedEdge(run)])
    })

    test('is refused without a valid token', async () => {
      const run = runOf('refused')
      const emitted = emitRun(python, run, { OPENLINEAGE_URL: lineage.url, OPENLINEAGE_API_KEY: 'nonsense' })
      await expect(emitted).rejects.toThrow(/401/)
      expect(await edgesOf(lineage.ask, run)).toEqual('NOT_FOUND')
    })
  })

  describe('toward the gateway', () => {
    let mesh: RunningMesh

    beforeAll(async () => {
      mesh = await startMesh()
    })
    afterAll(() => mesh?.dispose())

    test('posts a run, which is passed on to lineage', async () => {
      const run = runOf('through-the-gateway')
      await emitRun(python, run, { OPENLINEAGE_URL: mesh.url, OPENLINEAGE_API_KEY: mesh.token('ingest') })
      expect(await edgesOf((query, variables) => mesh.ask(query, { variables }), run)).toEqual([expectedEdge(run)])
    })
  })
})

test.runIf(missing !== null && process.env.CI === 'true')('the openlineage-python client can be installed', () => {
  expect.fail(`CI=true makes the client mandatory: ${missing}`)
})

function runOf(name: string): OpenLineageRun {
  return {
    job: { namespace: 'python-client', name: `load.${name}` },
    input: { namespace: 'postgres://shop.example:5432', name: `shop.public.${name}` },
    output: { namespace: 's3://lake.example', name: `curated/${name}` },
  }
}

const expectedEdge = ({ job, input, output }: OpenLineageRun) => ({
  from: { id: formatDatasetId(input.namespace, input.name) },
  to: { id: formatDatasetId(output.namespace, output.name) },
  method: 'OBSERVED',
  producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/client/python',
  job: { id: formatJobId(job.namespace, job.name), namespace: job.namespace, name: job.name },
})

const EDGES = `query Edges($of: ID!) {
  lineage(of: $of, level: PORT) { edges { from { id } to { id } method producer job { id namespace name } } }
}`

type Lineage = { lineage: { edges: unknown[] } | null }
type Ask = (query: string, variables: Record<string, unknown>) => Promise<Answer<Lineage>>

/** The edges that leave the run's input; the error's code when there is no answer. */
async function edgesOf(ask: Ask, { input }: OpenLineageRun): Promise<unknown> {
  const { data, errors } = await ask(EDGES, { of: formatDatasetId(input.namespace, input.name) })
  return data?.lineage?.edges ?? errors?.[0]?.extensions.code
}
