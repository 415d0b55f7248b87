import type { SearchOrder } from '../search.ts'
import type { SqlDatabase } from '../stores/database.ts'
import { rowNumbers } from './row-numbers.ts'

type Fixed = Exclude<SearchOrder, 'RELEVANCE'>

/** Orders of all products that no text decides, each read once a state: a list in one of them is a walk along it. */
export interface ProductOrders {
  all(sort: Fixed): Uint32Array
  /** These rows, in the order of all. */
  sorted(rowids: Uint32Array, sort: Fixed): Uint32Array
}

/** Each one along an index. In a descending order SQLite has null, what is not known, last. */
const ORDERS: Readonly<Record<Fixed, string>> = {
  NAME: 'SELECT rowid FROM products ORDER BY sort, id',
  UPDATED: 'SELECT rowid FROM standings ORDER BY updated_at DESC, product',
  QUALITY: 'SELECT rowid FROM standings ORDER BY quality DESC, coverage DESC, product',
  CONSUMERS: 'SELECT rowid FROM standings ORDER BY consumers DESC, product',
}

export function createProductOrders(database: SqlDatabase, state: (sort: Fixed) => number): ProductOrders {
  const known = new Map<Fixed, { readonly at: number; readonly rowids: Uint32Array }>()

  function all(sort: Fixed): Uint32Array {
    const at = state(sort)
    const last = known.get(sort)
    if (last?.at === at) return last.rowids
    const row = database.get<{ rowids: string | null }>(`SELECT group_concat(rowid) AS rowids FROM (${ORDERS[sort]})`)
    const rowids = rowNumbers(row?.rowids)
    known.set(sort, { at, rowids })
    return rowids
  }

  return {
    all,
    sorted(rowids, sort) {
      const ordered = all(sort)
      const wanted = new Uint8Array(highest(ordered) + 1)
      for (const rowid of rowids) wanted[rowid] = 1
      return ordered.filter((rowid) => wanted[rowid] === 1)
    },
  }
}

function highest(rowids: Uint32Array): number {
  let most = 0
  for (const rowid of rowids) if (rowid > most) most = rowid
  return most
}
