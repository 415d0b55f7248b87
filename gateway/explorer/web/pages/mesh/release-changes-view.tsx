import { Link } from '@tanstack/react-router'
import type { ChangeKind, ReleaseChangesFragment } from '../../generated/operations.ts'
import { counted, inFigures } from '../../ui/words.ts'
import { byChange, changesInWords } from './release-changes.ts'

/** Of a release that changed more, the others are one step away. */
const SHOWN = 4

/** What a release changed: how much in words, and each product with a link to what exactly. */
export function ReleaseChangesView({ changes }: { readonly changes: ReleaseChangesFragment }) {
  const { from, to, unchanged } = changes
  if (changes.products.length === 0) return <p className="text-muted">No product is another.</p>
  const products = byChange(changes.products)
  const [first, more] = [products.slice(0, SHOWN), products.slice(SHOWN)]
  return (
    <>
      <p className="text-muted">
        {from === null ? 'The first one: ' : ''}
        {changesInWords(products)}
        {from === null ? '' : `, ${counted(unchanged, 'product')} as before`}
      </p>
      <Products products={first} to={to ?? ''} />
      {more.length > 0 ? (
        <details>
          <summary className="min-h-[24px] cursor-pointer py-0.5 text-muted">{inFigures(more.length)} more</summary>
          <Products products={more} to={to ?? ''} />
        </details>
      ) : null}
    </>
  )
}

const SIGN: Readonly<Record<ChangeKind, string>> = { ADDED: '+', REMOVED: '−', CHANGED: '~' }

interface ProductsProps {
  readonly products: ReleaseChangesFragment['products']
  readonly to: string
}

/** One that was there before and after leads to the two compared, another to itself: there are no two. */
function Products({ products, to }: ProductsProps) {
  return (
    <ul className="flex flex-wrap gap-x-4">
      {products.map(({ product, change }) => (
        <li key={product} className="inline-flex min-h-[24px] items-baseline gap-x-1">
          <span aria-hidden="true" className="font-mono">
            {SIGN[change]}
          </span>
          {change === 'CHANGED' ? (
            // The version before is found there: the release before may not be the one that brought it.
            <Link to="/diff" search={{ of: product, from: '', to }}>
              {product}
            </Link>
          ) : (
            <Link to="/product" search={{ id: product, tab: 'versions' }}>
              {product}
            </Link>
          )}
          <span className="text-muted">{change.toLowerCase()}</span>
        </li>
      ))}
    </ul>
  )
}
