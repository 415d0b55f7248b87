import type { ExplorerJoinsQuery, JoinPairFragment } from '../../generated/operations.ts'

export type Joined = NonNullable<
  NonNullable<NonNullable<ExplorerJoinsQuery['product']>['joins']>['edges'][number]['node']
>

/** A product, with what it can be joined on apart from what only means the same. */
export interface JoinChoice {
  readonly product: Joined
  readonly keys: readonly JoinPairFragment[]
  readonly others: readonly JoinPairFragment[]
}

/**
 * Products that share a key first: one that a contract says is unique on either side, then one that is an identifier by its name.
 * What shares amounts, times and places alone comes apart: nobody joins on a price.
 */
export function joinChoices(joins: readonly Joined[]): {
  readonly keyed: readonly JoinChoice[]
  readonly others: readonly JoinChoice[]
} {
  const choices = joins.map((product): JoinChoice => {
    const ranked = product.keys.map((pair) => ({ pair, rank: rankOf(pair) })).sort((a, b) => a.rank - b.rank)
    const pairs = (isKey: boolean) => ranked.filter(({ rank }) => rank < NO_KEY === isKey).map(({ pair }) => pair)
    return { product, keys: pairs(true), others: pairs(false) }
  })
  const best = ({ keys: [first] }: JoinChoice) => (first === undefined ? NO_KEY : rankOf(first))
  const keyed = choices.filter(({ keys }) => keys.length > 0).sort((a, b) => best(a) - best(b))
  return { keyed, others: choices.filter(({ keys }) => keys.length === 0) }
}

const NO_KEY = 2

function rankOf({ semanticType, ours, theirs }: JoinPairFragment): number {
  if ([ours, theirs].some(({ primaryKey, unique }) => primaryKey || unique)) return 0
  return IDENTIFIER.test(semanticType) ? 1 : NO_KEY
}

/** By the last word of what a column means, as the catalog folds it: `order_id`, `global_customer_uuid`, `sku`. */
const IDENTIFIER = /(^|_)(id|uuid|guid|ulid|key|sku|gtin|ean|isbn|iban|number)$/

/** `orders-v1.order_id`: two ports of a product may call their columns alike. */
export function joinedColumn({ id, path }: JoinPairFragment['ours']): string {
  const port = id.split('#')[0]?.split('/').at(-1)
  return port ? `${port}.${path}` : path
}
