/** Made by `npm run generate` from `client/operations`. */
import { operation } from '../operation.ts'

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What kind of product it is, by where its data comes from and whom it is made for. */
export type Archetype =
  /** Facts of an operational system, as they happened there. */
  | 'SOURCE_ALIGNED'
  /** Composed from several products, for many consumers. */
  | 'AGGREGATE'
  /** Shaped for the need of one kind of consumer. */
  | 'CONSUMER_ALIGNED';

/** Whether the domain that owns something can be asked about it right now. */
export type Availability =
  /** Its domain answers: what the graph says is the domain's own word. */
  | 'LIVE'
  /** Its domain does not answer at present: only what was last known can be shown. */
  | 'UNREACHABLE'
  /** Its domain answers, and no longer has it; or the domain itself was removed from the mesh. */
  | 'REMOVED';

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

/** Which changes: those that match every field given, by any one of its values. A field that is null, absent or an empty list does not restrict. */
export type ChangeFilter = {
  /** What happened. */
  readonly event?: ReadonlyArray<ChangeEvent> | null | undefined;
  /** Domain ids: changes of one of them, edges with one of them at an end, claims of one of them. */
  readonly domain?: ReadonlyArray<string> | null | undefined;
  /** Ids that a change is about: of products (their ports and edges included), ports, datasets, consumers. That its domain is taken out, does not answer, or does again is about each product and port. */
  readonly subject?: ReadonlyArray<string> | null | undefined;
};

/** What happened to something from one release to another. */
export type ChangeKind =
  /** It is in the later one alone. */
  | 'ADDED'
  /** It is in both, and something of it is another. */
  | 'CHANGED'
  /** It is in the earlier one alone. */
  | 'REMOVED';

/** Who is responsible for a consumer. One of the two at least. */
export type ConsumerOwnerInput = {
  /** The name of a team or person, at most 256 characters, which filters and breakdowns by owner use. */
  readonly name?: string | null | undefined;
  /** Where they are reached, at most 256 characters. */
  readonly email?: string | null | undefined;
};

/** Which of the two times a difference is about. */
export type DiffBasis =
  /** What held at the two moments, as it is known now. */
  | 'VALID'
  /** What was known at the two moments to hold just then: late events and corrections are differences here. */
  | 'KNOWN';

/** Which way to follow the data. It is never both at once. */
export type Direction =
  /** Against the flow: what it is made from. */
  | 'UPSTREAM'
  /** With the flow: what is made from it. */
  | 'DOWNSTREAM';

