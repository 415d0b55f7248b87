import type { ConsumerCounts } from '../../../schema/consumer-counts.ts'
import type { SqlDatabase } from './database.ts'
import { standingsChanged } from './sqlite-standings.ts'

const SOURCE = 'lineage consumers'

/** Whether they follow on what is known: see `schema/consumer-counts.ts`. */
export function takeConsumerCounts(database: SqlDatabase, { after, until, counts }: ConsumerCounts): boolean {
  const position =
    database.get<{ position: string }>('SELECT position FROM change_sources WHERE source = ?', SOURCE)?.position ?? null
  if (position === until) return true
  if (after !== null && position !== after) return false
  database.run(
    `INSERT INTO change_sources (source, position) VALUES (?, ?)
     ON CONFLICT (source) DO UPDATE SET position = excluded.position`,
    SOURCE,
    until,
  )
  for (const { product, consumers } of counts) {
    if (consumers === null) database.run('DELETE FROM consumer_counts WHERE product = ?', product)
    else
      database.run(
        `INSERT INTO consumer_counts (product, consumers) VALUES (?, ?)
         ON CONFLICT (product) DO UPDATE SET consumers = excluded.consumers`,
        product,
        consumers,
      )
    database.run('UPDATE standings SET consumers = ? WHERE product = ?', consumers, product)
  }
  if (counts.length > 0) standingsChanged(database)
  return true
}
