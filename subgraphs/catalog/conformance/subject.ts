import { z } from 'zod'
import { pruneSelection } from '../harvest/prune.ts'
import { dataOf } from './asking.ts'
import { readListing } from './listing.ts'
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

  return { ...of, sample: once(readSample), listing: once(() => readListing(asking, domain, served)) }
}

/** What has failed is tried again by whoever asks next. */
function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | undefined
  return () => {
    reading ??= read().catch((error: unknown) => {
      reading = undefined
      throw error
    })
    return reading
  }
}
