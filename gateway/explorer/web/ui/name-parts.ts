/** `order_amount.usd` is `order_`, `amount.`, `usd`; each with what joins it to the next. */
export const partsOf = (name: string): readonly string[] => name.match(/[^_.\-/:(,]+[_.\-/:(,]*|[_.\-/:(,]+/g) ?? [name]
