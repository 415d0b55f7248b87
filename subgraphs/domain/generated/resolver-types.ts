import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProductNode, PortNode } from '../snapshot.ts';
import type { DomainDocument } from '../documents.ts';
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
  /** A moment, RFC 3339 with a zone: `2026-01-31T09:00:00Z`. */
  DateTime: { input: string; output: string; }
  /** A length of time, ISO 8601: `PT15M`, `P1D`. Wherever one stands, its length in seconds stands beside it. */
  Duration: { input: string; output: string; }
  /** Any JSON value, passed through as it came. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Where a product, or a contract, stands in its life (ODPS and ODCS `status`). */
export type ProductStatus =
  /** Suggested, nothing is built. Consumers cannot read it. */
  | 'PROPOSED'
  /** Being built. It may change without notice. */
  | 'DRAFT'
  /** In service: its contracts hold. */
  | 'ACTIVE'
  /** Still in service, but consumers should move away. */
  | 'DEPRECATED'
  /** No longer in service, kept for the record. */
  | 'RETIRED';

/** What kind of product it is, by where its data comes from and whom it is made for. */
export type Archetype =
  /** Facts of an operational system, as they happened there. */
  | 'SOURCE_ALIGNED'
  /** Composed from several products, for many consumers. */
  | 'AGGREGATE'
  /** Shaped for the need of one kind of consumer. */
  | 'CONSUMER_ALIGNED';

/** The technology an output port is read through. */
export type PortKind =
  /** A Kafka topic. */
  | 'KAFKA'
  /** An Apache Iceberg table. */
  | 'ICEBERG'
  /** A Delta Lake table. */
  | 'DELTA'
  /** A table or view of a database or warehouse, read with SQL. */
  | 'TABLE'
  /** Files in an object store or a file system. */
  | 'FILE'
  /** An HTTP API. */
  | 'REST'
  /** A gRPC service. */
  | 'GRPC'
  /** A GraphQL API. */
  | 'GRAPHQL'
  /** Anything else: `format` and `location` say more. */
  | 'OTHER';

/** Whether the domain that owns something can be asked about it right now. */
export type Availability =
  /** Its domain answers: what the graph says is the domain's own word. */
  | 'LIVE'
  /** Its domain does not answer at present: only what was last known can be shown. */
  | 'UNREACHABLE'
  /** Its domain answers, and no longer has it; or the domain itself was removed from the mesh. */
  | 'REMOVED';

/** What its owner does when a service level is not met. */
export type BreachPolicy =
  /** Consumers and owner are told. */
  | 'ALERT'
  /** Someone on call is woken. */
  | 'PAGE'
  /** The data is withheld from consumers until it is met again. */
  | 'QUARANTINE';

/** What a quality check is about (the ODCS 3.1 dimensions). */
export type QualityDimension =
  /** Values are true to what they describe. */
  | 'ACCURACY'
  /** Nothing that must be there is missing. */
  | 'COMPLETENESS'
  /** Values have the form, type and range asked for (also called validity). */
  | 'CONFORMITY'
  /** The same fact is the same everywhere. */
  | 'CONSISTENCY'
  /** All the records that should be there are there. */
  | 'COVERAGE'
  /** Data is there when it is due (also called freshness). */
  | 'TIMELINESS'
  /** Nothing is there twice. */
  | 'UNIQUENESS';

