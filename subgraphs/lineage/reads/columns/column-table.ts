import type { NodeKey } from '../../stores/store.ts'

/** A column as a reader sees it: of a port's contract, or of a dataset that no port holds. */
export type ColumnEntry = {
  /** `<port>#<path>` as the contract has it, `<port>#<name>` of one it lacks, `<dataset>#<name>` where no port holds it. */
  readonly id: string
  /** Index into the copy's ports; null where no port holds its dataset. */
  readonly port: number | null
  readonly dataset: NodeKey
  /** Its names from the outermost to its own, joined by dots. */
  readonly path: string
  /** Whether its port has a contract with columns, and not this one. */
  readonly isDangling: boolean
}

/**
 * The columns a request has come to speak of, each once, by number, so that they are places like any other. Snapshots of one
 * copy share one, since an entry has its port's index there, and drop it with the request.
 */
export type ColumnTable = {
  readonly numberOf: (entry: ColumnEntry) => number
  /** @throws when no column has this number */
  readonly at: (index: number) => ColumnEntry
}

export function createColumnTable(): ColumnTable {
  const entries: ColumnEntry[] = []
  const numbers = new Map<string, number>()
  return {
    numberOf(entry) {
      const known = numbers.get(entry.id)
      if (known !== undefined) return known
      numbers.set(entry.id, entries.length)
      return entries.push(entry) - 1
    },
    at(index) {
      const entry = entries[index]
      if (entry === undefined) throw new Error(`no column has the number ${index}; there are ${entries.length}`)
      return entry
    },
  }
}
