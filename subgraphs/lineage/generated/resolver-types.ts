import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: string; output: string; }
  Duration: { input: string; output: string; }
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Archetype =
  | 'AGGREGATE'
  | 'CONSUMER_ALIGNED'
  | 'SOURCE_ALIGNED';

export type Availability =
  | 'LIVE'
  | 'REMOVED'
  | 'UNREACHABLE';

export type BreachPolicy =
  | 'ALERT'
  | 'PAGE'
  | 'QUARANTINE';

export type Column = {
  readonly classification?: Maybe<Scalars['String']['output']>;
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly logicalType?: Maybe<Scalars['String']['output']>;
  readonly path: Scalars['String']['output'];
  readonly physicalName?: Maybe<Scalars['String']['output']>;
  readonly physicalType?: Maybe<Scalars['String']['output']>;
  readonly primaryKey?: Maybe<Scalars['Boolean']['output']>;
  readonly required?: Maybe<Scalars['Boolean']['output']>;
  readonly semanticType?: Maybe<Scalars['String']['output']>;
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly unique?: Maybe<Scalars['Boolean']['output']>;
};

export type Consumer = {
  readonly id: Scalars['ID']['output'];
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly label?: Maybe<Scalars['String']['output']>;
  readonly owner?: Maybe<Team>;
};

export type ContractRef = {
  readonly id: Scalars['ID']['output'];
  readonly version?: Maybe<Scalars['String']['output']>;
};

export type Count = {
  readonly count: Scalars['Int']['output'];
  readonly key: Scalars['String']['output'];
  readonly label?: Maybe<Scalars['String']['output']>;
};

export type DataContract = {
  readonly columns?: Maybe<ReadonlyArray<Column>>;
  readonly id: Scalars['ID']['output'];
  readonly status?: Maybe<ProductStatus>;
  readonly version?: Maybe<Scalars['String']['output']>;
};

export type DataProduct = {
  readonly downstream?: Maybe<LineageConnection>;
  readonly id: Scalars['ID']['output'];
  readonly impact?: Maybe<Impact>;
  readonly upstream?: Maybe<LineageConnection>;
};


export type DataProductDownstreamArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DataProductImpactArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  direction?: InputMaybe<Direction>;
  filter?: InputMaybe<ImpactFilter>;
  level?: InputMaybe<Level>;
};


export type DataProductUpstreamArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Dataset = {
  readonly downstream?: Maybe<LineageConnection>;
  readonly id: Scalars['ID']['output'];
  readonly impact?: Maybe<Impact>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly namespace?: Maybe<Scalars['String']['output']>;
  readonly ports?: Maybe<ReadonlyArray<OutputPort>>;
  readonly upstream?: Maybe<LineageConnection>;
};


export type DatasetDownstreamArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type DatasetImpactArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  direction?: InputMaybe<Direction>;
  filter?: InputMaybe<ImpactFilter>;
  level?: InputMaybe<Level>;
};


export type DatasetUpstreamArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type DimensionScore = {
  readonly coverage?: Maybe<Scalars['Float']['output']>;
  readonly dimension: QualityDimension;
  readonly score?: Maybe<Scalars['Float']['output']>;
};

export type Direction =
  | 'DOWNSTREAM'
  | 'UPSTREAM';

export type Domain = {
  readonly dependsOn?: Maybe<ReadonlyArray<Domain>>;
  readonly id: Scalars['ID']['output'];
};

export type Impact = {
  readonly attributesAsOf?: Maybe<Scalars['DateTime']['output']>;
  readonly byDistance: ReadonlyArray<Count>;
  readonly byDomain: ReadonlyArray<Count>;
  readonly byKind: ReadonlyArray<Count>;
  readonly byOwner: ReadonlyArray<Count>;
  readonly complete: Scalars['Boolean']['output'];
  readonly depthReached: Scalars['Int']['output'];
  readonly rows: ImpactConnection;
  readonly total: Scalars['Int']['output'];
  readonly unreachableDomains: ReadonlyArray<Scalars['ID']['output']>;
};


