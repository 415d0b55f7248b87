import { z } from 'zod'
import { pruneSelection } from '../harvest/prune.ts'
import { dataOf } from './asking.ts'
import { type Listing, readListing } from './listing.ts'
import type { Sample, Subject } from './rule.ts'

const page = z.object({
  ownProducts: z.object({
    nodes: z.array(
      z.object({ id: z.string(), outputPorts: z.array(z.object({ id: z.string() })).nullish() }).nullable(),
    ),
  }),
})

/** What is asked of it is asked once, when the first rule needs it. */
export function createSubject(of: Omit<Subject, 'sample' | 'listing'>): Subject {
  const { asking, served, domain } = of
  let sampled: Promise<Sample> | undefined
  let listed: Promise<Listing> | undefined

  async function readSample(): Promise<Sample> {
    const fields = pruneSelection('{ id outputPorts { id } }', 'DataProduct', served)
    const query = `{ ownProducts(first: 5) { nodes ${fields} } }`
    const { ownProducts } = dataOf(await asking.ask({ about: 'ownProducts', query }), page)
    const products = ownProducts.nodes.filter((node) => node !== null)
    return {
      products: products.map(({ id }) => id),
      ports: products.flatMap(({ outputPorts }) => outputPorts ?? []).map(({ id }) => id),
    }
  }

  return {
    ...of,
    sample() {
      sampled ??= readSample()
      return sampled
    },
    listing() {
      listed ??= readListing(asking, domain, served)
      return listed
    },
  }
}
