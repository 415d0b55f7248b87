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
): { readonly source: DescriptorSource; readonly setEdition: (edition: number) => void } {
  const id = domainId(domain)
  const numbers = productsOf(plan, domain)
  let { edition } = plan

  const source: DescriptorSource = {
    async read() {
      const products = numbers.map((number) => numberedProduct({ ...plan, edition }, number))
      return {
        domain: { id, title: `Domain ${domain}`, description: null, owner: null },
        products: new Map(products.map((product) => [product.id, { product, problems: [] }])),
        problems: [],
        complete: true,
        leaf: null,
      }
    },
    resultFiles: async () =>
      Array.from({ length: Math.ceil(numbers.length / PRODUCTS_A_FILE) }, (_, index) => `quality/${index}.json`),
    async readText(file) {
      const from = Number(/\d+/.exec(file)?.[0]) * PRODUCTS_A_FILE
      const results = numbers.slice(from, from + PRODUCTS_A_FILE).flatMap((number) => resultsOf(plan, number))
      return { ok: true, file: { file, text: JSON.stringify({ results }), digest: file } }
    },
    watch: async () => async () => {},
  }
  return {
    source,
    setEdition(next) {
      edition = next
    },
  }
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