export type ImpactRowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ImpactConnection = {
  readonly edges: ReadonlyArray<ImpactEdge>;
  readonly pageInfo: PageInfo;
};

export type ImpactEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: ImpactRow;
};

export type ImpactFilter = {
  readonly domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly kind?: InputMaybe<ReadonlyArray<PortKind>>;
  readonly maxDistance?: InputMaybe<Scalars['Int']['input']>;
  readonly methods?: InputMaybe<ReadonlyArray<Method>>;
  readonly minConfidence?: InputMaybe<Scalars['Float']['input']>;
  readonly owner?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly status?: InputMaybe<ReadonlyArray<ProductStatus>>;
  readonly tag?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ImpactRow = {
  readonly availability?: Maybe<Availability>;
  readonly distance: Scalars['Int']['output'];
  readonly lastKnownAt?: Maybe<Scalars['DateTime']['output']>;
  readonly lowestConfidence: Scalars['Float']['output'];
  readonly node: LineageNode;
  readonly path: ReadonlyArray<LineageNode>;
};

export type InputPort = {
  readonly contractId?: Maybe<Scalars['String']['output']>;
  readonly datasetId?: Maybe<Scalars['ID']['output']>;
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly portId?: Maybe<Scalars['ID']['output']>;
  readonly version?: Maybe<Scalars['String']['output']>;
};

export type Job = {
  readonly id: Scalars['ID']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly namespace?: Maybe<Scalars['String']['output']>;
};

export type Level =
  | 'COLUMN'
  | 'DOMAIN'
  | 'PORT'
  | 'PRODUCT';

export type LineageConnection = {
  readonly edges: ReadonlyArray<LineageStep>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type LineageEdge = {
  readonly confidence: Scalars['Float']['output'];
  readonly firstSeenAt?: Maybe<Scalars['DateTime']['output']>;
  readonly from: LineageNode;
  readonly id: Scalars['ID']['output'];
  readonly job?: Maybe<Job>;
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  readonly method: Method;
  readonly producer?: Maybe<Scalars['String']['output']>;
  readonly to: LineageNode;
  readonly validFrom: Scalars['DateTime']['output'];
  readonly validTo?: Maybe<Scalars['DateTime']['output']>;
  readonly writer: Scalars['String']['output'];
};

export type LineageEntity = Consumer | DataProduct | Dataset | Domain | OutputPort;

export type LineageGraph = {
  readonly depthReached: Scalars['Int']['output'];
  readonly edges: ReadonlyArray<LineageEdge>;
  readonly nodes: ReadonlyArray<LineageNode>;
  readonly truncated: Scalars['Boolean']['output'];
};

/** A place in the lineage, drawn from lineage's own copy so that a dead domain still draws; `product` and `entity` are live. */
export type LineageNode = {
  readonly availability?: Maybe<Availability>;
  readonly column?: Maybe<Scalars['String']['output']>;
  readonly distance?: Maybe<Scalars['Int']['output']>;
  readonly domainId?: Maybe<Scalars['ID']['output']>;
  readonly downstreamTotal?: Maybe<Scalars['Int']['output']>;
  readonly entity?: Maybe<LineageEntity>;
  readonly id: Scalars['ID']['output'];
  readonly kind: NodeKind;
  readonly label: Scalars['String']['output'];
  readonly product?: Maybe<DataProduct>;
  readonly upstreamTotal?: Maybe<Scalars['Int']['output']>;
};

export type LineagePath = {
  readonly edges: ReadonlyArray<LineageEdge>;
  readonly nodes: ReadonlyArray<LineageNode>;
};

export type LineageStep = {
  readonly cursor: Scalars['String']['output'];
  readonly distance: Scalars['Int']['output'];
  readonly node: LineageNode;
};

export type Link = {
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly url: Scalars['String']['output'];
};

export type Method =
  | 'DECLARED'
  | 'MANUAL'
  | 'OBSERVED';

export type NodeKind =
  | 'COLUMN'
  | 'CONSUMER'
  | 'DATASET'
  | 'DOMAIN'
  | 'PORT'
  | 'PRODUCT';

export type OutputPort = {
  readonly downstream?: Maybe<LineageConnection>;
  readonly id: Scalars['ID']['output'];
  readonly impact?: Maybe<Impact>;
  readonly upstream?: Maybe<LineageConnection>;
};


export type OutputPortDownstreamArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type OutputPortImpactArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  direction?: InputMaybe<Direction>;
  filter?: InputMaybe<ImpactFilter>;
  level?: InputMaybe<Level>;
};


export type OutputPortUpstreamArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type PageInfo = {
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type PortKind =
  | 'DELTA'
  | 'FILE'
  | 'GRAPHQL'
  | 'GRPC'
  | 'ICEBERG'
  | 'KAFKA'
  | 'OTHER'
  | 'REST'
  | 'TABLE';

export type ProductStatus =
  | 'ACTIVE'
  | 'DEPRECATED'
  | 'DRAFT'
  | 'PROPOSED'
  | 'RETIRED';

export type QualityDimension =
  | 'ACCURACY'
  | 'COMPLETENESS'
  | 'CONFORMITY'
  | 'CONSISTENCY'
  | 'COVERAGE'
  | 'TIMELINESS'
  | 'UNIQUENESS';

export type QualitySummary = {
  readonly coverage?: Maybe<Scalars['Float']['output']>;
  readonly dimensions?: Maybe<ReadonlyArray<DimensionScore>>;
  readonly measuredAt?: Maybe<Scalars['DateTime']['output']>;
  readonly score?: Maybe<Scalars['Float']['output']>;
};

export type Query = {
  readonly dataset?: Maybe<Dataset>;
  readonly impact?: Maybe<Impact>;
  readonly job?: Maybe<Job>;
  readonly lineage?: Maybe<LineageGraph>;
  readonly paths?: Maybe<ReadonlyArray<LineagePath>>;
};


export type QueryDatasetArgs = {
  id: Scalars['ID']['input'];
};


export type QueryImpactArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  direction?: InputMaybe<Direction>;
  filter?: InputMaybe<ImpactFilter>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  level?: InputMaybe<Level>;
  of: Scalars['ID']['input'];
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLineageArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  direction?: InputMaybe<Direction>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  level?: InputMaybe<Level>;
  of: Scalars['ID']['input'];
};


export type QueryPathsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
};

