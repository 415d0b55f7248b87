import { invalidInput } from '../../../platform/errors.ts'
import { DateTime, Duration, JSONValue } from '../../../platform/scalars.ts'
import { formatDatasetId, parsePortId, parseProductId } from '../../../schema/ids.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { ownProductsPage } from './own-products.ts'

/** The contract's fields that are more than a property of what was read. Everything else graphql-js takes as it is. */
export const resolvers: Resolvers = {
  DateTime,
  Duration,
  JSON: JSONValue,
  Query: {
    product: (_root, { id }, { served }) => served.snapshot.productById.get(parseProductId(id).id) ?? null,
    port: (_root, { id }, { served }) => served.snapshot.portById.get(parsePortId(id).id) ?? null,
    async ownProducts(_root, { release, ...page }, context) {
      const isServed = release === null || release === undefined
      const snapshot = isServed ? context.served.snapshot : await context.release(release)
      if (snapshot !== null) return ownProductsPage(snapshot, page)
      throw invalidInput({ argument: 'release', expected: 'the digest of a release of this domain', received: release })
    },
  },
  Domain: {
    __resolveReference: ({ id }, { served }) => (served.snapshot.domain.id === id ? served.snapshot.domain : null),
    problems: (_domain, _args, { served }) => served.problems,
  },
  DataProduct: {
    __resolveReference: ({ id }, { served }) => served.snapshot.productById.get(id) ?? null,
    quality: (product, _args, { served }) => served.quality.ofProduct(product),
    serviceLevels: (product, _args, { served }) => served.quality.serviceLevelsOfProduct(product),
    digest: (product, _args, { served }) => served.quality.digestOf(product),
    view: ({ id }, _args, { served }) => served.viewOf(id),
  },
  OutputPort: {
    __resolveReference: ({ id }, { served }) => served.snapshot.portById.get(id) ?? null,
    datasets: ({ datasets }) =>
      datasets.map(({ namespace, name }) => ({ id: formatDatasetId(namespace, name), namespace, name })),
    quality: (port, _args, { served }) => served.quality.ofPort(port),
    serviceLevels: (port, _args, { served }) => served.quality.serviceLevelsOfPort(port),
  },
}
