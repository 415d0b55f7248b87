import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompositionSuccess, composeServices } from '@apollo/composition'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type FetchNode, type PlanNode, QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { catalogSdl, domainSdl, lineageSdl } from '../../../schema/sdl.ts'

/**
 * What `products` says of a leaf, so that the planner knows the type is entered by its key. Without it the planner drops
 * the leaf's fields without a word.
 */
const LEAF_STUB = 'type OrdersView implements DomainView @key(fields: "id", resolvable: false) { id: ID! }'

const supergraph = compose(`${domainSdl()}\n${LEAF_STUB}`)
const planner = new QueryPlanner(Supergraph.build(supergraph.supergraphSdl))

describe('the composed graph', () => {
  it('is made of catalog, lineage, products and a leaf without a hint of disagreement', () => {
    expect(supergraph.hints.map((hint) => hint.toString())).toEqual([])
  })

  it('hides what only the catalog may ask of a domain', () => {
    const schema = Supergraph.build(supergraph.supergraphSdl).apiSchema()
    expect(schema.schemaDefinition.rootType('query')?.field('ownProducts')).toBeUndefined()
    expect(schema.type('OwnProductConnection')).toBeUndefined()
    expect(schema.type('OrdersView')).toBeDefined()
  })

  it('plans one product with ports, contract, quality, snapshot and leaf in 3 fetches', () => {
    const services = fetchesOf(`query Product($id: ID!) {
      product(id: $id) {
        title owner { name }
        outputPorts { id kind contract { version columns { path logicalType } } quality { score dimensions { dimension score } } }
        quality { score }
        catalogEntry { availability lastKnown { takenAt title } }
        view { ... on OrdersView { ordersPerDay } }
      }
    }`)
    expect(services).toEqual(['catalog', 'orders_leaf', 'products'])
  })

  it('plans a search with live products in 2 fetches', () => {
    const services = fetchesOf(`query Search($text: String!) {
      search(text: $text, first: 20) {
        totalCount facets { field values { key count } }
        edges { node { title owner product { title status outputPorts { kind } } } }
      }
    }`)
    expect(services).toEqual(['catalog', 'products'])
  })

  it('plans an impact with the owner of each product in 2 fetches', () => {
    const services = fetchesOf(`query Impact($of: ID!) {
      impact(of: $of) {
        total byDomain { key count }
        rows(first: 500) { edges { node { distance path { id } node { label product { title owner { name email } } } } } }
      }
    }`)
    expect(services).toEqual(['lineage', 'products'])
  })

  it('plans five nested levels of lineage in 7 fetches: all of the lineage in one', () => {
    const level = (depth: number): string =>
      `title ${depth === 0 ? '' : `downstream(first: 10) { edges { node { product { ${level(depth - 1)} } } } }`}`
    const services = fetchesOf(`query Nested($id: ID!) { product(id: $id) { ${level(5)} } }`)
    expect(services).toEqual(['lineage', ...Array.from({ length: 6 }, () => 'products')])
  })

  it('plans the findings of a domain with the owners of both sides in 3 fetches', () => {
    const services = fetchesOf(`query Findings($id: ID!) {
      domain(id: $id) { title reconciliation(filter: { severity: [WARNING] }) {
        totalCount byKind { key count }
        edges { node {
          kind firstSeenAt product { title owner { name } } consumer { label product { title owner { name } } }
          declared { input ports { id kind contract { version status } } } observed { edges { lastRun edge { job { name } } } }
        } }
      } }
    }`)
    expect(services).toEqual(['catalog', 'lineage', 'products', 'products', 'products'])
  })

  it('plans the findings of the mesh in 2 fetches', () => {
    const services = fetchesOf('{ reconciliation { totalCount edges { node { kind product { title } } } } }')
    expect(services).toEqual(['lineage', 'products'])
  })

  it('enters a leaf from a root field of its own', () => {
    expect(fetchesOf('{ ordersBacklog(first: 3) { title } }')).toEqual(['orders_leaf', 'products'])
  })

  it('never asks the leaf when products knows nothing of it, which is what the stub is for', () => {
    const blind = new QueryPlanner(Supergraph.build(compose(domainSdl()).supergraphSdl))
    const query = 'query P($id: ID!) { product(id: $id) { title view { ... on OrdersView { ordersPerDay } } } }'
    expect(fetchesOf(query, blind)).toEqual(['products'])
    expect(fetchesOf(query)).toEqual(['orders_leaf', 'products'])
  })
})

function compose(products: string): CompositionSuccess {
  const leaf = readFileSync(join(packageRoot(), 'schema', 'leaf-example.graphql'), 'utf8')
  const parts = { catalog: catalogSdl(), lineage: lineageSdl(), products, orders_leaf: leaf }
  const result = composeServices(
    Object.entries(parts).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
  )
  if (result.errors) throw new AggregateError(result.errors, result.errors.map((error) => error.message).join('\n'))
  return result
}

/** The services the plan asks, sorted, one entry a fetch. */
function fetchesOf(query: string, by: QueryPlanner = planner): string[] {
  const operation = operationFromDocument(by.supergraph.apiSchema(), parse(query))
  const { node } = by.buildQueryPlan(operation)
  if (!node || node.kind === 'Subscription') throw new Error('the plan asks nothing')
  return fetchesIn(node)
    .map((fetch) => fetch.serviceName)
    .sort()
}

function fetchesIn(node: PlanNode): FetchNode[] {
  switch (node.kind) {
    case 'Fetch':
      return [node]
    case 'Flatten':
      return fetchesIn(node.node)
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesIn)
    default:
      throw new Error(`no query here defers or has conditions, yet its plan has a ${node.kind} node`)
  }
}
