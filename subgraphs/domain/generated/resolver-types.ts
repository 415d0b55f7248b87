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
  readonly archetype?: Maybe<Archetype>;
  readonly description?: Maybe<Description>;
  readonly domain?: Maybe<Domain>;
  readonly id: Scalars['ID']['output'];
  readonly inputPorts?: Maybe<ReadonlyArray<InputPort>>;
  readonly links?: Maybe<ReadonlyArray<Link>>;
  readonly managementPorts?: Maybe<ReadonlyArray<ManagementPort>>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly outputPorts?: Maybe<ReadonlyArray<OutputPort>>;
  readonly owner?: Maybe<Team>;
  readonly quality?: Maybe<QualitySummary>;
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  readonly status?: Maybe<ProductStatus>;
  readonly support?: Maybe<ReadonlyArray<Link>>;
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly title?: Maybe<Scalars['String']['output']>;
  readonly transformation?: Maybe<Transformation>;
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly version?: Maybe<Scalars['String']['output']>;
  readonly view?: Maybe<DomainView>;
};

export type Dataset = {
  readonly id: Scalars['ID']['output'];
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly namespace?: Maybe<Scalars['String']['output']>;
};

export type Description = {
  readonly limitations?: Maybe<Scalars['String']['output']>;
  readonly purpose?: Maybe<Scalars['String']['output']>;
  readonly usage?: Maybe<Scalars['String']['output']>;
};

export type DescriptorProblem = {
  readonly expected?: Maybe<Scalars['String']['output']>;
  readonly file: Scalars['String']['output'];
  readonly found?: Maybe<Scalars['String']['output']>;
  readonly line?: Maybe<Scalars['Int']['output']>;
  readonly path?: Maybe<Scalars['String']['output']>;
  readonly product?: Maybe<Scalars['String']['output']>;
};

export type DimensionScore = {
  readonly coverage?: Maybe<Scalars['Float']['output']>;
  readonly dimension: QualityDimension;
  readonly score?: Maybe<Scalars['Float']['output']>;
};

export type Domain = {
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly problems?: Maybe<ReadonlyArray<DescriptorProblem>>;
};

