import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityParent, FindingParent, FindingsParent, ProvenFindingParent, EvidenceParent, ImpactParent, ImpactRowParent, ListParent, EdgeParent, NodeParent } from '../resolvers/parents.ts';
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
  /** Everything that is reached from something, counted in full: what breaks if it changes. `NOT_FOUND` when the id is unknown. */
  readonly impact?: Maybe<Impact>;
  /** The nodes and edges around something, to draw. `NOT_FOUND` when the id is unknown. */
  readonly lineage?: Maybe<LineageGraph>;
  /** The shortest ways data takes from one thing to another, all of one length, ordered by their ids; empty when there is none. `NOT_FOUND` when an id is unknown. */
  readonly paths?: Maybe<ReadonlyArray<LineagePath>>;
  /** A dataset by its id; null when none is known. An alias gives the dataset it stands for. */
  readonly dataset?: Maybe<Dataset>;
  /** A job by its id; null when none is known. */
  readonly job?: Maybe<Job>;
  /** Where declared and observed lineage part, in the whole mesh: most severe first, then by the product it is about, by kind, by id. */
  readonly reconciliation?: Maybe<FindingConnection>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryImpactArgs = {
  of: Scalars['ID']['input'];
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<ImpactFilter>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryLineageArgs = {
  of: Scalars['ID']['input'];
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryPathsArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryDatasetArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryReconciliationArgs = {
  filter?: InputMaybe<FindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which way to follow the data. It is never both at once. */
export type Direction =
  /** Against the flow: what it is made from. */
  | 'UPSTREAM'
  /** With the flow: what is made from it. */
  | 'DOWNSTREAM';

/** What a closure, computed on datasets, is rolled up to. */
export type Level =
  /** Domains: those of the products reached. */
  | 'DOMAIN'
  /** Products with a port that is reached, and consumers. */
  | 'PRODUCT'
  /** Output ports, datasets no port claims, and consumers. */
  | 'PORT'
  /** Columns. Not served yet. */
  | 'COLUMN';

/** What a node of the lineage is. */
export type NodeKind =
  /** A domain. */
  | 'DOMAIN'
  /** A data product. One without outputs is a product too, not a consumer. */
  | 'PRODUCT'
  /** An output port. */
  | 'PORT'
  /** A physical dataset that no port claims. */
  | 'DATASET'
  /** A field of a port's schema. */
  | 'COLUMN'
  /** Something that only reads: a job, a dashboard, a grant. */
  | 'CONSUMER';

/** How an edge came to be known. */
export type Method =
  /** A product's descriptors say so. */
  | 'DECLARED'
  /** A job that ran reported it (OpenLineage). */
  | 'OBSERVED'
  /** A person entered it. */
  | 'MANUAL';

/** `domain`, `owner`, `kind`, `tag` and `status` choose rows and what totals count; `methods` and `minConfidence` choose edges, and so change what is reached. A field that is null, absent or an empty list does not restrict. */
export type ImpactFilter = {
  /** Domain ids. */
  readonly domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Names of owning teams, to the letter. */
  readonly owner?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Technologies of the ports reached. Drops consumers and datasets, which have none. */
  readonly kind?: InputMaybe<ReadonlyArray<PortKind>>;
  /** Tags of products, to the letter. */
  readonly tag?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Places of products in their life. */
  readonly status?: InputMaybe<ReadonlyArray<ProductStatus>>;
  /** Follow only edges known in one of these ways. */
  readonly methods?: InputMaybe<ReadonlyArray<Method>>;
  /** Follow only edges at least this sure, 0–1. */
  readonly minConfidence?: InputMaybe<Scalars['Float']['input']>;
  /** Only rows at most this many dataset hops away. */
  readonly maxDistance?: InputMaybe<Scalars['Int']['input']>;
};

/** A place in the lineage, drawn from lineage's own copy so that a dead domain still draws; `product` and `entity` are live. */
export type LineageNode = {
  /** The id of the domain, product, port, dataset, column or consumer. */
  readonly id: Scalars['ID']['output'];
  /** What it is, and so what `entity` is. */
  readonly kind: NodeKind;
  /** Its title or name for people to read, as last known; its id where nothing better is known. */
  readonly label: Scalars['String']['output'];
  /** The domain that owns it; null for datasets and consumers that no domain owns. */
  readonly domainId?: Maybe<Scalars['ID']['output']>;
  /** Dataset hops from what was asked about, after roll-up too: 0 is what was asked about. Null where nothing was, as on a path. */
  readonly distance?: Maybe<Scalars['Int']['output']>;
  /** How many nodes lie directly upstream of it, shown or not; null when not counted. */
  readonly upstreamTotal?: Maybe<Scalars['Int']['output']>;
  /** How many nodes lie directly downstream of it, shown or not; null when not counted. */
  readonly downstreamTotal?: Maybe<Scalars['Int']['output']>;
  /** Whether its domain can be asked about it, as lineage last heard; null when no domain owns it. */
  readonly availability?: Maybe<Availability>;
  /** The path of the column when `kind` is COLUMN; else null. */
  readonly column?: Maybe<Scalars['String']['output']>;
  /** The product it is or belongs to, as its domain tells it now; null for what belongs to none. */
  readonly product?: Maybe<DataProduct>;
  /** The thing itself, as its owner tells it now; null for columns. */
  readonly entity?: Maybe<LineageEntity>;
};

/** What a node of the lineage can be. */
export type LineageEntity = DataProduct | OutputPort | Dataset | Domain | Consumer;

/** A sink: something that reads data and offers none, such as a dashboard, a job or a grant. */
export type Consumer = {
  /** `consumer:<namespace>/<name>` of the job or exposure, both percent-encoded. */
  readonly id: Scalars['ID']['output'];
  /** Its name for people to read; null when not known. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** What it is, as reported: `job`, `dashboard`, `notebook`, `application`, `ml`, `grant`; null when not known. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** Who is responsible for it; null when not known. */
  readonly owner?: Maybe<Team>;
};

/** Something that moves data, as OpenLineage names it. */
export type Job = {
  /** `job:<namespace>/<name>`, both percent-encoded. */
  readonly id: Scalars['ID']['output'];
  /** The scheduler or project it belongs to. */
  readonly namespace?: Maybe<Scalars['String']['output']>;
  /** Its name there. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** One claim that data goes from one node to another. Each writer has its own: two jobs that say the same are two edges. */
export type LineageEdge = {
  /** Stable for this pair of nodes and this writer. */
  readonly id: Scalars['ID']['output'];
  /** Where the data comes from. */
  readonly from: LineageNode;
  /** Where it goes to. */
  readonly to: LineageNode;
  /** How it came to be known. */
  readonly method: Method;
  /** Who says so: the id of the job (observed), the id of the product (declared), a person (manual). */
  readonly writer: Scalars['String']['output'];
  /** The software that reported it, as a URI; null when not reported. */
  readonly producer?: Maybe<Scalars['String']['output']>;
  /** How sure it is, 0–1. */
  readonly confidence: Scalars['Float']['output'];
  /** The job that moves the data; null when it is not known. */
  readonly job?: Maybe<Job>;
  /** When it was first reported or declared; null when not known. */
  readonly firstSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last reported or declared; null when not known. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when it holds. */
  readonly validFrom: Scalars['DateTime']['output'];
  /** Until when it held; null when it holds still. */
  readonly validTo?: Maybe<Scalars['DateTime']['output']>;
};

/** Nodes and edges to draw, each once. */
export type LineageGraph = {
  /** What was asked about, and what was reached, nearest first, then by id. */
  readonly nodes: ReadonlyArray<LineageNode>;
  /** The edges between these nodes. */
  readonly edges: ReadonlyArray<LineageEdge>;
  /** Whether there was more within the depth asked for: it stops after whole hops at 3,000 nodes, and the outermost nodes carry totals. */
  readonly truncated: Scalars['Boolean']['output'];
  /** How many dataset hops these nodes cover in full. */
  readonly depthReached: Scalars['Int']['output'];
};

/** One way from one thing to another. */
export type LineagePath = {
  /** The nodes in the order the data passes them, both ends included. */
  readonly nodes: ReadonlyArray<LineageNode>;
  /** The edges between them, one fewer than nodes; of several edges between two nodes, the surest. */
  readonly edges: ReadonlyArray<LineageEdge>;
};

/** A page of what is reached. */
export type LineageConnection = {
  /** The nodes of this page, each with its distance. */
  readonly edges: ReadonlyArray<LineageStep>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many are reached within the depth. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Something reached, in a list. */
export type LineageStep = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** Dataset hops to it, from 1. */
  readonly distance: Scalars['Int']['output'];
  /** What was reached. */
  readonly node: LineageNode;
};

/** Everything reached from something. The totals are exact and count all of it, whatever the page of rows; what was asked about never counts, cycle or not. */
export type Impact = {
  /** How many nodes of the level asked for are reached, after the filter. */
  readonly total: Scalars['Int']['output'];
  /** The total by distance in dataset hops, nearest first. */
  readonly byDistance: ReadonlyArray<Count>;
  /** The total by domain id, most first. */
  readonly byDomain: ReadonlyArray<Count>;
  /** The total by name of the owning team, most first. */
  readonly byOwner: ReadonlyArray<Count>;
  /** The total by kind, most first: `PortKind` at level PORT, else `NodeKind`. */
  readonly byKind: ReadonlyArray<Count>;
  /** Whether this is all there is. False only when nodes lie beyond the depth, or when a domain in it has not been harvested lately. A walk past its budget is the error `BUDGET_EXCEEDED`, never a part of an answer. */
  readonly complete: Scalars['Boolean']['output'];
  /** How many dataset hops were followed in full. */
  readonly depthReached: Scalars['Int']['output'];
  /** Domains in it that do not answer at present: their rows stand as last known. */
  readonly unreachableDomains: ReadonlyArray<Scalars['ID']['output']>;
  /** The age of the names, owners and statuses that filters and totals used: the oldest harvest among the domains in it; null when it has none. */
  readonly attributesAsOf?: Maybe<Scalars['DateTime']['output']>;
  /** What is reached, nearest first, then by id. */
  readonly rows: ImpactConnection;
};


/** Everything reached from something. The totals are exact and count all of it, whatever the page of rows; what was asked about never counts, cycle or not. */
export type ImpactRowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of what is reached. `Impact.total` is its total. */
export type ImpactConnection = {
  /** The rows of this page. */
  readonly edges: ReadonlyArray<ImpactEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A row in a list. */
export type ImpactEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The row. */
  readonly node: ImpactRow;
};

/** Something reached, and how. */
export type ImpactRow = {
  /** Dataset hops to it along the shortest way, from 1. */
  readonly distance: Scalars['Int']['output'];
  /** What is reached. */
  readonly node: LineageNode;
  /** A shortest way to it, in the order it was followed, both ends included; ties are broken by id. */
  readonly path: ReadonlyArray<LineageNode>;
  /** The confidence of the least sure edge of `path`, 0–1. */
  readonly lowestConfidence: Scalars['Float']['output'];
  /** Whether its domain can be asked about it, as lineage last heard; null when no domain owns it. */
  readonly availability?: Maybe<Availability>;
  /** When its domain last told what is known of it; null when no domain owns it. */
  readonly lastKnownAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type Domain = {
  /** The routing key: the first segment of the id of everything the domain owns, such as `orders`. */
  readonly id: Scalars['ID']['output'];
  /** The other domains whose data its products read directly, ordered by id. */
  readonly dependsOn?: Maybe<ReadonlyArray<Domain>>;
  /** Where declared and observed lineage part, for the products of the domain, on either side; in the order of `Query.reconciliation`. */
  readonly reconciliation?: Maybe<FindingConnection>;
};


/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type DomainReconciliationArgs = {
  filter?: InputMaybe<FindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProduct = {
  /** `<domain>/<product>`, such as `orders/order-events`. */
  readonly id: Scalars['ID']['output'];
  /** Where its data comes from, nearest first, then by id. PRODUCT nodes; datasets no port claims appear as DATASET nodes. */
  readonly upstream?: Maybe<LineageConnection>;
  /** Where its data goes to, nearest first, then by id. PRODUCT nodes; datasets no port claims appear as DATASET nodes. */
  readonly downstream?: Maybe<LineageConnection>;
  /** Everything that is reached from it, counted in full. */
  readonly impact?: Maybe<Impact>;
  /** Where declared and observed lineage part, with the product on either side: what it reads, and who reads it; in the order of `Query.reconciliation`. */
  readonly reconciliation?: Maybe<FindingConnection>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductUpstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductDownstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductImpactArgs = {
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<ImpactFilter>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductReconciliationArgs = {
  filter?: InputMaybe<FindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One way to read a product, with a contract of its own. */
export type OutputPort = {
  /** `<domain>/<product>/<port>`, such as `orders/order-events/orders-v1`; the last segment ends in the major version. */
  readonly id: Scalars['ID']['output'];
  /** Where its data comes from, nearest first, then by id. PORT nodes; datasets no port claims appear as DATASET nodes. */
  readonly upstream?: Maybe<LineageConnection>;
  /** Where its data goes to, nearest first, then by id. PORT nodes; datasets no port claims appear as DATASET nodes. */
  readonly downstream?: Maybe<LineageConnection>;
  /** Everything that is reached from it, counted in full. */
  readonly impact?: Maybe<Impact>;
};


/** One way to read a product, with a contract of its own. */
export type OutputPortUpstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One way to read a product, with a contract of its own. */
export type OutputPortDownstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One way to read a product, with a contract of its own. */
export type OutputPortImpactArgs = {
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<ImpactFilter>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type Dataset = {
  /** `dataset:<namespace>/<name>`, both percent-encoded. */
  readonly id: Scalars['ID']['output'];
  /** The store it is in, such as `kafka://broker:9092` or `s3://bucket`. */
  readonly namespace?: Maybe<Scalars['String']['output']>;
  /** Its name in that store, such as a topic, a path or `database.schema.table`. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The output ports that claim it, ordered by id; empty when none does. */
  readonly ports?: Maybe<ReadonlyArray<OutputPort>>;
  /** Where its data comes from, nearest first, then by id. PORT nodes; datasets no port claims appear as DATASET nodes. */
  readonly upstream?: Maybe<LineageConnection>;
  /** Where its data goes to, nearest first, then by id. PORT nodes; datasets no port claims appear as DATASET nodes. */
  readonly downstream?: Maybe<LineageConnection>;
  /** Everything that is reached from it, counted in full. */
  readonly impact?: Maybe<Impact>;
};


/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type DatasetUpstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type DatasetDownstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type DatasetImpactArgs = {
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<ImpactFilter>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Where declared and observed lineage part, or where what is declared does not hold by itself. */
export type FindingKind =
  /** A product declares an input that feeds it, and no job is seen to bring data from there. A way over up to eight datasets that no port holds, or that are the product's own, counts as seen. An input that feeds no output, by the descriptor's own word, is not expected to be seen. */
  | 'DECLARED_NOT_OBSERVED'
  /** A job is seen to bring data that a product offers into another product, whose descriptor does not say so. What leads there over up to three datasets that no port holds counts, but not what lies behind something that is declared. */
  | 'OBSERVED_NOT_DECLARED'
  /** Something that is no product reads what a product offers, directly or over up to three datasets that no port holds: a job that only reads, a dashboard. Once a person has entered the edge, it is declared. */
  | 'UNDECLARED_CONSUMER'
  /** An input pins a version that is no longer offered, or all it may read is deprecated or retired, by the status of contract or product. */
  | 'VERSION_SKEW'
  /** An input names a contract or port that nobody is known to offer, and no dataset. */
  | 'UNRESOLVED_INPUT';

/** How much a finding asks for. */
export type FindingSeverity =
  /** Nobody has said anything wrong, or too little is seen to tell: `UNDECLARED_CONSUMER`, because a dashboard has no descriptor to be wrong in; `DECLARED_NOT_OBSERVED` of a product of which nothing was ever observed, because its tools may just not report; `VERSION_SKEW` within a major version, because that promises to stay compatible. */
  | 'INFO'
  /** What is declared and what happens differ, or soon will, and someone has to mend a descriptor or a pipeline: `DECLARED_NOT_OBSERVED` and `OBSERVED_NOT_DECLARED`, because whoever changes the source warns the wrong people; `UNRESOLVED_INPUT`, because nobody can be warned at all; `VERSION_SKEW` of what is deprecated, because it will go. */
  | 'WARNING'
  /** A product relies on what is no longer offered: `VERSION_SKEW` of what is retired, or of a version of which not even the major is offered. */
  | 'ERROR';

/** How `Finding.firstSeenAt` is known. */
export type FindingSince =
  /** Since the input was declared. Something of the product was observed by then, so it could have been seen. */
  | 'DECLARED'
  /** Since the input was declared, which is before anything of the product was observed, if anything ever was: whether it was read then cannot be told. */
  | 'BEFORE_OBSERVATION'
  /** Since it is no longer seen: until then it was. */
  | 'OBSERVATION_ENDED'
  /** Since it was first seen, without a break until now. */
  | 'OBSERVED'
  /** Since it is no longer declared: until then it was, and it is still seen. */
  | 'DECLARATION_ENDED'
  /** Since the harvest that first showed it. */
  | 'HARVESTED';

/** How what an input names has left it behind. */
export type FindingSkew =
  /** The version is not offered, nor any other of its major version. */
  | 'GONE'
  /** All it may read is retired. */
  | 'RETIRED'
  /** All it may read is deprecated, some of it retired perhaps. */
  | 'DEPRECATED'
  /** The version is not offered, another of its major version is. */
  | 'DRIFTED';

/** Chooses findings, and so what the counts count. A field that is null, absent or an empty list does not restrict. */
export type FindingFilter = {
  /** Of these kinds. */
  readonly kind?: InputMaybe<ReadonlyArray<FindingKind>>;
  /** Of these severities. */
  readonly severity?: InputMaybe<ReadonlyArray<FindingSeverity>>;
  /** About products of these domains, by id. Who is on the other side does not matter. */
  readonly domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** About products of these teams, by name, to the letter. */
  readonly owner?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of findings. The counts are of all that match, whatever the page; a later page and its counts are of the state that the first one was of. */
export type FindingConnection = {
  /** The findings of this page. */
  readonly edges: ReadonlyArray<FindingEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many match. Exact, never cut by paging. When they cannot be found in time, that is the error `BUDGET_EXCEEDED`. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many match by `FindingKind`, most first. */
  readonly byKind: ReadonlyArray<Count>;
  /** How many match by `FindingSeverity`, most first. */
  readonly bySeverity: ReadonlyArray<Count>;
  /** How many match by the domain of the product they are about, most first. */
  readonly byDomain: ReadonlyArray<Count>;
};

/** A finding in a list. */
export type FindingEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The finding. */
  readonly node: Finding;
};

/** One place where the declared and the observed part, with both sides' evidence. Both sides see it, under one id. */
export type Finding = {
  /** The same as long as its kind and the two sides are, by their names: after a restart, when it goes and comes back, and whoever is asked. */
  readonly id: Scalars['ID']['output'];
  /** What parts. */
  readonly kind: FindingKind;
  /** How much it asks for. */
  readonly severity: FindingSeverity;
  /** Since when it holds without a break, as far as what is stored tells; null when that is not known, as in a store that an earlier release wrote. It moves only when more becomes known of the past. Who offers what is taken as it is now. */
  readonly firstSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** What `firstSeenAt` is. */
  readonly since: FindingSince;
  /** The product it is about, as its domain tells it now: the one whose data is read, of what is observed and not declared; else the one that declares. */
  readonly product?: Maybe<DataProduct>;
  /** The domain of that product. */
  readonly domainId: Scalars['ID']['output'];
  /** Who reads, or says that it does: a product or a consumer. */
  readonly consumer: LineageNode;
  /** What is read, or said to be: a port, the first of several by id; a dataset that no port holds; null when it is not known. */
  readonly source?: Maybe<LineageNode>;
  /** What the consumer's side says; null when it says nothing, which then is the finding. */
  readonly declared?: Maybe<FindingDeclaration>;
  /** What jobs were seen to do; null when nothing is seen, and none was before, which may be the finding. */
  readonly observed?: Maybe<FindingObservation>;
  /** Whether anything of the consumer was ever observed: a job that made something of it, or it reading. If not, then that an input of it is not seen says nothing. A product without outputs is never observed. */
  readonly consumerObserved: Scalars['Boolean']['output'];
};

/** What a descriptor says, and its edges. */
export type FindingDeclaration = {
  /** The product whose descriptor it is, as its domain tells it now. */
  readonly product?: Maybe<DataProduct>;
  /** The name of the input; null when an output's `inputContracts` name the contract, and no input does. */
  readonly input?: Maybe<Scalars['String']['output']>;
  /** The contract it relies on; null when not declared. */
  readonly contractId?: Maybe<Scalars['String']['output']>;
  /** The version it is pinned to; null when not pinned. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** The output port it names; null when it was not declared so. */
  readonly portId?: Maybe<Scalars['ID']['output']>;
  /** The dataset it names (`dataset:<namespace>/<name>`); null when it was not declared so. */
  readonly datasetId?: Maybe<Scalars['ID']['output']>;
  /** The output ports that this means, ordered by id; empty when none is known. */
  readonly ports: ReadonlyArray<OutputPort>;
  /** How these have left it behind; null unless that is the finding. */
  readonly skew?: Maybe<FindingSkew>;
  /** The declared edges from there into the product that hold now. Those of an input that named something once and does not any more are kept. */
  readonly edges: ReadonlyArray<FindingEvidence>;
};

/** What jobs were seen to do. */
export type FindingObservation = {
  /** The edges by which jobs take the data from the source, on a way to the consumer: who reads, by which job. They hold still; but of a declared input that is not read any more they are those that held in the end. */
  readonly edges: ReadonlyArray<FindingEvidence>;
  /** The datasets between that no port holds, in the order the data passes them, on a shortest way; empty when it goes straight. */
  readonly via: ReadonlyArray<LineageNode>;
  /** When any of these edges was last reported. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
};

/** An edge behind a finding. */
export type FindingEvidence = {
  /** The edge, between the ports that hold its ends; of several ports the first by id. */
  readonly edge: LineageEdge;
  /** The id of the last run that reported it; null for what is declared, and for what no run reports. */
  readonly lastRun?: Maybe<Scalars['String']['output']>;
  /** When it ended; null when it holds still. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
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
  Job: Job;
  Domain: Domain;
  DataProduct: DataProduct;
  OutputPort: OutputPort;
  Dataset: Dataset;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Consumer:
    ( { __typename: 'Consumer' }
    & GraphQLRecursivePick<FederationTypes['Consumer'], {"id":true}> );
  Job:
    ( { __typename: 'Job' }
    & GraphQLRecursivePick<FederationTypes['Job'], {"id":true}> );
  Domain:
    ( { __typename: 'Domain' }
    & GraphQLRecursivePick<FederationTypes['Domain'], {"id":true}> );
  DataProduct:
    ( { __typename: 'DataProduct' }
    & GraphQLRecursivePick<FederationTypes['DataProduct'], {"id":true}> );
  OutputPort:
    ( { __typename: 'OutputPort' }
    & GraphQLRecursivePick<FederationTypes['OutputPort'], {"id":true}> );
  Dataset:
    ( { __typename: 'Dataset' }
    & GraphQLRecursivePick<FederationTypes['Dataset'], {"id":true}> );
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
  Direction: Direction;
  Level: Level;
  NodeKind: NodeKind;
  Method: Method;
  ImpactFilter: ImpactFilter;
  LineageNode: ResolverTypeWrapper<NodeParent>;
  LineageEntity: ResolverTypeWrapper<EntityParent>;
  Consumer: ResolverTypeWrapper<EntityParent>;
  Job: ResolverTypeWrapper<EntityParent>;
  LineageEdge: ResolverTypeWrapper<EdgeParent>;
  LineageGraph: ResolverTypeWrapper<Omit<LineageGraph, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['LineageNode']>, edges: ReadonlyArray<ResolversTypes['LineageEdge']> }>;
  LineagePath: ResolverTypeWrapper<Omit<LineagePath, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['LineageNode']>, edges: ReadonlyArray<ResolversTypes['LineageEdge']> }>;
  LineageConnection: ResolverTypeWrapper<ListParent>;
  LineageStep: ResolverTypeWrapper<Omit<LineageStep, 'node'> & { node: ResolversTypes['LineageNode'] }>;
  Impact: ResolverTypeWrapper<ImpactParent>;
  ImpactConnection: ResolverTypeWrapper<Omit<ImpactConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ImpactEdge']> }>;
  ImpactEdge: ResolverTypeWrapper<Omit<ImpactEdge, 'node'> & { node: ResolversTypes['ImpactRow'] }>;
  ImpactRow: ResolverTypeWrapper<ImpactRowParent>;
  Domain: ResolverTypeWrapper<EntityParent>;
  DataProduct: ResolverTypeWrapper<EntityParent>;
  OutputPort: ResolverTypeWrapper<EntityParent>;
  Dataset: ResolverTypeWrapper<EntityParent>;
  FindingKind: FindingKind;
  FindingSeverity: FindingSeverity;
  FindingSince: FindingSince;
  FindingSkew: FindingSkew;
  FindingFilter: FindingFilter;
  FindingConnection: ResolverTypeWrapper<FindingsParent>;
  FindingEdge: ResolverTypeWrapper<Omit<FindingEdge, 'node'> & { node: ResolversTypes['Finding'] }>;
  Finding: ResolverTypeWrapper<FindingParent>;
  FindingDeclaration: ResolverTypeWrapper<ProvenFindingParent>;
  FindingObservation: ResolverTypeWrapper<ProvenFindingParent>;
  FindingEvidence: ResolverTypeWrapper<EvidenceParent>;
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
  ImpactFilter: ImpactFilter;
  LineageNode: NodeParent;
  LineageEntity: EntityParent;
  Consumer: EntityParent;
  Job: EntityParent;
  LineageEdge: EdgeParent;
  LineageGraph: Omit<LineageGraph, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['LineageNode']>, edges: ReadonlyArray<ResolversParentTypes['LineageEdge']> };
  LineagePath: Omit<LineagePath, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['LineageNode']>, edges: ReadonlyArray<ResolversParentTypes['LineageEdge']> };
  LineageConnection: ListParent;
  LineageStep: Omit<LineageStep, 'node'> & { node: ResolversParentTypes['LineageNode'] };
  Impact: ImpactParent;
  ImpactConnection: Omit<ImpactConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ImpactEdge']> };
  ImpactEdge: Omit<ImpactEdge, 'node'> & { node: ResolversParentTypes['ImpactRow'] };
  ImpactRow: ImpactRowParent;
  Domain: EntityParent;
  DataProduct: EntityParent;
  OutputPort: EntityParent;
  Dataset: EntityParent;
  FindingFilter: FindingFilter;
  FindingConnection: FindingsParent;
  FindingEdge: Omit<FindingEdge, 'node'> & { node: ResolversParentTypes['Finding'] };
  Finding: FindingParent;
  FindingDeclaration: ProvenFindingParent;
  FindingObservation: ProvenFindingParent;
  FindingEvidence: EvidenceParent;
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
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<QueryImpactArgs, 'of' | 'direction' | 'level'>>;
  lineage?: Resolver<Maybe<ResolversTypes['LineageGraph']>, ParentType, ContextType, RequireFields<QueryLineageArgs, 'of' | 'direction' | 'depth' | 'level'>>;
  paths?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LineagePath']>>, ParentType, ContextType, RequireFields<QueryPathsArgs, 'from' | 'to' | 'first'>>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<QueryDatasetArgs, 'id'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  reconciliation?: Resolver<Maybe<ResolversTypes['FindingConnection']>, ParentType, ContextType, RequireFields<QueryReconciliationArgs, 'first'>>;
};

export type LineageNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageNode'] = ResolversParentTypes['LineageNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domainId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  distance?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  upstreamTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  downstreamTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType>;
  entity?: Resolver<Maybe<ResolversTypes['LineageEntity']>, ParentType, ContextType>;
};

export type LineageEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageEntity'] = ResolversParentTypes['LineageEntity']> = {
  __resolveType: TypeResolveFn<'DataProduct' | 'OutputPort' | 'Dataset' | 'Domain' | 'Consumer', ParentType, ContextType>;
};

export type ConsumerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consumer'] = ResolversParentTypes['Consumer'], FederationReferenceType extends FederationReferenceTypes['Consumer'] = FederationReferenceTypes['Consumer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Consumer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job'], FederationReferenceType extends FederationReferenceTypes['Job'] = FederationReferenceTypes['Job']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Job']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LineageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageEdge'] = ResolversParentTypes['LineageEdge']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['Method'], ParentType, ContextType>;
  writer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  producer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LineageGraphResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageGraph'] = ResolversParentTypes['LineageGraph']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  depthReached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LineagePathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineagePath'] = ResolversParentTypes['LineagePath']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
};

export type LineageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageConnection'] = ResolversParentTypes['LineageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageStep']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LineageStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageStep'] = ResolversParentTypes['LineageStep']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
};

export type ImpactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Impact'] = ResolversParentTypes['Impact']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  byDistance?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  byDomain?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  byOwner?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  byKind?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  depthReached?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreachableDomains?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  attributesAsOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['ImpactConnection'], ParentType, ContextType, RequireFields<ImpactRowsArgs, 'first'>>;
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
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  lowestConfidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  lastKnownAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DomainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain'], FederationReferenceType extends FederationReferenceTypes['Domain'] = FederationReferenceTypes['Domain']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Domain']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dependsOn?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Domain']>>, ParentType, ContextType>;
  reconciliation?: Resolver<Maybe<ResolversTypes['FindingConnection']>, ParentType, ContextType, RequireFields<DomainReconciliationArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataProduct'] = ResolversParentTypes['DataProduct'], FederationReferenceType extends FederationReferenceTypes['DataProduct'] = FederationReferenceTypes['DataProduct']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataProduct']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DataProductUpstreamArgs, 'depth' | 'first'>>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DataProductDownstreamArgs, 'depth' | 'first'>>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<DataProductImpactArgs, 'direction' | 'level'>>;
  reconciliation?: Resolver<Maybe<ResolversTypes['FindingConnection']>, ParentType, ContextType, RequireFields<DataProductReconciliationArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OutputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutputPort'] = ResolversParentTypes['OutputPort'], FederationReferenceType extends FederationReferenceTypes['OutputPort'] = FederationReferenceTypes['OutputPort']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutputPort']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<OutputPortUpstreamArgs, 'depth' | 'first'>>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<OutputPortDownstreamArgs, 'depth' | 'first'>>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<OutputPortImpactArgs, 'direction' | 'level'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset'], FederationReferenceType extends FederationReferenceTypes['Dataset'] = FederationReferenceTypes['Dataset']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Dataset']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OutputPort']>>, ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DatasetUpstreamArgs, 'depth' | 'first'>>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DatasetDownstreamArgs, 'depth' | 'first'>>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<DatasetImpactArgs, 'direction' | 'level'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FindingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingConnection'] = ResolversParentTypes['FindingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FindingEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  byKind?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  bySeverity?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
  byDomain?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
};

export type FindingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingEdge'] = ResolversParentTypes['FindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Finding'], ParentType, ContextType>;
};

export type FindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FindingKind'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['FindingSeverity'], ParentType, ContextType>;
  firstSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['FindingSince'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType>;
  domainId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  consumer?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  declared?: Resolver<Maybe<ResolversTypes['FindingDeclaration']>, ParentType, ContextType>;
  observed?: Resolver<Maybe<ResolversTypes['FindingObservation']>, ParentType, ContextType>;
  consumerObserved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FindingDeclarationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingDeclaration'] = ResolversParentTypes['FindingDeclaration']> = {
  product?: Resolver<Maybe<ResolversTypes['DataProduct']>, ParentType, ContextType>;
  input?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contractId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  portId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  datasetId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ports?: Resolver<ReadonlyArray<ResolversTypes['OutputPort']>, ParentType, ContextType>;
  skew?: Resolver<Maybe<ResolversTypes['FindingSkew']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['FindingEvidence']>, ParentType, ContextType>;
};

export type FindingObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingObservation'] = ResolversParentTypes['FindingObservation']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FindingEvidence']>, ParentType, ContextType>;
  via?: Resolver<ReadonlyArray<ResolversTypes['LineageNode']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FindingEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingEvidence'] = ResolversParentTypes['FindingEvidence']> = {
  edge?: Resolver<ResolversTypes['LineageEdge'], ParentType, ContextType>;
  lastRun?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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
  LineageNode?: LineageNodeResolvers<ContextType>;
  LineageEntity?: LineageEntityResolvers<ContextType>;
  Consumer?: ConsumerResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  LineageEdge?: LineageEdgeResolvers<ContextType>;
  LineageGraph?: LineageGraphResolvers<ContextType>;
  LineagePath?: LineagePathResolvers<ContextType>;
  LineageConnection?: LineageConnectionResolvers<ContextType>;
  LineageStep?: LineageStepResolvers<ContextType>;
  Impact?: ImpactResolvers<ContextType>;
  ImpactConnection?: ImpactConnectionResolvers<ContextType>;
  ImpactEdge?: ImpactEdgeResolvers<ContextType>;
  ImpactRow?: ImpactRowResolvers<ContextType>;
  Domain?: DomainResolvers<ContextType>;
  DataProduct?: DataProductResolvers<ContextType>;
  OutputPort?: OutputPortResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  FindingConnection?: FindingConnectionResolvers<ContextType>;
  FindingEdge?: FindingEdgeResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  FindingDeclaration?: FindingDeclarationResolvers<ContextType>;
  FindingObservation?: FindingObservationResolvers<ContextType>;
  FindingEvidence?: FindingEvidenceResolvers<ContextType>;
};