/** Where a page stands in its list (Relay cursor connections). */
export type PageInfo = {
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is anything before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item of this page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last item of this page, to pass as `after`; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** How many there are of one kind: a row of a breakdown. */
export type Count = {
  /** What they share, as a filter takes it: a domain id, an owner's name, an enum value, a distance in hops. */
  readonly key: Scalars['String']['output'];
  /** `key` for people to read, such as a domain's title; null when the key is all there is. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** How many. Exact, never cut by paging. */
  readonly count: Scalars['Int']['output'];
};

/** Who is responsible. */
export type Team = {
  /** The team's name, which is what filters and breakdowns by owner use; null when only an address or persons are known. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Where the team is reached; null when not declared. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Its members, by name or address as declared; null when not declared. */
  readonly members?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** A pointer to something outside the mesh. */
export type Link = {
  /** What it leads to, for people to read; null when not declared. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Where it leads, as declared. Not checked to be reachable. */
  readonly url: Scalars['String']['output'];
  /** What sort of thing it leads to, as declared: `documentation`, `slack`, `repository`…; null when not declared. */
  readonly kind?: Maybe<Scalars['String']['output']>;
};

/** The quality of a port or product in one dimension. */
export type DimensionScore = {
  /** Which dimension. */
  readonly dimension: QualityDimension;
  /** Mean of the newest scores of this dimension's checks, 0–1; null when none has a result. */
  readonly score?: Maybe<Scalars['Float']['output']>;
  /** Share of this dimension's declared checks that have a result at all, 0–1; null when none is declared. */
  readonly coverage?: Maybe<Scalars['Float']['output']>;
};

/** The quality of a port or product, from the latest result of each of its checks. */
export type QualitySummary = {
  /** Mean of the newest scores of all its checks, 0–1 (1 is passed, 0 failed, between them such as the share of good rows); null when none has a result. */
  readonly score?: Maybe<Scalars['Float']['output']>;
  /** Share of the declared checks that have a result at all, 0–1: how much of the promise `score` speaks for; null when none is declared. */
  readonly coverage?: Maybe<Scalars['Float']['output']>;
  /** When the most recent of these results was measured; null when there is none. */
  readonly measuredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The same by dimension: only those with a declared or measured check; null when not known. */
  readonly dimensions?: Maybe<ReadonlyArray<DimensionScore>>;
};

/** One promise about a port or product (ODCS `slaProperties`), and how it stands. */
export type ServiceLevel = {
  /** `<port or product id>/slo:<property>`, with `:<element>` when it is about one element of the schema. */
  readonly id: Scalars['ID']['output'];
  /** What is promised: `freshness`, `availability`, `completeness`, `retention`, `latency`…; any other as declared. */
  readonly property: Scalars['String']['output'];
  /** The promise for people to read: `P1D`, `99.95 %`, `+/- 5% daily`. A promised duration is ISO 8601 here and in seconds in `target`. Null when not declared. */
  readonly objective?: Maybe<Scalars['String']['output']>;
  /** The promise as a number in `unit`: seconds for a duration (`P1D` is 86400), 0–1 for a percentage (`99.95 %` is 0.9995); null when it is not one number. */
  readonly target?: Maybe<Scalars['Float']['output']>;
  /** The unit of `target` and `actual`: `s` for durations, `ratio` for percentages, else as declared; null when not declared. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The newest measurement, in `unit`; null when never measured. */
  readonly actual?: Maybe<Scalars['Float']['output']>;
  /** Whether `actual` keeps the promise; null when that is not known, which is not the same as kept. */
  readonly met?: Maybe<Scalars['Boolean']['output']>;
  /** Since when `met` has been what it is, judged by the present target; null when `met` is. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** What happens when it is not met; null when not declared. */
  readonly breachPolicy?: Maybe<BreachPolicy>;
};

/** A field of an output port's schema, nested ones included. */
export type Column = {
  /** `<port>#<path>`, with `<object>:` before the path when the contract has several schema objects. */
  readonly id: Scalars['ID']['output'];
  /** The names from the outermost field to this one, joined by dots: `customer.address.city`. */
  readonly path: Scalars['String']['output'];
  /** What it is called in storage; null when not declared apart from its name. */
  readonly physicalName?: Maybe<Scalars['String']['output']>;
  /** The type independent of technology (ODCS: `string`, `number`, `integer`, `timestamp`, `object`, `array`…); null when not declared. */
  readonly logicalType?: Maybe<Scalars['String']['output']>;
  /** The type in storage: `DECIMAL(10,2)`, `timestamp-millis`; null when not declared. */
  readonly physicalType?: Maybe<Scalars['String']['output']>;
  /** How its values are written, as declared (ODCS `logicalTypeOptions.format`): `uuid`, `email`, `yyyy-MM-dd`, `i64`; null when not declared. */
  readonly format?: Maybe<Scalars['String']['output']>;
  /** What the field means; null when not described. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether it always has a value; false when its contract does not say, null when not known. */
  readonly required?: Maybe<Scalars['Boolean']['output']>;
  /** Whether no two records share its value; false when its contract does not say, null when not known. */
  readonly unique?: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is, or is part of, the key; false when its contract does not say, null when not known. */
  readonly primaryKey?: Maybe<Scalars['Boolean']['output']>;
  /** How sensitive it is: `public`, `internal`, `confidential`, `pii`…, as declared; null when not declared, which is not the same as public. */
  readonly classification?: Maybe<Scalars['String']['output']>;
  /** What it means across the mesh, so that fields of different domains can be joined: `global_customer_uuid`; null when not declared. */
  readonly semanticType?: Maybe<Scalars['String']['output']>;
  /** Labels as declared; null when not declared. */
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What its values are made from (ODCS `transformSourceObjects`): ids of columns, `<object>.<column>`, or objects alone, as declared. Not checked to exist. Empty when declared to be made from nothing; null when not declared. */
  readonly transformSourceObjects?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** How its values are made, as code: SQL or any other, as declared and never run; null when not declared. */
  readonly transformLogic?: Maybe<Scalars['String']['output']>;
  /** How its values are made, in words; null when not declared. */
  readonly transformDescription?: Maybe<Scalars['String']['output']>;
};

/** What a port promises about its data (ODCS). */
export type DataContract = {
  /** The contract's own id, from its document. Not an id of the mesh: input ports refer to it. */
  readonly id: Scalars['ID']['output'];
  /** The contract's version, semantic versioning where its owner keeps to it; null when not declared. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** Where the contract stands in its life; null when not declared. */
  readonly status?: Maybe<ProductStatus>;
  /** The fields promised, in the order declared, each nested one after the one it is in; null when they are not known. */
  readonly columns?: Maybe<ReadonlyArray<Column>>;
};

/** A reference to a contract, which may belong to another domain or be unknown to the mesh. */
export type ContractRef = {
  /** The contract's own id, from its document. */
  readonly id: Scalars['ID']['output'];
  /** The version depended on; null when not pinned. */
  readonly version?: Maybe<Scalars['String']['output']>;
};

/** Something a product reads. It is not a node of the lineage: it says that the product depends on a dataset. */
export type InputPort = {
  /** Its name within the product. */
  readonly name: Scalars['String']['output'];
  /** The version of what it reads; null when not pinned. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** The contract it relies on; null when not declared. */
  readonly contractId?: Maybe<Scalars['String']['output']>;
  /** The output port it reads; null when it was not declared so. */
  readonly portId?: Maybe<Scalars['ID']['output']>;
  /** The dataset it reads (`dataset:<namespace>/<name>`); null when it was not declared so. */
  readonly datasetId?: Maybe<Scalars['ID']['output']>;
  /** What it is read for; null when not described. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type Query = {
  /** A data product by its id; null when its domain has none of that name. `BAD_USER_INPUT` when `id` is no product id. */
  readonly product?: Maybe<DataProduct>;
  /** An output port by its id; null when its domain has none of that name. `BAD_USER_INPUT` when `id` is no port id. */
  readonly port?: Maybe<OutputPort>;
  /** All products of this domain, ordered by id. Harvested by the catalog, not part of the mesh graph. */
  readonly ownProducts?: Maybe<OwnProductConnection>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryPortArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryOwnProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  release?: InputMaybe<Scalars['String']['input']>;
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** A page of a domain's own products. */
export type OwnProductConnection = {
  /** The products. Null stands for one that could not be read; `Domain.problems` says why. */
  readonly nodes?: Maybe<ReadonlyArray<Maybe<DataProduct>>>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** The digest of the product documents this page was made from: pages of one harvest must agree in it. Null when the domain knows no releases. */
  readonly release?: Maybe<Scalars['String']['output']>;
};

/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type Domain = {
  /** The routing key: the first segment of the id of everything the domain owns, such as `orders`. */
  readonly id: Scalars['ID']['output'];
  /** What the domain is about; null when not described. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What is wrong in its descriptors at present; empty when nothing is. A product with a problem stays in service as it last was. */
  readonly problems?: Maybe<ReadonlyArray<DescriptorProblem>>;
};

/** Something wrong in a domain's descriptors. */
export type DescriptorProblem = {
  /** The file, seen from the domain's folder. */
  readonly file: Scalars['String']['output'];
  /** The line in it, from 1; null when it is about the file as a whole. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  /** The place in the document as a JSON path, such as `$.outputPorts[0].name`; null when the file could not be parsed. */
  readonly path?: Maybe<Scalars['String']['output']>;
  /** What would have been right; null when the rule has no short form. */
  readonly expected?: Maybe<Scalars['String']['output']>;
  /** What stands there instead; null when nothing does. */
  readonly found?: Maybe<Scalars['String']['output']>;
  /** The id of the product it concerns; null when it concerns none or the domain as a whole. */
  readonly product?: Maybe<Scalars['String']['output']>;
};

/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProduct = {
  /** `<domain>/<product>`, such as `orders/order-events`. */
  readonly id: Scalars['ID']['output'];
  /** The name in its descriptor, before it was made into the id; null when not declared. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The name for people to read; null when not declared. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What it is for; null when not described. */
  readonly description?: Maybe<Description>;
  /** The product's version, semantic versioning where its owner keeps to it; null when not declared. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** Where it stands in its life; null when not declared. */
  readonly status?: Maybe<ProductStatus>;
  /** What kind of product it is; null when not declared. */
  readonly archetype?: Maybe<Archetype>;
  /** The domain that owns it. */
  readonly domain?: Maybe<Domain>;
  /** Who is responsible for it; null when nobody is declared. */
  readonly owner?: Maybe<Team>;
  /** Labels as declared; null when not declared. */
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Documentation, code, dashboards and the like; null when none is declared. */
  readonly links?: Maybe<ReadonlyArray<Link>>;
  /** Where to turn with a question or an incident; null when not declared. */
  readonly support?: Maybe<ReadonlyArray<Link>>;
  /** When its descriptors last changed; null when not known. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it reads; empty when it declares that it reads nothing, null when it does not say. */
  readonly inputPorts?: Maybe<ReadonlyArray<InputPort>>;
  /** What it offers, ordered by id; empty when it is a consumer only. */
  readonly outputPorts?: Maybe<ReadonlyArray<OutputPort>>;
  /** What it is operated and observed by; null when none is declared. */
  readonly managementPorts?: Maybe<ReadonlyArray<ManagementPort>>;
  /** What makes its outputs from its inputs; null when not declared. */
  readonly transformation?: Maybe<Transformation>;
  /** The promises about the product as a whole, then those of its ports; null when not known. */
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  /** The quality of it and all its ports together; null when not known. */
  readonly quality?: Maybe<QualitySummary>;
  /** The domain's own fields about it; null when the domain brings none. */
  readonly view?: Maybe<DomainView>;
  /** Stands for all that is said of the product and its ports here, what was measured included, and is another as soon as any of it is: what a harvest knows by its digest it does not read again. Null when not known; then each harvest reads the product. */
  readonly digest?: Maybe<Scalars['String']['output']>;
};

/** What a product is for (ODPS `description`). */
export type Description = {
  /** Why it exists; null when not described. */
  readonly purpose?: Maybe<Scalars['String']['output']>;
  /** How it is meant to be used; null when not described. */
  readonly usage?: Maybe<Scalars['String']['output']>;
  /** What it must not be used for, and what it lacks; null when not described. */
  readonly limitations?: Maybe<Scalars['String']['output']>;
};

/** What makes a product's outputs from its inputs. */
export type Transformation = {
  /** What it runs on: `spark-k8s`, `dbt`, `flink`; null when not declared. */
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** The version of the engine; null when not declared. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** What it does; null when not described. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** An interface to operate or observe a product by (ODPS `managementPorts`). */
export type ManagementPort = {
  /** Its name within the product. */
  readonly name: Scalars['String']['output'];
  /** What it is about: `discoverability`, `observability`, `control`; null when not declared. */
  readonly content?: Maybe<Scalars['String']['output']>;
  /** How it is spoken to: `rest`, `topic`; null when not declared. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Where it is; null when not declared. */
  readonly url?: Maybe<Scalars['String']['output']>;
};

/** One way to read a product, with a contract of its own. */
export type OutputPort = {
  /** `<domain>/<product>/<port>`, such as `orders/order-events/orders-v1`; the last segment ends in the major version. */
  readonly id: Scalars['ID']['output'];
  /** The product it belongs to. */
  readonly product?: Maybe<DataProduct>;
  /** The name in its descriptor, before it was made into the id; null when not declared. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The port's version; null when not declared. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** The technology it is read through; null when not declared. */
  readonly kind?: Maybe<PortKind>;
  /** The serialisation: `avro`, `parquet`, `json`; null when not declared. */
  readonly format?: Maybe<Scalars['String']['output']>;
  /** Where it is read: a URL, a topic, a table, as declared; null when not declared. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** What it offers; null when not described. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The physical datasets behind it, as OpenLineage names them. A port that declares none has one of its own. */
  readonly datasets?: Maybe<ReadonlyArray<Dataset>>;
  /** What it promises about its data; null when it names no contract. One that cannot be found has its `id` only. */
  readonly contract?: Maybe<DataContract>;
  /** Which inputs of the product feed this port, by their contracts; null when it does not say, and then all of them are taken to. */
  readonly inputContracts?: Maybe<ReadonlyArray<ContractRef>>;
  /** Queries to begin with, in the port's own language; null when none is declared. */
  readonly sampleQueries?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The promises about this port, and how they stand; null when not known. */
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  /** The quality of this port; null when not known. */
  readonly quality?: Maybe<QualitySummary>;
};

/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type Dataset = {
  /** `dataset:<namespace>/<name>`, both percent-encoded. */
  readonly id: Scalars['ID']['output'];
  /** The store it is in, such as `kafka://broker:9092` or `s3://bucket`. */
  readonly namespace?: Maybe<Scalars['String']['output']>;
  /** Its name in that store, such as a topic, a path or `database.schema.table`. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** A domain's own view of its product: implemented by a type the domain brings itself (its leaf). */
export type DomainView = {
  /** The id of the product it is a view of. */
  readonly id: Scalars['ID']['output'];
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
  Domain: Domain;
  DataProduct: DataProduct;
  OutputPort: OutputPort;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Domain:
    ( { __typename: 'Domain' }
    & GraphQLRecursivePick<FederationTypes['Domain'], {"id":true}> );
  DataProduct:
    ( { __typename: 'DataProduct' }
    & GraphQLRecursivePick<FederationTypes['DataProduct'], {"id":true}> );
  OutputPort:
    ( { __typename: 'OutputPort' }
    & GraphQLRecursivePick<FederationTypes['OutputPort'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  ProductStatus: ProductStatus;
  Archetype: Archetype;
  PortKind: PortKind;
  Availability: Availability;
  BreachPolicy: BreachPolicy;
  QualityDimension: QualityDimension;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Count: ResolverTypeWrapper<Count>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Team: ResolverTypeWrapper<Team>;
  Link: ResolverTypeWrapper<Link>;
  DimensionScore: ResolverTypeWrapper<DimensionScore>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  QualitySummary: ResolverTypeWrapper<QualitySummary>;
  ServiceLevel: ResolverTypeWrapper<ServiceLevel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Column: ResolverTypeWrapper<Column>;
  DataContract: ResolverTypeWrapper<DataContract>;
  ContractRef: ResolverTypeWrapper<ContractRef>;
  InputPort: ResolverTypeWrapper<InputPort>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OwnProductConnection: ResolverTypeWrapper<Omit<OwnProductConnection, 'nodes'> & { nodes?: Maybe<ReadonlyArray<Maybe<ResolversTypes['DataProduct']>>> }>;
  Domain: ResolverTypeWrapper<DomainDocument>;
  DescriptorProblem: ResolverTypeWrapper<DescriptorProblem>;
  DataProduct: ResolverTypeWrapper<ProductNode>;
  Description: ResolverTypeWrapper<Description>;
  Transformation: ResolverTypeWrapper<Transformation>;
  ManagementPort: ResolverTypeWrapper<ManagementPort>;
  OutputPort: ResolverTypeWrapper<PortNode>;
  Dataset: ResolverTypeWrapper<Dataset>;
  DomainView: ResolverTypeWrapper<{ readonly __typename: string; readonly id: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Duration: Scalars['Duration']['output'];
  JSON: Scalars['JSON']['output'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  Count: Count;
  Int: Scalars['Int']['output'];
  Team: Team;
  Link: Link;
  DimensionScore: DimensionScore;
  Float: Scalars['Float']['output'];
  QualitySummary: QualitySummary;
  ServiceLevel: ServiceLevel;
  ID: Scalars['ID']['output'];
  Column: Column;
  DataContract: DataContract;
  ContractRef: ContractRef;
  InputPort: InputPort;
  Query: Record<PropertyKey, never>;
  OwnProductConnection: Omit<OwnProductConnection, 'nodes'> & { nodes?: Maybe<ReadonlyArray<Maybe<ResolversParentTypes['DataProduct']>>> };
  Domain: DomainDocument;
  DescriptorProblem: DescriptorProblem;
  DataProduct: ProductNode;
  Description: Description;
  Transformation: Transformation;
  ManagementPort: ManagementPort;
  OutputPort: PortNode;
  Dataset: Dataset;
  DomainView: { readonly __typename: string; readonly id: string };
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Count'] = ResolversParentTypes['Count']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TeamResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type LinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DimensionScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DimensionScore'] = ResolversParentTypes['DimensionScore']> = {
  dimension?: Resolver<ResolversTypes['QualityDimension'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type QualitySummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualitySummary'] = ResolversParentTypes['QualitySummary']> = {
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  measuredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dimensions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DimensionScore']>>, ParentType, ContextType>;
};

export type ServiceLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceLevel'] = ResolversParentTypes['ServiceLevel']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objective?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  met?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  breachPolicy?: Resolver<Maybe<ResolversTypes['BreachPolicy']>, ParentType, ContextType>;
};

export type ColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Column'] = ResolversParentTypes['Column']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  physicalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logicalType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  physicalType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  required?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  unique?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  primaryKey?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  semanticType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  transformSourceObjects?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  transformLogic?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transformDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DataContractResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataContract'] = ResolversParentTypes['DataContract']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  columns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Column']>>, ParentType, ContextType>;
};

export type ContractRefResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractRef'] = ResolversParentTypes['ContractRef']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputPort'] = ResolversParentTypes['InputPort']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contractId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  portId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  datasetId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  port?: Resolver<Maybe<ResolversTypes['OutputPort']>, ParentType, ContextType, RequireFields<QueryPortArgs, 'id'>>;
  ownProducts?: Resolver<Maybe<ResolversTypes['OwnProductConnection']>, ParentType, ContextType, Partial<QueryOwnProductsArgs>>;
};

export type OwnProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnProductConnection'] = ResolversParentTypes['OwnProductConnection']> = {
  nodes?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['DataProduct']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DomainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain'], FederationReferenceType extends FederationReferenceTypes['Domain'] = FederationReferenceTypes['Domain']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Domain']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DescriptorProblem']>>, ParentType, ContextType>;
};

export type DescriptorProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DescriptorProblem'] = ResolversParentTypes['DescriptorProblem']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  found?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DataProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataProduct'] = ResolversParentTypes['DataProduct'], FederationReferenceType extends FederationReferenceTypes['DataProduct'] = FederationReferenceTypes['DataProduct']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataProduct']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['Description']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  archetype?: Resolver<Maybe<ResolversTypes['Archetype']>, ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['Domain']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  links?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Link']>>, ParentType, ContextType>;
  support?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Link']>>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  inputPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InputPort']>>, ParentType, ContextType>;
  outputPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OutputPort']>>, ParentType, ContextType>;
  managementPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ManagementPort']>>, ParentType, ContextType>;
  transformation?: Resolver<Maybe<ResolversTypes['Transformation']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
  view?: Resolver<Maybe<ResolversTypes['DomainView']>, ParentType, ContextType>;
  digest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DescriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Description'] = ResolversParentTypes['Description']> = {
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  limitations?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransformationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transformation'] = ResolversParentTypes['Transformation']> = {
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ManagementPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ManagementPort'] = ResolversParentTypes['ManagementPort']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OutputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutputPort'] = ResolversParentTypes['OutputPort'], FederationReferenceType extends FederationReferenceTypes['OutputPort'] = FederationReferenceTypes['OutputPort']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutputPort']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PortKind']>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  datasets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Dataset']>>, ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['DataContract']>, ParentType, ContextType>;
  inputContracts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContractRef']>>, ParentType, ContextType>;
  sampleQueries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DomainViewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainView'] = ResolversParentTypes['DomainView']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  Link?: LinkResolvers<ContextType>;
  DimensionScore?: DimensionScoreResolvers<ContextType>;
  QualitySummary?: QualitySummaryResolvers<ContextType>;
  ServiceLevel?: ServiceLevelResolvers<ContextType>;
  Column?: ColumnResolvers<ContextType>;
  DataContract?: DataContractResolvers<ContextType>;
  ContractRef?: ContractRefResolvers<ContextType>;
  InputPort?: InputPortResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  OwnProductConnection?: OwnProductConnectionResolvers<ContextType>;
  Domain?: DomainResolvers<ContextType>;
  DescriptorProblem?: DescriptorProblemResolvers<ContextType>;
  DataProduct?: DataProductResolvers<ContextType>;
  Description?: DescriptionResolvers<ContextType>;
  Transformation?: TransformationResolvers<ContextType>;
  ManagementPort?: ManagementPortResolvers<ContextType>;
  OutputPort?: OutputPortResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DomainView?: DomainViewResolvers<ContextType>;
};

