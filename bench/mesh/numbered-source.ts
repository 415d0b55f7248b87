import type { DescriptorSource } from '../../subgraphs/domain/descriptors/source.ts'
import {
  CHECKS,
  domainId,
  type MeshPlan,
  numberedProduct,
  PORTS,
  portId,
  productsOf,
  scoresOf,
} from './numbered-products.ts'

const MEASURED_AT = '2026-01-31T06:00:00Z'
/** Fewer than the kit takes from one file. */
const PRODUCTS_A_FILE = 1_000

/** One domain of a plan as a source of descriptors: what a folder of files would be read to. */
export function numberedSource(
  plan: MeshPlan,
  domain: number,
): { readonly source: DescriptorSource; readonly change: (edition: number, every: number) => void } {
  const id = domainId(domain)
  const numbers = productsOf(plan, domain)
  const documents = new Map(numbers.map((number) => [number, numberedProduct(plan, number)]))
  const files = resultFiles(plan, numbers)

  const source: DescriptorSource = {
    async read() {
      const products = [...documents.values()]
      return {
        domain: { id, title: `Domain ${domain}`, description: null, owner: null },
        products: new Map(products.map((product) => [product.id, { product, problems: [], hints: [] }])),
        problems: [],
        complete: true,
        leaf: null,
      }
    },
    resultFiles: async () => [...files.keys()],
    async readText(file) {
      const text = files.get(file) ?? ''
      return { ok: true, file: { file, text, digest: file } }
    },
    watch: async () => async () => {},
  }
  return {
    source,
    change(edition, every) {
      for (const number of numbers)
        if (changesIn(number, every)) documents.set(number, numberedProduct({ ...plan, edition }, number))
    },
  }
}

/** One product in so many changes; every domain has some, as far as it has that many. */
export const changesIn = (product: number, every: number): boolean => Math.floor(product / 10) % every === 0

function resultFiles(plan: MeshPlan, numbers: readonly number[]): ReadonlyMap<string, string> {
  return new Map(
    Array.from({ length: Math.ceil(numbers.length / PRODUCTS_A_FILE) }, (_, index) => {
      const some = numbers.slice(index * PRODUCTS_A_FILE, (index + 1) * PRODUCTS_A_FILE)
      const results = some.flatMap((number) => resultsOf(plan, number))
      return [`quality/${index}.json`, JSON.stringify({ results })]
    }),
  )
}

/** A result for each check of each port. */
function resultsOf(plan: MeshPlan, product: number): readonly object[] {
  return PORTS.flatMap((port) =>
    CHECKS.map((check, index) => ({
      id: `${product}-${port}-${check}`,
      port: portId(plan, product, port),
      check,
      dimension: check === 'ids-unique' ? 'uniqueness' : 'completeness',
      status: 'pass',
      score: scoresOf(product)[index],
      measuredAt: MEASURED_AT,
    })),
  )
}
