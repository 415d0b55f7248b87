// Finds a product by words, and who reads each of its ports: whom to ask before it changes.
//   HEDDLE_URL=http://localhost:4000 npx tsx examples/typescript/find-readers.ts order events
import { createHeddleClient } from 'heddle/client'

const client = createHeddleClient({ url: process.env.HEDDLE_URL ?? 'http://localhost:4000' })
const words = process.argv.slice(2).join(' ') || 'order events'

const { data: found } = await client.search({ text: words, first: 1 })
const hit = found.search?.edges[0]?.node
if (hit === undefined) throw new Error(`nothing is found by ${JSON.stringify(words)}`)

const id = hit.port == null ? hit.id : hit.id.split('/').slice(0, 2).join('/')
const { data, problems } = await client.product({ id })
console.log(`${id}: ${data.product?.title ?? hit.title}, of ${data.product?.owner?.name ?? hit.owner ?? 'nobody'}`)
for (const { code, message } of problems) console.warn(`not known right now: ${message} (${code})`)

for (const port of data.product?.outputPorts ?? []) {
  console.log(`  ${port.id}`)
  for await (const { node, job, lastSeenAt, stale } of client.readersAll({ port: port.id })) {
    const seen = lastSeenAt == null ? 'never seen' : `last seen ${lastSeenAt}${stale ? ', stale' : ''}`
    console.log(`    ${node.label} (${node.id})${job == null ? '' : ` by ${job.id}`}: ${seen}`)
  }
}
