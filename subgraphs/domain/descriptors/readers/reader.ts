import type { DomainDocument, Problem, ProductDocument } from '../../documents.ts'
import type { Contract } from '../contract-shelf.ts'
import type { YamlDocument } from '../yaml-document.ts'

export interface ProductInput {
  readonly document: YamlDocument
  readonly domain: DomainDocument
  /** The product's folder name, as written; its slug is the product's segment. */
  readonly folder: string
  readonly productId: string
  /** The contracts in the product's folder that could be read. */
  readonly contracts: readonly Contract[]
  readonly report: (problem: Problem) => void
  /** Of what is right, and hardly what was meant: it stands in nobody's way. */
  readonly hint: (hint: Problem) => void
}

/** A form in which a product may be described. One adapter a form; which one reads a file is told by its `apiVersion`. */
export interface ProductReader {
  /** As messages name it. */
  readonly apiVersion: string
  accepts(apiVersion: string): boolean
  /** What can be served of the file, with everything wrong reported; null when nothing can. */
  read(input: ProductInput): ProductDocument | null
}
