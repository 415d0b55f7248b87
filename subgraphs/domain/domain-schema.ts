import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import { viewType } from '../../schema/leaf-names.ts'
import { domainSdl } from '../../schema/sdl.ts'
import { type LeafResolvers, readLeafData } from './leaf/leaf-data.ts'
import { type LeafProblem, mergeLeaf } from './leaf/merge-leaf.ts'
import { resolvers } from './resolvers/resolvers.ts'
import type { LeafDocument } from './stores/store.ts'

/** A leaf written in code. Resolvers are called as graphql-js calls them, with this kit's `Context`. */
export interface CodeLeaf {
  readonly sdl: string
  readonly resolvers: Readonly<Record<string, LeafTypeResolvers>>
}
/** Each resolver names the parent it takes; what it returns is the leaf's business. `__resolveReference` takes `{ id }`. */
export type LeafTypeResolvers = Readonly<Record<string, (...given: never[]) => unknown>>

export interface DomainSchema {
  readonly schema: GraphQLSchema
  /**
   * What `DataProduct.view` is for a product: null where the leaf says nothing of it. The gateway asks the leaf for the
   * rest by id; who asks the domain itself gets it from the resolvers of the view, which a leaf in code has to write so
   * that they can do with the id.
   */
  readonly viewOf: (productId: string) => { readonly __typename: string; readonly id: string } | null
}

/** A problem in the leaf: in its SDL (`line`), or in its data (`path`). */
export type LeafFault =
  | LeafProblem
  | { readonly path: readonly (string | number)[]; readonly expected: string; readonly found: string }

export type SchemaReading =
  | { readonly ok: true; readonly schema: DomainSchema }
  | { readonly ok: false; readonly faults: readonly LeafFault[] }

let contract: DocumentNode | undefined

/** The contract as a subgraph, without a leaf. */
export function contractSchema(): DomainSchema {
  return { schema: build(contractDocument(), {}), viewOf: () => null }
}

/** The contract and a folder's leaf as one subgraph. */
export function schemaWithLeaf(domain: string, { sdl, data }: LeafDocument): SchemaReading {
  const merged = mergeLeaf(contractDocument(), sdl, domain)
  if (!merged.ok) return { ok: false, faults: merged.problems }
  const plain = tryBuild(merged.typeDefs, {})
  if ('faults' in plain) return { ok: false, faults: plain.faults }
  const reading = readLeafData(data, domain, plain.schema)
  if (!reading.ok) return { ok: false, faults: reading.problems }
  const whole = tryBuild(merged.typeDefs, reading.leaf.resolvers)
  if ('faults' in whole) return { ok: false, faults: whole.faults }
  return { ok: true, schema: { schema: whole.schema, viewOf: viewOfData(domain, reading.leaf) } }
}

/** The contract and a leaf in code as one subgraph; every product has a view when the leaf has the type for it. */
export function schemaWithCode(domain: string, { sdl, resolvers: own }: CodeLeaf): SchemaReading {
  const merged = mergeLeaf(contractDocument(), sdl, domain)
  if (!merged.ok) return { ok: false, faults: merged.problems }
  const built = tryBuild(merged.typeDefs, own)
  if ('faults' in built) return { ok: false, faults: built.faults }
  const __typename = viewType(domain)
  const hasView = built.schema.getType(__typename) !== undefined
  return { ok: true, schema: { schema: built.schema, viewOf: (id) => (hasView ? { __typename, id } : null) } }
}

function viewOfData(domain: string, { views }: LeafResolvers): DomainSchema['viewOf'] {
  const __typename = viewType(domain)
  return (id) => {
    const row = views.get(id)
    return row === undefined ? null : { ...row, __typename }
  }
}

function contractDocument(): DocumentNode {
  contract ??= parse(domainSdl())
  return contract
}

function tryBuild(
  typeDefs: DocumentNode,
  own: CodeLeaf['resolvers'],
): { schema: GraphQLSchema } | { faults: readonly LeafFault[] } {
  try {
    return { schema: build(typeDefs, own) }
  } catch (error) {
    return {
      faults: [
        { line: null, expected: 'a leaf that makes one schema with the contract', found: (error as Error).message },
      ],
    }
  }
}

function build(typeDefs: DocumentNode, own: CodeLeaf['resolvers']): GraphQLSchema {
  const merged: Record<string, unknown> = { ...resolvers, ...own, Query: { ...resolvers.Query, ...own.Query } }
  return buildSubgraphSchema({ typeDefs, resolvers: merged as GraphQLResolverMap<unknown> })
}
