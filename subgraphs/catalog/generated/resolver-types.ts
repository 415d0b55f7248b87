import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ChangeParent, ChangeOf, EdgeEndParent } from '../graphql/changes.ts';
import type { DomainParent } from '../graphql/entries.ts';
import type { ReleaseParent, VersionParent } from '../graphql/releases.ts';
import type { ProductChange as ProductDiffParent, ReleaseChanges } from '../releases/release-diff.ts';
import type { JoinParent, SemanticTypeParent } from '../graphql/joins.ts';
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
  /** All products known, those of a domain that is down included, ordered by id. */
  readonly products?: Maybe<ProductConnection>;
  /** Products and ports by words in their names, titles, tags, columns, descriptions and owners, best first. Forgives typos and unfinished words. */
  readonly search?: Maybe<SearchConnection>;
  /** A registered domain; null when none has this id. `BAD_USER_INPUT` when `id` is no domain id. */
  readonly domain?: Maybe<Domain>;
  /** All registered domains, ordered by id. */
  readonly domains?: Maybe<ReadonlyArray<Domain>>;
  /** What columns mean across the mesh, ordered by name: by a semantic type that they share, products can be joined. */
  readonly semanticTypes?: Maybe<SemanticTypeConnection>;
  /** A semantic type in any spelling; null when no column has it. */
  readonly semanticType?: Maybe<SemanticType>;
  /** The versions of the composed graph, newest first. */
  readonly supergraphVersions?: Maybe<ReadonlyArray<SupergraphVersion>>;
  /** What has changed in the mesh, in the order in which the catalog learnt of it. `GET /api/v1/changes` tells the same as it happens. */
  readonly changes?: Maybe<ChangeConnection>;
  /** What a publish of these products would change and what would be wrong with it, before anything is published. Asks the domain nothing and changes nothing. `BAD_USER_INPUT` when `domain` is no domain id, or `products` no list. */
  readonly checkRelease?: Maybe<ReleaseCheck>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryProductsArgs = {
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<SearchSort>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryDomainArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QuerySemanticTypesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QuerySemanticTypeArgs = {
  name: Scalars['String']['input'];
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QuerySupergraphVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  filter?: InputMaybe<ChangeFilter>;
};


/** What can be asked of the mesh. Every field is nullable: one part that fails never takes the others along. */
export type QueryCheckReleaseArgs = {
  domain: Scalars['ID']['input'];
  products: Scalars['JSON']['input'];
  release?: InputMaybe<Scalars['String']['input']>;
};

/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type Mutation = {
  /** Makes a domain that does not exist yet. Needs an `enrol` or `admin` token. `CONFLICT` when the id is taken. */
  readonly registerDomain?: Maybe<RegisterDomainPayload>;
  /** Takes a domain's subgraph, or a new release of it, into the mesh. Needs that domain's token or `admin`. Refused, it changes nothing: `PUBLISH_REFUSED` with `extensions.problems`. */
  readonly publish?: Maybe<PublishPayload>;
  /** Makes an earlier release the accepted one again, as a publish of it does. The domain has to have it still, and serves it from then on. Needs that domain's token or `admin`. `PUBLISH_REFUSED` when it cannot be served or does not pass, `NOT_FOUND` when it was never accepted, `CONFLICT` when there is none to go back to; the mesh stays as it was then. */
  readonly rollback?: Maybe<PublishPayload>;
  /** Takes a domain out of the mesh: its products and its leaf are not answered any more. What was last known of it stays, with the availability `REMOVED`, and so do its id, its token and its releases; publishing brings it back. Needs that domain's token or `admin`. `CONFLICT` when it was never published; done twice, it is as done once. */
  readonly unpublish?: Maybe<UnpublishPayload>;
  /** Lets requests with a preview's token be answered, as far as the domain is concerned, by a working copy at another address; nobody else's answers change. The same call again renews it, and moves it where the URL is another: without that it ends with its lease. Needs that domain's token or `admin`. `PREVIEW_REFUSED` with `extensions.problems`, `TOO_MANY_PREVIEWS` with `extensions.limit`. */
  readonly openPreview?: Maybe<Preview>;
  /** Ends a preview before its time. Needs that domain's token or `admin`. */
  readonly closePreview?: Maybe<ClosePreviewPayload>;
  /** Makes an earlier version of the composed graph the current one. Needs an `admin` token. `NOT_FOUND` when the version is not known, `CONFLICT` when it has the leaf of a domain that is not in the mesh any more. */
  readonly restoreSupergraph?: Maybe<SupergraphVersion>;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationRegisterDomainArgs = {
  input: RegisterDomainInput;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationPublishArgs = {
  input: PublishInput;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationRollbackArgs = {
  domain: Scalars['ID']['input'];
  release?: InputMaybe<Scalars['String']['input']>;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationUnpublishArgs = {
  domain: Scalars['ID']['input'];
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationOpenPreviewArgs = {
  input: OpenPreviewInput;
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationClosePreviewArgs = {
  domain: Scalars['ID']['input'];
  token: Scalars['String']['input'];
};


/** Every one of them needs a token: 401 without a valid one, 403 with one that is for something else. */
export type MutationRestoreSupergraphArgs = {
  version: Scalars['String']['input'];
};

/** A domain to be made. */
export type RegisterDomainInput = {
  /** The routing key, forever: a letter, then up to 62 of `a`–`z`, `0`–`9`, `_` and `-`. */
  readonly id: Scalars['ID']['input'];
  /** The name for people to read. */
  readonly title: Scalars['String']['input'];
  /** The name of the team that owns it; null when not known yet. */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
};

/** A domain that was made. */
export type RegisterDomainPayload = {
  /** The new domain. */
  readonly domain: Domain;
  /** The domain's own token. Shown this once: keep it. */
  readonly token: Scalars['String']['output'];
};

/** What a domain publishes. */
export type PublishInput = {
  /** The domain's id. */
  readonly domain: Scalars['ID']['input'];
  /** Its GraphQL endpoint, as the gateway reaches it. Its host must be among those allowed (`HEDDLE_DOMAIN_HOSTS`). */
  readonly url: Scalars['String']['input'];
  /** The digest of its product documents: the release to be accepted. The catalog reads it with `ownProducts(release:)`. */
  readonly release: Scalars['String']['input'];
  /** The SDL of its leaf, the fields and types of its own; null when it has none, and a leaf published before is then withdrawn. */
  readonly extensionSdl?: InputMaybe<Scalars['String']['input']>;
  /** The release that this one is made to follow: refused when another is accepted by now. Null: whichever is accepted. */
  readonly replaces?: InputMaybe<Scalars['String']['input']>;
};

/** `problems` are warnings; a refused publish is the error PUBLISH_REFUSED with `extensions.problems`. */
export type PublishPayload = {
  /** The domain that was published. */
  readonly domain: Domain;
  /** The release that is accepted now. */
  readonly release: Scalars['String']['output'];
  /** The version of the composed graph that is current now. A publish without a change of leaf makes no new one. */
  readonly supergraphVersion: Scalars['String']['output'];
  /** What should be mended but did not stand in the way; empty when nothing. */
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
  /** What it changed against the release that was accepted until then; null when what that one was made of is not known. */
  readonly changes?: Maybe<ReleaseDiff>;
};

/** A domain that was taken out of the mesh. */
export type UnpublishPayload = {
  /** The domain, as it was last known. */
  readonly domain: Domain;
  /** The version of the composed graph that is current now. A domain without a leaf leaves it as it was. */
  readonly supergraphVersion: Scalars['String']['output'];
};

/** A working copy to be looked at in the mesh. */
export type OpenPreviewInput = {
  /** The domain's id. It need not have published yet. */
  readonly domain: Scalars['ID']['input'];
  /** The working copy's GraphQL endpoint, as the gateway reaches it. Its host must be among those allowed (`HEDDLE_DOMAIN_HOSTS`). */
  readonly url: Scalars['String']['input'];
  /** The preview's token, which the client makes up: 32 to 128 random letters, digits and `._~-`. Bring the same one to renew. Null: the catalog makes one. */
  readonly token?: InputMaybe<Scalars['String']['input']>;
  /** How long it holds unless it is renewed, in seconds: 1 to 60. */
  readonly seconds?: InputMaybe<Scalars['Int']['input']>;
};

/** A preview that is open. A request with the header `x-heddle-preview: <token>` sees it; it is kept in memory, so that a restart of the catalog forgets it until it is renewed. */
export type Preview = {
  /** The domain it is of. */
  readonly domain: Domain;
  /** What requests have to bring. Whoever has it sees the working copy: keep it to those who may. */
  readonly token: Scalars['String']['output'];
  /** The digest of the working copy's product documents; null when it does not say. */
  readonly release?: Maybe<Scalars['String']['output']>;
  /** When it ends unless it is renewed. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** What a publish would warn of; empty when nothing. */
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
};

/** What became of a preview that was to be closed. */
export type ClosePreviewPayload = {
  /** The domain it was of. */
  readonly domain: Domain;
  /** Whether it was open until now; false when its time was over, or it never was. */
  readonly closed: Scalars['Boolean']['output'];
};

/** A version of the composed graph that was served at some time. */
export type SupergraphVersion = {
  /** Its digest. */
  readonly id: Scalars['String']['output'];
  /** When it was made. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** The domain whose publish made it; null when it was made otherwise, as the first one is. */
  readonly domain?: Maybe<Scalars['ID']['output']>;
  /** Whether it is the one served now. */
  readonly current: Scalars['Boolean']['output'];
  /** What is another than in the version that was made before it; null for the first one. */
  readonly changes?: Maybe<SupergraphDiff>;
};

/** What is another in one version of the composed graph than in the one that was made before it. */
export type SupergraphDiff = {
  /** `SupergraphVersion.id` of the version before. */
  readonly from: Scalars['String']['output'];
  /** Whether the contract that all domains share is another, as after an upgrade of Heddle. */
  readonly contractChanged: Scalars['Boolean']['output'];
  /** The leaves that are others, ordered by the ids of their domains. */
  readonly leaves: ReadonlyArray<LeafDiff>;
};

/** What is another of what a domain adds to the graph of its own. */
export type LeafDiff = {
  /** The domain's id. */
  readonly domain: Scalars['ID']['output'];
  /** What happened to its leaf. */
  readonly change: ChangeKind;
  /** What it has and had not, by name, in order: a type, or a field as `Type.field`. */
  readonly added: ReadonlyArray<Scalars['String']['output']>;
  /** What it had and has no more. */
  readonly removed: ReadonlyArray<Scalars['String']['output']>;
  /** What it has and had, and declares otherwise: another type, other arguments, another description. */
  readonly changed: ReadonlyArray<Scalars['String']['output']>;
};

/** Which products: those that match every field given, by any one of its values. A field that is null, absent or an empty list does not restrict. */
export type ProductFilter = {
  /** Domain ids. */
  readonly domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Names of owning teams, to the letter. */
  readonly owner?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Tags, to the letter. */
  readonly tag?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Places in a product's life. */
  readonly status?: InputMaybe<ReadonlyArray<ProductStatus>>;
  /** Technologies of output ports: products with at least one such port. */
  readonly kind?: InputMaybe<ReadonlyArray<PortKind>>;
};

/** A page of products. */
export type ProductConnection = {
  /** The products of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many products match. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A product in a list. */
export type ProductEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The product, as its domain tells it now. */
  readonly node: DataProduct;
};

/** In which order hits are listed. What is not known comes last, and ties are by id. */
export type SearchSort =
  /** The best match first; by title when no text is given. */
  | 'RELEVANCE'
  /** By title, capitals and small letters alike. */
  | 'NAME'
  /** What was declared or changed last comes first: `SearchHit.updatedAt`. */
  | 'UPDATED'
  /** The best quality first: the score, and of equal ones the one that speaks for more checks. */
  | 'QUALITY'
  /** Those with the most direct readers first: `SearchHit.consumers`. */
  | 'CONSUMERS';

/** A page of what a search found. */
export type SearchConnection = {
  /** The hits of this page, in the order asked for. */
  readonly edges: ReadonlyArray<SearchEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many hits there are. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
  /** How the hits divide: one breakdown each for `domain`, `owner`, `tag`, `status` and `kind`. */
  readonly facets: ReadonlyArray<Facet>;
};

/** A hit in a list. */
export type SearchEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The hit. */
  readonly node: SearchHit;
};

/** Carries what the index knows, so that search never waits for a domain. */
export type SearchHit = {
  /** The id of the product, or of the port when the port is what matched. */
  readonly id: Scalars['ID']['output'];
  /** Its title, or its name where it has none, as last known. */
  readonly title: Scalars['String']['output'];
  /** The domain that owns it. */
  readonly domainId: Scalars['ID']['output'];
  /** That domain, as the catalog has it; null when it is not registered. */
  readonly domain?: Maybe<Domain>;
  /** The name of the owning team, as last known; null when none is declared. */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** Where it stands in its life, as last known; null when not declared. */
  readonly status?: Maybe<ProductStatus>;
  /** The quality of the product, as last known; null when nothing of it was ever told. */
  readonly quality?: Maybe<QualitySummary>;
  /** How the service levels of the product and its ports stand, as last known; null when the domain does not tell them. */
  readonly serviceLevels?: Maybe<ServiceLevelCounts>;
  /** How many other products and consumers read the product directly, as lineage last told the catalog: `Impact.total` at a depth of one. Null when it has not told yet. */
  readonly consumers?: Maybe<Scalars['Int']['output']>;
  /** When the catalog first knew the product as it is declared now; what is measured makes no difference. */
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The text that matched, with the matching words between `<mark>` and `</mark>` and all else escaped for HTML; null when the title is all that matched. */
  readonly highlight?: Maybe<Scalars['String']['output']>;
  /** How well it matches: higher is better. Comparable within one answer only. */
  readonly score: Scalars['Float']['output'];
  /** Whether its domain can be asked about it right now. */
  readonly availability: Availability;
  /** The product, as its domain tells it now. */
  readonly product: DataProduct;
  /** The port, when the port is what matched; else null. */
  readonly port?: Maybe<OutputPort>;
};

/** How many service levels stand how. Together they are all there are. */
export type ServiceLevelCounts = {
  /** How many are declared. */
  readonly total: Scalars['Int']['output'];
  /** How many are met. */
  readonly met: Scalars['Int']['output'];
  /** How many are not met. */
  readonly missed: Scalars['Int']['output'];
  /** How many were never measured, which is not the same as met. */
  readonly unknown: Scalars['Int']['output'];
};

/** A breakdown of what was found by one field of the filter. */
export type Facet = {
  /** Which field of `ProductFilter`: `domain`, `owner`, `tag`, `status` or `kind`. */
  readonly field: Scalars['String']['output'];
  /** Its values with the number of hits each, most first. Exact, over everything that matches text and filter. */
  readonly values: ReadonlyArray<Count>;
};

/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type Domain = {
  /** The routing key: the first segment of the id of everything the domain owns, such as `orders`. */
  readonly id: Scalars['ID']['output'];
  /** The name for people to read, as registered; null when the domain is not registered. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The team that owns the domain; null when not declared. */
  readonly owner?: Maybe<Team>;
  /** Whether the domain answers right now; null when it has never published. */
  readonly availability?: Maybe<Availability>;
  /** When it last answered; null when it never did. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the service levels of all its products stand, as last known; null when none of them tells any. */
  readonly serviceLevels?: Maybe<ServiceLevelCounts>;
  /** Its products, as last known, ordered by id. */
  readonly products?: Maybe<ProductConnection>;
  /** The releases that were accepted, the newest first. One that was accepted again after another is there again. */
  readonly releases?: Maybe<ReleaseConnection>;
  /** What is another in one accepted release than in another. `NOT_FOUND` when a release was never accepted, or what it was made of is not known; null when the domain has no release. */
  readonly releaseDiff?: Maybe<ReleaseDiff>;
};


/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type DomainProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type DomainReleasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A team's bounded context: it owns its data products and runs its own subgraph. */
export type DomainReleaseDiffArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
};

/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProduct = {
  /** `<domain>/<product>`, such as `orders/order-events`. */
  readonly id: Scalars['ID']['output'];
  /** What the catalog knows of it without asking its domain; null when it was never harvested. */
  readonly catalogEntry?: Maybe<CatalogEntry>;
  /** The product as the accepted releases of its domain had it, the newest first: one for each release that changed it. What was measured is in none of them. */
  readonly versions?: Maybe<ProductVersionConnection>;
  /** What is another of it in one accepted release than in another; null when nothing is. `NOT_FOUND` when a release was never accepted, or what it was made of is not known. */
  readonly diff?: Maybe<ProductDiff>;
  /** The products it can be joined with: those that have a column of the same semantic type, of its own domain or another, ordered by id. Everything as last known, so that a domain that is down is found too. Null when this product was never harvested. */
  readonly joins?: Maybe<JoinConnection>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductDiffArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
};


/** What a domain offers to others: data with an owner, a version, contracts and service levels. */
export type DataProductJoinsArgs = {
  on?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** One way to read a product, with a contract of its own. */
export type OutputPort = {
  /** `<domain>/<product>/<port>`, such as `orders/order-events/orders-v1`; the last segment ends in the major version. */
  readonly id: Scalars['ID']['output'];
  /** What the catalog knows of its product without asking the domain; null when it was never harvested. */
  readonly catalogEntry?: Maybe<CatalogEntry>;
};

/** What the catalog knows of a product without asking its domain. It answers when the domain is down. */
export type CatalogEntry = {
  /** Whether its domain can be asked about it right now. */
  readonly availability: Availability;
  /** When its domain last answered; null when it never did. */
  readonly lastSeenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Which release of its domain is accepted, and which is served; null when the domain knows no releases. */
  readonly release?: Maybe<Release>;
  /** The product as the last harvest found it; null when none did. */
  readonly lastKnown?: Maybe<ProductSnapshot>;
};

/** A release is the digest of a domain's product documents. */
export type Release = {
  /** The release that the last accepted publish brought; null before the first. */
  readonly accepted?: Maybe<Scalars['String']['output']>;
  /** The release the domain serves, as last harvested; null when not known. */
  readonly live?: Maybe<Scalars['String']['output']>;
  /** Whether the domain serves what was not accepted. False while either is unknown. */
  readonly drift: Scalars['Boolean']['output'];
};

/** A product as it was at a moment, whatever its domain says now. */
export type ProductSnapshot = {
  /** When the domain told it so. */
  readonly takenAt: Scalars['DateTime']['output'];
  /** As `DataProduct.name`. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** As `DataProduct.title`. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** As `DataProduct.status`. */
  readonly status?: Maybe<ProductStatus>;
  /** As `DataProduct.version`. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** As `DataProduct.owner`. */
  readonly owner?: Maybe<Team>;
  /** As `DataProduct.tags`. */
  readonly tags?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** As `DataProduct.inputPorts`. */
  readonly inputPorts?: Maybe<ReadonlyArray<InputPort>>;
  /** Its output ports as they were, ordered by id; null when not known. */
  readonly ports?: Maybe<ReadonlyArray<PortSnapshot>>;
  /** As `DataProduct.serviceLevels`. */
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  /** As `DataProduct.quality`. */
  readonly quality?: Maybe<QualitySummary>;
};

/** An output port as it was at the moment of its product's snapshot. */
export type PortSnapshot = {
  /** The port's id. */
  readonly id: Scalars['ID']['output'];
  /** As `OutputPort.name`. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** As `OutputPort.version`. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** As `OutputPort.kind`. */
  readonly kind?: Maybe<PortKind>;
  /** As `OutputPort.location`. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** As `OutputPort.contract`. */
  readonly contract?: Maybe<DataContract>;
  /** As `OutputPort.serviceLevels`. */
  readonly serviceLevels?: Maybe<ReadonlyArray<ServiceLevel>>;
  /** As `OutputPort.quality`. */
  readonly quality?: Maybe<QualitySummary>;
};

/** Which changes: those that match every field given, by any one of its values. A field that is null, absent or an empty list does not restrict. */
export type ChangeFilter = {
  /** What happened. */
  readonly event?: InputMaybe<ReadonlyArray<ChangeEvent>>;
  /** Domain ids: changes of one of them, edges with one of them at an end, claims of one of them. */
  readonly domain?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Ids that a change is about: of products (their ports and edges included), ports, datasets, consumers. That its domain is taken out, does not answer, or does again is about each product and port. */
  readonly subject?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What can happen. More may come. */
export type ChangeEvent =
  /** A domain's release was accepted: its first, or another than before. */
  | 'DOMAIN_PUBLISHED'
  /** A domain went back to a release that was accepted before. */
  | 'DOMAIN_ROLLED_BACK'
  /** A domain was taken out of the mesh. */
  | 'DOMAIN_UNPUBLISHED'
  /** A domain answers again. */
  | 'DOMAIN_LIVE'
  /** A domain does not answer any more. */
  | 'DOMAIN_UNREACHABLE'
  /** A product came. Its ports follow, an event each. */
  | 'PRODUCT_ADDED'
  /** A product's own fields or its input ports are others. */
  | 'PRODUCT_CHANGED'
  /** A product is gone. Its ports follow, an event each. */
  | 'PRODUCT_REMOVED'
  /** A product that had no owner has one. */
  | 'OWNER_ADDED'
  /** A product's owner is another. */
  | 'OWNER_CHANGED'
  /** A product that had an owner has none. */
  | 'OWNER_REMOVED'
  /** An output port came, with its contract. */
  | 'PORT_ADDED'
  /** An output port's own fields are others. */
  | 'PORT_CHANGED'
  /** An output port is gone, with its contract. */
  | 'PORT_REMOVED'
  /** A port that had no contract has one. */
  | 'CONTRACT_ADDED'
  /** A port's contract is another: its fields, its service levels, its columns. */
  | 'CONTRACT_CHANGED'
  /** A port that had a contract has none. */
  | 'CONTRACT_REMOVED'
  /** A writer states an edge of the lineage that it did not state before. */
  | 'EDGE_OPENED'
  /** A writer states an edge of the lineage no more. */
  | 'EDGE_CLOSED'
  /** A rule does not hold any more. */
  | 'VIOLATION_OPENED'
  /** A rule that did not hold does again. */
  | 'VIOLATION_CLOSED';

/** A page of changes. */
export type ChangeConnection = {
  /** The changes of this page, in the order in which they were told. */
  readonly edges: ReadonlyArray<ChangeEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** The cursor of the newest change of all when this page was read, whatever the filter: what comes after it comes later. */
  readonly newest: Scalars['String']['output'];
};

/** A change in a list. */
export type ChangeEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The change. */
  readonly node: Change;
};

/** Something that changed in the mesh. Measured values (quality, what was attained of a service level) are no such changes. */
export type Change = {
  /** Its cursor: pass it as `after`, or as the `Last-Event-ID` of the stream, to go on from here. */
  readonly id: Scalars['ID']['output'];
  /** What happened. */
  readonly event: ChangeEvent;
  /** When it came about, as far as is known: an edge when lineage recorded it, all else when the catalog did. */
  readonly at: Scalars['DateTime']['output'];
  /** The domains it concerns, both ends of an edge and both claimants included; empty when none is known. */
  readonly domainIds: ReadonlyArray<Scalars['ID']['output']>;
  /** What it is about: ids of products, ports, datasets, consumers. A port stands with its product. */
  readonly subjects: ReadonlyArray<Scalars['ID']['output']>;
  /** Whose doing it is: `domain:<id>`, `admin`, or the writer of an edge; null when it was seen to have changed. */
  readonly by?: Maybe<Scalars['String']['output']>;
};

/** A product, or its owner, changed: `PRODUCT_…`, `OWNER_…`. */
export type ProductChange = Change & {
  /** As `Change.id`. */
  readonly id: Scalars['ID']['output'];
  /** As `Change.event`. */
  readonly event: ChangeEvent;
  /** As `Change.at`. */
  readonly at: Scalars['DateTime']['output'];
  /** As `Change.domainIds`. */
  readonly domainIds: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.subjects`. */
  readonly subjects: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.by`. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** The product, as its domain tells it now. */
  readonly product: DataProduct;
  /** Its own fields that differ; all it had or has when it came or went. */
  readonly fields: ReadonlyArray<FieldDiff>;
  /** Its input ports that differ. */
  readonly inputPorts: ReadonlyArray<InputPortDiff>;
};

/** An output port, or its contract, changed: `PORT_…`, `CONTRACT_…`. */
export type PortChange = Change & {
  /** As `Change.id`. */
  readonly id: Scalars['ID']['output'];
  /** As `Change.event`. */
  readonly event: ChangeEvent;
  /** As `Change.at`. */
  readonly at: Scalars['DateTime']['output'];
  /** As `Change.domainIds`. */
  readonly domainIds: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.subjects`. */
  readonly subjects: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.by`. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** The port, as its domain tells it now. */
  readonly port: OutputPort;
  /** Its product, as its domain tells it now. */
  readonly product: DataProduct;
  /** Fields of the port, or of its contract, that differ; all it had or has when it came or went. */
  readonly fields: ReadonlyArray<FieldDiff>;
  /** Of a contract that changed, the columns that differ. One that came or went whole does not list them. */
  readonly columns: ReadonlyArray<ColumnDiff>;
};

/** A domain came, went, or became another: `DOMAIN_…`. */
export type DomainChange = Change & {
  /** As `Change.id`. */
  readonly id: Scalars['ID']['output'];
  /** As `Change.event`. */
  readonly event: ChangeEvent;
  /** As `Change.at`. */
  readonly at: Scalars['DateTime']['output'];
  /** As `Change.domainIds`. */
  readonly domainIds: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.subjects`. */
  readonly subjects: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.by`. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** The domain, as it is now. */
  readonly domain: Domain;
  /** The release that was accepted from then on; null when none. */
  readonly release?: Maybe<Scalars['String']['output']>;
  /** The release that was accepted before; null when none. */
  readonly before?: Maybe<Scalars['String']['output']>;
};

/** An edge of the lineage between datasets, or from one to a consumer, opened or closed: `EDGE_…`. Edges of columns are not told. */
export type EdgeChange = Change & {
  /** As `Change.id`. */
  readonly id: Scalars['ID']['output'];
  /** As `Change.event`. */
  readonly event: ChangeEvent;
  /** As `Change.at`. */
  readonly at: Scalars['DateTime']['output'];
  /** As `Change.domainIds`. */
  readonly domainIds: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.subjects`. */
  readonly subjects: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.by`. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** How it is known. */
  readonly method: Method;
  /** Who states it: `job:…`, the id of a product, or `person:…`. */
  readonly writer: Scalars['ID']['output'];
  /** What feeds. */
  readonly from: EdgeEnd;
  /** What is fed. */
  readonly to: EdgeEnd;
};

/** An end of an edge, as it was known when its change was told. */
export type EdgeEnd = {
  /** `dataset:…`, `consumer:…`, or the id of a product without outputs. */
  readonly id: Scalars['ID']['output'];
  /** The ports that hold the dataset, ordered by id; empty when none was known to. */
  readonly ports: ReadonlyArray<OutputPort>;
  /** The domain it is of; null when none was known. */
  readonly domainId?: Maybe<Scalars['ID']['output']>;
};

/** How an edge came to be known. */
export type Method =
  /** A product's descriptors say so. */
  | 'DECLARED'
  /** A job that ran reported it (OpenLineage). */
  | 'OBSERVED'
  /** A person entered it. */
  | 'MANUAL';

/** A rule does not hold any more, or does again: `VIOLATION_…`. */
export type ViolationChange = Change & {
  /** As `Change.id`. */
  readonly id: Scalars['ID']['output'];
  /** As `Change.event`. */
  readonly event: ChangeEvent;
  /** As `Change.at`. */
  readonly at: Scalars['DateTime']['output'];
  /** As `Change.domainIds`. */
  readonly domainIds: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.subjects`. */
  readonly subjects: ReadonlyArray<Scalars['ID']['output']>;
  /** As `Change.by`. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** The rule: `RELEASE_DRIFT` (a domain serves what was not accepted), `CLAIM_CONFLICT` (two domains claim one dataset). More may come. */
  readonly rule: Scalars['String']['output'];
  /** What is or was wrong, for people to read. */
  readonly message: Scalars['String']['output'];
  /** What the rule found, by name: an object. */
  readonly facts: Scalars['JSON']['output'];
};

/** A page of a domain's releases. */
export type ReleaseConnection = {
  /** The releases of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ReleaseEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A release in a list. */
export type ReleaseEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The release. */
  readonly node: DomainRelease;
};

/** A release of a domain that was accepted at some time. */
export type DomainRelease = {
  /** The digest of its product documents, or what else the domain calls it by. */
  readonly id: Scalars['String']['output'];
  /** When it was accepted. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** Whose token accepted it: `domain:<id>` or `admin`. */
  readonly by: Scalars['String']['output'];
  /** Whether it came as a rollback: it had been accepted before. */
  readonly rollback: Scalars['Boolean']['output'];
  /** Whether it is the one accepted now. False for all releases of a domain that was unpublished. */
  readonly current: Scalars['Boolean']['output'];
  /** How many products it has; null when what it was made of is not known, as of releases that were accepted before Heddle kept that. */
  readonly productCount?: Maybe<Scalars['Int']['output']>;
  /** What it changed against the release before it; everything is added by the first. Null when what either was made of is not known. */
  readonly changes?: Maybe<ReleaseDiff>;
};

/** A page of the versions of a product. */
export type ProductVersionConnection = {
  /** The versions of this page, each with its cursor. */
  readonly edges: ReadonlyArray<ProductVersionEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many are known. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A version in a list. */
export type ProductVersionEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The version. */
  readonly node: ProductVersion;
};

/** A product as it was from one release of its domain until another. */
export type ProductVersion = {
  /** `DomainRelease.id` of the release that brought it. */
  readonly release: Scalars['String']['output'];
  /** As `DataProduct.version`: what its owner calls it; null when not declared. */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** When it was accepted. */
  readonly publishedAt: Scalars['DateTime']['output'];
  /** Whose token accepted it: `domain:<id>` or `admin`. */
  readonly by: Scalars['String']['output'];
  /** When a later release changed the product or left it out; null while it is in the accepted one. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** The product as it was declared then; what is measured is null. */
  readonly product?: Maybe<ProductSnapshot>;
  /** What it changed against the version before it; everything is added by the first. Null when what was before is not known. */
  readonly changes?: Maybe<ProductDiff>;
};

/** What a publish of some products would come to. */
export type ReleaseCheck = {
  /** The domain's id. */
  readonly domain: Scalars['ID']['output'];
  /** The release that is accepted now; null when the domain has none, or is not in the mesh. */
  readonly accepted?: Maybe<Scalars['String']['output']>;
  /** What the release would be called, as given; null when it was not. */
  readonly release?: Maybe<Scalars['String']['output']>;
  /** What it would change against the release that was accepted last; everything is added when there is none. Products with a problem are not in it. Null when what that release was made of is not known. */
  readonly changes?: Maybe<ReleaseDiff>;
  /** Why a publish would be refused: where (a JSON path into `products`), what was expected, and what was found. Empty when nothing is wrong; the first 500 when much is. */
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
  /** What should be mended but would not stand in the way; empty when nothing. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
};

/** What happened to something from one release to another. */
export type ChangeKind =
  /** It is in the later one alone. */
  | 'ADDED'
  /** It is in both, and something of it is another. */
  | 'CHANGED'
  /** It is in the earlier one alone. */
  | 'REMOVED';

/** What is another in one release of a domain than in another. Orders in which things are declared, and what is measured, make no difference. */
export type ReleaseDiff = {
  /** The release to start from; null when there was none, and everything is added. */
  readonly from?: Maybe<Scalars['String']['output']>;
  /** The release to arrive at; null for a candidate without a name. */
  readonly to?: Maybe<Scalars['String']['output']>;
  /** The products that are another, ordered by id. */
  readonly products: ReadonlyArray<ProductDiff>;
  /** How many products are in both and the same. */
  readonly unchanged: Scalars['Int']['output'];
};

/** What is another of a product. Of one that was added or removed everything is told. */
export type ProductDiff = {
  /** The product's id. */
  readonly product: Scalars['ID']['output'];
  /** What happened to it. */
  readonly change: ChangeKind;
  /** The product's own fields that are another, ordered by name. */
  readonly fields: ReadonlyArray<FieldDiff>;
  /** The input ports that are another, ordered by name. */
  readonly inputPorts: ReadonlyArray<InputPortDiff>;
  /** The output ports that are another, ordered by id. */
  readonly ports: ReadonlyArray<PortDiff>;
};

/** What is another of an input port. */
export type InputPortDiff = {
  /** Its name within the product. */
  readonly name: Scalars['String']['output'];
  /** What happened to it. */
  readonly change: ChangeKind;
  /** Its fields that are another, ordered by name. */
  readonly fields: ReadonlyArray<FieldDiff>;
};

/** What is another of an output port. */
export type PortDiff = {
  /** The port's id. */
  readonly port: Scalars['ID']['output'];
  /** What happened to it. */
  readonly change: ChangeKind;
  /** Its own fields and those of its contract that are another, ordered by name. */
  readonly fields: ReadonlyArray<FieldDiff>;
  /** The columns of its contract that are another, ordered by id. */
  readonly columns: ReadonlyArray<ColumnDiff>;
};

/** What is another of a column. */
export type ColumnDiff = {
  /** The column's id. */
  readonly column: Scalars['ID']['output'];
  /** The names from the outermost field to this one, joined by dots. */
  readonly path: Scalars['String']['output'];
  /** What happened to it. */
  readonly change: ChangeKind;
  /** Its fields that are another, ordered by name. */
  readonly fields: ReadonlyArray<FieldDiff>;
};

/** A value that is another. */
export type FieldDiff = {
  /** The field, by its name in the graph; inner ones after a dot: `owner.email`, `contract.version`, `serviceLevels.freshness.target`. */
  readonly field: Scalars['String']['output'];
  /** What it was; null when it was not declared. Lists are told as sets, in an order of their own. */
  readonly before?: Maybe<Scalars['JSON']['output']>;
  /** What it is; null when it is not declared. */
  readonly after?: Maybe<Scalars['JSON']['output']>;
};

/** A page of the products that one can be joined with. */
export type JoinConnection = {
  /** The products of this page, each with its cursor. */
  readonly edges: ReadonlyArray<JoinEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many products it can be joined with. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A product in a list of those that one can be joined with. */
export type JoinEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The product and the columns. */
  readonly node: Join;
};

/** A product that one can be joined with, and on which columns. Carries what the catalog knows, so that it never waits for a domain. */
export type Join = {
  /** The id of the other product. */
  readonly id: Scalars['ID']['output'];
  /** Its title, or its name where it has none, as last known. */
  readonly title: Scalars['String']['output'];
  /** The domain that owns it. */
  readonly domainId: Scalars['ID']['output'];
  /** Whether its domain can be asked about it right now. */
  readonly availability: Availability;
  /** The other product, as its domain tells it now. */
  readonly product: DataProduct;
  /** The pairs of columns, by semantic type and then by the ids of both. */
  readonly keys: ReadonlyArray<JoinKey>;
  /** How many pairs there are, never cut by `first`. Exact up to 2,147,483,647, the most that an Int holds; more are said to be that many. */
  readonly keyCount: Scalars['Int']['output'];
};


/** A product that one can be joined with, and on which columns. Carries what the catalog knows, so that it never waits for a domain. */
export type JoinKeysArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A pair of columns with one meaning. */
export type JoinKey = {
  /** What both columns mean: the name that all spellings of it share. */
  readonly semanticType: Scalars['String']['output'];
  /** The column of the product asked about. */
  readonly ours: JoinColumn;
  /** The column of the other product. */
  readonly theirs: JoinColumn;
  /** Whether the values of both are written alike. */
  readonly format: JoinFormat;
  /** Why: the types and formats that `format` was judged by. */
  readonly reason: Scalars['String']['output'];
};

/** Whether the values of two columns are written alike, by what their contracts say. */
export type JoinFormat =
  /** Type and format are the same: the columns can be compared as they are. */
  | 'SAME'
  /** Type or format differs: one has to be converted. */
  | 'DIFFERENT'
  /** The contracts do not say enough. */
  | 'UNKNOWN';

/** A column that products can be joined on, as last known. */
export type JoinColumn = {
  /** As `Column.id`. */
  readonly id: Scalars['ID']['output'];
  /** As `Column.path`. */
  readonly path: Scalars['String']['output'];
  /** The port it is in, as its domain tells it now. */
  readonly port: OutputPort;
  /** As `Column.semanticType`: spelled as declared. */
  readonly semanticType: Scalars['String']['output'];
  /** As `Column.logicalType`. */
  readonly logicalType?: Maybe<Scalars['String']['output']>;
  /** As `Column.physicalType`. */
  readonly physicalType?: Maybe<Scalars['String']['output']>;
  /** As `Column.format`. */
  readonly format?: Maybe<Scalars['String']['output']>;
  /** As `Column.primaryKey`. */
  readonly primaryKey?: Maybe<Scalars['Boolean']['output']>;
  /** As `Column.unique`. */
  readonly unique?: Maybe<Scalars['Boolean']['output']>;
  /** As `Column.classification`: a join on personal data may need leave. */
  readonly classification?: Maybe<Scalars['String']['output']>;
};

/** A page of semantic types. */
export type SemanticTypeConnection = {
  /** The types of this page, each with its cursor. */
  readonly edges: ReadonlyArray<SemanticTypeEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many semantic types there are. Exact, never cut by paging. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A semantic type in a list. */
export type SemanticTypeEdge = {
  /** Its place in the list, to pass as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The semantic type. */
  readonly node: SemanticType;
};

/** What columns mean, wherever they are: those of one semantic type can be joined. */
export type SemanticType = {
  /** The name that all spellings share: lower case, with `_` for spaces, `-` and `_`. */
  readonly name: Scalars['String']['output'];
  /** How many products have a column of it, as last known. */
  readonly productCount: Scalars['Int']['output'];
  /** How many domains have such a product. */
  readonly domainCount: Scalars['Int']['output'];
  /** How many columns have it. */
  readonly columnCount: Scalars['Int']['output'];
  /** The products that have a column of it, as last known, ordered by id. */
  readonly products: ProductConnection;
};


/** What columns mean, wherever they are: those of one semantic type can be joined. */
export type SemanticTypeProductsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterDomainInput: RegisterDomainInput;
  RegisterDomainPayload: ResolverTypeWrapper<Omit<RegisterDomainPayload, 'domain'> & { domain: ResolversTypes['Domain'] }>;
  PublishInput: PublishInput;
  PublishPayload: ResolverTypeWrapper<Omit<PublishPayload, 'domain' | 'changes'> & { domain: ResolversTypes['Domain'], changes?: Maybe<ResolversTypes['ReleaseDiff']> }>;
  UnpublishPayload: ResolverTypeWrapper<Omit<UnpublishPayload, 'domain'> & { domain: ResolversTypes['Domain'] }>;
  OpenPreviewInput: OpenPreviewInput;
  Preview: ResolverTypeWrapper<Omit<Preview, 'domain'> & { domain: ResolversTypes['Domain'] }>;
  ClosePreviewPayload: ResolverTypeWrapper<Omit<ClosePreviewPayload, 'domain'> & { domain: ResolversTypes['Domain'] }>;
  SupergraphVersion: ResolverTypeWrapper<SupergraphVersion>;
  SupergraphDiff: ResolverTypeWrapper<SupergraphDiff>;
  LeafDiff: ResolverTypeWrapper<LeafDiff>;
  ProductFilter: ProductFilter;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ProductEdge']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['DataProduct'] }>;
  SearchSort: SearchSort;
  SearchConnection: ResolverTypeWrapper<Omit<SearchConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SearchEdge']> }>;
  SearchEdge: ResolverTypeWrapper<Omit<SearchEdge, 'node'> & { node: ResolversTypes['SearchHit'] }>;
  SearchHit: ResolverTypeWrapper<Omit<SearchHit, 'domain' | 'product' | 'port'> & { domain?: Maybe<ResolversTypes['Domain']>, product: ResolversTypes['DataProduct'], port?: Maybe<ResolversTypes['OutputPort']> }>;
  ServiceLevelCounts: ResolverTypeWrapper<ServiceLevelCounts>;
  Facet: ResolverTypeWrapper<Facet>;
  Domain: ResolverTypeWrapper<DomainParent>;
  DataProduct: ResolverTypeWrapper<{ readonly id: string }>;
  OutputPort: ResolverTypeWrapper<{ readonly id: string }>;
  CatalogEntry: ResolverTypeWrapper<CatalogEntry>;
  Release: ResolverTypeWrapper<Release>;
  ProductSnapshot: ResolverTypeWrapper<ProductSnapshot>;
  PortSnapshot: ResolverTypeWrapper<PortSnapshot>;
  ChangeFilter: ChangeFilter;
  ChangeEvent: ChangeEvent;
  ChangeConnection: ResolverTypeWrapper<Omit<ChangeConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ChangeEdge']> }>;
  ChangeEdge: ResolverTypeWrapper<Omit<ChangeEdge, 'node'> & { node: ResolversTypes['Change'] }>;
  Change: ResolverTypeWrapper<ChangeParent>;
  ProductChange: ResolverTypeWrapper<ChangeOf<'inputPorts'>>;
  PortChange: ResolverTypeWrapper<ChangeOf<'port'>>;
  DomainChange: ResolverTypeWrapper<ChangeOf<'domain'>>;
  EdgeChange: ResolverTypeWrapper<ChangeOf<'method'>>;
  EdgeEnd: ResolverTypeWrapper<EdgeEndParent>;
  Method: Method;
  ViolationChange: ResolverTypeWrapper<ChangeOf<'rule'>>;
  ReleaseConnection: ResolverTypeWrapper<Omit<ReleaseConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ReleaseEdge']> }>;
  ReleaseEdge: ResolverTypeWrapper<Omit<ReleaseEdge, 'node'> & { node: ResolversTypes['DomainRelease'] }>;
  DomainRelease: ResolverTypeWrapper<ReleaseParent>;
  ProductVersionConnection: ResolverTypeWrapper<Omit<ProductVersionConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ProductVersionEdge']> }>;
  ProductVersionEdge: ResolverTypeWrapper<Omit<ProductVersionEdge, 'node'> & { node: ResolversTypes['ProductVersion'] }>;
  ProductVersion: ResolverTypeWrapper<VersionParent>;
  ReleaseCheck: ResolverTypeWrapper<Omit<ReleaseCheck, 'changes'> & { changes?: Maybe<ResolversTypes['ReleaseDiff']> }>;
  ChangeKind: ChangeKind;
  ReleaseDiff: ResolverTypeWrapper<ReleaseChanges>;
  ProductDiff: ResolverTypeWrapper<ProductDiffParent>;
  InputPortDiff: ResolverTypeWrapper<InputPortDiff>;
  PortDiff: ResolverTypeWrapper<PortDiff>;
  ColumnDiff: ResolverTypeWrapper<ColumnDiff>;
  FieldDiff: ResolverTypeWrapper<FieldDiff>;
  JoinConnection: ResolverTypeWrapper<Omit<JoinConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['JoinEdge']> }>;
  JoinEdge: ResolverTypeWrapper<Omit<JoinEdge, 'node'> & { node: ResolversTypes['Join'] }>;
  Join: ResolverTypeWrapper<JoinParent>;
  JoinKey: ResolverTypeWrapper<Omit<JoinKey, 'ours' | 'theirs'> & { ours: ResolversTypes['JoinColumn'], theirs: ResolversTypes['JoinColumn'] }>;
  JoinFormat: JoinFormat;
  JoinColumn: ResolverTypeWrapper<Omit<JoinColumn, 'port'> & { port: ResolversTypes['OutputPort'] }>;
  SemanticTypeConnection: ResolverTypeWrapper<Omit<SemanticTypeConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['SemanticTypeEdge']> }>;
  SemanticTypeEdge: ResolverTypeWrapper<Omit<SemanticTypeEdge, 'node'> & { node: ResolversTypes['SemanticType'] }>;
  SemanticType: ResolverTypeWrapper<SemanticTypeParent>;
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
  RegisterDomainInput: RegisterDomainInput;
  RegisterDomainPayload: Omit<RegisterDomainPayload, 'domain'> & { domain: ResolversParentTypes['Domain'] };
  PublishInput: PublishInput;
  PublishPayload: Omit<PublishPayload, 'domain' | 'changes'> & { domain: ResolversParentTypes['Domain'], changes?: Maybe<ResolversParentTypes['ReleaseDiff']> };
  UnpublishPayload: Omit<UnpublishPayload, 'domain'> & { domain: ResolversParentTypes['Domain'] };
  OpenPreviewInput: OpenPreviewInput;
  Preview: Omit<Preview, 'domain'> & { domain: ResolversParentTypes['Domain'] };
  ClosePreviewPayload: Omit<ClosePreviewPayload, 'domain'> & { domain: ResolversParentTypes['Domain'] };
  SupergraphVersion: SupergraphVersion;
  SupergraphDiff: SupergraphDiff;
  LeafDiff: LeafDiff;
  ProductFilter: ProductFilter;
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ProductEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['DataProduct'] };
  SearchConnection: Omit<SearchConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SearchEdge']> };
  SearchEdge: Omit<SearchEdge, 'node'> & { node: ResolversParentTypes['SearchHit'] };
  SearchHit: Omit<SearchHit, 'domain' | 'product' | 'port'> & { domain?: Maybe<ResolversParentTypes['Domain']>, product: ResolversParentTypes['DataProduct'], port?: Maybe<ResolversParentTypes['OutputPort']> };
  ServiceLevelCounts: ServiceLevelCounts;
  Facet: Facet;
  Domain: DomainParent;
  DataProduct: { readonly id: string };
  OutputPort: { readonly id: string };
  CatalogEntry: CatalogEntry;
  Release: Release;
  ProductSnapshot: ProductSnapshot;
  PortSnapshot: PortSnapshot;
  ChangeFilter: ChangeFilter;
  ChangeConnection: Omit<ChangeConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ChangeEdge']> };
  ChangeEdge: Omit<ChangeEdge, 'node'> & { node: ResolversParentTypes['Change'] };
  Change: ChangeParent;
  ProductChange: ChangeOf<'inputPorts'>;
  PortChange: ChangeOf<'port'>;
  DomainChange: ChangeOf<'domain'>;
  EdgeChange: ChangeOf<'method'>;
  EdgeEnd: EdgeEndParent;
  ViolationChange: ChangeOf<'rule'>;
  ReleaseConnection: Omit<ReleaseConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ReleaseEdge']> };
  ReleaseEdge: Omit<ReleaseEdge, 'node'> & { node: ResolversParentTypes['DomainRelease'] };
  DomainRelease: ReleaseParent;
  ProductVersionConnection: Omit<ProductVersionConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ProductVersionEdge']> };
  ProductVersionEdge: Omit<ProductVersionEdge, 'node'> & { node: ResolversParentTypes['ProductVersion'] };
  ProductVersion: VersionParent;
  ReleaseCheck: Omit<ReleaseCheck, 'changes'> & { changes?: Maybe<ResolversParentTypes['ReleaseDiff']> };
  ReleaseDiff: ReleaseChanges;
  ProductDiff: ProductDiffParent;
  InputPortDiff: InputPortDiff;
  PortDiff: PortDiff;
  ColumnDiff: ColumnDiff;
  FieldDiff: FieldDiff;
  JoinConnection: Omit<JoinConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['JoinEdge']> };
  JoinEdge: Omit<JoinEdge, 'node'> & { node: ResolversParentTypes['Join'] };
  Join: JoinParent;
  JoinKey: Omit<JoinKey, 'ours' | 'theirs'> & { ours: ResolversParentTypes['JoinColumn'], theirs: ResolversParentTypes['JoinColumn'] };
  JoinColumn: Omit<JoinColumn, 'port'> & { port: ResolversParentTypes['OutputPort'] };
  SemanticTypeConnection: Omit<SemanticTypeConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['SemanticTypeEdge']> };
  SemanticTypeEdge: Omit<SemanticTypeEdge, 'node'> & { node: ResolversParentTypes['SemanticType'] };
  SemanticType: SemanticTypeParent;
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
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  search?: Resolver<Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'text' | 'first'>>;
  domain?: Resolver<Maybe<ResolversTypes['Domain']>, ParentType, ContextType, RequireFields<QueryDomainArgs, 'id'>>;
  domains?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Domain']>>, ParentType, ContextType>;
  semanticTypes?: Resolver<Maybe<ResolversTypes['SemanticTypeConnection']>, ParentType, ContextType, RequireFields<QuerySemanticTypesArgs, 'first'>>;
  semanticType?: Resolver<Maybe<ResolversTypes['SemanticType']>, ParentType, ContextType, RequireFields<QuerySemanticTypeArgs, 'name'>>;
  supergraphVersions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SupergraphVersion']>>, ParentType, ContextType, RequireFields<QuerySupergraphVersionsArgs, 'first'>>;
  changes?: Resolver<Maybe<ResolversTypes['ChangeConnection']>, ParentType, ContextType, RequireFields<QueryChangesArgs, 'first'>>;
  checkRelease?: Resolver<Maybe<ResolversTypes['ReleaseCheck']>, ParentType, ContextType, RequireFields<QueryCheckReleaseArgs, 'domain' | 'products'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  registerDomain?: Resolver<Maybe<ResolversTypes['RegisterDomainPayload']>, ParentType, ContextType, RequireFields<MutationRegisterDomainArgs, 'input'>>;
  publish?: Resolver<Maybe<ResolversTypes['PublishPayload']>, ParentType, ContextType, RequireFields<MutationPublishArgs, 'input'>>;
  rollback?: Resolver<Maybe<ResolversTypes['PublishPayload']>, ParentType, ContextType, RequireFields<MutationRollbackArgs, 'domain'>>;
  unpublish?: Resolver<Maybe<ResolversTypes['UnpublishPayload']>, ParentType, ContextType, RequireFields<MutationUnpublishArgs, 'domain'>>;
  openPreview?: Resolver<Maybe<ResolversTypes['Preview']>, ParentType, ContextType, RequireFields<MutationOpenPreviewArgs, 'input'>>;
  closePreview?: Resolver<Maybe<ResolversTypes['ClosePreviewPayload']>, ParentType, ContextType, RequireFields<MutationClosePreviewArgs, 'domain' | 'token'>>;
  restoreSupergraph?: Resolver<Maybe<ResolversTypes['SupergraphVersion']>, ParentType, ContextType, RequireFields<MutationRestoreSupergraphArgs, 'version'>>;
};

export type RegisterDomainPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterDomainPayload'] = ResolversParentTypes['RegisterDomainPayload']> = {
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PublishPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishPayload'] = ResolversParentTypes['PublishPayload']> = {
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  release?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supergraphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['ReleaseDiff']>, ParentType, ContextType>;
};

export type UnpublishPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnpublishPayload'] = ResolversParentTypes['UnpublishPayload']> = {
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  supergraphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Preview'] = ResolversParentTypes['Preview']> = {
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ClosePreviewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClosePreviewPayload'] = ResolversParentTypes['ClosePreviewPayload']> = {
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SupergraphVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupergraphVersion'] = ResolversParentTypes['SupergraphVersion']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['SupergraphDiff']>, ParentType, ContextType>;
};

export type SupergraphDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupergraphDiff'] = ResolversParentTypes['SupergraphDiff']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contractChanged?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  leaves?: Resolver<ReadonlyArray<ResolversTypes['LeafDiff']>, ParentType, ContextType>;
};

export type LeafDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeafDiff'] = ResolversParentTypes['LeafDiff']> = {
  domain?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  added?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  changed?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
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

export type SearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchHit'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domainId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  domain?: Resolver<Maybe<ResolversTypes['Domain']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ResolversTypes['ServiceLevelCounts']>, ParentType, ContextType>;
  consumers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  highlight?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['DataProduct'], ParentType, ContextType>;
  port?: Resolver<Maybe<ResolversTypes['OutputPort']>, ParentType, ContextType>;
};

export type ServiceLevelCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceLevelCounts'] = ResolversParentTypes['ServiceLevelCounts']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  met?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['Count']>, ParentType, ContextType>;
};

export type DomainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Domain'] = ResolversParentTypes['Domain'], FederationReferenceType extends FederationReferenceTypes['Domain'] = FederationReferenceTypes['Domain']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Domain']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ResolversTypes['ServiceLevelCounts']>, ParentType, ContextType>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<DomainProductsArgs, 'first'>>;
  releases?: Resolver<Maybe<ResolversTypes['ReleaseConnection']>, ParentType, ContextType, RequireFields<DomainReleasesArgs, 'first'>>;
  releaseDiff?: Resolver<Maybe<ResolversTypes['ReleaseDiff']>, ParentType, ContextType, Partial<DomainReleaseDiffArgs>>;
};

export type DataProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataProduct'] = ResolversParentTypes['DataProduct'], FederationReferenceType extends FederationReferenceTypes['DataProduct'] = FederationReferenceTypes['DataProduct']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DataProduct']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  catalogEntry?: Resolver<Maybe<ResolversTypes['CatalogEntry']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ResolversTypes['ProductVersionConnection']>, ParentType, ContextType, RequireFields<DataProductVersionsArgs, 'first'>>;
  diff?: Resolver<Maybe<ResolversTypes['ProductDiff']>, ParentType, ContextType, Partial<DataProductDiffArgs>>;
  joins?: Resolver<Maybe<ResolversTypes['JoinConnection']>, ParentType, ContextType, RequireFields<DataProductJoinsArgs, 'first'>>;
};

export type OutputPortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutputPort'] = ResolversParentTypes['OutputPort'], FederationReferenceType extends FederationReferenceTypes['OutputPort'] = FederationReferenceTypes['OutputPort']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['OutputPort']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  catalogEntry?: Resolver<Maybe<ResolversTypes['CatalogEntry']>, ParentType, ContextType>;
};

export type CatalogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogEntry'] = ResolversParentTypes['CatalogEntry']> = {
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['Release']>, ParentType, ContextType>;
  lastKnown?: Resolver<Maybe<ResolversTypes['ProductSnapshot']>, ParentType, ContextType>;
};

export type ReleaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Release'] = ResolversParentTypes['Release']> = {
  accepted?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  live?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  drift?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProductSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductSnapshot'] = ResolversParentTypes['ProductSnapshot']> = {
  takenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ProductStatus']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  inputPorts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InputPort']>>, ParentType, ContextType>;
  ports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PortSnapshot']>>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
};

export type PortSnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortSnapshot'] = ResolversParentTypes['PortSnapshot']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['PortKind']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['DataContract']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ServiceLevel']>>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualitySummary']>, ParentType, ContextType>;
};

export type ChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeConnection'] = ResolversParentTypes['ChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChangeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  newest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeEdge'] = ResolversParentTypes['ChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  __resolveType: TypeResolveFn<'ProductChange' | 'PortChange' | 'DomainChange' | 'EdgeChange' | 'ViolationChange', ParentType, ContextType>;
};

export type ProductChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductChange'] = ResolversParentTypes['ProductChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['ChangeEvent'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  domainIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['DataProduct'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldDiff']>, ParentType, ContextType>;
  inputPorts?: Resolver<ReadonlyArray<ResolversTypes['InputPortDiff']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortChange'] = ResolversParentTypes['PortChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['ChangeEvent'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  domainIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  port?: Resolver<ResolversTypes['OutputPort'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['DataProduct'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldDiff']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['ColumnDiff']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DomainChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainChange'] = ResolversParentTypes['DomainChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['ChangeEvent'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  domainIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['Domain'], ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EdgeChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EdgeChange'] = ResolversParentTypes['EdgeChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['ChangeEvent'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  domainIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['Method'], ParentType, ContextType>;
  writer?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['EdgeEnd'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['EdgeEnd'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EdgeEndResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EdgeEnd'] = ResolversParentTypes['EdgeEnd']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ports?: Resolver<ReadonlyArray<ResolversTypes['OutputPort']>, ParentType, ContextType>;
  domainId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ViolationChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViolationChange'] = ResolversParentTypes['ViolationChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['ChangeEvent'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  domainIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReleaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseConnection'] = ResolversParentTypes['ReleaseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReleaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReleaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseEdge'] = ResolversParentTypes['ReleaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DomainRelease'], ParentType, ContextType>;
};

export type DomainReleaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DomainRelease'] = ResolversParentTypes['DomainRelease']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rollback?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  productCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['ReleaseDiff']>, ParentType, ContextType>;
};

export type ProductVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductVersionConnection'] = ResolversParentTypes['ProductVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductVersionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductVersionEdge'] = ResolversParentTypes['ProductVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProductVersion'], ParentType, ContextType>;
};

export type ProductVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductVersion'] = ResolversParentTypes['ProductVersion']> = {
  release?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['ProductSnapshot']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['ProductDiff']>, ParentType, ContextType>;
};

export type ReleaseCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseCheck'] = ResolversParentTypes['ReleaseCheck']> = {
  domain?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  accepted?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changes?: Resolver<Maybe<ResolversTypes['ReleaseDiff']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReleaseDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseDiff'] = ResolversParentTypes['ReleaseDiff']> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  products?: Resolver<ReadonlyArray<ResolversTypes['ProductDiff']>, ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductDiff'] = ResolversParentTypes['ProductDiff']> = {
  product?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldDiff']>, ParentType, ContextType>;
  inputPorts?: Resolver<ReadonlyArray<ResolversTypes['InputPortDiff']>, ParentType, ContextType>;
  ports?: Resolver<ReadonlyArray<ResolversTypes['PortDiff']>, ParentType, ContextType>;
};

export type InputPortDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputPortDiff'] = ResolversParentTypes['InputPortDiff']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldDiff']>, ParentType, ContextType>;
};

export type PortDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortDiff'] = ResolversParentTypes['PortDiff']> = {
  port?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldDiff']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['ColumnDiff']>, ParentType, ContextType>;
};

export type ColumnDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ColumnDiff'] = ResolversParentTypes['ColumnDiff']> = {
  column?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldDiff']>, ParentType, ContextType>;
};

export type FieldDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldDiff'] = ResolversParentTypes['FieldDiff']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type JoinConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinConnection'] = ResolversParentTypes['JoinConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JoinEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JoinEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinEdge'] = ResolversParentTypes['JoinEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Join'], ParentType, ContextType>;
};

export type JoinResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Join'] = ResolversParentTypes['Join']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domainId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  availability?: Resolver<ResolversTypes['Availability'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['DataProduct'], ParentType, ContextType>;
  keys?: Resolver<ReadonlyArray<ResolversTypes['JoinKey']>, ParentType, ContextType, RequireFields<JoinKeysArgs, 'first'>>;
  keyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JoinKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinKey'] = ResolversParentTypes['JoinKey']> = {
  semanticType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ours?: Resolver<ResolversTypes['JoinColumn'], ParentType, ContextType>;
  theirs?: Resolver<ResolversTypes['JoinColumn'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['JoinFormat'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type JoinColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinColumn'] = ResolversParentTypes['JoinColumn']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  port?: Resolver<ResolversTypes['OutputPort'], ParentType, ContextType>;
  semanticType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  logicalType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  physicalType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primaryKey?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  unique?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SemanticTypeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SemanticTypeConnection'] = ResolversParentTypes['SemanticTypeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SemanticTypeEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SemanticTypeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SemanticTypeEdge'] = ResolversParentTypes['SemanticTypeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SemanticType'], ParentType, ContextType>;
};

export type SemanticTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SemanticType'] = ResolversParentTypes['SemanticType']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  domainCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  columnCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<SemanticTypeProductsArgs, 'first'>>;
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
  RegisterDomainPayload?: RegisterDomainPayloadResolvers<ContextType>;
  PublishPayload?: PublishPayloadResolvers<ContextType>;
  UnpublishPayload?: UnpublishPayloadResolvers<ContextType>;
  Preview?: PreviewResolvers<ContextType>;
  ClosePreviewPayload?: ClosePreviewPayloadResolvers<ContextType>;
  SupergraphVersion?: SupergraphVersionResolvers<ContextType>;
  SupergraphDiff?: SupergraphDiffResolvers<ContextType>;
  LeafDiff?: LeafDiffResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  ServiceLevelCounts?: ServiceLevelCountsResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  Domain?: DomainResolvers<ContextType>;
  DataProduct?: DataProductResolvers<ContextType>;
  OutputPort?: OutputPortResolvers<ContextType>;
  CatalogEntry?: CatalogEntryResolvers<ContextType>;
  Release?: ReleaseResolvers<ContextType>;
  ProductSnapshot?: ProductSnapshotResolvers<ContextType>;
  PortSnapshot?: PortSnapshotResolvers<ContextType>;
  ChangeConnection?: ChangeConnectionResolvers<ContextType>;
  ChangeEdge?: ChangeEdgeResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  ProductChange?: ProductChangeResolvers<ContextType>;
  PortChange?: PortChangeResolvers<ContextType>;
  DomainChange?: DomainChangeResolvers<ContextType>;
  EdgeChange?: EdgeChangeResolvers<ContextType>;
  EdgeEnd?: EdgeEndResolvers<ContextType>;
  ViolationChange?: ViolationChangeResolvers<ContextType>;
  ReleaseConnection?: ReleaseConnectionResolvers<ContextType>;
  ReleaseEdge?: ReleaseEdgeResolvers<ContextType>;
  DomainRelease?: DomainReleaseResolvers<ContextType>;
  ProductVersionConnection?: ProductVersionConnectionResolvers<ContextType>;
  ProductVersionEdge?: ProductVersionEdgeResolvers<ContextType>;
  ProductVersion?: ProductVersionResolvers<ContextType>;
  ReleaseCheck?: ReleaseCheckResolvers<ContextType>;
  ReleaseDiff?: ReleaseDiffResolvers<ContextType>;
  ProductDiff?: ProductDiffResolvers<ContextType>;
  InputPortDiff?: InputPortDiffResolvers<ContextType>;
  PortDiff?: PortDiffResolvers<ContextType>;
  ColumnDiff?: ColumnDiffResolvers<ContextType>;
  FieldDiff?: FieldDiffResolvers<ContextType>;
  JoinConnection?: JoinConnectionResolvers<ContextType>;
  JoinEdge?: JoinEdgeResolvers<ContextType>;
  Join?: JoinResolvers<ContextType>;
  JoinKey?: JoinKeyResolvers<ContextType>;
  JoinColumn?: JoinColumnResolvers<ContextType>;
  SemanticTypeConnection?: SemanticTypeConnectionResolvers<ContextType>;
  SemanticTypeEdge?: SemanticTypeEdgeResolvers<ContextType>;
  SemanticType?: SemanticTypeResolvers<ContextType>;
};

