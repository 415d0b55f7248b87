import { LONGEST_NAME } from '../../../schema/id-lengths.ts'
import { type DatasetColumnId, readId } from '../../../schema/ids.ts'
import type { LineageProduct } from '../../../schema/lineage-document.ts'

/** How a contract names what a column is made from (docs/descriptors.md, `transformSourceObjects`). */
export type ColumnSourceText =
  | { readonly kind: 'PORT_COLUMN'; readonly port: string; readonly id: string; readonly path: string }
  | { readonly kind: 'DATASET_COLUMN'; readonly column: DatasetColumnId }
  /** A table or topic among the product's inputs, and a column of it: null when no column is named. */
  | { readonly kind: 'INPUT'; readonly object: string; readonly path: string | null }

/**
 * Null for what can name nothing. Any other text is one of these; whether an input of that name is there is another question.
 * The name of an object has no dot, so the first one ends it.
 */
export function readColumnSource(text: string): ColumnSourceText | null {
  if (text.trim() === '' || text.length > LONGEST_NAME || /\p{Surrogate}/u.test(text)) return null
  const id = readId(text.trim())
  if (id?.kind === 'DATASET_COLUMN') return { kind: 'DATASET_COLUMN', column: id }
  if (id?.kind === 'COLUMN') {
    const port = `${id.domain}/${id.product}/${id.port}`
    return { kind: 'PORT_COLUMN', port, id: id.id, path: id.path.join('.') }
  }
  const trimmed = text.trim()
  const dot = trimmed.indexOf('.')
  if (dot < 0) return { kind: 'INPUT', object: trimmed, path: null }
  return { kind: 'INPUT', object: trimmed.slice(0, dot), path: trimmed.slice(dot + 1) || null }
}

/** Every source that a product's contracts name, as it reads. */
export function* columnSourcesOf({ ports }: LineageProduct): Generator<ColumnSourceText> {
  for (const { columns } of ports) {
    for (const { transformSources = [] } of columns) {
      for (const text of transformSources) {
        const source = readColumnSource(text)
        if (source !== null) yield source
      }
    }
  }
}
