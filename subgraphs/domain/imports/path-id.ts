/** `sales.domain/processed_orders/v1` and `customer.domain/behavioral-events/v1.2`: who, what, and its version. */
export interface PathId {
  readonly name: string | undefined
  readonly version: string | undefined
}

export function partsOfId(id: string): PathId {
  const parts = id.split('/')
  const version = /^v(\d[\w.+-]*)$/.exec(parts.at(-1) ?? '')?.[1]
  const name = version === undefined ? parts.at(-1) : parts.at(-2)
  return { name: name === '' ? undefined : name, version }
}