/** Chooses findings, and so what the counts count. A field that is null, absent or an empty list does not restrict. */
export type FindingFilter = {
  /** Of these kinds. */
  readonly kind?: ReadonlyArray<FindingKind> | null | undefined;
  /** Of these severities. */
  readonly severity?: ReadonlyArray<FindingSeverity> | null | undefined;
  /** About products of these domains, by id. Who is on the other side does not matter. */
  readonly domain?: ReadonlyArray<string> | null | undefined;
  /** About products of these teams, by name, to the letter. */
  readonly owner?: ReadonlyArray<string> | null | undefined;
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

/** `domain`, `owner`, `kind`, `tag` and `status` choose rows and what totals count; `methods`, `minConfidence`, `seenSince` and `writers` choose edges, and so change what is reached. A field that is null, absent or an empty list does not restrict. */
export type ImpactFilter = {
  /** Domain ids. */
  readonly domain?: ReadonlyArray<string> | null | undefined;
  /** Names of owning teams, to the letter. */
  readonly owner?: ReadonlyArray<string> | null | undefined;
  /** Technologies of the ports reached. Drops consumers and datasets, which have none. */
  readonly kind?: ReadonlyArray<PortKind> | null | undefined;
  /** Tags of products, to the letter. */
  readonly tag?: ReadonlyArray<string> | null | undefined;
  /** Places of products in their life. */
  readonly status?: ReadonlyArray<ProductStatus> | null | undefined;
  /** Follow only edges known in one of these ways. */
  readonly methods?: ReadonlyArray<Method> | null | undefined;
  /** Follow only edges at least this sure, 0–1. */
  readonly minConfidence?: number | null | undefined;
  /** Only rows at most this many dataset hops away. */
  readonly maxDistance?: number | null | undefined;
  /** Follow only edges last seen at this moment or later. A declared edge is seen by each harvest, so it always counts: how old harvests are, `complete` says. */
  readonly seenSince?: string | null | undefined;
  /** Follow only edges of these writers: ids of jobs, products, persons. One that nobody knows has none. */
  readonly writers?: ReadonlyArray<string> | null | undefined;
};

/** Whether the values of two columns are written alike, by what their contracts say. */
export type JoinFormat =
  /** Type and format are the same: the columns can be compared as they are. */
  | 'SAME'
  /** Type or format differs: one has to be converted. */
  | 'DIFFERENT'
  /** The contracts do not say enough. */
  | 'UNKNOWN';

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

/** What made an edge another between two moments. */
export type LineageChangeCause =
  /** Its writer: a run that had it, or lacked it, a harvest, a person. */
  | 'EDGE'
  /** A port that came to hold a dataset at one of its ends, or let it go. Its writer says what it said before. */
  | 'CLAIM';

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

/** How an edge came to be known. */
export type Method =
  /** A product's descriptors say so. */
  | 'DECLARED'
  /** A job that ran reported it (OpenLineage). */
  | 'OBSERVED'
  /** A person entered it. */
  | 'MANUAL';

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

/** Which products: those that match every field given, by any one of its values. A field that is null, absent or an empty list does not restrict. */
export type ProductFilter = {
  /** Domain ids. */
  readonly domain?: ReadonlyArray<string> | null | undefined;
  /** Names of owning teams, to the letter. */
  readonly owner?: ReadonlyArray<string> | null | undefined;
  /** Tags, to the letter. */
  readonly tag?: ReadonlyArray<string> | null | undefined;
  /** Places in a product's life. */
  readonly status?: ReadonlyArray<ProductStatus> | null | undefined;
  /** Technologies of output ports: products with at least one such port. */
  readonly kind?: ReadonlyArray<PortKind> | null | undefined;
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

/** What a domain publishes. */
export type PublishInput = {
  /** The domain's id. */
  readonly domain: string;
  /** Its GraphQL endpoint, as the gateway reaches it. Its host must be among those allowed (`HEDDLE_DOMAIN_HOSTS`). */
  readonly url: string;
  /** The digest of its product documents: the release to be accepted. The catalog reads it with `ownProducts(release:)`. */
  readonly release: string;
  /** The SDL of its leaf, the fields and types of its own; null when it has none, and a leaf published before is then withdrawn. */
  readonly extensionSdl?: string | null | undefined;
  /** The release that this one is made to follow: refused when another is accepted by now. Null: whichever is accepted. */
  readonly replaces?: string | null | undefined;
};

/** A consumer as somebody knows it. */
export type RegisterConsumerInput = {
  /** The tool or project it belongs to: the first part of its id. */
  readonly namespace: string;
  /** Its name there: the second part of its id. */
  readonly name: string;
  /** Who says so: an e-mail address or a name, of at most 256 characters. */
  readonly author: string;
  /** Why it is entered by hand, for people to read: at most 4,000 characters. The reason of its edges. */
  readonly reason: string;
  /** What it is: `dashboard`, `model`, `application`, `notebook`, `grant`, or another word of at most 256 characters. */
  readonly kind: string;
  /** Its name for people to read, at most 256 characters; null for `name`. */
  readonly label?: string | null | undefined;
  /** Who is responsible for it; null when nobody knows. */
  readonly owner?: ConsumerOwnerInput | null | undefined;
  /** Where it is to be seen, of http or https; null when nowhere. */
  readonly url?: string | null | undefined;
  /** All that it reads: ids of output ports, datasets and their columns, at most 10,000. Of what columns are named of, it reads these and no others. What a registration named before and this one does not, ends. */
  readonly reads: ReadonlyArray<string>;
  /** How long its edges may go without being registered again before they are stale, at most `P100Y`; null: as long as the author's edges may (`setExpiry`), by default for ever. */
  readonly expiresAfter?: string | null | undefined;
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

export type ChangesQueryVariables = Exact<{
  after?: string | null | undefined;
  first?: number | null | undefined;
  filter?: ChangeFilter | null | undefined;
}>;


export type ChangesQuery = { readonly changes: { readonly newest: string, readonly edges: ReadonlyArray<{ readonly node:
        | { readonly __typename: 'DomainChange', readonly release: string | null, readonly before: string | null, readonly id: string, readonly event: ChangeEvent, readonly at: string, readonly domainIds: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly by: string | null, readonly domain: { readonly id: string } }
        | { readonly __typename: 'EdgeChange', readonly method: Method, readonly writer: string, readonly id: string, readonly event: ChangeEvent, readonly at: string, readonly domainIds: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly by: string | null, readonly from: { readonly id: string, readonly domainId: string | null, readonly ports: ReadonlyArray<{ readonly id: string }> }, readonly to: { readonly id: string, readonly domainId: string | null, readonly ports: ReadonlyArray<{ readonly id: string }> } }
        | { readonly __typename: 'PortChange', readonly id: string, readonly event: ChangeEvent, readonly at: string, readonly domainIds: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly by: string | null, readonly port: { readonly id: string }, readonly product: { readonly id: string }, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }
        | { readonly __typename: 'ProductChange', readonly id: string, readonly event: ChangeEvent, readonly at: string, readonly domainIds: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly by: string | null, readonly product: { readonly id: string }, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }
        | { readonly __typename: 'ViolationChange', readonly rule: string, readonly message: string, readonly facts: unknown, readonly id: string, readonly event: ChangeEvent, readonly at: string, readonly domainIds: ReadonlyArray<string>, readonly subjects: ReadonlyArray<string>, readonly by: string | null }
       }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type CheckReleaseQueryVariables = Exact<{
  domain: string;
  products: unknown;
  release?: string | null | undefined;
}>;


export type CheckReleaseQuery = { readonly checkRelease: { readonly domain: string, readonly accepted: string | null, readonly release: string | null, readonly problems: ReadonlyArray<string>, readonly warnings: ReadonlyArray<string>, readonly changes: { readonly from: string | null, readonly to: string | null, readonly unchanged: number, readonly products: ReadonlyArray<{ readonly product: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> }> } | null } | null };

export type DomainsQueryVariables = Exact<{ [key: string]: never; }>;


export type DomainsQuery = { readonly domains: ReadonlyArray<{ readonly id: string, readonly title: string | null, readonly availability: Availability | null, readonly lastSeenAt: string | null, readonly owner: { readonly name: string | null } | null }> | null };

export type FindingsQueryVariables = Exact<{
  filter?: FindingFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindingsQuery = { readonly reconciliation: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: FindingKind, readonly severity: FindingSeverity, readonly since: FindingSince, readonly product: { readonly id: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type ImpactQueryVariables = Exact<{
  of: string;
  direction?: Direction | null | undefined;
  level?: Level | null | undefined;
  depth?: number | null | undefined;
  filter?: ImpactFilter | null | undefined;
  asOf?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImpactQuery = { readonly impact: { readonly total: number, readonly complete: boolean, readonly depthReached: number, readonly unreachableDomains: ReadonlyArray<string>, readonly byDistance: ReadonlyArray<{ readonly key: string, readonly count: number }>, readonly byDomain: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }>, readonly byOwner: ReadonlyArray<{ readonly key: string, readonly count: number }>, readonly byKind: ReadonlyArray<{ readonly key: string, readonly count: number }>, readonly rows: { readonly edges: ReadonlyArray<{ readonly node: { readonly distance: number, readonly lowestConfidence: number, readonly availability: Availability | null, readonly methods: ReadonlyArray<Method> | null, readonly staleSince: string | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null, readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string }, readonly path: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly label: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type JoinsQueryVariables = Exact<{
  product: string;
  on?: ReadonlyArray<string> | string | null | undefined;
  domain?: ReadonlyArray<string> | string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  keys?: number | null | undefined;
}>;


export type JoinsQuery = { readonly product: { readonly id: string, readonly joins: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly domainId: string, readonly availability: Availability, readonly keyCount: number, readonly keys: ReadonlyArray<{ readonly semanticType: string, readonly format: JoinFormat, readonly reason: string, readonly ours: { readonly id: string, readonly path: string }, readonly theirs: { readonly id: string, readonly path: string, readonly primaryKey: boolean | null, readonly unique: boolean | null, readonly classification: string | null } }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type LineageDiffQueryVariables = Exact<{
  of: string;
  from: string;
  to?: string | null | undefined;
  direction?: Direction | null | undefined;
  depth?: number | null | undefined;
  level?: Level | null | undefined;
  basis?: DiffBasis | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LineageDiffQuery = { readonly lineageDiff: { readonly added: number, readonly removed: number, readonly changed: number, readonly complete: boolean, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly kind: LineageChangeKind, readonly fields: ReadonlyArray<LineageEdgeField>, readonly cause: LineageChangeCause, readonly writer: string, readonly at: string | null, readonly before: { readonly method: Method, readonly confidence: number, readonly from: { readonly id: string }, readonly to: { readonly id: string } } | null, readonly after: { readonly method: Method, readonly confidence: number, readonly from: { readonly id: string }, readonly to: { readonly id: string } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type LineageQueryVariables = Exact<{
  of: string;
  direction?: Direction | null | undefined;
  depth?: number | null | undefined;
  level?: Level | null | undefined;
  asOf?: string | null | undefined;
}>;


export type LineageQuery = { readonly lineage: { readonly truncated: boolean, readonly depthReached: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly label: string }>, readonly edges: ReadonlyArray<{ readonly method: Method, readonly writer: string, readonly confidence: number, readonly lastSeenAt: string | null, readonly from: { readonly id: string }, readonly to: { readonly id: string } }> } | null };

export type PathsQueryVariables = Exact<{
  from: string;
  to: string;
  first?: number | null | undefined;
  asOf?: string | null | undefined;
}>;


export type PathsQuery = { readonly paths: ReadonlyArray<{ readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly label: string }>, readonly edges: ReadonlyArray<{ readonly method: Method, readonly writer: string, readonly confidence: number, readonly lastSeenAt: string | null }> }> | null };

export type PortQueryVariables = Exact<{
  id: string;
}>;


export type PortQuery = { readonly port: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly kind: PortKind | null, readonly format: string | null, readonly location: string | null, readonly description: string | null, readonly sampleQueries: ReadonlyArray<string> | null, readonly product: { readonly id: string, readonly title: string | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null } | null, readonly datasets: ReadonlyArray<{ readonly id: string, readonly namespace: string | null, readonly name: string | null }> | null, readonly contract: { readonly id: string, readonly version: string | null, readonly status: ProductStatus | null, readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string, readonly logicalType: string | null, readonly physicalType: string | null, readonly format: string | null, readonly description: string | null, readonly required: boolean | null, readonly unique: boolean | null, readonly primaryKey: boolean | null, readonly classification: string | null, readonly semanticType: string | null, readonly tags: ReadonlyArray<string> | null }> | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly property: string, readonly objective: string | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null }> | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null } | null } | null };

export type ProductDiffQueryVariables = Exact<{
  product: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ProductDiffQuery = { readonly product: { readonly id: string, readonly diff: { readonly product: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> } | null } | null };

export type ProductVersionsQueryVariables = Exact<{
  product: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductVersionsQuery = { readonly product: { readonly id: string, readonly versions: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly release: string, readonly version: string | null, readonly publishedAt: string, readonly by: string, readonly until: string | null, readonly product: { readonly title: string | null, readonly status: ProductStatus | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null } | null, readonly changes: { readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly columns: ReadonlyArray<{ readonly column: string, readonly change: ChangeKind }> }> } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type ProductQueryVariables = Exact<{
  id: string;
}>;


export type ProductQuery = { readonly product: { readonly id: string, readonly name: string | null, readonly title: string | null, readonly version: string | null, readonly status: ProductStatus | null, readonly archetype: Archetype | null, readonly tags: ReadonlyArray<string> | null, readonly updatedAt: string | null, readonly description: { readonly purpose: string | null, readonly usage: string | null, readonly limitations: string | null } | null, readonly domain: { readonly id: string, readonly title: string | null, readonly availability: Availability | null } | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null, readonly links: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly kind: string | null }> | null, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly version: string | null, readonly contractId: string | null, readonly portId: string | null, readonly datasetId: string | null }> | null, readonly outputPorts: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly version: string | null, readonly kind: PortKind | null, readonly location: string | null, readonly contract: { readonly id: string, readonly version: string | null, readonly status: ProductStatus | null } | null }> | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly property: string, readonly objective: string | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null }> | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null } | null, readonly catalogEntry: { readonly availability: Availability, readonly lastSeenAt: string | null, readonly release: { readonly accepted: string | null, readonly live: string | null, readonly drift: boolean } | null, readonly lastKnown: { readonly takenAt: string, readonly title: string | null, readonly status: ProductStatus | null, readonly version: string | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null } | null } | null } | null };

export type ProductsQueryVariables = Exact<{
  filter?: ProductFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductsQuery = { readonly products: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly catalogEntry: { readonly availability: Availability, readonly lastKnown: { readonly title: string | null, readonly status: ProductStatus | null, readonly version: string | null, readonly tags: ReadonlyArray<string> | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null } | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type PublishMutationVariables = Exact<{
  input: PublishInput;
}>;


export type PublishMutation = { readonly publish: { readonly release: string, readonly supergraphVersion: string, readonly problems: ReadonlyArray<string>, readonly domain: { readonly id: string }, readonly changes: { readonly from: string | null, readonly to: string | null, readonly unchanged: number, readonly products: ReadonlyArray<{ readonly product: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> }> } | null } | null };

export type ReadersQueryVariables = Exact<{
  port: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadersQuery = { readonly port: { readonly id: string, readonly readers: { readonly totalCount: number, readonly staleCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly writer: string, readonly method: Method, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string }, readonly job: { readonly id: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type RegisterConsumerMutationVariables = Exact<{
  input: RegisterConsumerInput;
}>;


export type RegisterConsumerMutation = { readonly registerConsumer: { readonly id: string, readonly label: string | null, readonly kind: string | null, readonly url: string | null, readonly registeredBy: string | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null, readonly reads: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly reason: string | null, readonly from: { readonly id: string } } }> } | null } | null };

export type ReleaseDiffQueryVariables = Exact<{
  domain: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ReleaseDiffQuery = { readonly domain: { readonly id: string, readonly releaseDiff: { readonly from: string | null, readonly to: string | null, readonly unchanged: number, readonly products: ReadonlyArray<{ readonly product: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> }> } | null } | null };

export type ReleasesQueryVariables = Exact<{
  domain: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReleasesQuery = { readonly domain: { readonly id: string, readonly releases: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly publishedAt: string, readonly by: string, readonly rollback: boolean, readonly current: boolean, readonly productCount: number | null, readonly changes: { readonly unchanged: number, readonly products: ReadonlyArray<{ readonly product: string, readonly change: ChangeKind }> } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type RollbackMutationVariables = Exact<{
  domain: string;
  release?: string | null | undefined;
}>;


export type RollbackMutation = { readonly rollback: { readonly release: string, readonly supergraphVersion: string, readonly problems: ReadonlyArray<string>, readonly domain: { readonly id: string }, readonly changes: { readonly from: string | null, readonly to: string | null, readonly unchanged: number, readonly products: ReadonlyArray<{ readonly product: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> }> } | null } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  filter?: ProductFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  sort?: SearchSort | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number, readonly facets: ReadonlyArray<{ readonly field: string, readonly values: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }> }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly domainId: string, readonly owner: string | null, readonly status: ProductStatus | null, readonly availability: Availability, readonly highlight: string | null, readonly score: number, readonly consumers: number | null, readonly updatedAt: string | null, readonly quality: { readonly score: number | null, readonly coverage: number | null } | null, readonly serviceLevels: { readonly total: number, readonly met: number, readonly missed: number, readonly unknown: number } | null, readonly port: { readonly id: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type SemanticTypesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SemanticTypesQuery = { readonly semanticTypes: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly name: string, readonly productCount: number, readonly domainCount: number, readonly columnCount: number } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type UnpublishMutationVariables = Exact<{
  domain: string;
}>;


export type UnpublishMutation = { readonly unpublish: { readonly supergraphVersion: string, readonly domain: { readonly id: string, readonly availability: Availability | null } } | null };

/** By the operation's name. */
export const operations = {
  changes: operation<ChangesQuery, ChangesQueryVariables>({
    name: 'Changes',
    type: 'query',
    id: '8465f37c3a797e29660d7acee348404183f6e6582de24d83927281ca5b5077a7',
    text: `query Changes(\$after: String, \$first: Int = 100, \$filter: ChangeFilter) {
  changes(after: \$after, first: \$first, filter: \$filter) {
    newest
    edges {
      node {
        __typename
        id
        event
        at
        domainIds
        subjects
        by
        ... on DomainChange {
          domain {
            id
          }
          release
          before
        }
        ... on ProductChange {
          product {
            id
          }
          fields {
            field
            before
            after
          }
          inputPorts {
            name
            change
            fields {
              field
              before
              after
            }
          }
        }
        ... on PortChange {
          port {
            id
          }
          product {
            id
          }
          fields {
            field
            before
            after
          }
          columns {
            column
            path
            change
            fields {
              field
              before
              after
            }
          }
        }
        ... on EdgeChange {
          method
          writer
          from {
            id
            ports {
              id
            }
            domainId
          }
          to {
            id
            ports {
              id
            }
            domainId
          }
        }
        ... on ViolationChange {
          rule
          message
          facts
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
  }),
  checkRelease: operation<CheckReleaseQuery, CheckReleaseQueryVariables>({
    name: 'CheckRelease',
    type: 'query',
    id: 'd8f09ee7ef524bbb7f4ef0c6f1174b5b825bb4eb1b0c1ea5df36497ae3eb8f92',
    text: `query CheckRelease(\$domain: ID!, \$products: JSON!, \$release: String) {
  checkRelease(domain: \$domain, products: \$products, release: \$release) {
    domain
    accepted
    release
    problems
    warnings
    changes {
      from
      to
      unchanged
      products {
        product
        change
        fields {
          field
          before
          after
        }
        inputPorts {
          name
          change
          fields {
            field
            before
            after
          }
        }
        ports {
          port
          change
          fields {
            field
            before
            after
          }
          columns {
            column
            path
            change
            fields {
              field
              before
              after
            }
          }
        }
      }
    }
  }
}`,
  }),
  domains: operation<DomainsQuery, DomainsQueryVariables>({
    name: 'Domains',
    type: 'query',
    id: '3f05ca93e52c79e2b319e6a58e34b3cbfa4fbde7dc73bf0fe621c1048fa4c043',
    text: `query Domains {
  domains {
    id
    title
    owner {
      name
    }
    availability
    lastSeenAt
  }
}`,
  }),
  findings: operation<FindingsQuery, FindingsQueryVariables>({
    name: 'Findings',
    type: 'query',
    id: 'fb3dde555cdf6c1f2f5f7d798a90165ef9e36ab3699b13549bfb6e764391cfc5',
    text: `query Findings(\$filter: FindingFilter, \$first: Int = 100, \$after: String) {
  reconciliation(filter: \$filter, first: \$first, after: \$after) {
    totalCount
    edges {
      node {
        id
        kind
        severity
        since
        product {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
  }),
  impact: operation<ImpactQuery, ImpactQueryVariables>({
    name: 'Impact',
    type: 'query',
    id: '8034627f1a31e25c962905aa79ad650f0d22cb0737d7327044dddc5a0c1db52d',
    text: `query Impact(
  \$of: ID!
  \$direction: Direction = DOWNSTREAM
  \$level: Level = PRODUCT
  \$depth: Int
  \$filter: ImpactFilter
  \$asOf: DateTime
  \$first: Int = 100
  \$after: String
) {
  impact(of: \$of, direction: \$direction, level: \$level, depth: \$depth, filter: \$filter, asOf: \$asOf) {
    total
    complete
    depthReached
    unreachableDomains
    byDistance {
      key
      count
    }
    byDomain {
      key
      label
      count
    }
    byOwner {
      key
      count
    }
    byKind {
      key
      count
    }
    rows(first: \$first, after: \$after) {
      edges {
        node {
          distance
          lowestConfidence
          availability
          methods
          staleSince
          owner {
            name
            email
          }
          node {
            id
            kind
            label
          }
          path {
            id
            kind
            label
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,
  }),
  joins: operation<JoinsQuery, JoinsQueryVariables>({
    name: 'Joins',
    type: 'query',
    id: 'e8cc17e07bb34aeaead8084a2df9d3ef5363db28e05eb4090446844b192fe18a',
    text: `query Joins(\$product: ID!, \$on: [String!], \$domain: [ID!], \$first: Int = 50, \$after: String, \$keys: Int = 20) {
  product(id: \$product) {
    id
    joins(on: \$on, domain: \$domain, first: \$first, after: \$after) {
      totalCount
      edges {
        node {
          id
          title
          domainId
          availability
          keyCount
          keys(first: \$keys) {
            semanticType
            ours {
              id
              path
            }
            theirs {
              id
              path
              primaryKey
              unique
              classification
            }
            format
            reason
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,
  }),
  lineageDiff: operation<LineageDiffQuery, LineageDiffQueryVariables>({
    name: 'LineageDiff',
    type: 'query',
    id: '822387648b30a5abc4d4a50b8861aadab1cc5d843e1c6138253a8e8c6733b4c7',
    text: `query LineageDiff(
  \$of: ID!
  \$from: DateTime!
  \$to: DateTime
  \$direction: Direction = DOWNSTREAM
  \$depth: Int
  \$level: Level
  \$basis: DiffBasis = VALID
  \$first: Int = 100
  \$after: String
) {
  lineageDiff(
    of: \$of
    from: \$from
    to: \$to
    direction: \$direction
    depth: \$depth
    level: \$level
    basis: \$basis
    first: \$first
    after: \$after
  ) {
    added
    removed
    changed
    complete
    changes {
      edges {
        node {
          kind
          fields
          cause
          writer
          at
          before {
            from {
              id
            }
            to {
              id
            }
            method
            confidence
          }
          after {
            from {
              id
            }
            to {
              id
            }
            method
            confidence
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,
  }),
  lineage: operation<LineageQuery, LineageQueryVariables>({
    name: 'Lineage',
    type: 'query',
    id: '6770919822894f9335580cd44ad8906ecde119e4f50184a70f24c9076a34bd8c',
    text: `query Lineage(\$of: ID!, \$direction: Direction = DOWNSTREAM, \$depth: Int = 1, \$level: Level = PRODUCT, \$asOf: DateTime) {
  lineage(of: \$of, direction: \$direction, depth: \$depth, level: \$level, asOf: \$asOf) {
    truncated
    depthReached
    nodes {
      id
      kind
      label
    }
    edges {
      from {
        id
      }
      to {
        id
      }
      method
      writer
      confidence
      lastSeenAt
    }
  }
}`,
  }),
  paths: operation<PathsQuery, PathsQueryVariables>({
    name: 'Paths',
    type: 'query',
    id: 'd3ee29c15f7e1ec059ce9e8ffcc143da2a87c25accb602f6e0aacfc1f6bc5f37',
    text: `query Paths(\$from: ID!, \$to: ID!, \$first: Int = 5, \$asOf: DateTime) {
  paths(from: \$from, to: \$to, first: \$first, asOf: \$asOf) {
    nodes {
      id
      kind
      label
    }
    edges {
      method
      writer
      confidence
      lastSeenAt
    }
  }
}`,
  }),
  port: operation<PortQuery, PortQueryVariables>({
    name: 'Port',
    type: 'query',
    id: '837cbdfc32d3943fbbcf30e2f2e9b5b018d3cc698d050974325f60499bf85d86',
    text: `query Port(\$id: ID!) {
  port(id: \$id) {
    id
    name
    version
    kind
    format
    location
    description
    product {
      id
      title
      owner {
        name
        email
      }
    }
    datasets {
      id
      namespace
      name
    }
    contract {
      id
      version
      status
      columns {
        id
        path
        logicalType
        physicalType
        format
        description
        required
        unique
        primaryKey
        classification
        semanticType
        tags
      }
    }
    sampleQueries
    serviceLevels {
      id
      property
      objective
      actual
      unit
      met
      since
    }
    quality {
      score
      coverage
      measuredAt
    }
  }
}`,
  }),
  productDiff: operation<ProductDiffQuery, ProductDiffQueryVariables>({
    name: 'ProductDiff',
    type: 'query',
    id: 'c71cda17685e9909ae30d139f1713df890f626403c5a1b7bfe5467bca9f15628',
    text: `query ProductDiff(\$product: ID!, \$from: String, \$to: String) {
  product(id: \$product) {
    id
    diff(from: \$from, to: \$to) {
      product
      change
      fields {
        field
        before
        after
      }
      inputPorts {
        name
        change
        fields {
          field
          before
          after
        }
      }
      ports {
        port
        change
        fields {
          field
          before
          after
        }
        columns {
          column
          path
          change
          fields {
            field
            before
            after
          }
        }
      }
    }
  }
}`,
  }),
  productVersions: operation<ProductVersionsQuery, ProductVersionsQueryVariables>({
    name: 'ProductVersions',
    type: 'query',
    id: 'c98e796ad4a8594a241cf3e5f52ddbf97f823fb272e458cdf32b254abfd29221',
    text: `query ProductVersions(\$product: ID!, \$first: Int = 20, \$after: String) {
  product(id: \$product) {
    id
    versions(first: \$first, after: \$after) {
      totalCount
      edges {
        node {
          release
          version
          publishedAt
          by
          until
          product {
            title
            status
            owner {
              name
              email
            }
          }
          changes {
            change
            fields {
              field
              before
              after
            }
            ports {
              port
              change
              columns {
                column
                change
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,
  }),
  product: operation<ProductQuery, ProductQueryVariables>({
    name: 'Product',
    type: 'query',
    id: '4f527065975cc7c379793d7fe355dd1f7fc6c18dddc4e419ea7b8124d72c6b09',
    text: `query Product(\$id: ID!) {
  product(id: \$id) {
    id
    name
    title
    description {
      purpose
      usage
      limitations
    }
    version
    status
    archetype
    domain {
      id
      title
      availability
    }
    owner {
      name
      email
    }
    tags
    links {
      title
      url
      kind
    }
    updatedAt
    inputPorts {
      name
      version
      contractId
      portId
      datasetId
    }
    outputPorts {
      id
      name
      version
      kind
      location
      contract {
        id
        version
        status
      }
    }
    serviceLevels {
      id
      property
      objective
      actual
      unit
      met
      since
    }
    quality {
      score
      coverage
      measuredAt
    }
    catalogEntry {
      availability
      lastSeenAt
      release {
        accepted
        live
        drift
      }
      lastKnown {
        takenAt
        title
        status
        version
        owner {
          name
          email
        }
      }
    }
  }
}`,
  }),
  products: operation<ProductsQuery, ProductsQueryVariables>({
    name: 'Products',
    type: 'query',
    id: 'cd27f561601609f75af3c1a016587bd497331daf27f483f77f902574275e2dc6',
    text: `query Products(\$filter: ProductFilter, \$first: Int = 100, \$after: String) {
  products(filter: \$filter, first: \$first, after: \$after) {
    totalCount
    edges {
      node {
        id
        catalogEntry {
          availability
          lastKnown {
            title
            status
            version
            tags
            owner {
              name
              email
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
  }),
  publish: operation<PublishMutation, PublishMutationVariables>({
    name: 'Publish',
    type: 'mutation',
    id: '96dadc9ac5dfe13f08759a4841278196eb0a330c6e94215d475932305674844e',
    text: `mutation Publish(\$input: PublishInput!) {
  publish(input: \$input) {
    domain {
      id
    }
    release
    supergraphVersion
    problems
    changes {
      from
      to
      unchanged
      products {
        product
        change
        fields {
          field
          before
          after
        }
        inputPorts {
          name
          change
          fields {
            field
            before
            after
          }
        }
        ports {
          port
          change
          fields {
            field
            before
            after
          }
          columns {
            column
            path
            change
            fields {
              field
              before
              after
            }
          }
        }
      }
    }
  }
}`,
  }),
  readers: operation<ReadersQuery, ReadersQueryVariables>({
    name: 'Readers',
    type: 'query',
    id: 'aca69b6df090331b73e1e64f1f04ce94fd86a28ad6cce30fd1f4f35322140f7e',
    text: `query Readers(\$port: ID!, \$first: Int = 100, \$after: String) {
  port(id: \$port) {
    id
    readers(first: \$first, after: \$after) {
      totalCount
      staleCount
      edges {
        node {
          node {
            id
            kind
            label
          }
          job {
            id
          }
          writer
          method
          lastSeenAt
          stale
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,
  }),
  registerConsumer: operation<RegisterConsumerMutation, RegisterConsumerMutationVariables>({
    name: 'RegisterConsumer',
    type: 'mutation',
    id: '796bb436fef546d558a8b6bb00b605beb415c21277a10a53b1cc47204d371b6b',
    text: `mutation RegisterConsumer(\$input: RegisterConsumerInput!) {
  registerConsumer(input: \$input) {
    id
    label
    kind
    owner {
      name
      email
    }
    url
    registeredBy
    reads(first: 100) {
      totalCount
      edges {
        node {
          from {
            id
          }
          reason
        }
      }
    }
  }
}`,
  }),
  releaseDiff: operation<ReleaseDiffQuery, ReleaseDiffQueryVariables>({
    name: 'ReleaseDiff',
    type: 'query',
    id: '01cb68c6ef7e68fa1a43cf06e4cc3caf055441c0cd603da5a055e42c18992e2f',
    text: `query ReleaseDiff(\$domain: ID!, \$from: String, \$to: String) {
  domain(id: \$domain) {
    id
    releaseDiff(from: \$from, to: \$to) {
      from
      to
      unchanged
      products {
        product
        change
        fields {
          field
          before
          after
        }
        inputPorts {
          name
          change
          fields {
            field
            before
            after
          }
        }
        ports {
          port
          change
          fields {
            field
            before
            after
          }
          columns {
            column
            path
            change
            fields {
              field
              before
              after
            }
          }
        }
      }
    }
  }
}`,
  }),
  releases: operation<ReleasesQuery, ReleasesQueryVariables>({
    name: 'Releases',
    type: 'query',
    id: '538ff6f554ef8fc9653acafe18345e305328bbf5eb28c2c549877abbf29737dd',
    text: `query Releases(\$domain: ID!, \$first: Int = 20, \$after: String) {
  domain(id: \$domain) {
    id
    releases(first: \$first, after: \$after) {
      totalCount
      edges {
        node {
          id
          publishedAt
          by
          rollback
          current
          productCount
          changes {
            unchanged
            products {
              product
              change
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}`,
  }),
  rollback: operation<RollbackMutation, RollbackMutationVariables>({
    name: 'Rollback',
    type: 'mutation',
    id: 'bcae357b7d2e55fe29d0cebdb07de22ec7b7b672373736c327844bc0b5fc2568',
    text: `mutation Rollback(\$domain: ID!, \$release: String) {
  rollback(domain: \$domain, release: \$release) {
    domain {
      id
    }
    release
    supergraphVersion
    problems
    changes {
      from
      to
      unchanged
      products {
        product
        change
        fields {
          field
          before
          after
        }
        inputPorts {
          name
          change
          fields {
            field
            before
            after
          }
        }
        ports {
          port
          change
          fields {
            field
            before
            after
          }
          columns {
            column
            path
            change
            fields {
              field
              before
              after
            }
          }
        }
      }
    }
  }
}`,
  }),
  search: operation<SearchQuery, SearchQueryVariables>({
    name: 'Search',
    type: 'query',
    id: '821618d232c29cddd33a9b386d3e4e1bb18ac067dbc6d1e5992ee801d3be2d91',
    text: `query Search(\$text: String!, \$filter: ProductFilter, \$first: Int = 20, \$after: String, \$sort: SearchSort) {
  search(text: \$text, filter: \$filter, first: \$first, after: \$after, sort: \$sort) {
    totalCount
    facets {
      field
      values {
        key
        label
        count
      }
    }
    edges {
      node {
        id
        title
        domainId
        owner
        status
        availability
        highlight
        score
        quality {
          score
          coverage
        }
        serviceLevels {
          total
          met
          missed
          unknown
        }
        consumers
        updatedAt
        port {
          id
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
  }),
  semanticTypes: operation<SemanticTypesQuery, SemanticTypesQueryVariables>({
    name: 'SemanticTypes',
    type: 'query',
    id: 'a66c1eccd7366bdd36bcf2f3ae89ca7559d869de564d4d5fc3ca703bec1765ca',
    text: `query SemanticTypes(\$first: Int = 100, \$after: String) {
  semanticTypes(first: \$first, after: \$after) {
    totalCount
    edges {
      node {
        name
        productCount
        domainCount
        columnCount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}`,
  }),
  unpublish: operation<UnpublishMutation, UnpublishMutationVariables>({
    name: 'Unpublish',
    type: 'mutation',
    id: 'be7389e0d6f643fad93a87bc47d6792c950182dabb52eb65ea955b6e3b2304f2',
    text: `mutation Unpublish(\$domain: ID!) {
  unpublish(domain: \$domain) {
    domain {
      id
      availability
    }
    supergraphVersion
  }
}`,
  }),
}
