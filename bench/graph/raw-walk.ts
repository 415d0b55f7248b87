import Database from 'libsql'

export interface RawWalk {
  /** The keys reached, by distance. */
  readonly levels: (start: number) => readonly (readonly number[])[]
  readonly close: () => void
}

/** The least that a closure on SQLite can cost: straight on the file, a statement a level, a byte a node, and nothing else. */
export function openRawWalk(file: string): RawWalk {
  const database = new Database(file)
  database.exec('PRAGMA query_only = ON')
  database.exec('PRAGMA cache_size = -131072')
  database.exec('PRAGMA mmap_size = 1073741824')
  const step = database.prepare(
    'SELECT json_group_array(e.dst) AS far FROM json_each(?) f CROSS JOIN edge e ON e.src = f.value',
  )
  const { highest } = database.prepare('SELECT max(key) AS highest FROM node').get() as { highest: number }
  return {
    levels(start) {
      const visited = new Uint8Array(highest + 1)
      const levels: number[][] = []
      for (let frontier = [start]; ; ) {
        const { far } = step.get(JSON.stringify(frontier)) as { far: string }
        frontier = []
        for (const key of JSON.parse(far) as number[]) {
          if (visited[key] === 1) continue
          visited[key] = 1
          frontier.push(key)
        }
        if (frontier.length === 0) return levels
        levels.push(frontier)
      }
    },
    close: () => database.close(),
  }
}
