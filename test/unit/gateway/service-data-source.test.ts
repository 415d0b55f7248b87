import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { GatewayContext } from '../../../gateway/context.ts'
import { type Breaker, createBreaker } from '../../../gateway/subgraphs/breaker.ts'
import { createPools } from '../../../gateway/subgraphs/pools.ts'
import { createServiceDataSource } from '../../../gateway/subgraphs/service-data-source.ts'
import { silent } from './support.ts'

const QUERY = '{ paths { id } }'
const MUTATION = 'mutation { publish { release } }'

/** What the data source makes of what a service does, and whether it holds it against the service. */
async function processed(
  query: string,
  listener: RequestListener | 'nobody',
  timeoutMs = 5_000,
  breaker: Pick<Breaker, 'whenOpen'> = { whenOpen: () => () => undefined },
) {
  const server = createServer(listener === 'nobody' ? undefined : listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  if (listener === 'nobody') await new Promise((resolve) => server.close(resolve))
  const pools = createPools()
  let timeouts = 0
  const source = createServiceDataSource({
    name: 'lineage',
    url: `http://127.0.0.1:${port}/graphql`,
    pools,
    held: pools,
    breaker: {
      ...breaker,
      isOpen: () => false,
      timedOut() {
        timeouts += 1
      },
      answered() {},
    },
    timeoutMs,
    mutationTimeoutMs: 2 * timeoutMs,
    maxBytes: 32 * 2 ** 20,
    logger: silent,
  })
  const context = { scope: { requestId: 'test' }, extensions: {} } as GatewayContext
  const options = { request: { query }, context }
  const began = performance.now()
  try {
    const { data, errors } = await source.process(options as unknown as Parameters<typeof source.process>[0])
    return { data, errors, timeouts, ms: performance.now() - began }
  } finally {
    server.closeAllConnections()
    server.close()
    await pools.close()
  }
}

const codeOf = ({ errors }: Awaited<ReturnType<typeof processed>>) => errors?.map(({ extensions }) => extensions?.code)

test('an answer of a service keeps its first thousand errors, and says how many more there were', async () => {
  const error = { message: 'x', path: ['paths'], extensions: { code: 'BUDGET_EXCEEDED' } }
  const answer = { data: { paths: null }, errors: new Array(100_000).fill(error) }
  const { data, errors } = await processed(QUERY, (_request, response) => response.end(JSON.stringify(answer)))
  expect(data).toEqual({ paths: null })
  expect(errors).toHaveLength(1_001)
  expect(errors?.at(-1)).toEqual({ message: 'and 99000 more errors', extensions: { code: 'TOO_MANY_ERRORS' } })
})

test('a query that is not answered is a failure of the service', async () => {
  const found = await processed(QUERY, () => undefined, 300)
  expect(codeOf(found)).toEqual(['SERVICE_UNAVAILABLE'])
  expect(found.timeouts).toBe(1)
})

test('a query ends when the breaker opens meanwhile, and a mutation does not', async () => {
  const breaker = createBreaker({ probe: () => new Promise(() => undefined) })
  /** The service takes the question, and others find it hung. */
  const hangs: RequestListener = () => {
    for (let i = 0; i < 3; i += 1) breaker.timedOut('lineage')
  }
  const found = await processed(QUERY, hangs, 60_000, breaker)
  expect(codeOf(found)).toEqual(['SERVICE_UNAVAILABLE'])
  expect(found.timeouts).toBe(0)
  breaker.answered('lineage')
  const asked = await processed(MUTATION, hangs, 300, breaker)
  expect(codeOf(asked)).toEqual(['OUTCOME_UNKNOWN'])
  breaker.close()
})

test('a mutation is waited for longer; without an answer nobody knows whether it was done, and nobody is blamed', async () => {
  const found = await processed(MUTATION, () => undefined, 300)
  expect(codeOf(found)).toEqual(['OUTCOME_UNKNOWN'])
  expect(found.timeouts).toBe(0)
  expect(found.ms).toBeGreaterThan(500)
  expect(codeOf(await processed(MUTATION, (request) => request.socket.destroy()))).toEqual(['OUTCOME_UNKNOWN'])
})

test('a mutation that never arrived was not done', async () => {
  expect(codeOf(await processed(MUTATION, 'nobody'))).toEqual(['SERVICE_UNAVAILABLE'])
})
