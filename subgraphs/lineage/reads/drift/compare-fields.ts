import { parseColumnId } from '../../../../schema/ids.ts'
import type { LineagePort } from '../../../../schema/lineage-document.ts'
import type { DatasetField } from '../../ingest/event.ts'
import { differs } from './types.ts'

type Column = LineagePort['columns'][number]

export type FieldDifference = {
  readonly kind: 'NOT_IN_CONTRACT' | 'NOT_OBSERVED' | 'TYPE_DIFFERS'
  readonly path: string
  readonly columnId: string | null
  readonly observedType: string | null
  readonly declaredType: string | null
}

type Declared = { readonly column: Column; readonly name: string; readonly inner: Declared[] }
type Observed = { readonly field: DatasetField; readonly name: string; readonly inner: Observed[] }

/** Where the fields of a dataset differ from the columns of a contract, of one schema object of it; in the order of paths. */
export function compareFields(columns: readonly Column[], fields: readonly DatasetField[]): FieldDifference[] {
  const differences = [...compareLevel(declaredTree(columns), observedTree(fields))]
  return differences.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function* compareLevel(declared: readonly Declared[], observed: readonly Observed[]): Generator<FieldDifference> {
  const pairs = matched(declared, observed)
  for (const { column } of declared.filter((one) => !pairs.has(one))) {
    const { id, path, type = null } = column
    yield { kind: 'NOT_OBSERVED', path, columnId: id, observedType: null, declaredType: type }
  }
  const found = new Set(pairs.values())
  for (const { field } of observed.filter((one) => !found.has(one))) {
    const { path, type } = field
    yield { kind: 'NOT_IN_CONTRACT', path, columnId: null, observedType: type, declaredType: null }
  }
  for (const [one, other] of pairs) {
    const { id, type: declaredType = null } = one.column
    const { path, type: observedType } = other.field
    if (declaredType !== null && observedType !== null && differs(declaredType, observedType))
      yield { kind: 'TYPE_DIFFERS', path, columnId: id, observedType, declaredType }
    // A side that does not say what is inside says nothing of it.
    if (one.inner.length > 0 && other.inner.length > 0) yield* compareLevel(one.inner, other.inner)
  }
}

/** By physical name, then by name, then by either in whatever case, where that leaves one on each side. */
function matched(declared: readonly Declared[], observed: readonly Observed[]): Map<Declared, Observed> {
  const pairs = new Map<Declared, Observed>()
  const free = new Set(observed)
  const pair = (namesOf: (one: Declared) => readonly string[], nameOf: (name: string) => string): void => {
    const byName = groups([...free], ({ name }) => [nameOf(name)])
    const wanted = groups(
      declared.filter((one) => !pairs.has(one)),
      (one) => [...new Set(namesOf(one).map(nameOf))],
    )
    for (const [name, ones] of wanted) {
      const [one, ...otherOnes] = ones.filter((candidate) => !pairs.has(candidate))
      const [other, ...others] = byName.get(name) ?? []
      if (one === undefined || other === undefined || otherOnes.length > 0 || others.length > 0) continue
      if (!free.delete(other)) continue
      pairs.set(one, other)
    }
  }
  const itself = (name: string): string => name
  const physical = ({ column: { physicalName } }: Declared): string[] => (physicalName === null ? [] : [physicalName])
  pair(physical, itself)
  pair(({ name }) => [name], itself)
  pair(
    ({ name, ...one }) => [...physical({ name, ...one }), name],
    (name) => name.toLowerCase(),
  )
  return pairs
}

function groups<Item>(items: readonly Item[], namesOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    for (const name of namesOf(item)) {
      const known = found.get(name)
      if (known) known.push(item)
      else found.set(name, [item])
    }
  }
  return found
}

/** Columns whose outer one is not declared stand at the top, by their whole path. */
function declaredTree(columns: readonly Column[]): Declared[] {
  const top: Declared[] = []
  const known = new Map<string, Declared>()
  for (const column of columns) {
    const { path } = parseColumnId(column.id)
    const outer = known.get(JSON.stringify(path.slice(0, -1)))
    const one = { column, name: outer === undefined ? path.join('.') : (path.at(-1) ?? ''), inner: [] }
    known.set(JSON.stringify(path), one)
    ;(outer?.inner ?? top).push(one)
  }
  return top
}

/** What is inside a field comes after it. A dot in a name tells nothing where no field goes by what stands before it. */
function observedTree(fields: readonly DatasetField[]): Observed[] {
  const top: Observed[] = []
  const known = new Map<string, Observed>()
  for (const field of fields) {
    const { path } = field
    let end = path.lastIndexOf('.')
    while (end > 0 && !known.has(path.slice(0, end))) end = path.lastIndexOf('.', end - 1)
    const outer = end > 0 ? known.get(path.slice(0, end)) : undefined
    const one = { field, name: outer === undefined ? path : path.slice(end + 1), inner: [] }
    known.set(path, one)
    ;(outer?.inner ?? top).push(one)
  }
  return top
}
