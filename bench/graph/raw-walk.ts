import Database from 'libsql'

/**
 * The least that a closure on SQLite can cost: straight on the file, a statement a level, a byte a node, and nothing but
 * the number reached in the end.
 */
export function openRawWalk(file: string): { readonly count: (start: number) => number; readonly close: () => void } {
  const database = new Database(file)
  database.exec('PRAGMA query_only = ON')
  database.exec('PRAGMA cache_size = -131072')
  database.exec('PRAGMA mmap_size = 1073741824')
  const step = database.prepare(
    'SELECT json_group_array(e.dst) AS far FROM json_each(?) f CROSS JOIN edge e ON e.src = f.value',
  )
  const { highest } = database.prepare('SELECT max(key) AS highest FROM node').get() as { highest: number }
  return {
    count(start) {
      const visited = new Uint8Array(highest + 1)
      let frontier = [start]
      let reached = 0
      while (frontier.length > 0) {
        const { far } = step.get(JSON.stringify(frontier)) as { far: string }
        frontier = []
        for (const key of JSON.parse(far) as number[]) {
          if (visited[key] === 1) continue
          visited[key] = 1
          frontier.push(key)
        }
        reached += frontier.length
      }
      return reached
    },
    close: () => database.close(),
  }
}
