// What a product can be joined with, and whether the keys are written alike. The ids of the operations are enough for the gateway.
//   npx tsx examples/typescript/joinable.ts orders/order-facts global_customer_uuid
import { createHeddleClient } from 'heddle/client'

const [product = 'orders/order-facts', ...on] = process.argv.slice(2)
const client = createHeddleClient({ url: process.env.HEDDLE_URL ?? 'http://localhost:4000' })

for await (const other of client.joinsAll({ product, ...(on.length === 0 ? {} : { on }) })) {
  console.log(`${other.id}${other.availability === 'LIVE' ? '' : ' (as last known)'}`)
  for (const { semanticType, ours, theirs, format, reason } of other.keys)
    console.log(`  ${within(ours.id)} = ${within(theirs.id)} by ${semanticType}: ${format}, ${reason}`)
}

/** Port and column of a column's id: what stands before is the product's. */
function within(column: string): string {
  return column.split('/').slice(2).join('/')
}