/** A domain's own view of its product: implemented by a type the domain brings itself (its leaf). */
export type DomainView = {
  readonly id: Scalars['ID']['output'];
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

export type ManagementPort = {
  readonly content?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly type?: Maybe<Scalars['String']['output']>;
  readonly url?: Maybe<Scalars['String']['output']>;
};

export type OutputPort = {
  readonly contract?: Maybe<DataContract>;
  readonly datasets?: Maybe<ReadonlyArray<Dataset>>;
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly format?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly inputContracts?: Maybe<ReadonlyArray<ContractRef>>;
  readonly kind?: Maybe<PortKind>;
  readonly location?: Maybe<Scalars['String']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly product?: Maybe<DataProduct>;
  readonly quality?: Maybe<QualitySummary>;
  readonly sampleQueries?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  readonly version?: Maybe<Scalars['String']['output']>;
};

export type OwnProductConnection = {
  readonly nodes?: Maybe<ReadonlyArray<Maybe<DataProduct>>>;
  readonly pageInfo: PageInfo;
  readonly release?: Maybe<Scalars['String']['output']>;
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
  /** Harvested by the catalog, not part of the mesh graph. `release`: a candidate not yet accepted; null = what is served. */
  readonly ownProducts?: Maybe<OwnProductConnection>;
  readonly port?: Maybe<OutputPort>;
  readonly product?: Maybe<DataProduct>;
};


export type QueryOwnProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  release?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPortArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
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

export type Transformation = {
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly engine?: Maybe<Scalars['String']['output']>;
  readonly version?: Maybe<Scalars['String']['output']>;
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
  Column: ResolverTypeWrapper<Column>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ContractRef: ResolverTypeWrapper<ContractRef>;
  Count: ResolverTypeWrapper<Count>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DataContract: ResolverTypeWrapper<DataContract>;
  DataProduct: ResolverTypeWrapper<Omit<DataProduct, 'outputPorts' | 'owner' | 'view'> & { outputPorts?: Maybe<ReadonlyArray<ResolversTypes['OutputPort']>>, owner?: Maybe<ResolversTypes['Team']>, view?: Maybe<ResolversTypes['DomainView']> }>;
  Dataset: ResolverTypeWrapper<Dataset>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Description: ResolverTypeWrapper<Description>;
  DescriptorProblem: ResolverTypeWrapper<DescriptorProblem>;
  DimensionScore: ResolverTypeWrapper<DimensionScore>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Domain: ResolverTypeWrapper<Domain>;
  DomainView: ResolverTypeWrapper<{ readonly __typename: string; readonly id: string }>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  InputPort: ResolverTypeWrapper<InputPort>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Link: ResolverTypeWrapper<Link>;
  ManagementPort: ResolverTypeWrapper<ManagementPort>;
  OutputPort: ResolverTypeWrapper<Omit<OutputPort, 'contract' | 'product'> & { contract?: Maybe<ResolversTypes['DataContract']>, product?: Maybe<ResolversTypes['DataProduct']> }>;
  OwnProductConnection: ResolverTypeWrapper<Omit<OwnProductConnection, 'nodes'> & { nodes?: Maybe<ReadonlyArray<Maybe<ResolversTypes['DataProduct']>>> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PortKind: PortKind;
  ProductStatus: ProductStatus;
  QualityDimension: QualityDimension;
  QualitySummary: ResolverTypeWrapper<QualitySummary>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ServiceLevel: ResolverTypeWrapper<ServiceLevel>;
  Team: ResolverTypeWrapper<Team>;
  Transformation: ResolverTypeWrapper<Transformation>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Column: Column;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  ContractRef: ContractRef;
  Count: Count;
  Int: Scalars['Int']['output'];
  DataContract: DataContract;
  DataProduct: Omit<DataProduct, 'outputPorts' | 'owner' | 'view'> & { outputPorts?: Maybe<ReadonlyArray<ResolversParentTypes['OutputPort']>>, owner?: Maybe<ResolversParentTypes['Team']>, view?: Maybe<ResolversParentTypes['DomainView']> } | FederationReferenceTypes['DataProduct'];
  Dataset: Dataset;
  DateTime: Scalars['DateTime']['output'];
  Description: Description;
  DescriptorProblem: DescriptorProblem;
  DimensionScore: DimensionScore;
  Float: Scalars['Float']['output'];
  Domain: Domain | FederationReferenceTypes['Domain'];
  DomainView: { readonly __typename: string; readonly id: string };
  Duration: Scalars['Duration']['output'];
  InputPort: InputPort;
  JSON: Scalars['JSON']['output'];
  Link: Link;
  ManagementPort: ManagementPort;
  OutputPort: Omit<OutputPort, 'contract' | 'product'> & { contract?: Maybe<ResolversParentTypes['DataContract']>, product?: Maybe<ResolversParentTypes['DataProduct']> } | FederationReferenceTypes['OutputPort'];
  OwnProductConnection: Omit<OwnProductConnection, 'nodes'> & { nodes?: Maybe<ReadonlyArray<Maybe<ResolversParentTypes['DataProduct']>>> };
  PageInfo: PageInfo;
  QualitySummary: QualitySummary;
  Query: Record<PropertyKey, never>;
  ServiceLevel: ServiceLevel;
  Team: Team;
  Transformation: Transformation;
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
  archetype?: Resolver<Maybe<ResolversTypes['Archetype']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['Description']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['Domain']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InputPort']>>, ParentType, ContextType>;
  links?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Link']>>, ParentType, ContextType>;
  managementPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ManagementPort']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OutputPort']>>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  support?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Link']>>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transformation?: Resolver<Maybe<ResolversTypes['Transformation']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  view?: Resolver<Maybe<ResolversTypes['DomainView']>, ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DescriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Description'] = ResolversParentTypes['Description']> = {
  limitations?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DescriptorProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DescriptorProblem'] = ResolversParentTypes['DescriptorProblem']> = {
  expected?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  found?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DimensionScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DimensionScore'] = ResolversParentTypes['DimensionScore']> = {
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['QualityDimension'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type DomainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain'], FederationReferenceType extends FederationReferenceTypes['Domain'] = FederationReferenceTypes['Domain']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Domain']> | FederationReferenceType, FederationReferenceType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problems?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DescriptorProblem']>>, ParentType, ContextType>;
};

export type DomainViewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainView'] = ResolversParentTypes['DomainView']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

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

export type ManagementPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ManagementPort'] = ResolversParentTypes['ManagementPort']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OutputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutputPort'] = ResolversParentTypes['OutputPort'], FederationReferenceType extends FederationReferenceTypes['OutputPort'] = FederationReferenceTypes['OutputPort']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutputPort']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['DataContract']>, ParentType, ContextType>;
  datasets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Dataset']>>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputContracts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContractRef']>>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PortKind']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
  sampleQueries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OwnProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnProductConnection'] = ResolversParentTypes['OwnProductConnection']> = {
  nodes?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['DataProduct']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  ownProducts?: Resolver<Maybe<ResolversTypes['OwnProductConnection']>, ParentType, ContextType, Partial<QueryOwnProductsArgs>>;
  port?: Resolver<Maybe<ResolversTypes['OutputPort']>, ParentType, ContextType, RequireFields<QueryPortArgs, 'id'>>;
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
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

export type TransformationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transformation'] = ResolversParentTypes['Transformation']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Column?: ColumnResolvers<ContextType>;
  ContractRef?: ContractRefResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  DataContract?: DataContractResolvers<ContextType>;
  DataProduct?: DataProductResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Description?: DescriptionResolvers<ContextType>;
  DescriptorProblem?: DescriptorProblemResolvers<ContextType>;
  DimensionScore?: DimensionScoreResolvers<ContextType>;
  Domain?: DomainResolvers<ContextType>;
  DomainView?: DomainViewResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  InputPort?: InputPortResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Link?: LinkResolvers<ContextType>;
  ManagementPort?: ManagementPortResolvers<ContextType>;
  OutputPort?: OutputPortResolvers<ContextType>;
  OwnProductConnection?: OwnProductConnectionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  QualitySummary?: QualitySummaryResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ServiceLevel?: ServiceLevelResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  Transformation?: TransformationResolvers<ContextType>;
};

