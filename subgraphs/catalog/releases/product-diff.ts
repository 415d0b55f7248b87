import { compareTexts } from '../../../platform/compare-texts.ts'
import { type DeclaredProduct, type Fields, type FlatPort, flatten, type Json } from './declared-product.ts'

export type ChangeKind = 'ADDED' | 'CHANGED' | 'REMOVED'

/** Null stands for what is not there or not declared. */
export interface FieldDiff {
  readonly field: string
  readonly before: Json
  readonly after: Json
}

export interface InputPortDiff {
  readonly name: string
  readonly change: ChangeKind
  readonly fields: readonly FieldDiff[]
}

export interface ColumnDiff {
  readonly column: string
  readonly path: string
  readonly change: ChangeKind
  readonly fields: readonly FieldDiff[]
}

export interface PortDiff {
  readonly port: string
  readonly change: ChangeKind
  readonly fields: readonly FieldDiff[]
  readonly columns: readonly ColumnDiff[]
}

/** What of a product is new, other, or gone. Of what is new or gone every part is told, so that nothing has to be looked up elsewhere. */
export interface ProductDiff {
  readonly product: string
  readonly change: ChangeKind
  readonly fields: readonly FieldDiff[]
  readonly inputPorts: readonly InputPortDiff[]
  readonly ports: readonly PortDiff[]
}

/**
 * What is declared otherwise, in the order of names, whatever the order of the documents. Null when nothing is. What was measured
 * is in neither.
 *
 * @param before null when the product is new
 * @param after null when it is gone
 */
export function diffProducts(before: DeclaredProduct | null, after: DeclaredProduct | null): ProductDiff | null {
  const product = after?.id ?? before?.id
  if (product === undefined) return null
  const was = before === null ? NOTHING : flatten(before)
  const is = after === null ? NOTHING : flatten(after)
  const fields = diffFields(was.fields, is.fields)
  const inputPorts = diffParts(was.inputPorts, is.inputPorts, (name, change, a, b) => {
    return { name, change, fields: diffFields(a ?? NONE, b ?? NONE) }
  })
  const ports = diffParts(was.ports, is.ports, diffPorts)
  const change = before === null ? 'ADDED' : after === null ? 'REMOVED' : 'CHANGED'
  const isSame = change === 'CHANGED' && fields.length + inputPorts.length + ports.length === 0
  return isSame ? null : { product, change, fields, inputPorts, ports }
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>()
const NOTHING = { fields: NONE, inputPorts: NONE, ports: NONE }

function diffPorts(port: string, change: ChangeKind, a: FlatPort | undefined, b: FlatPort | undefined): PortDiff {
  return {
    port,
    change,
    fields: diffFields(a?.fields ?? NONE, b?.fields ?? NONE),
    columns: diffParts(a?.columns ?? NONE, b?.columns ?? NONE, (column, kind, was, is) => {
      const path = is?.path ?? was?.path ?? ''
      const moved = was !== undefined && is !== undefined && was.path !== is.path
      const fields = diffFields(was?.fields ?? NONE, is?.fields ?? NONE)
      return {
        column,
        path,
        change: kind,
        fields: moved ? [{ field: 'path', before: was.path, after: is.path }, ...fields] : fields,
      }
    }),
  }
}

/** Parts by name: those that are on one side alone, and those in which something is another. */
function diffParts<Part, Diff extends { readonly fields: readonly unknown[]; readonly columns?: readonly unknown[] }>(
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
  diff: (name: string, change: ChangeKind, before: Part | undefined, after: Part | undefined) => Diff,
): readonly Diff[] {
  return namesOf(before, after).flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)]
    const change = was === undefined ? 'ADDED' : is === undefined ? 'REMOVED' : 'CHANGED'
    const found = diff(name, change, was, is)
    return change === 'CHANGED' && found.fields.length + (found.columns?.length ?? 0) === 0 ? [] : [found]
  })
}

function diffFields(before: Fields, after: Fields): readonly FieldDiff[] {
  return namesOf(before, after).flatMap((field) => {
    const [was, is] = [before.get(field) ?? null, after.get(field) ?? null]
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: was, after: is }]
  })
}

function namesOf(...maps: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort(compareTexts)
}
