/** What a domain brings of its own, in the form of `schema/leaf-example.graphql`: a view, a root field, both prefixed. */
export function leafSdl(domain: string): string {
  const prefix = domain.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1))
  const type = prefix.join('')
  const field = type.charAt(0).toLowerCase() + type.slice(1)
  return `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { ${field}Backlog(first: Int): [DataProduct!] }
    type DataProduct @key(fields: "id", resolvable: false) { id: ID! }
    interface DomainView { id: ID! }
    type ${type}View implements DomainView @key(fields: "id") {
      id: ID!
      ${field}PerDay: Float
      ${field}Related: [DataProduct!]
    }`
}
