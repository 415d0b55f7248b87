import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDatasetId, formatJobId } from '../../schema/ids.ts'
import { type RunningMesh, startMesh } from '../support/mesh.ts'
import {
  emitRun,
  installPythonClient,
  missingForPythonClient,
  type OpenLineageRun,
} from '../support/openlineage-python/client.ts'

const missing = await missingForPythonClient()
if (missing !== null) process.stderr.write(`openlineage-python: SKIPPED: ${missing}\n`)

describe.skipIf(missing !== null)('the openlineage-python client of PyPI', () => {
  let mesh: RunningMesh
  let python: string

  beforeAll(async () => {
    python = await installPythonClient()
    mesh = await startMesh()
  }, 300_000)
  afterAll(() => mesh?.dispose())

  const url = (offset: number) => `http://127.0.0.1:${mesh.basePort + offset}`

  test('posts a run to lineage: the datasets of START stay when COMPLETE has none', async () => {
    const run = runOf('direct')
    const runId = await emitRun(python, run, { OPENLINEAGE_URL: url(2), OPENLINEAGE_API_KEY: mesh.token('ingest') })
    expect(runId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await edgesOf(mesh, run)).toEqual([expectedEdge(run)])
  })

  test('posts to the gateway, which passes it on', async () => {
    const run = runOf('through-the-gateway')
    await emitRun(python, run, { OPENLINEAGE_URL: mesh.url, OPENLINEAGE_API_KEY: mesh.token('ingest') })
    expect(await edgesOf(mesh, run)).toEqual([expectedEdge(run)])
  })

  test('posts compressed', async () => {
    const run = runOf('gzip')
    await emitRun(python, run, {
      OPENLINEAGE__TRANSPORT__TYPE: 'http',
      OPENLINEAGE__TRANSPORT__URL: mesh.url,
      OPENLINEAGE__TRANSPORT__COMPRESSION: 'gzip',
      OPENLINEAGE__TRANSPORT__AUTH__TYPE: 'api_key',
      OPENLINEAGE__TRANSPORT__AUTH__APIKEY: mesh.token('ingest'),
    })
    expect(await edgesOf(mesh, run)).toEqual([expectedEdge(run)])
  })

  test('is refused without a valid token', async () => {
    const emitted = emitRun(python, runOf('refused'), { OPENLINEAGE_URL: mesh.url, OPENLINEAGE_API_KEY: 'nonsense' })
    await expect(emitted).rejects.toThrow(/401/)
    expect(await edgesOf(mesh, runOf('refused'))).toEqual('NOT_FOUND')
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

/** The edges that leave the run's input; the error's code when there is no answer. */
async function edgesOf(mesh: RunningMesh, { input }: OpenLineageRun): Promise<unknown> {
  const variables = { of: formatDatasetId(input.namespace, input.name) }
  const { data, errors } = await mesh.ask<{ lineage: { edges: unknown[] } | null }>(EDGES, { variables })
  return data?.lineage?.edges ?? errors?.[0]?.extensions.code
}
