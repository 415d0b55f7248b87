/** A page of a list, as it is asked for. */
export interface PageRequest {
  readonly first: number
  readonly after: string | null
}

/** Ids alone: what a product is, its domain says. */
export interface ProductPage {
  readonly products: readonly { readonly cursor: string; readonly id: string }[]
  readonly total: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}