export type ServiceLevel = {
  readonly actual?: Maybe<Scalars['Float']['output']>;
  readonly breachPolicy?: Maybe<BreachPolicy>;
  readonly id: Scalars['ID']['output'];
  readonly met?: Maybe<Scalars['Boolean']['output']>;
  readonly objective?: Maybe<Scalars['String']['output']>;
  readonly property: Scalars['String']['output'];
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  readonly target?: Maybe<Scalars['Float']['output']>;
  readonly unit?: Maybe<Scalars['String']['output']>;
};

export type Team = {
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly members?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly name?: Maybe<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Consumer: Consumer;
  DataProduct: DataProduct;
  Dataset: Dataset;
  Domain: Domain;
  Job: Job;
  OutputPort: OutputPort;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Consumer:
    ( { __typename: 'Consumer' }
    & GraphQLRecursivePick<FederationTypes['Consumer'], {"id":true}> );
  DataProduct:
    ( { __typename: 'DataProduct' }
    & GraphQLRecursivePick<FederationTypes['DataProduct'], {"id":true}> );
  Dataset:
    ( { __typename: 'Dataset' }
    & GraphQLRecursivePick<FederationTypes['Dataset'], {"id":true}> );
  Domain:
    ( { __typename: 'Domain' }
    & GraphQLRecursivePick<FederationTypes['Domain'], {"id":true}> );
  Job:
    ( { __typename: 'Job' }
    & GraphQLRecursivePick<FederationTypes['Job'], {"id":true}> );
  OutputPort:
    ( { __typename: 'OutputPort' }
    & GraphQLRecursivePick<FederationTypes['OutputPort'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  LineageEntity:
    | ( Consumer )
    | ( Omit<DataProduct, 'downstream' | 'impact' | 'upstream'> & { downstream?: Maybe<_RefType['LineageConnection']>, impact?: Maybe<_RefType['Impact']>, upstream?: Maybe<_RefType['LineageConnection']> } )
    | ( Omit<Dataset, 'downstream' | 'impact' | 'ports' | 'upstream'> & { downstream?: Maybe<_RefType['LineageConnection']>, impact?: Maybe<_RefType['Impact']>, ports?: Maybe<ReadonlyArray<_RefType['OutputPort']>>, upstream?: Maybe<_RefType['LineageConnection']> } )
    | ( Domain )
    | ( Omit<OutputPort, 'downstream' | 'impact' | 'upstream'> & { downstream?: Maybe<_RefType['LineageConnection']>, impact?: Maybe<_RefType['Impact']>, upstream?: Maybe<_RefType['LineageConnection']> } )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Archetype: Archetype;
  Availability: Availability;
  BreachPolicy: BreachPolicy;
  Column: ResolverTypeWrapper<Column>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Consumer: ResolverTypeWrapper<Consumer>;
  ContractRef: ResolverTypeWrapper<ContractRef>;
  Count: ResolverTypeWrapper<Count>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DataContract: ResolverTypeWrapper<DataContract>;
  DataProduct: ResolverTypeWrapper<Omit<DataProduct, 'downstream' | 'impact' | 'upstream'> & { downstream?: Maybe<ResolversTypes['LineageConnection']>, impact?: Maybe<ResolversTypes['Impact']>, upstream?: Maybe<ResolversTypes['LineageConnection']> }>;
  Dataset: ResolverTypeWrapper<Omit<Dataset, 'downstream' | 'impact' | 'ports' | 'upstream'> & { downstream?: Maybe<ResolversTypes['LineageConnection']>, impact?: Maybe<ResolversTypes['Impact']>, ports?: Maybe<ReadonlyArray<ResolversTypes['OutputPort']>>, upstream?: Maybe<ResolversTypes['LineageConnection']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DimensionScore: ResolverTypeWrapper<DimensionScore>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Direction: Direction;
  Domain: ResolverTypeWrapper<Domain>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  Impact: ResolverTypeWrapper<Omit<Impact, 'byDistance' | 'byDomain' | 'byKind' | 'byOwner' | 'rows'> & { byDistance: ReadonlyArray<ResolversTypes['Count']>, byDomain: ReadonlyArray<ResolversTypes['Count']>, byKind: ReadonlyArray<ResolversTypes['Count']>, byOwner: ReadonlyArray<ResolversTypes['Count']>, rows: ResolversTypes['ImpactConnection'] }>;
  ImpactConnection: ResolverTypeWrapper<Omit<ImpactConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ImpactEdge']> }>;
  ImpactEdge: ResolverTypeWrapper<Omit<ImpactEdge, 'node'> & { node: ResolversTypes['ImpactRow'] }>;
  ImpactFilter: ImpactFilter;
  ImpactRow: ResolverTypeWrapper<Omit<ImpactRow, 'node' | 'path'> & { node: ResolversTypes['LineageNode'], path: ReadonlyArray<ResolversTypes['LineageNode']> }>;
  InputPort: ResolverTypeWrapper<InputPort>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Job: ResolverTypeWrapper<Job>;
  Level: Level;
  LineageConnection: ResolverTypeWrapper<Omit<LineageConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['LineageStep']> }>;
  LineageEdge: ResolverTypeWrapper<Omit<LineageEdge, 'from' | 'to'> & { from: ResolversTypes['LineageNode'], to: ResolversTypes['LineageNode'] }>;
  LineageEntity: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LineageEntity']>;
  LineageGraph: ResolverTypeWrapper<Omit<LineageGraph, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LineageEdge']>, nodes: ReadonlyArray<ResolversTypes['LineageNode']> }>;
  LineageNode: ResolverTypeWrapper<Omit<LineageNode, 'entity' | 'product'> & { entity?: Maybe<ResolversTypes['LineageEntity']>, product?: Maybe<ResolversTypes['DataProduct']> }>;
  LineagePath: ResolverTypeWrapper<Omit<LineagePath, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LineageEdge']>, nodes: ReadonlyArray<ResolversTypes['LineageNode']> }>;
  LineageStep: ResolverTypeWrapper<Omit<LineageStep, 'node'> & { node: ResolversTypes['LineageNode'] }>;
  Link: ResolverTypeWrapper<Link>;
  Method: Method;
  NodeKind: NodeKind;
  OutputPort: ResolverTypeWrapper<Omit<OutputPort, 'downstream' | 'impact' | 'upstream'> & { downstream?: Maybe<ResolversTypes['LineageConnection']>, impact?: Maybe<ResolversTypes['Impact']>, upstream?: Maybe<ResolversTypes['LineageConnection']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PortKind: PortKind;
  ProductStatus: ProductStatus;
  QualityDimension: QualityDimension;
  QualitySummary: ResolverTypeWrapper<QualitySummary>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ServiceLevel: ResolverTypeWrapper<ServiceLevel>;
  Team: ResolverTypeWrapper<Team>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Column: Column;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  Consumer: Consumer | FederationReferenceTypes['Consumer'];
  ContractRef: ContractRef;
  Count: Count;
  Int: Scalars['Int']['output'];
  DataContract: DataContract;
  DataProduct: Omit<DataProduct, 'downstream' | 'impact' | 'upstream'> & { downstream?: Maybe<ResolversParentTypes['LineageConnection']>, impact?: Maybe<ResolversParentTypes['Impact']>, upstream?: Maybe<ResolversParentTypes['LineageConnection']> } | FederationReferenceTypes['DataProduct'];
  Dataset: Omit<Dataset, 'downstream' | 'impact' | 'ports' | 'upstream'> & { downstream?: Maybe<ResolversParentTypes['LineageConnection']>, impact?: Maybe<ResolversParentTypes['Impact']>, ports?: Maybe<ReadonlyArray<ResolversParentTypes['OutputPort']>>, upstream?: Maybe<ResolversParentTypes['LineageConnection']> } | FederationReferenceTypes['Dataset'];
  DateTime: Scalars['DateTime']['output'];
  DimensionScore: DimensionScore;
  Float: Scalars['Float']['output'];
  Domain: Domain | FederationReferenceTypes['Domain'];
  Duration: Scalars['Duration']['output'];
  Impact: Omit<Impact, 'byDistance' | 'byDomain' | 'byKind' | 'byOwner' | 'rows'> & { byDistance: ReadonlyArray<ResolversParentTypes['Count']>, byDomain: ReadonlyArray<ResolversParentTypes['Count']>, byKind: ReadonlyArray<ResolversParentTypes['Count']>, byOwner: ReadonlyArray<ResolversParentTypes['Count']>, rows: ResolversParentTypes['ImpactConnection'] };
  ImpactConnection: Omit<ImpactConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ImpactEdge']> };
  ImpactEdge: Omit<ImpactEdge, 'node'> & { node: ResolversParentTypes['ImpactRow'] };
  ImpactFilter: ImpactFilter;
  ImpactRow: Omit<ImpactRow, 'node' | 'path'> & { node: ResolversParentTypes['LineageNode'], path: ReadonlyArray<ResolversParentTypes['LineageNode']> };
  InputPort: InputPort;
  JSON: Scalars['JSON']['output'];
  Job: Job | FederationReferenceTypes['Job'];
  LineageConnection: Omit<LineageConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['LineageStep']> };
  LineageEdge: Omit<LineageEdge, 'from' | 'to'> & { from: ResolversParentTypes['LineageNode'], to: ResolversParentTypes['LineageNode'] };
  LineageEntity: ResolversUnionTypes<ResolversParentTypes>['LineageEntity'];
  LineageGraph: Omit<LineageGraph, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LineageEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LineageNode']> };
  LineageNode: Omit<LineageNode, 'entity' | 'product'> & { entity?: Maybe<ResolversParentTypes['LineageEntity']>, product?: Maybe<ResolversParentTypes['DataProduct']> };
  LineagePath: Omit<LineagePath, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LineageEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LineageNode']> };
  LineageStep: Omit<LineageStep, 'node'> & { node: ResolversParentTypes['LineageNode'] };
  Link: Link;
  OutputPort: Omit<OutputPort, 'downstream' | 'impact' | 'upstream'> & { downstream?: Maybe<ResolversParentTypes['LineageConnection']>, impact?: Maybe<ResolversParentTypes['Impact']>, upstream?: Maybe<ResolversParentTypes['LineageConnection']> } | FederationReferenceTypes['OutputPort'];
  PageInfo: PageInfo;
  QualitySummary: QualitySummary;
  Query: Record<PropertyKey, never>;
  ServiceLevel: ServiceLevel;
  Team: Team;
};

export type ColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Column'] = ResolversParentTypes['Column']> = {
  classification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  logicalType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  physicalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  physicalType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primaryKey?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  required?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  semanticType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  unique?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ConsumerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consumer'] = ResolversParentTypes['Consumer'], FederationReferenceType extends FederationReferenceTypes['Consumer'] = FederationReferenceTypes['Consumer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Consumer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractRefResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractRef'] = ResolversParentTypes['ContractRef']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Count'] = ResolversParentTypes['Count']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DataContractResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataContract'] = ResolversParentTypes['DataContract']> = {
  columns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Column']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DataProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataProduct'] = ResolversParentTypes['DataProduct'], FederationReferenceType extends FederationReferenceTypes['DataProduct'] = FederationReferenceTypes['DataProduct']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataProduct']> | FederationReferenceType, FederationReferenceType, ContextType>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DataProductDownstreamArgs, 'depth' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<DataProductImpactArgs, 'direction' | 'level'>>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DataProductUpstreamArgs, 'depth' | 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset'], FederationReferenceType extends FederationReferenceTypes['Dataset'] = FederationReferenceTypes['Dataset']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Dataset']> | FederationReferenceType, FederationReferenceType, ContextType>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DatasetDownstreamArgs, 'depth' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<DatasetImpactArgs, 'direction' | 'level'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OutputPort']>>, ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DatasetUpstreamArgs, 'depth' | 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DimensionScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DimensionScore'] = ResolversParentTypes['DimensionScore']> = {
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['QualityDimension'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type DomainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain'], FederationReferenceType extends FederationReferenceTypes['Domain'] = FederationReferenceTypes['Domain']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Domain']> | FederationReferenceType, FederationReferenceType, ContextType>;
  dependsOn?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Domain']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type ImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Impact'] = ResolversParentTypes['Impact']> = {
  attributesAsOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  byDistance?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  byDomain?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  byKind?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  byOwner?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  depthReached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['ImpactConnection'], ParentType, ContextType, RequireFields<ImpactRowsArgs, 'first'>>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreachableDomains?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ImpactConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImpactConnection'] = ResolversParentTypes['ImpactConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImpactEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImpactEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImpactEdge'] = ResolversParentTypes['ImpactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ImpactRow'], ParentType, ContextType>;
};

