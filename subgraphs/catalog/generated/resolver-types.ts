import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
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

export type CatalogEntry = {
  readonly availability: Availability;
  readonly lastKnown?: Maybe<ProductSnapshot>;
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  readonly release?: Maybe<Release>;
};

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
  readonly catalogEntry?: Maybe<CatalogEntry>;
  readonly id: Scalars['ID']['output'];
};

export type DimensionScore = {
  readonly coverage?: Maybe<Scalars['Float']['output']>;
  readonly dimension: QualityDimension;
  readonly score?: Maybe<Scalars['Float']['output']>;
};

export type Domain = {
  readonly availability?: Maybe<Availability>;
  readonly id: Scalars['ID']['output'];
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  readonly owner?: Maybe<Team>;
  readonly products?: Maybe<ProductConnection>;
  readonly title?: Maybe<Scalars['String']['output']>;
};


export type DomainProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Facet = {
  readonly field: Scalars['String']['output'];
  readonly values: ReadonlyArray<Count>;
};

export type InputPort = {
  readonly contractId?: Maybe<Scalars['String']['output']>;
  readonly datasetId?: Maybe<Scalars['ID']['output']>;
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly portId?: Maybe<Scalars['ID']['output']>;
  readonly version?: Maybe<Scalars['String']['output']>;
};

export type Link = {
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly url: Scalars['String']['output'];
};

export type Mutation = {
  readonly publish?: Maybe<PublishPayload>;
  readonly registerDomain?: Maybe<RegisterDomainPayload>;
  readonly restoreSupergraph?: Maybe<SupergraphVersion>;
};


export type MutationPublishArgs = {
  input: PublishInput;
};


export type MutationRegisterDomainArgs = {
  input: RegisterDomainInput;
};


export type MutationRestoreSupergraphArgs = {
  version: Scalars['String']['input'];
};

export type OutputPort = {
  readonly catalogEntry?: Maybe<CatalogEntry>;
  readonly id: Scalars['ID']['output'];
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

export type PortSnapshot = {
  readonly contract?: Maybe<DataContract>;
  readonly id: Scalars['ID']['output'];
  readonly kind?: Maybe<PortKind>;
  readonly location?: Maybe<Scalars['String']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly quality?: Maybe<QualitySummary>;
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  readonly version?: Maybe<Scalars['String']['output']>;
};

export type ProductConnection = {
  readonly edges: ReadonlyArray<ProductEdge>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ProductEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: DataProduct;
};

export type ProductFilter = {
  readonly domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly kind?: InputMaybe<ReadonlyArray<PortKind>>;
  readonly owner?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly status?: InputMaybe<ReadonlyArray<ProductStatus>>;
  readonly tag?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ProductSnapshot = {
  readonly inputPorts?: Maybe<ReadonlyArray<InputPort>>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly owner?: Maybe<Team>;
  readonly ports?: Maybe<ReadonlyArray<PortSnapshot>>;
  readonly quality?: Maybe<QualitySummary>;
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  readonly status?: Maybe<ProductStatus>;
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly takenAt: Scalars['DateTime']['output'];
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly version?: Maybe<Scalars['String']['output']>;
};

export type ProductStatus =
  | 'ACTIVE'
  | 'DEPRECATED'
  | 'DRAFT'
  | 'PROPOSED'
  | 'RETIRED';

export type PublishInput = {
  readonly domain: Scalars['ID']['input'];
  readonly extensionSdl?: InputMaybe<Scalars['String']['input']>;
  readonly release: Scalars['String']['input'];
  readonly url: Scalars['String']['input'];
};

/** `problems` are warnings; a refused publish is the error PUBLISH_REFUSED with `extensions.problems`. */
export type PublishPayload = {
  readonly domain: Domain;
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
  readonly release: Scalars['String']['output'];
  readonly supergraphVersion: Scalars['String']['output'];
};

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
  readonly domain?: Maybe<Domain>;
  readonly domains?: Maybe<ReadonlyArray<Domain>>;
  readonly products?: Maybe<ProductConnection>;
  readonly search?: Maybe<SearchConnection>;
  readonly supergraphVersions?: Maybe<ReadonlyArray<SupergraphVersion>>;
};


export type QueryDomainArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};


export type QuerySupergraphVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type RegisterDomainInput = {
  readonly id: Scalars['ID']['input'];
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  readonly title: Scalars['String']['input'];
};

export type RegisterDomainPayload = {
  readonly domain: Domain;
  readonly token: Scalars['String']['output'];
};

