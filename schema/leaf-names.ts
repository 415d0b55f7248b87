/**
 * The naming rule of what a domain brings of its own (DESIGN §2.1): its types begin with its id in PascalCase, its root fields
 * with its id in camelCase. The kit refuses other names before a publish, the catalog at the publish.
 */

/** `order-items` → `OrderItems`: what the names of its types begin with. */
export function typePrefix(domain: string): string {
  return domain
    .split(/[-_]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

/** `order-items` → `orderItems`: what the names of its root fields begin with. */
export function fieldPrefix(domain: string): string {
  const prefix = typePrefix(domain)
  return prefix.charAt(0).toLowerCase() + prefix.slice(1)
}

/** The one type that `DataProduct.view` leads to. */
export function viewType(domain: string): string {
  return `${typePrefix(domain)}View`
}
