// Gates a CI job on what a change would break: ends with 1 when more is reached than is allowed, or not all is known.
//   npx tsx examples/typescript/gate-on-impact.ts orders/order-events/orders-v1 10
import { createHeddleClient, HeddleError } from 'heddle/client'

const [of = 'orders/order-events/orders-v1', allowed = '0'] = process.argv.slice(2)
const client = createHeddleClient({ url: process.env.HEDDLE_URL ?? 'http://localhost:4000', timeoutMs: 60_000 })

try {
  const { data } = await client.impact({ of, filter: { minConfidence: 0.5 }, first: 1 })
  const impact = data.impact
  if (impact == null) throw new HeddleError('NOT_FOUND', `nothing is known of ${of}`)
  console.log(`${of} reaches ${impact.total} products and consumers, at most ${allowed} are allowed`)
  for (const { key, count } of impact.byOwner) console.log(`  ${count} of ${key}`)
  for await (const { node, distance, owner } of client.impactAll({
    of,
    filter: { minConfidence: 0.5, maxDistance: 1 },
  }))
    console.log(`  directly: ${node.id}, ${distance} hop, ${owner?.email ?? owner?.name ?? 'nobody'}`)
  if (!impact.complete) console.error('this may not be all: a domain in it has not been harvested for long')
  process.exitCode = impact.total > Number(allowed) || !impact.complete ? 1 : 0
} catch (error) {
  if (!(error instanceof HeddleError)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = 2
}
