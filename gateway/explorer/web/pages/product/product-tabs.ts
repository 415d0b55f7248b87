/** The parts of the product page, in the order in which they are asked about. */
export const PRODUCT_TABS = ['overview', 'contract', 'quality', 'consumers', 'versions', 'changes', 'joins'] as const
export type ProductTab = (typeof PRODUCT_TABS)[number]

export const readProductTab = (given: unknown): ProductTab => PRODUCT_TABS.find((tab) => tab === given) ?? 'overview'
