import { productOf } from '../../../../../schema/ids.ts'
import { textOf } from '../../app/url-state.ts'
import { type ProductTab, readProductTab } from './product-tabs.ts'

/** What the URL of a product says. */
export interface ProductState {
  readonly id: string
  readonly tab: ProductTab
  /** The id of the column that the contract is opened at; none when it is not there. */
  readonly col?: string
}

export const readProductState = ({ id, tab, col }: Readonly<Record<string, unknown>>): ProductState => ({
  id: textOf(id),
  tab: readProductTab(tab),
  col: textOf(col),
})

/** Where a column is promised: its row in the contract. */
export const contractAt = (column: string): ProductState => ({
  id: productOf(column) ?? column,
  tab: 'contract',
  col: column,
})

export interface Hit {
  /** Of the product, or of the port when that is what matched. */
  readonly id: string
  readonly highlight: string | null
  readonly port: { readonly id: string } | null
}

/** What a hit of the search leads to: the row of the column that matched, the contract of a port, else the product. */
export function placeOfHit({ id, highlight, port }: Hit): ProductState {
  const product = productOf(id) ?? id
  if (port === null) return { id: product, tab: 'overview' }
  const column = columnIn(highlight ?? '')
  return column === null ? { id: product, tab: 'contract' } : contractAt(`${port.id}#${column}`)
}

/** Where a column is why something is found, its highlight says so: `orders-v1 › <mark>order</mark>_id: the order's own id`. */
function columnIn(highlight: string): string | null {
  const plain = highlight.replaceAll(/<\/?mark>/g, '')
  return /^[^›]* › ([^\s:]+)(?::|$)/.exec(plain)?.[1] ?? null
}
