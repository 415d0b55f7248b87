import { createHash } from 'node:crypto'
import { compareTexts } from '../../platform/compare-texts.ts'
import type { ProductDocument } from './documents.ts'

/** The digest of any JSON value in canonical form: keys sorted, absent and undefined alike. 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

const ofDocuments = new WeakMap<ProductDocument, string>()

/** Of one product as described. Documents never change, so each is put into canonical form once. */
export function documentDigest(product: ProductDocument): string {
  const known = ofDocuments.get(product)
  if (known !== undefined) return known
  const digest = digestOf(product)
  ofDocuments.set(product, digest)
  return digest
}

/** A release *is* its products: the digest does not depend on the order of files, nor on how they were written. */
export function releaseDigest(products: readonly ProductDocument[]): string {
  return digestOf(products.toSorted((a, b) => compareTexts(a.id, b.id)).map(documentDigest))
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => compareTexts(a, b))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}
