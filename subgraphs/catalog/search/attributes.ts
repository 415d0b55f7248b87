import type { FilterField } from './filter-tokens.ts'

export interface ProductAttributes {
  readonly rowid: number
  readonly domain: string
  readonly owner: string | null
  readonly status: string | null
  readonly tags: readonly string[]
  readonly kinds: readonly string[]
}

export interface ValueCount {
  readonly value: string
  readonly count: number
}

/** What facets count, a number a value, in memory: counting a set of a hundred thousand rows takes milliseconds. */
export interface AttributeTable {
  put(attributes: ProductAttributes): void
  /** Exactly how many of the rows have each value; most first, then by value. */
  count(field: FilterField, rowids: Uint32Array): readonly ValueCount[]
}

export function createAttributeTable(): AttributeTable {
  const columns: Readonly<Record<FilterField, Column>> = {
    domain: createColumn(),
    owner: createColumn(),
    tag: createColumn(),
    status: createColumn(),
    kind: createColumn(),
  }
  return {
    put({ rowid, domain, owner, status, tags, kinds }) {
      columns.domain.put(rowid, [domain])
      columns.owner.put(rowid, owner === null ? [] : [owner])
      columns.status.put(rowid, status === null ? [] : [status])
      columns.tag.put(rowid, tags)
      columns.kind.put(rowid, kinds)
    },
    count: (field, rowids) => columns[field].count(rowids),
  }
}

interface Column {
  put(rowid: number, values: readonly string[]): void
  count(rowids: Uint32Array): readonly ValueCount[]
}

function createColumn(): Column {
  const values: string[] = []
  const numbers = new Map<string, number>()
  const rows: (Uint32Array | undefined)[] = []

  function numberOf(value: string): number {
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, values.length)
    return values.push(value) - 1
  }

  return {
    put(rowid, given) {
      rows[rowid] = Uint32Array.from(given, numberOf)
    },
    count(rowids) {
      const counts = new Uint32Array(values.length)
      for (const rowid of rowids) {
        for (const number of rows[rowid] ?? []) counts[number] = (counts[number] ?? 0) + 1
      }
      return values
        .flatMap((value, number) => {
          const count = counts[number] ?? 0
          return count === 0 ? [] : [{ value, count }]
        })
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    },
  }
}