export type Release = {
  readonly accepted?: Maybe<Scalars['String']['output']>;
  readonly drift: Scalars['Boolean']['output'];
  readonly live?: Maybe<Scalars['String']['output']>;
};

export type SearchConnection = {
  readonly edges: ReadonlyArray<SearchEdge>;
  readonly facets: ReadonlyArray<Facet>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type SearchEdge = {
  readonly cursor: Scalars['String']['output'];
  readonly node: SearchHit;
};

/** Carries what the index knows, so that search never waits for a domain. */
export type SearchHit = {
  readonly availability: Availability;
  readonly domainId: Scalars['ID']['output'];
  readonly highlight?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly owner?: Maybe<Scalars['String']['output']>;
  readonly port?: Maybe<OutputPort>;
  readonly product: DataProduct;
  readonly score: Scalars['Float']['output'];
  readonly status?: Maybe<ProductStatus>;
  readonly title: Scalars['String']['output'];
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

export type SupergraphVersion = {
  readonly current: Scalars['Boolean']['output'];
  readonly domain?: Maybe<Scalars['ID']['output']>;
  readonly id: Scalars['String']['output'];
  readonly publishedAt: Scalars['DateTime']['output'];
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
  DataProduct: DataProduct;
  Domain: Domain;
  OutputPort: OutputPort;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  DataProduct:
    ( { __typename: 'DataProduct' }
    & GraphQLRecursivePick<FederationTypes['DataProduct'], {"id":true}> );
  Domain:
    ( { __typename: 'Domain' }
    & GraphQLRecursivePick<FederationTypes['Domain'], {"id":true}> );
  OutputPort:
    ( { __typename: 'OutputPort' }
    & GraphQLRecursivePick<FederationTypes['OutputPort'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Archetype: Archetype;
  Availability: Availability;
  BreachPolicy: BreachPolicy;
  CatalogEntry: ResolverTypeWrapper<CatalogEntry>;
  Column: ResolverTypeWrapper<Column>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ContractRef: ResolverTypeWrapper<ContractRef>;
  Count: ResolverTypeWrapper<Count>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DataContract: ResolverTypeWrapper<DataContract>;
  DataProduct: ResolverTypeWrapper<DataProduct>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DimensionScore: ResolverTypeWrapper<DimensionScore>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Domain: ResolverTypeWrapper<Domain>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  Facet: ResolverTypeWrapper<Facet>;
  InputPort: ResolverTypeWrapper<InputPort>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Link: ResolverTypeWrapper<Link>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OutputPort: ResolverTypeWrapper<OutputPort>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PortKind: PortKind;
  PortSnapshot: ResolverTypeWrapper<PortSnapshot>;
  ProductConnection: ResolverTypeWrapper<ProductConnection>;
  ProductEdge: ResolverTypeWrapper<ProductEdge>;
  ProductFilter: ProductFilter;
  ProductSnapshot: ResolverTypeWrapper<ProductSnapshot>;
  ProductStatus: ProductStatus;
  PublishInput: PublishInput;
  PublishPayload: ResolverTypeWrapper<PublishPayload>;
  QualityDimension: QualityDimension;
  QualitySummary: ResolverTypeWrapper<QualitySummary>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterDomainInput: RegisterDomainInput;
  RegisterDomainPayload: ResolverTypeWrapper<RegisterDomainPayload>;
  Release: ResolverTypeWrapper<Release>;
  SearchConnection: ResolverTypeWrapper<SearchConnection>;
  SearchEdge: ResolverTypeWrapper<SearchEdge>;
  SearchHit: ResolverTypeWrapper<SearchHit>;
  ServiceLevel: ResolverTypeWrapper<ServiceLevel>;
  SupergraphVersion: ResolverTypeWrapper<SupergraphVersion>;
  Team: ResolverTypeWrapper<Team>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CatalogEntry: CatalogEntry;
  Column: Column;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  ContractRef: ContractRef;
  Count: Count;
  Int: Scalars['Int']['output'];
  DataContract: DataContract;
  DataProduct: DataProduct | FederationReferenceTypes['DataProduct'];
  DateTime: Scalars['DateTime']['output'];
  DimensionScore: DimensionScore;
  Float: Scalars['Float']['output'];
  Domain: Domain | FederationReferenceTypes['Domain'];
  Duration: Scalars['Duration']['output'];
  Facet: Facet;
  InputPort: InputPort;
  JSON: Scalars['JSON']['output'];
  Link: Link;
  Mutation: Record<PropertyKey, never>;
  OutputPort: OutputPort | FederationReferenceTypes['OutputPort'];
  PageInfo: PageInfo;
  PortSnapshot: PortSnapshot;
  ProductConnection: ProductConnection;
  ProductEdge: ProductEdge;
  ProductFilter: ProductFilter;
  ProductSnapshot: ProductSnapshot;
  PublishInput: PublishInput;
  PublishPayload: PublishPayload;
  QualitySummary: QualitySummary;
  Query: Record<PropertyKey, never>;
  RegisterDomainInput: RegisterDomainInput;
  RegisterDomainPayload: RegisterDomainPayload;
  Release: Release;
  SearchConnection: SearchConnection;
  SearchEdge: SearchEdge;
  SearchHit: SearchHit;
  ServiceLevel: ServiceLevel;
  SupergraphVersion: SupergraphVersion;
  Team: Team;
};

export type CatalogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogEntry'] = ResolversParentTypes['CatalogEntry']> = {
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  lastKnown?: Resolver<Maybe<ResolversTypes['ProductSnapshot']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['Release']>, ParentType, ContextType>;
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
  catalogEntry?: Resolver<Maybe<ResolversTypes['CatalogEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<DomainProductsArgs, 'first'>>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type FacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
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

export type LinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  publish?: Resolver<Maybe<ResolversTypes['PublishPayload']>, ParentType, ContextType, RequireFields<MutationPublishArgs, 'input'>>;
  registerDomain?: Resolver<Maybe<ResolversTypes['RegisterDomainPayload']>, ParentType, ContextType, RequireFields<MutationRegisterDomainArgs, 'input'>>;
  restoreSupergraph?: Resolver<Maybe<ResolversTypes['SupergraphVersion']>, ParentType, ContextType, RequireFields<MutationRestoreSupergraphArgs, 'version'>>;
};

export type OutputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutputPort'] = ResolversParentTypes['OutputPort'], FederationReferenceType extends FederationReferenceTypes['OutputPort'] = FederationReferenceTypes['OutputPort']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutputPort']> | FederationReferenceType, FederationReferenceType, ContextType>;
  catalogEntry?: Resolver<Maybe<ResolversTypes['CatalogEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PortSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortSnapshot'] = ResolversParentTypes['PortSnapshot']> = {
  contract?: Resolver<Maybe<ResolversTypes['DataContract']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PortKind']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DataProduct'], ParentType, ContextType>;
};

export type ProductSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductSnapshot'] = ResolversParentTypes['ProductSnapshot']> = {
  inputPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InputPort']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  ports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PortSnapshot']>>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  takenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PublishPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishPayload'] = ResolversParentTypes['PublishPayload']> = {
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  release?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supergraphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QualitySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualitySummary'] = ResolversParentTypes['QualitySummary']> = {
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  dimensions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DimensionScore']>>, ParentType, ContextType>;
  measuredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  domain?: Resolver<Maybe<ResolversTypes['Domain']>, ParentType, ContextType, RequireFields<QueryDomainArgs, 'id'>>;
  domains?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Domain']>>, ParentType, ContextType>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  search?: Resolver<Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'text'>>;
  supergraphVersions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupergraphVersion']>>, ParentType, ContextType, RequireFields<QuerySupergraphVersionsArgs, 'first'>>;
};