export type ImpactRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImpactRow'] = ResolversParentTypes['ImpactRow']> = {
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastKnownAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lowestConfidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
};

export type InputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputPort'] = ResolversParentTypes['InputPort']> = {
  contractId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  datasetId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  portId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job'], FederationReferenceType extends FederationReferenceTypes['Job'] = FederationReferenceTypes['Job']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Job']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LineageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageConnection'] = ResolversParentTypes['LineageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageStep']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LineageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageEdge'] = ResolversParentTypes['LineageEdge']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  firstSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['Method'], ParentType, ContextType>;
  producer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  writer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LineageEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageEntity'] = ResolversParentTypes['LineageEntity']> = {
  __resolveType: TypeResolveFn<'Consumer' | 'DataProduct' | 'Dataset' | 'Domain' | 'OutputPort', ParentType, ContextType>;
};

export type LineageGraphResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageGraph'] = ResolversParentTypes['LineageGraph']> = {
  depthReached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LineageNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageNode'] = ResolversParentTypes['LineageNode']> = {
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  domainId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  downstreamTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['LineageEntity']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType>;
  upstreamTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LineagePathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineagePath'] = ResolversParentTypes['LineagePath']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
};

export type LineageStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageStep'] = ResolversParentTypes['LineageStep']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
};

