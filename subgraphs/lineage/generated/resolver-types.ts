import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityParent, ConsumerListParent, FindingParent, FindingsParent, ProvenFindingParent, EvidenceParent, DependencyListParent, ImpactParent, ImpactRowParent, ChangeParent, LeadTimeParent, LeadTimeHopParent, ListParent, DiffParent, EdgeParent, EdgeListParent, NodeParent } from '../resolvers/parents.ts';
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
  /** Everything that is reached from something, counted in full: what breaks if it changes. `NOT_FOUND` when the id was never known; what was not there at the moment asked for reaches nothing. */
  readonly impact?: Maybe<Impact>;
  /** The nodes and edges around something, to draw. `NOT_FOUND` when the id was never known; what was not there at the moment asked for has nothing around it. */
  readonly lineage?: Maybe<LineageGraph>;
  /** What each of these is, for a drawing that has them already: each once, in the order asked for; what was never known, or was not there at the moment asked for, is left out. What lies beside one is counted as at its own level. */
  readonly lineageNodes?: Maybe<ReadonlyArray<LineageNode>>;
  /** The shortest ways data takes from one thing to another, all of one length, ordered by their ids; empty when there is none. `NOT_FOUND` when an id was never known. */
  readonly paths?: Maybe<ReadonlyArray<LineagePath>>;
  /** What is not the same at two moments of the edges among what is reached from something, at either of them. `NOT_FOUND` when the id was never known. */
  readonly lineageDiff?: Maybe<LineageDiff>;
  /** A dataset by its id; null when none is known. An alias gives the dataset it stands for. */
  readonly dataset?: Maybe<Dataset>;
  /** A job by its id; null when none is known. */
  readonly job?: Maybe<Job>;
  /** A run by its id; null when none is known. */
  readonly run?: Maybe<Run>;
  /** Jobs, in the order in which lineage first heard of them. A page costs what a filter passes over; one that takes longer than `HEDDLE_LINEAGE_BUDGET_MS` is `BUDGET_EXCEEDED`. */
  readonly jobs?: Maybe<JobConnection>;
  /** How long a change takes from one thing to another, as the runs that are remembered tell: from a run that wrote the source to the first run of each job on a shortest way that started after the one before had completed. `NOT_FOUND` when an id is unknown. */
  readonly leadTime?: Maybe<LeadTime>;
  /** The edges that leave something, or lead to it, one hop and no further, ordered by the ids of their ends. `NOT_FOUND` when the id is unknown. */
  readonly edges?: Maybe<LineageEdgeConnection>;
  /** A consumer by its id; null when none is known. */
  readonly consumer?: Maybe<Consumer>;
  /** The consumers that read something now, and all that are registered, ordered by id. */
  readonly consumers?: Maybe<ConsumerConnection>;
  /** Which domains read which, directly, one hop of datasets and no further: a matrix without its empty cells, ordered by the ids of `from` and `to`. Counting what is too much for `HEDDLE_LINEAGE_BUDGET_MS` is `BUDGET_EXCEEDED`. */
  readonly domainDependencies?: Maybe<DomainDependencyConnection>;
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
  includeIndirect?: InputMaybe<Scalars['Boolean']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryLineageArgs = {
  of: Scalars['ID']['input'];
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  includeIndirect?: InputMaybe<Scalars['Boolean']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryLineageNodesArgs = {
  of: ReadonlyArray<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryPathsArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryLineageDiffArgs = {
  of: Scalars['ID']['input'];
  from: Scalars['DateTime']['input'];
  to?: InputMaybe<Scalars['DateTime']['input']>;
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  basis?: InputMaybe<DiffBasis>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
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
export type QueryRunArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryJobsArgs = {
  filter?: InputMaybe<JobFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryLeadTimeArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryEdgesArgs = {
  of: Scalars['ID']['input'];
  direction?: InputMaybe<Direction>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<EdgeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryConsumerArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryConsumersArgs = {
  filter?: InputMaybe<ConsumerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryDomainDependenciesArgs = {
  domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryReconciliationArgs = {
  filter?: InputMaybe<FindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which of the two times a difference is about. */
export type DiffBasis =
  /** What held at the two moments, as it is known now. */
  | 'VALID'
  /** What was known at the two moments to hold just then: late events and corrections are differences here. */
  | 'KNOWN';

/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type Mutation = {
  /** Enters lineage by hand: data goes from the one to the other, as `author` says. Needs an `ingest` or `admin` token, or that of a domain: then no other domain may hold where it goes to. Said again it is seen again; another confidence or expiry makes a version, another reason alone is put right from the beginning. Datasets and consumers that are not known yet are made. `CONFLICT` for a port that holds no dataset, or none that can be told to have the column. */
  readonly addLineage?: Maybe<LineageEdge>;
  /** Ends what an author entered; it stays in the history. With an edge of datasets those of their columns end that the token may end; with the last of the columns that of their datasets, unless it was entered itself. Needs an `ingest` or `admin` token, or that of the domain with whose token it was entered. `NOT_FOUND` when the author entered no such edge. Asked again it answers the same. */
  readonly removeLineage?: Maybe<LineageEdge>;
  /** Makes a dashboard, a model, an application, a grant known as a consumer, or says anew what it is and all that it reads. Needs an `ingest` or `admin` token, or that of the domain that named it first. */
  readonly registerConsumer?: Maybe<Consumer>;
  /** Ends what a registration says that a consumer reads; what events say of it stands. Needs an `ingest` or `admin` token, or that of the domain with whose token it was registered. `NOT_FOUND` when none is known; one that is not registered stays as it is. */
  readonly removeConsumer?: Maybe<Consumer>;
  /** Sets how long the edges of a writer may go unseen before they are stale. Needs an `ingest` or `admin` token, or that of the domain whose product, or whose job by its first event, the writer is. `NOT_FOUND` when nobody knows the writer. */
  readonly setExpiry?: Maybe<EdgeExpiry>;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationAddLineageArgs = {
  input: AddLineageInput;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationRemoveLineageArgs = {
  input: RemoveLineageInput;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationRegisterConsumerArgs = {
  input: RegisterConsumerInput;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationRemoveConsumerArgs = {
  id: Scalars['ID']['input'];
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationSetExpiryArgs = {
  writer: Scalars['String']['input'];
  after?: InputMaybe<Scalars['Duration']['input']>;
};

/** An edge entered by hand. */
export type AddLineageInput = {
  /** Where the data comes from: the id of an output port, which stands for all its datasets, or of a dataset; or of a column of either, by its name in the contract or the dataset. */
  readonly from: Scalars['ID']['input'];
  /** Where it goes to: the id of an output port, a dataset or a consumer; of a column, a column or a consumer that reads it. With an edge of columns there is one of their datasets by the same author, which carries these columns and no others. */
  readonly to: Scalars['ID']['input'];
  /** Who says so: an e-mail address or a name, of at most 256 characters. The edge's writer is `person:<author>`; the token vouches for it. */
  readonly author: Scalars['String']['input'];
  /** Why, for people to read: at most 4,000 characters. */
  readonly reason: Scalars['String']['input'];
  /** How sure it is, 0–1; null is 1. An edge between whole things is no less sure than those of its columns by the same author. */
  readonly confidence?: InputMaybe<Scalars['Float']['input']>;
  /** Since when it holds, not later than now; null for now. */
  readonly validFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** How long it may go without being entered again before it is stale, at most `P100Y`; null: as long as its writer's edges may (`setExpiry`), by default for ever. */
  readonly expiresAfter?: InputMaybe<Scalars['Duration']['input']>;
};

/** An edge that was entered by hand. */
export type RemoveLineageInput = {
  /** Where the data comes from, as it was entered; a column as it is shown, should its contract have come to call it otherwise. */
  readonly from: Scalars['ID']['input'];
  /** Where it goes to, likewise. */
  readonly to: Scalars['ID']['input'];
  /** Who entered it. */
  readonly author: Scalars['String']['input'];
  /** Until when it held, not later than now; null for now. */
  readonly validTo?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A consumer as somebody knows it. */
export type RegisterConsumerInput = {
  /** The tool or project it belongs to: the first part of its id. */
  readonly namespace: Scalars['String']['input'];
  /** Its name there: the second part of its id. */
  readonly name: Scalars['String']['input'];
  /** Who says so: an e-mail address or a name, of at most 256 characters. */
  readonly author: Scalars['String']['input'];
  /** Why it is entered by hand, for people to read: at most 4,000 characters. The reason of its edges. */
  readonly reason: Scalars['String']['input'];
  /** What it is: `dashboard`, `model`, `application`, `notebook`, `grant`, or another word of at most 256 characters. */
  readonly kind: Scalars['String']['input'];
  /** Its name for people to read, at most 256 characters; null for `name`. */
  readonly label?: InputMaybe<Scalars['String']['input']>;
  /** Who is responsible for it; null when nobody knows. */
  readonly owner?: InputMaybe<ConsumerOwnerInput>;
  /** Where it is to be seen, of http or https; null when nowhere. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
  /** All that it reads: ids of output ports, datasets and their columns, at most 10,000. Of what columns are named of, it reads these and no others. What a registration named before and this one does not, ends. */
  readonly reads: ReadonlyArray<Scalars['ID']['input']>;
  /** How long its edges may go without being registered again before they are stale, at most `P100Y`; null: as long as the author's edges may (`setExpiry`), by default for ever. */
  readonly expiresAfter?: InputMaybe<Scalars['Duration']['input']>;
};

/** Who is responsible for a consumer. One of the two at least. */
export type ConsumerOwnerInput = {
  /** The name of a team or person, at most 256 characters, which filters and breakdowns by owner use. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Where they are reached, at most 256 characters. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
};

/** How long the edges of one writer may go unseen. */
export type EdgeExpiry = {
  /** The id of the job, the product or the person. */
  readonly writer: Scalars['String']['output'];
  /** How long before they are stale; null when they never are. */
  readonly after?: Maybe<Scalars['Duration']['output']>;
  /** `after` in seconds; null when they never are stale. */
  readonly afterSeconds?: Maybe<Scalars['Float']['output']>;
  /** Whether this is the default of their kind. */
  readonly isDefault: Scalars['Boolean']['output'];
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
  /** Columns of output ports, and of datasets no port claims; beside them, whole, what is reached of which no column is known (PORT and DATASET nodes of precision `DATASET`), and consumers, which have none. */
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

/** How closely it is known what of something is reached. */
export type Precision =
  /** A column of it, by name: along edges that facets, contracts or people state, column to column. Of a consumer: it is said to read such a column. */
  | 'COLUMN'
  /** The thing as a whole: on the way some writer did not say which columns it carries. Which columns of it are reached is not known. */
  | 'DATASET';

/** How an edge came to be known. */
export type Method =
  /** A product's descriptors say so. */
  | 'DECLARED'
  /** A job that ran reported it (OpenLineage). */
  | 'OBSERVED'
  /** A person entered it. */
  | 'MANUAL';

/** `domain`, `owner`, `kind`, `tag` and `status` choose rows and what totals count; `methods`, `minConfidence`, `seenSince` and `writers` choose edges, and so change what is reached. A field that is null, absent or an empty list does not restrict. */
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
  /** Follow only edges last seen at this moment or later. A declared edge is seen by each harvest, so it always counts: how old harvests are, `complete` says. */
  readonly seenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Follow only edges of these writers: ids of jobs, products, persons. One that nobody knows has none. */
  readonly writers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Chooses edges by what their records say. A field that is null, absent or an empty list does not restrict. */
export type EdgeFilter = {
  /** Known in one of these ways. */
  readonly methods?: InputMaybe<ReadonlyArray<Method>>;
  /** Said by one of these: ids of jobs, products, persons. One that nobody knows has none. */
  readonly writers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Reported by one of these, to the letter. */
  readonly producers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** At least this sure, 0–1. */
  readonly minConfidence?: InputMaybe<Scalars['Float']['input']>;
  /** Last seen at this moment or later. */
  readonly seenSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Last seen before this moment. */
  readonly seenBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: only stale ones. False: none of these. */
  readonly stale?: InputMaybe<Scalars['Boolean']['input']>;
  /** Last seen in one of these runs: by its id (`Run.id`), or by its own id alone (`Run.runId`), of whichever job. Anything else is `BAD_USER_INPUT`. */
  readonly runs?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Chooses consumers. A field that is null, absent or an empty list does not restrict. */
export type ConsumerFilter = {
  /** What they are, to the letter: `dashboard`, `job`… */
  readonly kind?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Names of owners, to the letter. */
  readonly owner?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What their label or name begins with, in upper or lower case; at most 256 characters. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
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
  /** Whether lineage names a column that its port's contract does not have; null for what is no column. */
  readonly dangling?: Maybe<Scalars['Boolean']['output']>;
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
  /** What it is, as reported or registered: `job`, `dashboard`, `notebook`, `application`, `ml`, `model`, `grant`; null when not known. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** Who is responsible for it; null when not known. */
  readonly owner?: Maybe<Team>;
  /** Where it is to be seen, of http or https; null when not known. */
  readonly url?: Maybe<Scalars['String']['output']>;
  /** The author who registered it by hand; null when events alone name it. */
  readonly registeredBy?: Maybe<Scalars['String']['output']>;
  /** The edges to it: what it reads, when that was last seen, and who says so, ordered by what is read. */
  readonly reads?: Maybe<LineageEdgeConnection>;
};


/** A sink: something that reads data and offers none, such as a dashboard, a job or a grant. */
export type ConsumerReadsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of consumers. */
export type ConsumerConnection = {
  /** The consumers of this page. */
  readonly edges: ReadonlyArray<ConsumerEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many match. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A consumer in a list. */
export type ConsumerEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The consumer. */
  readonly node: Consumer;
};

/** Something that moves data, as OpenLineage names it. */
export type Job = {
  /** `job:<namespace>/<name>`, both percent-encoded. */
  readonly id: Scalars['ID']['output'];
  /** The scheduler or project it belongs to. */
  readonly namespace?: Maybe<Scalars['String']['output']>;
  /** Its name there. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** `BATCH`, `STREAMING`, `SERVICE`, as reported (`jobType` facet); null when not reported. */
  readonly processingType?: Maybe<Scalars['String']['output']>;
  /** What reports it, such as `SPARK` or `DBT`; null when not reported. */
  readonly integration?: Maybe<Scalars['String']['output']>;
  /** What it is to that, such as `TASK` or `MODEL`; null when not reported. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** Whether it is a test: it reads what it checks, uses nothing and is no consumer. Null when no event of it is known. */
  readonly isTest?: Maybe<Scalars['Boolean']['output']>;
  /** Who is responsible for it: the first owner of its `ownership` facet; null when not reported. */
  readonly owner?: Maybe<Team>;
  /** What it does, in words; null when not reported. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The job whose runs start its own, by the newest run that names one; null when none does. */
  readonly parent?: Maybe<Job>;
  /** Its newest run, by the first event of each; null when none is known. */
  readonly lastRun?: Maybe<Run>;
  /** Where `lastRun` stands; null when none is known. */
  readonly state?: Maybe<RunState>;
  /** How long the newest of its last 8 runs took that completed; null when none did. */
  readonly duration?: Maybe<Scalars['Duration']['output']>;
  /** `duration` in seconds. */
  readonly durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** The median of how long those of its last 8 runs took that completed; null when none did. */
  readonly medianDuration?: Maybe<Scalars['Duration']['output']>;
  /** `medianDuration` in seconds. */
  readonly medianDurationSeconds?: Maybe<Scalars['Float']['output']>;
  /** Its runs, newest first by the first event of each, then by id. None is forgotten; those of which nothing came since an earlier release are not listed. Null when no event of the job is known. */
  readonly runs?: Maybe<RunConnection>;
  /** The datasets it reads: those of its open edges, or of its last run where it has none. Ordered by id. */
  readonly inputs?: Maybe<ReadonlyArray<Dataset>>;
  /** The datasets it writes: those of its open edges, or of its last run where it has none. Ordered by id. */
  readonly outputs?: Maybe<ReadonlyArray<Dataset>>;
};


/** Something that moves data, as OpenLineage names it. */
export type JobRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which jobs. What is null or absent does not restrict. */
export type JobFilter = {
  /** Their namespace, to the letter. */
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
  /** Where their newest run stands. An empty list does not restrict. */
  readonly state?: InputMaybe<ReadonlyArray<RunState>>;
  /** What their name contains, in whatever case. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** A page of jobs. */
export type JobConnection = {
  /** The jobs of this page. */
  readonly edges: ReadonlyArray<JobEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A job in a list. */
export type JobEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The job. */
  readonly node: Job;
};

/** One execution of a job, as its events tell it, in whatever order they came. */
export type Run = {
  /** `run:<namespace>/<name>/<uuid>`: namespace and name of its job, percent-encoded, and its own id. */
  readonly id: Scalars['ID']['output'];
  /** Its own id, a UUID. */
  readonly runId?: Maybe<Scalars['String']['output']>;
  /** The job it is a run of. */
  readonly job?: Maybe<Job>;
  /** Where it stands; null when no event of it is known. */
  readonly state?: Maybe<RunState>;
  /** When it started: the time of its START, which may come after other events; null when none came. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended: the time of its COMPLETE, ABORT or FAIL, the last of several; null while it goes on. */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The time of its latest event of any kind. */
  readonly lastEventAt?: Maybe<Scalars['DateTime']['output']>;
  /** From `startedAt` to `endedAt`; null when one of them is not known, and when the end lies before the start. */
  readonly duration?: Maybe<Scalars['Duration']['output']>;
  /** `duration` in seconds. */
  readonly durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** For when it was scheduled; null when not reported. */
  readonly nominalStartAt?: Maybe<Scalars['DateTime']['output']>;
  /** The end of the time it was scheduled for, exclusive; null when not reported. */
  readonly nominalEndAt?: Maybe<Scalars['DateTime']['output']>;
  /** The run that started it, whose fields are null when no event of that came; null when it names none. */
  readonly parent?: Maybe<Run>;
  /** The run at the top of those that started it; null when it names none. */
  readonly root?: Maybe<Run>;
  /** What went wrong, in the first 2,000 characters of the words of what ran it; null when not reported. */
  readonly errorMessage?: Maybe<Scalars['String']['output']>;
  /** The software that reported it, as a URI. */
  readonly producer?: Maybe<Scalars['String']['output']>;
  /** What processed the data, with its version, such as `spark 3.5.1`; null when not reported. */
  readonly engine?: Maybe<Scalars['String']['output']>;
  /** The datasets it read, as it named them, ordered by id. Events that failed say nothing of datasets. */
  readonly inputs?: Maybe<ReadonlyArray<Dataset>>;
  /** The datasets it wrote, as it named them, ordered by id. Events that failed say nothing of datasets. */
  readonly outputs?: Maybe<ReadonlyArray<Dataset>>;
};

/** Where a run stands (OpenLineage's words). One that ended stays so, whatever comes of earlier or later; of several ends the latest counts. */
export type RunState =
  /** It started, and nothing was said since. A run that was lost stays here, or at RUNNING. */
  | 'START'
  /** It reported while it ran. Streaming jobs may stay here for good. */
  | 'RUNNING'
  /** It completed. */
  | 'COMPLETE'
  /** It was stopped. */
  | 'ABORT'
  /** It failed. */
  | 'FAIL'
  /** There are events of it, and none that says where it stands. */
  | 'OTHER';

/** A page of a job's runs. */
export type RunConnection = {
  /** The runs of this page. */
  readonly edges: ReadonlyArray<RunEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many are listed. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A run in a list. */
export type RunEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The run. */
  readonly node: Run;
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
  /** Who says so: the id of the job (observed), of the product (declared), or of the person (manual, `person:<author>`). */
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
  /** Since when it holds: of several datasets or versions the earliest. */
  readonly validFrom: Scalars['DateTime']['output'];
  /** Until when it held: of several the latest; null when it holds still. */
  readonly validTo?: Maybe<Scalars['DateTime']['output']>;
  /** Since when this was known: of several the earliest; null when not known. */
  readonly recordedFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it was believed, as is known now whatever `knownAt` is: of several the latest; null when it is believed still. */
  readonly recordedTo?: Maybe<Scalars['DateTime']['output']>;
  /** How the one column becomes the other, or affects all rows of a dataset and, with `includeIndirect`, so its columns: all that its writer says, in whatever spelling of the two. Null when it does not say, and for edges between whole things. */
  readonly transformations?: Maybe<ReadonlyArray<ColumnTransformation>>;
  /** Whether an end of it is a column that its port's contract does not have. It is kept and followed all the same. */
  readonly dangling?: Maybe<Scalars['Boolean']['output']>;
  /** The id of the run that last had it; null when no run reports it. */
  readonly lastRun?: Maybe<Scalars['String']['output']>;
  /** Whether its writer also says which columns feed which; null when not known. */
  readonly statesColumns?: Maybe<Scalars['Boolean']['output']>;
  /** The person who entered it, as they were named; null when nobody entered it by hand. */
  readonly author?: Maybe<Scalars['String']['output']>;
  /** Why it was entered, where there are several for its datasets the reason of the surest; null when nobody entered it by hand. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The token that vouches for the author: `admin`, `ingest`, or `domain:<id>`; null when nobody entered it by hand. */
  readonly vouchedBy?: Maybe<Scalars['String']['output']>;
  /** The token with which it was ended by hand: `admin`, `ingest`, or `domain:<id>`; null while it holds, and when nobody ended it by hand. */
  readonly endedBy?: Maybe<Scalars['String']['output']>;
  /** How long it may go unseen before it is stale: what was said of it, else of its writer (`setExpiry`), else the default of its kind; null when it never is. */
  readonly expiresAfter?: Maybe<Scalars['Duration']['output']>;
  /** `expiresAfter` in seconds; null when it never is stale. */
  readonly expiresAfterSeconds?: Maybe<Scalars['Float']['output']>;
  /** Whether it has gone unseen for longer than it may. It holds all the same: only its writer ends it. */
  readonly stale?: Maybe<Scalars['Boolean']['output']>;
  /** Since when it is stale; null when it is not. */
  readonly staleSince?: Maybe<Scalars['DateTime']['output']>;
};

/** How a column is made from another (OpenLineage `transformations`). */
export type ColumnTransformation = {
  /** `DIRECT`: its values become those of the other. `INDIRECT`: they decide which or how. */
  readonly type: Scalars['String']['output'];
  /** `IDENTITY`, `AGGREGATION`, `FILTER`, `JOIN`, `GROUP_BY`…; null when not said. */
  readonly subtype?: Maybe<Scalars['String']['output']>;
  /** Whether the original values can no longer be read from it. */
  readonly masking: Scalars['Boolean']['output'];
};

/** A page of edges. */
export type LineageEdgeConnection = {
  /** The edges of this page. */
  readonly edges: ReadonlyArray<LineageEdgeItem>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many match. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many of these are stale. */
  readonly staleCount: Scalars['Int']['output'];
};

/** An edge in a list. */
export type LineageEdgeItem = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The edge. */
  readonly node: LineageEdge;
};

/** A page of readers. */
export type ReaderConnection = {
  /** The readers of this page. */
  readonly edges: ReadonlyArray<ReaderEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
  /** How many of these have not been seen for longer than their writer's expiry. */
  readonly staleCount: Scalars['Int']['output'];
};

/** A reader in a list. */
export type ReaderEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The reader. */
  readonly node: Reader;
};

/** Something that reads a thing directly, as one writer says: two jobs that read it for the same target are two readers. */
export type Reader = {
  /** What the data goes to: a port, a dataset no port claims, a consumer, or a product without outputs. */
  readonly node: LineageNode;
  /** The job that reads; null when it is not known. */
  readonly job?: Maybe<Job>;
  /** Who says so: the id of a job, a product or a person. */
  readonly writer: Scalars['String']['output'];
  /** How it came to be known. */
  readonly method: Method;
  /** When it was first reported, declared or entered; null when not known. */
  readonly firstSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last reported, declared or entered; null when not known. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it has gone unseen for longer than its writer's edges may. */
  readonly stale?: Maybe<Scalars['Boolean']['output']>;
  /** Since when it is stale; null when it is not. */
  readonly staleSince?: Maybe<Scalars['DateTime']['output']>;
  /** The paths of the columns that are read, as the contract of the port has them, else as the dataset does, in order; null when it is not known which. */
  readonly columns?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
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

/** What is not the same at two moments. The counts are exact and count all of it, whatever the page. */
export type LineageDiff = {
  /** The earlier moment, as asked for. */
  readonly from: Scalars['DateTime']['output'];
  /** The later moment, as asked for; null for now. */
  readonly to?: Maybe<Scalars['DateTime']['output']>;
  /** Which of the two times they are moments of. */
  readonly basis: DiffBasis;
  /** How many edges are there at `to` and not at `from`. */
  readonly added: Scalars['Int']['output'];
  /** How many edges were there at `from` and are not at `to`. */
  readonly removed: Scalars['Int']['output'];
  /** How many edges are there at both, and another in what `LineageChange.fields` names. */
  readonly changed: Scalars['Int']['output'];
  /** Whether this is all there is: false only when more lies beyond the depth, at either moment. A comparison past its budget is the error `BUDGET_EXCEEDED`, never a part of an answer. */
  readonly complete: Scalars['Boolean']['output'];
  /** The changes, ordered by the ids of their edges' ends. */
  readonly changes: LineageChangeConnection;
};

/** A page of changes. `LineageDiff` has the totals. */
export type LineageChangeConnection = {
  /** The changes of this page. */
  readonly edges: ReadonlyArray<LineageChangeEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
};

/** A change in a list. */
export type LineageChangeEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: LineageChange;
};

/** An edge of one writer between two nodes that is not the same at two moments. */
export type LineageChange = {
  /** What became of it. */
  readonly kind: LineageChangeKind;
  /** The edge as it was at `from`; null when it was added. */
  readonly before?: Maybe<LineageEdge>;
  /** The edge as it is at `to`; null when it was removed. */
  readonly after?: Maybe<LineageEdge>;
  /** What of a changed edge is another; empty for one that was added or removed. */
  readonly fields: ReadonlyArray<LineageEdgeField>;
  /** What made it so. */
  readonly cause: LineageChangeCause;
  /** Whose edge it is, as `LineageEdge.writer`. */
  readonly writer: Scalars['String']['output'];
  /** The job that is its writer; null when that is no job. */
  readonly job?: Maybe<Job>;
  /** When it became so: in the times of `LineageEdge.validFrom` and `validTo` with basis `VALID`, of `recordedFrom` and `recordedTo` with basis `KNOWN`. Null when the claims of the two moments do not tell. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** The id of the last run that had the edge: as it is at `to`, or of a removed one as it was at `from`. Null for edges that no run reported. */
  readonly runId?: Maybe<Scalars['String']['output']>;
};

/** What became of an edge between two moments. */
export type LineageChangeKind =
  /** It was not there before. */
  | 'ADDED'
  /** It is there no more. */
  | 'REMOVED'
  /** It is there at both moments, and not the same. */
  | 'CHANGED';

/** What two versions of an edge are compared by. */
export type LineageEdgeField =
  /** How it is known. */
  | 'METHOD'
  /** How sure it is. */
  | 'CONFIDENCE'
  /** The software that reported it. */
  | 'PRODUCER'
  /** How the one column becomes the other: `LineageEdge.transformations`. */
  | 'TRANSFORMATIONS'
  /** Since when it holds. Compared with basis `KNOWN` alone: that an edge ended and began again in between is no difference of two moments. */
  | 'VALID_FROM';

/** What made an edge another between two moments. */
export type LineageChangeCause =
  /** Its writer: a run that had it, or lacked it, a harvest, a person. */
  | 'EDGE'
  /** A port that came to hold a dataset at one of its ends, or let it go. Its writer says what it said before. */
  | 'CLAIM';

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
  /** The total by precision, most first: how much of it is known down to a column (`Precision`). Empty unless columns were asked about. */
  readonly byPrecision?: Maybe<ReadonlyArray<Count>>;
  /** Whether this is all there is. False only when nodes lie beyond the depth, or when the last harvest of a domain in it is older than it may be: older now, or of an answer about the past at the moment asked for, since what was harvested later speaks for that moment as well. That a harvest was late at `knownAt`, and was made up for since, is not remembered. A walk past its budget is the error `BUDGET_EXCEEDED`, never a part of an answer. */
  readonly complete: Scalars['Boolean']['output'];
  /** How many dataset hops were followed in full. */
  readonly depthReached: Scalars['Int']['output'];
  /** Domains in it that do not answer at present, whatever moment is asked for: their rows stand as last known. */
  readonly unreachableDomains: ReadonlyArray<Scalars['ID']['output']>;
  /** The age of the names, owners and statuses that filters and totals used, which are the present ones at any moment asked for: the oldest harvest among the domains in it; null when it has none. */
  readonly attributesAsOf?: Maybe<Scalars['DateTime']['output']>;
  /** What is reached, nearest first, then by id. */
  readonly rows: ImpactConnection;
};


/** Everything reached from something. The totals are exact and count all of it, whatever the page of rows; what was asked about never counts, cycle or not. */
export type ImpactRowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A page of what is reached. `Impact.total` is the total of the first page; what stands beside a later one, which is of the first
 * page's state, is of the moment that it is asked at.
 */
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
  /** Whether a known column of it is reached, or only the thing as a whole; null unless columns were asked about. */
  readonly precision?: Maybe<Precision>;
  /** The columns of it that are reached, ordered by id: ids of columns, whatever the level. Empty when none is known by name. */
  readonly columns?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The confidence of the least sure edge of `path`, 0–1. */
  readonly lowestConfidence: Scalars['Float']['output'];
  /** How the edges of `path` are known, each once: of several edges between two nodes, the surest counts. */
  readonly methods?: Maybe<ReadonlyArray<Method>>;
  /** The edges of `path`, one a hop, the surest there is: between ports, or between columns where columns are followed, whatever the level. Each says who says so, how and when. */
  readonly evidence?: Maybe<ReadonlyArray<LineageEdge>>;
  /** Since when an edge of `evidence` is stale, of several the one that was first: whether it is reached is in doubt since then. Null when none is. */
  readonly staleSince?: Maybe<Scalars['DateTime']['output']>;
  /** Who is responsible for it, as last known: the owner of its product, or of the consumer; null when not known. */
  readonly owner?: Maybe<Team>;
  /** What its owner promises about it, as last known: of a product, with its ports; empty for what is no product. */
  readonly serviceLevels?: Maybe<ReadonlyArray<PromisedLevel>>;
  /** Whether its domain can be asked about it, as lineage last heard; null when no domain owns it. */
  readonly availability?: Maybe<Availability>;
  /** When its domain last told what is known of it; null when no domain owns it. */
  readonly lastKnownAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A promise as lineage last heard of it, so that a domain that is down still says what is at stake. Its numbers are the domain's to tell: `ServiceLevel`. */
export type PromisedLevel = {
  /** What is promised: `freshness`, `availability`, `completeness`…; any other as declared. */
  readonly property: Scalars['String']['output'];
  /** The promise for people to read; null when not declared. */
  readonly objective?: Maybe<Scalars['String']['output']>;
  /** Whether it was met when the domain was last harvested; null when never measured. */
  readonly met?: Maybe<Scalars['Boolean']['output']>;
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
export type DomainDependsOnArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type DomainReconciliationArgs = {
  filter?: InputMaybe<FindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of pairs of domains. */
export type DomainDependencyConnection = {
  /** The pairs of this page. */
  readonly edges: ReadonlyArray<DomainDependencyEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many pairs match. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A pair of domains in a list. */
export type DomainDependencyEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The pair. */
  readonly node: DomainDependency;
};

/** One domain reads another directly. Both counts are exact. */
export type DomainDependency = {
  /** The domain whose data is read. */
  readonly from: Domain;
  /** The domain that reads it. */
  readonly to: Domain;
  /** How many products of `to` read a product of `from`: what `impact` of `from` counts at a depth of one when it is filtered to `to`. */
  readonly readers: Scalars['Int']['output'];
  /** How many products of `from` are read by one of `to`. */
  readonly sources: Scalars['Int']['output'];
  /** How long a change takes from the one to the other, as `Query.leadTime`: measured when asked for, pair by pair. */
  readonly leadTime?: Maybe<LeadTime>;
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
  /** How long changes take from its sources to it: from the products directly upstream, then from those farthest upstream, nearest first, then by id. Only products that lie on ways of observed edges. */
  readonly leadTimes?: Maybe<ReadonlyArray<LeadTime>>;
  /** Columns that lineage names and the contracts of its ports do not have, ordered by id: a contract that lags behind, or a job that writes what nobody promised. They are kept and followed all the same. */
  readonly danglingColumns?: Maybe<ReadonlyArray<DanglingColumn>>;
  /** Where declared and observed lineage part, with the product on either side: what it reads, and who reads it; in the order of `Query.reconciliation`. */
  readonly reconciliation?: Maybe<FindingConnection>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductUpstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductDownstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductImpactArgs = {
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<ImpactFilter>;
  includeIndirect?: InputMaybe<Scalars['Boolean']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductLeadTimesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductReconciliationArgs = {
  filter?: InputMaybe<FindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A column that lineage names and its port's contract does not have. */
export type DanglingColumn = {
  /** The column, by the name that lineage has for it. */
  readonly column: LineageNode;
  /** The edges that name it: who says so, how and since when. At least one. */
  readonly edges: ReadonlyArray<LineageEdge>;
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
  /** Where what was last reported of its datasets' fields differs from its contract, ordered by dataset and path. Fields are matched by physical name, then by name, then by name in whatever case where that leaves one. Not compared: datasets whose fields nobody reported; fields inside a structure where one side does not say what is in it; types that one side does not give, or that are not known to be the same or different; lengths, precisions and time zones of types; with several schema objects, datasets that are called like none of them. Null when there is nothing to compare, empty when nothing differs. */
  readonly schemaDrift?: Maybe<ReadonlyArray<SchemaDrift>>;
  /** Who reads it directly, and when that was last seen, ordered by the ids of who reads. */
  readonly readers?: Maybe<ReaderConnection>;
};


/** One way to read a product, with a contract of its own. */
export type OutputPortUpstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One way to read a product, with a contract of its own. */
export type OutputPortDownstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One way to read a product, with a contract of its own. */
export type OutputPortImpactArgs = {
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<ImpactFilter>;
  includeIndirect?: InputMaybe<Scalars['Boolean']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One way to read a product, with a contract of its own. */
export type OutputPortReadersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type Dataset = {
  /** `dataset:<namespace>/<name>`, both percent-encoded. */
  readonly id: Scalars['ID']['output'];
  /** The store it is in, such as `kafka://broker:9092` or `s3://bucket`. */
  readonly namespace?: Maybe<Scalars['String']['output']>;
  /** Its name in that store, such as a topic, a path or `database.schema.table`. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its fields, as last reported (`schema` facet), in the order given, each nested one after the one it is in; null when not reported. */
  readonly schema?: Maybe<ReadonlyArray<DatasetField>>;
  /** When `schema` was last reported; null when it was not. */
  readonly schemaSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who is responsible for it: the first owner of its `ownership` facet; null when not reported. */
  readonly owner?: Maybe<Team>;
  /** What it is, in words, as reported; null when not reported. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What kind of thing it is, as reported: `TABLE`, `VIEW`, `FILE`, `TOPIC`…; null when not reported. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** What kind of that, such as `MATERIALIZED`; null when not reported. */
  readonly subType?: Maybe<Scalars['String']['output']>;
  /** The time of the newest event that names it; null when none does. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** The last change of the thing itself that was reported; null when none was. */
  readonly lastLifecycleChange?: Maybe<LifecycleChange>;
  /** When it was dropped; null when it was not, and when something of its name was seen since. */
  readonly droppedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is called now; null when it was not renamed, and when something of its old name was seen since. */
  readonly renamedTo?: Maybe<Dataset>;
  /** The output ports that claim it, ordered by id; empty when none does. */
  readonly ports?: Maybe<ReadonlyArray<OutputPort>>;
  /** Where its data comes from, nearest first, then by id. PORT nodes; datasets no port claims appear as DATASET nodes. */
  readonly upstream?: Maybe<LineageConnection>;
  /** Where its data goes to, nearest first, then by id. PORT nodes; datasets no port claims appear as DATASET nodes. */
  readonly downstream?: Maybe<LineageConnection>;
  /** Everything that is reached from it, counted in full. */
  readonly impact?: Maybe<Impact>;
  /** Who reads it directly, and when that was last seen, ordered by the ids of who reads. */
  readonly readers?: Maybe<ReaderConnection>;
};


/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type DatasetUpstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type DatasetDownstreamArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type DatasetImpactArgs = {
  direction?: InputMaybe<Direction>;
  depth?: InputMaybe<Scalars['Int']['input']>;
  level?: InputMaybe<Level>;
  filter?: InputMaybe<ImpactFilter>;
  includeIndirect?: InputMaybe<Scalars['Boolean']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A physical thing that holds data, as OpenLineage names it. Several ports may claim one, and one port several. */
export type DatasetReadersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A field of a dataset, as reported. */
export type DatasetField = {
  /** The names from the outermost field to this one, joined by dots; what is in an array goes by the array's name. */
  readonly path: Scalars['String']['output'];
  /** Its type, as reported; null when not reported. */
  readonly type?: Maybe<Scalars['String']['output']>;
  /** What it means, as reported; null when not reported. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A change of a dataset that is not one of its data (OpenLineage `lifecycleStateChange`). */
export type LifecycleChange = {
  /** What happened. */
  readonly change: LifecycleStateChange;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What it was called before, when it was renamed; null else, and when that was not said. */
  readonly previous?: Maybe<Dataset>;
};

/** What happened to a dataset (OpenLineage's words). */
export type LifecycleStateChange =
  /** Its fields were changed. */
  | 'ALTER'
  /** It was made. */
  | 'CREATE'
  /** It was taken away: observed edges to and from it end. */
  | 'DROP'
  /** All of its data was replaced. */
  | 'OVERWRITE'
  /** It got its name: the observed edges of the old name are its own from then on. */
  | 'RENAME'
  /** It was emptied. */
  | 'TRUNCATE';

/** A difference between a contract and what was reported. */
export type SchemaDrift = {
  /** In what they differ. */
  readonly kind: SchemaDriftKind;
  /** The dataset that was looked at. */
  readonly dataset: Dataset;
  /** The path of the field: as reported, or as the contract has it for one that was not seen. */
  readonly path: Scalars['String']['output'];
  /** The column of the contract (`Column.id`); null for a field that the contract does not have. */
  readonly columnId?: Maybe<Scalars['ID']['output']>;
  /** Its type, as reported; null when not reported, or not seen. */
  readonly observedType?: Maybe<Scalars['String']['output']>;
  /** Its type in the contract; null when not declared, or not in the contract. */
  readonly declaredType?: Maybe<Scalars['String']['output']>;
  /** When the dataset's fields were last reported. */
  readonly observedAt: Scalars['DateTime']['output'];
};

/** In what a contract and what was reported differ. */
export type SchemaDriftKind =
  /** The field was reported, and the contract does not have it. */
  | 'NOT_IN_CONTRACT'
  /** The contract has the field, and it was not reported. */
  | 'NOT_OBSERVED'
  /** Both have the field, of different types. */
  | 'TYPE_DIFFERS';

/** How long a change takes from one thing to another. A sample is a completed run that wrote the source, followed from job to job until the last run on the way completed; p50 and p95 are those samples' nearest ranks. */
export type LeadTime = {
  /** Where the change is: what was asked for, or a product. */
  readonly from: LineageNode;
  /** Where it has to arrive. */
  readonly to: LineageNode;
  /** Half of the changes took no longer; null when nothing could be measured. */
  readonly p50?: Maybe<Scalars['Duration']['output']>;
  /** `p50` in seconds. */
  readonly p50Seconds?: Maybe<Scalars['Float']['output']>;
  /** 95 of 100 changes took no longer; null when nothing could be measured. */
  readonly p95?: Maybe<Scalars['Duration']['output']>;
  /** `p95` in seconds. */
  readonly p95Seconds?: Maybe<Scalars['Float']['output']>;
  /** How many changes were followed to the end. Those that have not arrived yet, and those older than what is remembered of a job on the way (its last 32 completed runs), are left out. */
  readonly samples: Scalars['Int']['output'];
  /** When the earliest of them was made; null when there is none. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing could be measured; null when it could. */
  readonly reason?: Maybe<LeadTimeGap>;
  /** The hops of the way in the order of the data: a shortest one of observed edges, where there is none a shortest one of all, ties broken by id. Empty when no way leads there. */
  readonly hops: ReadonlyArray<LeadTimeHop>;
};

/** Why a lead time could not be measured. */
export type LeadTimeGap =
  /** No edges lead from the one to the other. */
  | 'NO_WAY'
  /** A hop of every way is declared or entered by hand, and no job was seen to make it. */
  | 'NOT_OBSERVED'
  /** No completed run is known that wrote the source, or none of a job on the way of which it is known when it started. */
  | 'NO_RUNS'
  /** There are runs, and no change that could be followed through all of them. */
  | 'NO_SAMPLES';

/** One hop of the way. */
export type LeadTimeHop = {
  /** Where the data comes from. */
  readonly from: LineageNode;
  /** Where it goes to. */
  readonly to: LineageNode;
  /** The job that makes it: of several the one with the most remembered runs, then the least id; null when the hop was not observed. */
  readonly job?: Maybe<Job>;
  /** How many completed runs of the job are remembered of which it is known when they started; null when there is no job. */
  readonly runs?: Maybe<Scalars['Int']['output']>;
  /** How long changes wait for a run of it to start: half of them no longer; null without samples. */
  readonly waitP50?: Maybe<Scalars['Duration']['output']>;
  /** `waitP50` in seconds. */
  readonly waitP50Seconds?: Maybe<Scalars['Float']['output']>;
  /** How long that run then takes: half of them no longer; null without samples. */
  readonly runP50?: Maybe<Scalars['Duration']['output']>;
  /** `runP50` in seconds. */
  readonly runP50Seconds?: Maybe<Scalars['Float']['output']>;
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
  Run: Run;
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
  Run:
    ( { __typename: 'Run' }
    & GraphQLRecursivePick<FederationTypes['Run'], {"id":true}> );
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
  DiffBasis: DiffBasis;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  AddLineageInput: AddLineageInput;
  RemoveLineageInput: RemoveLineageInput;
  RegisterConsumerInput: RegisterConsumerInput;
  ConsumerOwnerInput: ConsumerOwnerInput;
  EdgeExpiry: ResolverTypeWrapper<EdgeExpiry>;
  Direction: Direction;
  Level: Level;
  NodeKind: NodeKind;
  Precision: Precision;
  Method: Method;
  ImpactFilter: ImpactFilter;
  EdgeFilter: EdgeFilter;
  ConsumerFilter: ConsumerFilter;
  LineageNode: ResolverTypeWrapper<NodeParent>;
  LineageEntity: ResolverTypeWrapper<EntityParent>;
  Consumer: ResolverTypeWrapper<EntityParent>;
  ConsumerConnection: ResolverTypeWrapper<ConsumerListParent>;
  ConsumerEdge: ResolverTypeWrapper<Omit<ConsumerEdge, 'node'> & { node: ResolversTypes['Consumer'] }>;
  Job: ResolverTypeWrapper<EntityParent>;
  JobFilter: JobFilter;
  JobConnection: ResolverTypeWrapper<Omit<JobConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['JobEdge']> }>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  Run: ResolverTypeWrapper<EntityParent>;
  RunState: RunState;
  RunConnection: ResolverTypeWrapper<Omit<RunConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['RunEdge']> }>;
  RunEdge: ResolverTypeWrapper<Omit<RunEdge, 'node'> & { node: ResolversTypes['Run'] }>;
  LineageEdge: ResolverTypeWrapper<EdgeParent>;
  ColumnTransformation: ResolverTypeWrapper<ColumnTransformation>;
  LineageEdgeConnection: ResolverTypeWrapper<EdgeListParent>;
  LineageEdgeItem: ResolverTypeWrapper<Omit<LineageEdgeItem, 'node'> & { node: ResolversTypes['LineageEdge'] }>;
  ReaderConnection: ResolverTypeWrapper<EdgeListParent>;
  ReaderEdge: ResolverTypeWrapper<Omit<ReaderEdge, 'node'> & { node: ResolversTypes['Reader'] }>;
  Reader: ResolverTypeWrapper<EdgeParent>;
  LineageGraph: ResolverTypeWrapper<Omit<LineageGraph, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['LineageNode']>, edges: ReadonlyArray<ResolversTypes['LineageEdge']> }>;
  LineagePath: ResolverTypeWrapper<Omit<LineagePath, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversTypes['LineageNode']>, edges: ReadonlyArray<ResolversTypes['LineageEdge']> }>;
  LineageDiff: ResolverTypeWrapper<DiffParent>;
  LineageChangeConnection: ResolverTypeWrapper<Omit<LineageChangeConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['LineageChangeEdge']> }>;
  LineageChangeEdge: ResolverTypeWrapper<Omit<LineageChangeEdge, 'node'> & { node: ResolversTypes['LineageChange'] }>;
  LineageChange: ResolverTypeWrapper<ChangeParent>;
  LineageChangeKind: LineageChangeKind;
  LineageEdgeField: LineageEdgeField;
  LineageChangeCause: LineageChangeCause;
  LineageConnection: ResolverTypeWrapper<ListParent>;
  LineageStep: ResolverTypeWrapper<Omit<LineageStep, 'node'> & { node: ResolversTypes['LineageNode'] }>;
  Impact: ResolverTypeWrapper<ImpactParent>;
  ImpactConnection: ResolverTypeWrapper<Omit<ImpactConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ImpactEdge']> }>;
  ImpactEdge: ResolverTypeWrapper<Omit<ImpactEdge, 'node'> & { node: ResolversTypes['ImpactRow'] }>;
  ImpactRow: ResolverTypeWrapper<ImpactRowParent>;
  PromisedLevel: ResolverTypeWrapper<PromisedLevel>;
  Domain: ResolverTypeWrapper<EntityParent>;
  DomainDependencyConnection: ResolverTypeWrapper<DependencyListParent>;
  DomainDependencyEdge: ResolverTypeWrapper<Omit<DomainDependencyEdge, 'node'> & { node: ResolversTypes['DomainDependency'] }>;
  DomainDependency: ResolverTypeWrapper<Omit<DomainDependency, 'from' | 'to' | 'leadTime'> & { from: ResolversTypes['Domain'], to: ResolversTypes['Domain'], leadTime?: Maybe<ResolversTypes['LeadTime']> }>;
  DataProduct: ResolverTypeWrapper<EntityParent>;
  DanglingColumn: ResolverTypeWrapper<Omit<DanglingColumn, 'column' | 'edges'> & { column: ResolversTypes['LineageNode'], edges: ReadonlyArray<ResolversTypes['LineageEdge']> }>;
  OutputPort: ResolverTypeWrapper<EntityParent>;
  Dataset: ResolverTypeWrapper<EntityParent>;
  DatasetField: ResolverTypeWrapper<DatasetField>;
  LifecycleChange: ResolverTypeWrapper<Omit<LifecycleChange, 'previous'> & { previous?: Maybe<ResolversTypes['Dataset']> }>;
  LifecycleStateChange: LifecycleStateChange;
  SchemaDrift: ResolverTypeWrapper<Omit<SchemaDrift, 'dataset'> & { dataset: ResolversTypes['Dataset'] }>;
  SchemaDriftKind: SchemaDriftKind;
  LeadTime: ResolverTypeWrapper<LeadTimeParent>;
  LeadTimeGap: LeadTimeGap;
  LeadTimeHop: ResolverTypeWrapper<LeadTimeHopParent>;
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
  Mutation: Record<PropertyKey, never>;
  AddLineageInput: AddLineageInput;
  RemoveLineageInput: RemoveLineageInput;
  RegisterConsumerInput: RegisterConsumerInput;
  ConsumerOwnerInput: ConsumerOwnerInput;
  EdgeExpiry: EdgeExpiry;
  ImpactFilter: ImpactFilter;
  EdgeFilter: EdgeFilter;
  ConsumerFilter: ConsumerFilter;
  LineageNode: NodeParent;
  LineageEntity: EntityParent;
  Consumer: EntityParent;
  ConsumerConnection: ConsumerListParent;
  ConsumerEdge: Omit<ConsumerEdge, 'node'> & { node: ResolversParentTypes['Consumer'] };
  Job: EntityParent;
  JobFilter: JobFilter;
  JobConnection: Omit<JobConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['JobEdge']> };
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  Run: EntityParent;
  RunConnection: Omit<RunConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['RunEdge']> };
  RunEdge: Omit<RunEdge, 'node'> & { node: ResolversParentTypes['Run'] };
  LineageEdge: EdgeParent;
  ColumnTransformation: ColumnTransformation;
  LineageEdgeConnection: EdgeListParent;
  LineageEdgeItem: Omit<LineageEdgeItem, 'node'> & { node: ResolversParentTypes['LineageEdge'] };
  ReaderConnection: EdgeListParent;
  ReaderEdge: Omit<ReaderEdge, 'node'> & { node: ResolversParentTypes['Reader'] };
  Reader: EdgeParent;
  LineageGraph: Omit<LineageGraph, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['LineageNode']>, edges: ReadonlyArray<ResolversParentTypes['LineageEdge']> };
  LineagePath: Omit<LineagePath, 'nodes' | 'edges'> & { nodes: ReadonlyArray<ResolversParentTypes['LineageNode']>, edges: ReadonlyArray<ResolversParentTypes['LineageEdge']> };
  LineageDiff: DiffParent;
  LineageChangeConnection: Omit<LineageChangeConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['LineageChangeEdge']> };
  LineageChangeEdge: Omit<LineageChangeEdge, 'node'> & { node: ResolversParentTypes['LineageChange'] };
  LineageChange: ChangeParent;
  LineageConnection: ListParent;
  LineageStep: Omit<LineageStep, 'node'> & { node: ResolversParentTypes['LineageNode'] };
  Impact: ImpactParent;
  ImpactConnection: Omit<ImpactConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ImpactEdge']> };
  ImpactEdge: Omit<ImpactEdge, 'node'> & { node: ResolversParentTypes['ImpactRow'] };
  ImpactRow: ImpactRowParent;
  PromisedLevel: PromisedLevel;
  Domain: EntityParent;
  DomainDependencyConnection: DependencyListParent;
  DomainDependencyEdge: Omit<DomainDependencyEdge, 'node'> & { node: ResolversParentTypes['DomainDependency'] };
  DomainDependency: Omit<DomainDependency, 'from' | 'to' | 'leadTime'> & { from: ResolversParentTypes['Domain'], to: ResolversParentTypes['Domain'], leadTime?: Maybe<ResolversParentTypes['LeadTime']> };
  DataProduct: EntityParent;
  DanglingColumn: Omit<DanglingColumn, 'column' | 'edges'> & { column: ResolversParentTypes['LineageNode'], edges: ReadonlyArray<ResolversParentTypes['LineageEdge']> };
  OutputPort: EntityParent;
  Dataset: EntityParent;
  DatasetField: DatasetField;
  LifecycleChange: Omit<LifecycleChange, 'previous'> & { previous?: Maybe<ResolversParentTypes['Dataset']> };
  SchemaDrift: Omit<SchemaDrift, 'dataset'> & { dataset: ResolversParentTypes['Dataset'] };
  LeadTime: LeadTimeParent;
  LeadTimeHop: LeadTimeHopParent;
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
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<QueryImpactArgs, 'of' | 'direction' | 'level' | 'includeIndirect'>>;
  lineage?: Resolver<Maybe<ResolversTypes['LineageGraph']>, ParentType, ContextType, RequireFields<QueryLineageArgs, 'of' | 'direction' | 'depth' | 'level' | 'includeIndirect'>>;
  lineageNodes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LineageNode']>>, ParentType, ContextType, RequireFields<QueryLineageNodesArgs, 'of'>>;
  paths?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LineagePath']>>, ParentType, ContextType, RequireFields<QueryPathsArgs, 'from' | 'to' | 'first'>>;
  lineageDiff?: Resolver<Maybe<ResolversTypes['LineageDiff']>, ParentType, ContextType, RequireFields<QueryLineageDiffArgs, 'of' | 'from' | 'direction' | 'basis' | 'first'>>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<QueryDatasetArgs, 'id'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  run?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<QueryRunArgs, 'id'>>;
  jobs?: Resolver<Maybe<ResolversTypes['JobConnection']>, ParentType, ContextType, RequireFields<QueryJobsArgs, 'first'>>;
  leadTime?: Resolver<Maybe<ResolversTypes['LeadTime']>, ParentType, ContextType, RequireFields<QueryLeadTimeArgs, 'from' | 'to'>>;
  edges?: Resolver<Maybe<ResolversTypes['LineageEdgeConnection']>, ParentType, ContextType, RequireFields<QueryEdgesArgs, 'of' | 'direction' | 'first'>>;
  consumer?: Resolver<Maybe<ResolversTypes['Consumer']>, ParentType, ContextType, RequireFields<QueryConsumerArgs, 'id'>>;
  consumers?: Resolver<Maybe<ResolversTypes['ConsumerConnection']>, ParentType, ContextType, RequireFields<QueryConsumersArgs, 'first'>>;
  domainDependencies?: Resolver<Maybe<ResolversTypes['DomainDependencyConnection']>, ParentType, ContextType, RequireFields<QueryDomainDependenciesArgs, 'first'>>;
  reconciliation?: Resolver<Maybe<ResolversTypes['FindingConnection']>, ParentType, ContextType, RequireFields<QueryReconciliationArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addLineage?: Resolver<Maybe<ResolversTypes['LineageEdge']>, ParentType, ContextType, RequireFields<MutationAddLineageArgs, 'input'>>;
  removeLineage?: Resolver<Maybe<ResolversTypes['LineageEdge']>, ParentType, ContextType, RequireFields<MutationRemoveLineageArgs, 'input'>>;
  registerConsumer?: Resolver<Maybe<ResolversTypes['Consumer']>, ParentType, ContextType, RequireFields<MutationRegisterConsumerArgs, 'input'>>;
  removeConsumer?: Resolver<Maybe<ResolversTypes['Consumer']>, ParentType, ContextType, RequireFields<MutationRemoveConsumerArgs, 'id'>>;
  setExpiry?: Resolver<Maybe<ResolversTypes['EdgeExpiry']>, ParentType, ContextType, RequireFields<MutationSetExpiryArgs, 'writer'>>;
};

export type EdgeExpiryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EdgeExpiry'] = ResolversParentTypes['EdgeExpiry']> = {
  writer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  afterSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  dangling?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
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
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reads?: Resolver<Maybe<ResolversTypes['LineageEdgeConnection']>, ParentType, ContextType, RequireFields<ConsumerReadsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsumerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsumerConnection'] = ResolversParentTypes['ConsumerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConsumerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConsumerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsumerEdge'] = ResolversParentTypes['ConsumerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Consumer'], ParentType, ContextType>;
};

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job'], FederationReferenceType extends FederationReferenceTypes['Job'] = FederationReferenceTypes['Job']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Job']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  processingType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isTest?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  lastRun?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['RunState']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  durationSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  medianDuration?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  medianDurationSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  runs?: Resolver<Maybe<ResolversTypes['RunConnection']>, ParentType, ContextType, RequireFields<JobRunsArgs, 'first'>>;
  inputs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Dataset']>>, ParentType, ContextType>;
  outputs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Dataset']>>, ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type RunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run'], FederationReferenceType extends FederationReferenceTypes['Run'] = FederationReferenceTypes['Run']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Run']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['RunState']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastEventAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  durationSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nominalStartAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nominalEndAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  root?: Resolver<Maybe<ResolversTypes['Run']>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  producer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  engine?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inputs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Dataset']>>, ParentType, ContextType>;
  outputs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Dataset']>>, ParentType, ContextType>;
};

export type RunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunConnection'] = ResolversParentTypes['RunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RunEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunEdge'] = ResolversParentTypes['RunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Run'], ParentType, ContextType>;
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
  recordedFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  transformations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ColumnTransformation']>>, ParentType, ContextType>;
  dangling?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastRun?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statesColumns?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vouchedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAfter?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  expiresAfterSeconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stale?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  staleSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ColumnTransformationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ColumnTransformation'] = ResolversParentTypes['ColumnTransformation']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtype?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  masking?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LineageEdgeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageEdgeConnection'] = ResolversParentTypes['LineageEdgeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdgeItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  staleCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LineageEdgeItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageEdgeItem'] = ResolversParentTypes['LineageEdgeItem']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineageEdge'], ParentType, ContextType>;
};

export type ReaderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReaderConnection'] = ResolversParentTypes['ReaderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReaderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  staleCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReaderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReaderEdge'] = ResolversParentTypes['ReaderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reader'], ParentType, ContextType>;
};

export type ReaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reader'] = ResolversParentTypes['Reader']> = {
  node?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  writer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['Method'], ParentType, ContextType>;
  firstSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stale?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  staleSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  columns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
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

export type LineageDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageDiff'] = ResolversParentTypes['LineageDiff']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['DiffBasis'], ParentType, ContextType>;
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['LineageChangeConnection'], ParentType, ContextType>;
};

export type LineageChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageChangeConnection'] = ResolversParentTypes['LineageChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageChangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LineageChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageChangeEdge'] = ResolversParentTypes['LineageChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LineageChange'], ParentType, ContextType>;
};

export type LineageChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineageChange'] = ResolversParentTypes['LineageChange']> = {
  kind?: Resolver<ResolversTypes['LineageChangeKind'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['LineageEdgeField']>, ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['LineageChangeCause'], ParentType, ContextType>;
  writer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  runId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  byPrecision?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Count']>>, ParentType, ContextType>;
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
  precision?: Resolver<Maybe<ResolversTypes['Precision']>, ParentType, ContextType>;
  columns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  lowestConfidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  methods?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Method']>>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LineageEdge']>>, ParentType, ContextType>;
  staleSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PromisedLevel']>>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  lastKnownAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PromisedLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PromisedLevel'] = ResolversParentTypes['PromisedLevel']> = {
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objective?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  met?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type DomainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain'], FederationReferenceType extends FederationReferenceTypes['Domain'] = FederationReferenceTypes['Domain']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Domain']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dependsOn?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Domain']>>, ParentType, ContextType, Partial<DomainDependsOnArgs>>;
  reconciliation?: Resolver<Maybe<ResolversTypes['FindingConnection']>, ParentType, ContextType, RequireFields<DomainReconciliationArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DomainDependencyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainDependencyConnection'] = ResolversParentTypes['DomainDependencyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DomainDependencyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DomainDependencyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainDependencyEdge'] = ResolversParentTypes['DomainDependencyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DomainDependency'], ParentType, ContextType>;
};

export type DomainDependencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainDependency'] = ResolversParentTypes['DomainDependency']> = {
  from?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  readers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leadTime?: Resolver<Maybe<ResolversTypes['LeadTime']>, ParentType, ContextType>;
};

export type DataProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataProduct'] = ResolversParentTypes['DataProduct'], FederationReferenceType extends FederationReferenceTypes['DataProduct'] = FederationReferenceTypes['DataProduct']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataProduct']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DataProductUpstreamArgs, 'depth' | 'first'>>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DataProductDownstreamArgs, 'depth' | 'first'>>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<DataProductImpactArgs, 'direction' | 'level' | 'includeIndirect'>>;
  leadTimes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LeadTime']>>, ParentType, ContextType, RequireFields<DataProductLeadTimesArgs, 'first'>>;
  danglingColumns?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DanglingColumn']>>, ParentType, ContextType>;
  reconciliation?: Resolver<Maybe<ResolversTypes['FindingConnection']>, ParentType, ContextType, RequireFields<DataProductReconciliationArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DanglingColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DanglingColumn'] = ResolversParentTypes['DanglingColumn']> = {
  column?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LineageEdge']>, ParentType, ContextType>;
};

