// Follows what changes in some domains, or in all, and keeps in a file how far it came: started again, it goes on from there. Ends with Ctrl-C.
//   npx tsx examples/typescript/follow-changes.ts cursor.txt orders payments
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Change, createHeddleClient, HeddleError } from 'heddle/client'

const [file = 'cursor.txt', ...domain] = process.argv.slice(2)
const after = existsSync(file) ? readFileSync(file, 'utf8') : null
const client = createHeddleClient({ url: process.env.HEDDLE_URL ?? 'http://localhost:4000' })
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())

const following = client.follow(
  { after, filter: { domain } },
  {
    signal: ending.signal,
    onCursor: (cursor) => writeFileSync(file, cursor),
    onTrouble: ({ code, message }) => console.error(`trying again: ${message} (${code})`),
  },
)
try {
  for await (const change of following) {
    console.log(
      `${change.at} ${change.event} ${change.subjects.join(' ') || change.domainIds.join(' ')}${more(change)}`,
    )
    // What is kept after it was dealt with is dealt with once more, at the worst, and never left out.
    writeFileSync(file, change.id)
  }
} catch (error) {
  if (!(error instanceof HeddleError)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = 2
}

/** What is told of some kinds of changes; take kinds that you do not know. */
function more(change: Change): string {
  switch (change.__typename) {
    case 'PortChange':
      return [
        ...change.columns.map(({ path, change }) => `${change} ${path}`),
        ...change.fields.map(({ field }) => field),
      ]
        .map((text, index) => `${index === 0 ? ': ' : ', '}${text}`)
        .join('')
    case 'EdgeChange':
      return `: ${change.from.id} → ${change.to.id}, as ${change.writer} says`
    case 'ViolationChange':
      return `: ${change.message}`
    default:
      return change.by === null ? '' : `, by ${change.by}`
  }
}
