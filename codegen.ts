/**
 * `npm run generate`: the resolver types of each subgraph, from the contract in `schema/`. A mapper says what a resolver's
 * parent really is; it belongs to the subgraph's owner and goes into the list below, as `'../folder/file.ts#Type'` seen
 * from the `generated` folder. `test/unit/schema/generated.test.ts` fails when what is committed is stale.
 */
import type { CodegenConfig } from '@graphql-codegen/cli'
import type { TypeScriptResolversPluginConfig } from '@graphql-codegen/typescript-resolvers'
import { catalogSdl, domainSdl, lineageSdl } from './schema/sdl.ts'

type Mappers = NonNullable<TypeScriptResolversPluginConfig['mappers']>

const domainMappers: Mappers = {
  // The leaf's type implements it, and only the leaf's own subgraph knows that type.
  DomainView: '{ readonly __typename: string; readonly id: string }',
}

const catalogMappers: Mappers = {}

const lineageMappers: Mappers = {}

const config: CodegenConfig = {
  generates: {
    ...resolverTypes('domain', domainSdl(), domainMappers),
    ...resolverTypes('catalog', catalogSdl(), catalogMappers),
    ...resolverTypes('lineage', lineageSdl(), lineageMappers),
  },
}

export default config

function resolverTypes(subgraph: string, schema: string, mappers: Mappers): CodegenConfig['generates'] {
  return {
    [`subgraphs/${subgraph}/generated/resolver-types.ts`]: {
      schema,
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.ts#Context',
        enumsAsTypes: true,
        federation: true,
        immutableTypes: true,
        // graphql-js takes an absent value for null; so may a resolver, under exactOptionalPropertyTypes.
        inputMaybeValue: 'T | null | undefined',
        mappers,
        maybeValue: 'T | null | undefined',
        scalars: { DateTime: 'string', Duration: 'string', ID: 'string', JSON: 'unknown' },
        skipTypename: true,
        useTypeImports: true,
      },
    },
  }
}