export type OutputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutputPort'] = ResolversParentTypes['OutputPort'], FederationReferenceType extends FederationReferenceTypes['OutputPort'] = FederationReferenceTypes['OutputPort']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutputPort']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<OutputPortUpstreamArgs, 'depth' | 'first'>>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<OutputPortDownstreamArgs, 'depth' | 'first'>>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<OutputPortImpactArgs, 'direction' | 'level' | 'includeIndirect'>>;
  schemaDrift?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SchemaDrift']>>, ParentType, ContextType>;
  readers?: Resolver<Maybe<ResolversTypes['ReaderConnection']>, ParentType, ContextType, RequireFields<OutputPortReadersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset'], FederationReferenceType extends FederationReferenceTypes['Dataset'] = FederationReferenceTypes['Dataset']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Dataset']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  schema?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DatasetField']>>, ParentType, ContextType>;
  schemaSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastLifecycleChange?: Resolver<Maybe<ResolversTypes['LifecycleChange']>, ParentType, ContextType>;
  droppedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  renamedTo?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  ports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OutputPort']>>, ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DatasetUpstreamArgs, 'depth' | 'first'>>;
  downstream?: Resolver<Maybe<ResolversTypes['LineageConnection']>, ParentType, ContextType, RequireFields<DatasetDownstreamArgs, 'depth' | 'first'>>;
  impact?: Resolver<Maybe<ResolversTypes['Impact']>, ParentType, ContextType, RequireFields<DatasetImpactArgs, 'direction' | 'level' | 'includeIndirect'>>;
  readers?: Resolver<Maybe<ResolversTypes['ReaderConnection']>, ParentType, ContextType, RequireFields<DatasetReadersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetField'] = ResolversParentTypes['DatasetField']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifecycleChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifecycleChange'] = ResolversParentTypes['LifecycleChange']> = {
  change?: Resolver<ResolversTypes['LifecycleStateChange'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
};

export type SchemaDriftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SchemaDrift'] = ResolversParentTypes['SchemaDrift']> = {
  kind?: Resolver<ResolversTypes['SchemaDriftKind'], ParentType, ContextType>;
  dataset?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  observedType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  declaredType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LeadTimeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadTime'] = ResolversParentTypes['LeadTime']> = {
  from?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  p50?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  p50Seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  p95Seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  samples?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['LeadTimeGap']>, ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['LeadTimeHop']>, ParentType, ContextType>;
};

