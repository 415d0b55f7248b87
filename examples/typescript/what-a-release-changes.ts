// What a domain's last release changed, down to columns, and who reads the ports that are others now. Two releases can be named.
//   npx tsx examples/typescript/what-a-release-changes.ts orders [<from> [<to>]]
import { createHeddleClient } from 'heddle/client'

const [domain = 'orders', from, to] = process.argv.slice(2)
const client = createHeddleClient({ url: process.env.HEDDLE_URL ?? 'http://localhost:4000' })

const { data: history } = await client.releases({ domain, first: 5 })
if (history.domain == null) throw new Error(`there is no domain ${domain}`)
for (const { node } of history.domain.releases?.edges ?? []) {
  const products = node.changes?.products.length ?? 'unknown'
  console.log(
    `${short(node.id)} of ${node.publishedAt}, by ${node.by}: ${products} changed${node.current ? ', current' : ''}`,
  )
}

const { data } = await client.releaseDiff({ domain, ...(from && { from }), ...(to && { to }) })
const diff = data.domain?.releaseDiff
if (diff == null) throw new Error(`${domain} has no release yet`)
console.log(
  `from ${short(diff.from)} to ${short(diff.to)}: ${diff.products.length} changed, ${diff.unchanged} as they were`,
)
for (const { product, change, fields, ports } of diff.products) {
  console.log(`${change} ${product}`)
  tell('  ', fields)
  for (const { port, change, fields, columns } of ports) {
    console.log(`  ${change} ${port}`)
    tell('    ', fields)
    for (const { path, change, fields } of columns) {
      console.log(`    ${change} column ${path}`)
      if (change === 'CHANGED') tell('      ', fields)
    }
    if (change === 'ADDED') continue
    for await (const { node, lastSeenAt } of client.readersAll({ port }))
      console.log(`    read by ${node.label} (${node.id}), last seen ${lastSeenAt ?? 'never'}`)
  }
}

function tell(indent: string, fields: readonly { field: string; before: unknown; after: unknown }[]): void {
  for (const { field, before, after } of fields)
    console.log(`${indent}${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`)
}

function short(release: string | null): string {
  return release?.slice(0, 12) ?? 'nothing'
}
