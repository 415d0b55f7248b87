import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { GatewayContext } from '../../../gateway/context.ts'
import { createPools } from '../../../gateway/subgraphs/pools.ts'
import { createServiceDataSource } from '../../../gateway/subgraphs/service-data-source.ts'
import { silent } from './support.ts'

/** What the data source makes of the answer of a service. */
async function processed(answer: unknown) {
  const server = createServer((_request, response) => response.end(JSON.stringify(answer)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const pools = createPools()
  const source = createServiceDataSource({
    name: 'lineage',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    pools,
    breaker: { isOpen: () => false, timedOut() {}, answered() {} },
    timeoutMs: 5_000,
    maxBytes: 32 * 2 ** 20,
    logger: silent,
  })
  const context = { scope: { requestId: 'test' }, extensions: {} } as GatewayContext
  const options = { request: { query: '{ paths { id } }' }, context }
  try {
    return await source.process(options as unknown as Parameters<typeof source.process>[0])
  } finally {
    await pools.close()
    server.close()
  }
}

test('an answer of a service keeps its first thousand errors, and says how many more there were', async () => {
  const error = { message: 'x', path: ['paths'], extensions: { code: 'BUDGET_EXCEEDED' } }
  const { data, errors } = await processed({ data: { paths: null }, errors: new Array(100_000).fill(error) })
  expect(data).toEqual({ paths: null })
  expect(errors).toHaveLength(1_001)
  expect(errors?.at(-1)).toEqual({ message: 'and 99000 more errors', extensions: { code: 'TOO_MANY_ERRORS' } })
})
