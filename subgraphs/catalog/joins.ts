import type { PageRequest, ProductPage } from './pages.ts'

/** A column that says what it means. */
export interface SemanticColumn {
  readonly id: string
  /** What all spellings of its semantic type share. */
  readonly type: string
  /** As its contract spells it. */
  readonly declared: string
  readonly path: string
  readonly port: string
  readonly logicalType: string | null
  readonly physicalType: string | null
  readonly format: string | null
  readonly primaryKey: boolean | null
  readonly unique: boolean | null
  readonly classification: string | null
}

export interface JoinsRequest extends PageRequest {
  readonly product: string
  /** Semantic types by their shared names; null for every one that the product has. */
  readonly on: readonly string[] | null
  /** Null for all. */
  readonly domains: readonly string[] | null
}

export interface JoinableProduct {
  readonly cursor: string
  readonly id: string
  readonly domain: string
  readonly title: string
  /** Those of a type that is asked for, ordered by type and id. */
  readonly columns: readonly SemanticColumn[]
}

export interface JoinPage {
  /** Those of the product asked about, ordered by type and id. */
  readonly ours: readonly SemanticColumn[]
  readonly products: readonly JoinableProduct[]
  readonly total: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export interface SemanticTypeCounts {
  readonly cursor: string
  readonly name: string
  readonly products: number
  readonly domains: number
  readonly columns: number
}

export interface SemanticTypePage {
  readonly types: readonly SemanticTypeCounts[]
  readonly total: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** Which columns mean the same, in what the catalog harvested. @throws BAD_USER_INPUT for a cursor that is none */
export interface CatalogJoins {
  /** By the id of the other product. Null when the product is not known. */
  joins(request: JoinsRequest): Promise<JoinPage | null>
  /** By name. */
  semanticTypes(request: PageRequest): Promise<SemanticTypePage>
  /** Null when no column has it. */
  semanticType(name: string): Promise<SemanticTypeCounts | null>
  /** The products with a column of the type, by id. */
  productsMeaning(request: PageRequest & { readonly type: string }): Promise<ProductPage>
}
