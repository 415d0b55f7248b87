import { expectEqual } from '../measure/check.ts'
import { ask, type Operation } from './ask.ts'
import { CHECKS, inputsOf, type MeshPlan, ownerOf, PORTS, portId, productId, scoresOf } from './numbered-products.ts'

/** One product with its ports, contracts and quality. */
export const oneProduct = (plan: MeshPlan, product: number): Operation => ({
  query: `query OneProduct($id: ID!) {
    product(id: $id) {
      id name title version status tags owner { name }
      quality { score coverage measuredAt }
      outputPorts {
        id name kind location
        contract { id version status columns { id path logicalType required classification } }
        serviceLevels { id property objective met }
        quality { score dimensions { dimension score } }
      }
    }
  }`,
  variables: { id: productId(plan, product) },
})

interface OneProduct {
  readonly product: {
    readonly id: string
    readonly name: string
    readonly owner: { readonly name: string }
    readonly quality: { readonly score: number; readonly coverage: number }
    readonly outputPorts: readonly {
      readonly id: string
      readonly contract: { readonly columns: readonly { readonly id: string }[] }
      readonly serviceLevels: readonly { readonly property: string }[]
      readonly quality: { readonly score: number; readonly dimensions: readonly unknown[] }
    }[]
  }
}

/** @throws unless the gateway says of the product what its plan says */
export async function checkOneProduct(url: string, plan: MeshPlan, product: number): Promise<void> {
  const { product: found } = await ask<OneProduct>(url, oneProduct(plan, product))
  const scores = scoresOf(product)
  const mean = (scores[0] + scores[1]) / 2
  const rounded = (score: number) => Math.round(score * 1e6) / 1e6
  expectEqual(
    `product ${product}`,
    {
      name: found.name,
      owner: found.owner.name,
      score: rounded(found.quality.score),
      coverage: found.quality.coverage,
      ports: found.outputPorts.map((port) => [
        port.id,
        port.contract.columns.length,
        port.contract.columns.every(({ id }) => id.startsWith(`${port.id}#`)),
        port.serviceLevels.map(({ property }) => property),
        rounded(port.quality.score),
        port.quality.dimensions.length,
      ]),
    },
    {
      name: `product-${product}`,
      owner: ownerOf(product),
      score: rounded(mean),
      coverage: 1,
      ports: PORTS.map((port) => [
        portId(plan, product, port),
        plan.columns,
        true,
        ['freshness'],
        rounded(mean),
        CHECKS.length,
      ]),
    },
  )
}

/** The downstream of a product, so many levels deep, with each product's name and owner. */
export function nestedLineage(plan: MeshPlan, product: number, levels: number): Operation {
  const level = (left: number): string =>
    left === 0
      ? ''
      : `downstream(first: $first) { totalCount edges { distance node { id product { id name owner { name } ${level(left - 1)} } } } }`
  return {
    query: `query Nested($id: ID!, $first: Int!) { product(id: $id) { id name owner { name } ${level(levels)} } }`,
    variables: { id: productId(plan, product), first: 10 },
  }
}

interface NestedProduct {
  readonly id: string
  readonly name: string
  readonly owner: { readonly name: string }
  readonly downstream?: {
    readonly totalCount: number
    readonly edges: readonly { readonly distance: number; readonly node: { readonly product: NestedProduct } }[]
  }
}

/** @throws unless the gateway finds the readers of the product, their readers, … by the plan */
export async function checkNestedLineage(url: string, plan: MeshPlan, product: number, levels: number): Promise<void> {
  const { product: found } = await ask<{ product: NestedProduct }>(url, nestedLineage(plan, product, levels))
  expectEqual(`downstream of ${product}`, found, expectedNested(plan, product, levels))
}

function expectedNested(plan: MeshPlan, product: number, levels: number): NestedProduct {
  const base = {
    id: productId(plan, product),
    name: `product-${product}`,
    owner: { name: ownerOf(product) },
  }
  if (levels === 0) return base
  const readers = readersOf(plan, product).toSorted((a, b) => (productId(plan, a) < productId(plan, b) ? -1 : 1))
  return {
    ...base,
    downstream: {
      totalCount: readers.length,
      edges: readers.map((reader) => ({
        distance: 1,
        node: { id: productId(plan, reader), product: expectedNested(plan, reader, levels - 1) },
      })) as never,
    },
  }
}

/** Of a plan without hubs. */
function readersOf(plan: MeshPlan, product: number): readonly number[] {
  const [least, most] = [2 * product, Math.min(plan.products - 1, 3 * product + 3)]
  return Array.from({ length: most - least + 1 }, (_, index) => least + index).filter((reader) =>
    inputsOf(reader).includes(product),
  )
}
