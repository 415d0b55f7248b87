/**
 * What lineage tells the catalog of how widely products are used: `POST /internal/v1/consumer-counts` with a `service` token.
 * Search shows and sorts by it, so that no hit has to ask lineage.
 */
import { z } from 'zod'

/** What one message may have at the most. */
export const MOST_COUNTS = 5_000

/** Of whoever counts; opaque to the catalog, which compares it alone. */
const position = z.string().min(1).max(200)

/**
 * Counts that are others since `after`. It is taken when the catalog stands there, and always when `after` is null: then all counts
 * follow, from here on. Else it is answered with 409 `OUT_OF_STEP`, and lineage begins anew. Sent twice it is as sent once.
 */
export const consumerCounts = z.strictObject({
  after: position.nullable(),
  until: position,
  counts: z
    .array(
      z.strictObject({
        /** The product's id. */
        product: z.string().min(1),
        /** How many other products and consumers read it directly; null when lineage does not know the product any more. */
        consumers: z.int().nonnegative().nullable(),
      }),
    )
    .max(MOST_COUNTS),
})

export const consumerCountsAnswer = z.object({ applied: z.literal(true) })

export type ConsumerCounts = z.infer<typeof consumerCounts>
