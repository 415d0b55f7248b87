/** `order-management` → `OrderManagement`: how a domain's own types begin. */
export function typePrefix(domain: string): string {
  return domain
    .split(/[-_]+/)
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

/** `order-management` → `orderManagement`: how its root fields begin. */
export function fieldPrefix(domain: string): string {
  const prefix = typePrefix(domain)
  return prefix.charAt(0).toLowerCase() + prefix.slice(1)
}

/** The one type of a leaf that `DataProduct.view` leads to. */
export function viewType(domain: string): string {
  return `${typePrefix(domain)}View`
}