export type RegisterDomainPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterDomainPayload'] = ResolversParentTypes['RegisterDomainPayload']> = {
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReleaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Release'] = ResolversParentTypes['Release']> = {
  accepted?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  drift?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  live?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchHit'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  domainId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  highlight?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  port?: Resolver<Maybe<ResolversTypes['OutputPort']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['DataProduct'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type SupergraphVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupergraphVersion'] = ResolversParentTypes['SupergraphVersion']> = {
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TeamResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  CatalogEntry?: CatalogEntryResolvers<ContextType>;
  Column?: ColumnResolvers<ContextType>;
  ContractRef?: ContractRefResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  DataContract?: DataContractResolvers<ContextType>;
  DataProduct?: DataProductResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DimensionScore?: DimensionScoreResolvers<ContextType>;
  Domain?: DomainResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  Facet?: FacetResolvers<ContextType>;
  InputPort?: InputPortResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Link?: LinkResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OutputPort?: OutputPortResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PortSnapshot?: PortSnapshotResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductSnapshot?: ProductSnapshotResolvers<ContextType>;
  PublishPayload?: PublishPayloadResolvers<ContextType>;
  QualitySummary?: QualitySummaryResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterDomainPayload?: RegisterDomainPayloadResolvers<ContextType>;
  Release?: ReleaseResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  ServiceLevel?: ServiceLevelResolvers<ContextType>;
  SupergraphVersion?: SupergraphVersionResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
};

