/**
 * The resolver types of each subgraph, from the contract in `schema/`: `npm run generate` writes them, and
 * `test/unit/schema/generated.test.ts` fails when what is committed is stale. A mapper says what a resolver's parent
 * really is; it belongs to the subgraph's owner and goes into the list below, as `'../folder/file.ts#Type'` seen from the
 * `generated` folder.
 */
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'
import { catalogSdl, domainSdl, lineageSdl } from './schema/sdl.ts'

type Mappers = NonNullable<resolvers.TypeScriptResolversPluginConfig['mappers']>

const domainMappers: Mappers = {
  DataProduct: '../snapshot.ts#ProductNode',
  Domain: '../documents.ts#DomainDocument',
  OutputPort: '../snapshot.ts#PortNode',
  // The leaf's type implements it, and only the leaf's own subgraph knows that type.
  DomainView: '{ readonly __typename: string; readonly id: string }',
}

const catalogMappers: Mappers = {
  Change: '../graphql/changes.ts#ChangeParent',
  DomainChange: "../graphql/changes.ts#ChangeOf<'domain'>",
  EdgeChange: "../graphql/changes.ts#ChangeOf<'method'>",
  EdgeEnd: '../graphql/changes.ts#EdgeEndParent',
  PortChange: "../graphql/changes.ts#ChangeOf<'port'>",
  ProductChange: "../graphql/changes.ts#ChangeOf<'inputPorts'>",
  ViolationChange: "../graphql/changes.ts#ChangeOf<'rule'>",
  DataProduct: '{ readonly id: string }',
  Domain: '../graphql/entries.ts#DomainParent',
  DomainRelease: '../graphql/releases.ts#ReleaseParent',
  ProductDiff: '../releases/release-diff.ts#ProductChange as ProductDiffParent',
  ProductVersion: '../graphql/releases.ts#VersionParent',
  ReleaseDiff: '../releases/release-diff.ts#ReleaseChanges',
  Join: '../graphql/joins.ts#JoinParent',
  OutputPort: '{ readonly id: string }',
  SemanticType: '../graphql/joins.ts#SemanticTypeParent',
}

const lineageMappers: Mappers = {
  Consumer: '../resolvers/parents.ts#EntityParent',
  ConsumerConnection: '../resolvers/parents.ts#ConsumerListParent',
  DataProduct: '../resolvers/parents.ts#EntityParent',
  Dataset: '../resolvers/parents.ts#EntityParent',
  Domain: '../resolvers/parents.ts#EntityParent',
  Finding: '../resolvers/parents.ts#FindingParent',
  FindingConnection: '../resolvers/parents.ts#FindingsParent',
  FindingDeclaration: '../resolvers/parents.ts#ProvenFindingParent',
  FindingEvidence: '../resolvers/parents.ts#EvidenceParent',
  FindingObservation: '../resolvers/parents.ts#ProvenFindingParent',
  DomainDependencyConnection: '../resolvers/parents.ts#DependencyListParent',
  Impact: '../resolvers/parents.ts#ImpactParent',
  ImpactRow: '../resolvers/parents.ts#ImpactRowParent',
  Job: '../resolvers/parents.ts#EntityParent',
  LineageChange: '../resolvers/parents.ts#ChangeParent',
  LeadTime: '../resolvers/parents.ts#LeadTimeParent',
  LeadTimeHop: '../resolvers/parents.ts#LeadTimeHopParent',
  LineageConnection: '../resolvers/parents.ts#ListParent',
  LineageDiff: '../resolvers/parents.ts#DiffParent',
  LineageEdge: '../resolvers/parents.ts#EdgeParent',
  LineageEdgeConnection: '../resolvers/parents.ts#EdgeListParent',
  // The union is told apart by the form of the id.
  LineageEntity: '../resolvers/parents.ts#EntityParent',
  LineageNode: '../resolvers/parents.ts#NodeParent',
  OutputPort: '../resolvers/parents.ts#EntityParent',
  Run: '../resolvers/parents.ts#EntityParent',
  Reader: '../resolvers/parents.ts#EdgeParent',
  ReaderConnection: '../resolvers/parents.ts#EdgeListParent',
}

/** File, from the package's root → what it should hold. */
export async function generateResolverTypes(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    await resolverTypes('domain', domainSdl(), domainMappers),
    await resolverTypes('catalog', catalogSdl(), catalogMappers),
    await resolverTypes('lineage', lineageSdl(), lineageMappers),
  ])
}

async function resolverTypes(subgraph: string, sdl: string, mappers: Mappers): Promise<[string, string]> {
  const filename = `subgraphs/${subgraph}/generated/resolver-types.ts`
  const content = await codegen({
    filename,
    schema: parse(sdl),
    documents: [],
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
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
  })
  return [filename, content]
}
