/**
 * How a product has been doing. `strain` is 0 when all is well and 1 when its weak checks fail and its weak service
 * levels are missed; `age` is in days before now.
 */
export interface Profile {
  readonly strain: (age: number) => number
  /** Checks that suffer (by name) and service levels that suffer (`property` or `property:element`). */
  readonly weak: readonly string[]
}

const degrading = (since: number) => (age: number) => Math.max(0, Math.min(1.2, 1 - (age - 4) / since))
const brokenSince = (days: number) => (age: number) => (age < days ? 1 : 0)
const recoveredSince = (days: number, trouble: number) => (age: number) => (age >= days && age < days + trouble ? 1 : 0)
const flaky = (everyDays: number) => (age: number) => (age % everyDays === 2 ? 1 : 0)

/** Everything that is not named here is stable. */
export const PROFILES: Readonly<Record<string, Profile>> = {
  'marketing/customer360': { strain: degrading(18), weak: ['value-recomputed', 'accuracy:lifetime_value'] },
  'orders/returns': { strain: degrading(12), weak: ['grading-backlog', 'completeness:grade'] },
  'inventory/shipment-tracking': {
    strain: degrading(21),
    weak: ['on-time-share', 'parcel-has-order', 'completeness:shipment_id'],
  },
  'customers/identity-graph': { strain: degrading(24), weak: ['accuracy:probability'] },
  'inventory/stock-levels': {
    strain: brokenSince(3),
    weak: ['oversold', 'correction-share', 'accuracy:on_hand_qty'],
  },
  'analytics/daily-sales': {
    strain: brokenSince(5),
    weak: ['categorised-sales', 'lines-tie-out', 'accuracy:net_sales_eur', 'rowCountConsistency'],
  },
  'payments/payment-intents': { strain: brokenSince(2), weak: ['fingerprinted', 'freshness'] },
  'marketing/product-recommendations': { strain: brokenSince(1), weak: ['empty-shelves', 'latency'] },
  'payments/settlements': { strain: recoveredSince(4, 9), weak: ['open-items', 'freshness', 'accuracy:net_eur'] },
  'inventory/returns-grading': { strain: recoveredSince(6, 12), weak: ['grade-fits-destination', 'consistency:grade'] },
  'customers/customer-profile': { strain: recoveredSince(8, 5), weak: ['mail-shape', 'accuracy'] },
  'customers/support-cases': { strain: flaky(6), weak: ['classified-cases', 'freshness'] },
  'analytics/demand-forecast': { strain: flaky(7), weak: ['weighted-error', 'accuracy'] },
  'orders/cart-abandonment': { strain: flaky(5), weak: ['priced-carts', 'freshness'] },
}

export const STABLE: Profile = { strain: () => 0, weak: [] }