export type LinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OutputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutputPort'] = ResolversParentTypes['OutputPort'], FederationReferenceType extends FederationReferenceTypes['OutputPort'] = FederationReferenceTypes['OutputPort']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutputPort']> | FederationReferenceType, FederationReferenceType, ContextType>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<OutputPortDownstreamArgs, 'depth' | 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<OutputPortImpactArgs, 'direction' | 'level'>>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<OutputPortUpstreamArgs, 'depth' | 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QualitySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualitySummary'] = ResolversParentTypes['QualitySummary']> = {
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  dimensions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DimensionScore']>>, ParentType, ContextType>;
  measuredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<QueryDatasetArgs, 'id'>>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<QueryImpactArgs, 'direction' | 'level' | 'of'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  lineage?: Resolver<Maybe<ResolversTypes['LineageGraph']>, ParentType, ContextType, RequireFields<QueryLineageArgs, 'depth' | 'direction' | 'level' | 'of'>>;
  paths?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LineagePath']>>, ParentType, ContextType, RequireFields<QueryPathsArgs, 'first' | 'from' | 'to'>>;
};

export type ServiceLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceLevel'] = ResolversParentTypes['ServiceLevel']> = {
  actual?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  breachPolicy?: Resolver<Maybe<ResolversTypes['BreachPolicy']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  met?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  objective?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TeamResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Column?: ColumnResolvers<ContextType>;
  Consumer?: ConsumerResolvers<ContextType>;
  ContractRef?: ContractRefResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  DataContract?: DataContractResolvers<ContextType>;
  DataProduct?: DataProductResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DimensionScore?: DimensionScoreResolvers<ContextType>;
  Domain?: DomainResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  Impact?: ImpactResolvers<ContextType>;
  ImpactConnection?: ImpactConnectionResolvers<ContextType>;
  ImpactEdge?: ImpactEdgeResolvers<ContextType>;
  ImpactRow?: ImpactRowResolvers<ContextType>;
  InputPort?: InputPortResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Job?: JobResolvers<ContextType>;
  LineageConnection?: LineageConnectionResolvers<ContextType>;
  LineageEdge?: LineageEdgeResolvers<ContextType>;
  LineageEntity?: LineageEntityResolvers<ContextType>;
  LineageGraph?: LineageGraphResolvers<ContextType>;
  LineageNode?: LineageNodeResolvers<ContextType>;
  LineagePath?: LineagePathResolvers<ContextType>;
  LineageStep?: LineageStepResolvers<ContextType>;
  Link?: LinkResolvers<ContextType>;
  OutputPort?: OutputPortResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  QualitySummary?: QualitySummaryResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ServiceLevel?: ServiceLevelResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
};