export type LeadTimeHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadTimeHop'] = ResolversParentTypes['LeadTimeHop']> = {
  from?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LineageNode'], ParentType, ContextType>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType>;
  runs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  waitP50?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  waitP50Seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  runP50?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  runP50Seconds?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
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
  Mutation?: MutationResolvers<ContextType>;
  EdgeExpiry?: EdgeExpiryResolvers<ContextType>;
  LineageNode?: LineageNodeResolvers<ContextType>;
  LineageEntity?: LineageEntityResolvers<ContextType>;
  Consumer?: ConsumerResolvers<ContextType>;
  ConsumerConnection?: ConsumerConnectionResolvers<ContextType>;
  ConsumerEdge?: ConsumerEdgeResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  RunConnection?: RunConnectionResolvers<ContextType>;
  RunEdge?: RunEdgeResolvers<ContextType>;
  LineageEdge?: LineageEdgeResolvers<ContextType>;
  ColumnTransformation?: ColumnTransformationResolvers<ContextType>;
  LineageEdgeConnection?: LineageEdgeConnectionResolvers<ContextType>;
  LineageEdgeItem?: LineageEdgeItemResolvers<ContextType>;
  ReaderConnection?: ReaderConnectionResolvers<ContextType>;
  ReaderEdge?: ReaderEdgeResolvers<ContextType>;
  Reader?: ReaderResolvers<ContextType>;
  LineageGraph?: LineageGraphResolvers<ContextType>;
  LineagePath?: LineagePathResolvers<ContextType>;
  LineageDiff?: LineageDiffResolvers<ContextType>;
  LineageChangeConnection?: LineageChangeConnectionResolvers<ContextType>;
  LineageChangeEdge?: LineageChangeEdgeResolvers<ContextType>;
  LineageChange?: LineageChangeResolvers<ContextType>;
  LineageConnection?: LineageConnectionResolvers<ContextType>;
  LineageStep?: LineageStepResolvers<ContextType>;
  Impact?: ImpactResolvers<ContextType>;
  ImpactConnection?: ImpactConnectionResolvers<ContextType>;
  ImpactEdge?: ImpactEdgeResolvers<ContextType>;
  ImpactRow?: ImpactRowResolvers<ContextType>;
  PromisedLevel?: PromisedLevelResolvers<ContextType>;
  Domain?: DomainResolvers<ContextType>;
  DomainDependencyConnection?: DomainDependencyConnectionResolvers<ContextType>;
  DomainDependencyEdge?: DomainDependencyEdgeResolvers<ContextType>;
  DomainDependency?: DomainDependencyResolvers<ContextType>;
  DataProduct?: DataProductResolvers<ContextType>;
  DanglingColumn?: DanglingColumnResolvers<ContextType>;
  OutputPort?: OutputPortResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DatasetField?: DatasetFieldResolvers<ContextType>;
  LifecycleChange?: LifecycleChangeResolvers<ContextType>;
  SchemaDrift?: SchemaDriftResolvers<ContextType>;
  LeadTime?: LeadTimeResolvers<ContextType>;
  LeadTimeHop?: LeadTimeHopResolvers<ContextType>;
  FindingConnection?: FindingConnectionResolvers<ContextType>;
  FindingEdge?: FindingEdgeResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  FindingDeclaration?: FindingDeclarationResolvers<ContextType>;
  FindingObservation?: FindingObservationResolvers<ContextType>;
  FindingEvidence?: FindingEvidenceResolvers<ContextType>;
};

