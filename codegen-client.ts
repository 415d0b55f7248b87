/**
 * What clients of the mesh are made from: its schema as one file, and the operations of `client/operations` and of the explorer as
 * typed code and as manifests. `npm run generate` writes them, and `test/unit/client/generated.test.ts` fails when what is
 * committed is stale.
 */
import { Supergraph } from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'
import { manifestOf, readOperations, typedOperations } from './codegen-operations.ts'
import { meshSchemaText } from './schema/mesh-schema.ts'
import { catalogSdl, domainSdl, lineageSdl } from './schema/sdl.ts'
import { compose } from './subgraphs/catalog/composition/compose.ts'

const CLIENT = { filename: 'client/generated/operations.ts', madeFrom: '`client/operations`' }
const WEB = 'gateway/explorer/web'
const EXPLORER = { filename: `${WEB}/generated/operations.ts`, madeFrom: `the .graphql files of \`${WEB}\`` }

/** File, from the package's root → what it should hold. @throws when an operation does not fit the schema */
export async function generateClient(): Promise<ReadonlyMap<string, string>> {
  const schema = meshSchema()
  const ofClient = readOperations(schema, 'client/operations')
  const ofExplorer = readOperations(schema, WEB)
  return new Map([
    ['schema/mesh.graphql', meshSchemaText(schema)],
    [CLIENT.filename, await typedOperations(schema, ofClient, CLIENT)],
    ['client/operations.json', manifestOf(ofClient)],
    [EXPLORER.filename, await typedOperations(schema, ofExplorer, EXPLORER)],
    ['gateway/explorer/operations.json', manifestOf(ofExplorer)],
  ])
}

/** The mesh without the leaf of any domain. */
function meshSchema(): GraphQLSchema {
  const { sdl, problems } = compose({ catalog: catalogSdl(), lineage: lineageSdl(), products: domainSdl() }, [])
  if (sdl === null) throw new Error(`the contract does not compose: ${problems.join('; ')}`)
  return Supergraph.build(sdl).apiSchema().toGraphQLJSSchema()
}
