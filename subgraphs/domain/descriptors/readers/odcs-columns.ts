import type { Problem } from '../../documents.ts'
import type { ContractColumn } from '../contract-shelf.ts'
import { readCustomProperties } from '../custom-properties.ts'
import { jsonPath, type Path, shown, type YamlDocument } from '../yaml-document.ts'

/** An object of `schema`, or one of its `properties`; the standard's own JSON Schema has vouched for the shape. */
export interface OdcsElement {
  readonly name?: string
  readonly physicalName?: string
  readonly physicalType?: string
  readonly logicalType?: string
  readonly logicalTypeOptions?: { readonly format?: unknown }
  readonly description?: string
  readonly required?: boolean
  readonly unique?: boolean
  readonly primaryKey?: boolean
  readonly classification?: string
  readonly tags?: readonly string[]
  readonly transformSourceObjects?: readonly string[]
  readonly transformLogic?: string
  readonly transformDescription?: string
  readonly quality?: readonly OdcsQuality[]
  readonly properties?: readonly OdcsElement[]
  readonly items?: OdcsElement
}
export interface OdcsQuality {
  readonly id?: string
  readonly name?: string
  readonly type?: string
  readonly metric?: string
  readonly rule?: string
  readonly dimension?: string
}

/**
 * The columns of all objects, depth first, in the order written; the fields of an array's items go by the array's name. A name that
 * makes no id is a problem, and so is a column that another is already, by its path: `a.b`, and `b` in `a`, would be one for
 * whoever joins by it. The first keeps it.
 */
export function readColumns(
  document: YamlDocument,
  objects: readonly OdcsElement[],
  report: (problem: Problem) => void,
): readonly ContractColumn[] {
  /** Where each column stands, by object and path. */
  const taken = new Map<string, Path>()
  return objects.flatMap(({ name, properties = [] }, index) => {
    const at = ['schema', index]
    if (objects.length === 1) return columns(properties, [...at, 'properties'], [], null)
    if (name !== undefined && !makesId(name, at)) return []
    return columns(properties, [...at, 'properties'], [], name ?? null)
  })

  function columns(
    elements: readonly OdcsElement[],
    at: Path,
    above: readonly string[],
    object: string | null,
  ): readonly ContractColumn[] {
    return elements.flatMap((element, index): readonly ContractColumn[] => {
      const here = [...at, index]
      const { name = String(index), properties = [], items } = element
      if (!makesId(name, here)) return []
      const path = [...above, name]
      return [
        ...(isFree(object, path, here) ? [column(element, here, object, path)] : []),
        ...columns(properties, [...here, 'properties'], path, object),
        ...columns(items?.properties ?? [], [...here, 'items', 'properties'], path, object),
      ]
    })
  }

  function column(element: OdcsElement, here: Path, object: string | null, path: readonly string[]): ContractColumn {
    const custom = readCustomProperties(document, element, here, report)
    return {
      object,
      path,
      physicalName: element.physicalName ?? null,
      logicalType: element.logicalType ?? null,
      physicalType: element.physicalType ?? null,
      description: element.description ?? null,
      required: element.required ?? false,
      unique: element.unique ?? false,
      primaryKey: element.primaryKey ?? false,
      classification: element.classification ?? null,
      semanticType: custom.get('heddle.semanticType'),
      tags: element.tags ?? [],
      ...cameLater(element),
    }
  }

  function makesId(name: string, at: Path): boolean {
    if (name !== '' && !/\p{Surrogate}/u.test(name)) return true
    report(document.problem([...at, 'name'], 'a name of at least one character, all of them whole', shown(name)))
    return false
  }

  function isFree(object: string | null, path: readonly string[], here: Path): boolean {
    const key = JSON.stringify([object, path.join('.')])
    const other = taken.get(key)
    if (other === undefined) {
      taken.set(key, here)
      return true
    }
    const expected = `a name that gives a column of its own (${path.join('.')} is ${jsonPath(other)} already)`
    report(document.problem([...here, 'name'], expected, shown(path.at(-1))))
    return false
  }
}

/**
 * What is not declared is left out instead of null: a product whose contracts say nothing of it stays the document that
 * earlier kits made of it, under the same digest. Else an upgrade would give every product another `updatedAt`.
 */
function cameLater(element: OdcsElement): Partial<ContractColumn> {
  const { transformSourceObjects, transformLogic, transformDescription, logicalTypeOptions } = element
  const format = logicalTypeOptions?.format
  return {
    // The standard holds it to be a text only beside a `logicalType`.
    ...(typeof format === 'string' ? { format } : {}),
    ...(transformSourceObjects === undefined ? {} : { transformSourceObjects }),
    ...(transformLogic === undefined ? {} : { transformLogic }),
    ...(transformDescription === undefined ? {} : { transformDescription }),
  }
}
