/** Made by `npm run generate` from the .graphql files of `gateway/explorer/web`. */
import { operation } from '../../../../client/operation.ts'

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

/** What its owner does when a service level is not met. */
export type BreachPolicy =
  /** Consumers and owner are told. */
  | 'ALERT'
  /** Someone on call is woken. */
  | 'PAGE'
  /** The data is withheld from consumers until it is met again. */
  | 'QUARANTINE';

/** What happened to something from one release to another. */
export type ChangeKind =
  /** It is in the later one alone. */
  | 'ADDED'
  /** It is in both, and something of it is another. */
  | 'CHANGED'
  /** It is in the earlier one alone. */
  | 'REMOVED';

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

/** How closely it is known what of something is reached. */
export type Precision =
  /** A column of it, by name: along edges that facets, contracts or people state, column to column. Of a consumer: it is said to read such a column. */
  | 'COLUMN'
  /** The thing as a whole: on the way some writer did not say which columns it carries. Which columns of it are reached is not known. */
  | 'DATASET';

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

export type ExplorerDomainNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ExplorerDomainNamesQuery = { readonly domains: ReadonlyArray<{ readonly id: string, readonly title: string | null }> | null };

export type ExplorerFindQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type ExplorerFindQuery = { readonly search: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly domainId: string, readonly highlight: string | null, readonly availability: Availability, readonly port: { readonly id: string } | null } }> } | null };

export type FoundThingFragment = { readonly id: string, readonly title: string, readonly domainId: string, readonly highlight: string | null, readonly availability: Availability, readonly port: { readonly id: string } | null };

export type ExplorerCardDetailsQueryVariables = Exact<{
  of: ReadonlyArray<string> | string;
  asOf?: string | null | undefined;
  columns: boolean;
}>;


export type ExplorerCardDetailsQuery = { readonly lineageNodes: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly entity:
      | { readonly id: string, readonly kind: string | null, readonly owner: { readonly name: string | null } | null }
      | Record<PropertyKey, never>
     | null, readonly product: { readonly id: string, readonly catalogEntry: { readonly lastSeenAt: string | null, readonly lastKnown: { readonly takenAt: string, readonly status: ProductStatus | null, readonly owner: { readonly name: string | null } | null, readonly quality: { readonly score: number | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly met: boolean | null }> | null, readonly ports: ReadonlyArray<{ readonly id: string, readonly kind: PortKind | null, readonly quality: { readonly score: number | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly met: boolean | null }> | null, readonly contract?: { readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string }> | null } | null }> | null } | null } | null } | null }> | null };

export type CardDetailsFragment = { readonly takenAt: string, readonly status: ProductStatus | null, readonly owner: { readonly name: string | null } | null, readonly quality: { readonly score: number | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly met: boolean | null }> | null, readonly ports: ReadonlyArray<{ readonly id: string, readonly kind: PortKind | null, readonly quality: { readonly score: number | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly met: boolean | null }> | null, readonly contract?: { readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string }> | null } | null }> | null };

export type ExplorerLineageDiffQueryVariables = Exact<{
  of: string;
  from: string;
  to?: string | null | undefined;
  direction: Direction;
  depth: number;
  level: Level;
  first: number;
}>;


export type ExplorerLineageDiffQuery = { readonly lineageDiff: { readonly added: number, readonly removed: number, readonly changed: number, readonly complete: boolean, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly kind: LineageChangeKind, readonly fields: ReadonlyArray<LineageEdgeField>, readonly at: string | null, readonly before: { readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null } } | null, readonly after: { readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean } } } | null };

export type LineageDifferenceFragment = { readonly kind: LineageChangeKind, readonly fields: ReadonlyArray<LineageEdgeField>, readonly at: string | null, readonly before: { readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null } } | null, readonly after: { readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null } } | null };

export type ChangedClaimFragment = { readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null } };

export type LineageClaimFragment = { readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string }, readonly to: { readonly id: string } };

export type LineageThingFragment = { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null };

export type ExplorerLineageQueryVariables = Exact<{
  of: string;
  direction: Direction;
  depth: number;
  level: Level;
  asOf?: string | null | undefined;
}>;


export type ExplorerLineageQuery = { readonly lineage: { readonly truncated: boolean, readonly depthReached: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null }>, readonly edges: ReadonlyArray<{ readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string }, readonly to: { readonly id: string } }> } | null };

export type ExplorerPathsQueryVariables = Exact<{
  from: string;
  to: string;
  first: number;
  asOf?: string | null | undefined;
}>;


export type ExplorerPathsQuery = { readonly paths: ReadonlyArray<{ readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly distance: number | null, readonly upstreamTotal: number | null, readonly downstreamTotal: number | null, readonly availability: Availability | null, readonly column: string | null, readonly dangling: boolean | null }>, readonly edges: ReadonlyArray<{ readonly id: string, readonly method: Method, readonly writer: string, readonly confidence: number, readonly validFrom: string, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly from: { readonly id: string }, readonly to: { readonly id: string } }> }> | null };

export type ExplorerComparedVersionsQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ExplorerComparedVersionsQuery = { readonly product: { readonly id: string, readonly versions: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly release: string, readonly version: string | null, readonly publishedAt: string, readonly until: string | null } }> } | null } | null };

export type ExplorerDiffQueryVariables = Exact<{
  id: string;
  from: string;
  to: string;
}>;


export type ExplorerDiffQuery = { readonly product: { readonly id: string, readonly diff: { readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> } | null } | null };

export type ProductChangesFragment = { readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> };

export type ExplorerProductLineageDiffQueryVariables = Exact<{
  of: string;
  from: string;
  to?: string | null | undefined;
  first: number;
}>;


export type ExplorerProductLineageDiffQuery = { readonly upstream: { readonly added: number, readonly removed: number, readonly changed: number, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly kind: LineageChangeKind, readonly fields: ReadonlyArray<LineageEdgeField>, readonly cause: LineageChangeCause, readonly writer: string, readonly at: string | null, readonly before: { readonly id: string, readonly method: Method, readonly from: { readonly id: string, readonly label: string }, readonly to: { readonly id: string, readonly label: string } } | null, readonly after: { readonly id: string, readonly method: Method, readonly from: { readonly id: string, readonly label: string }, readonly to: { readonly id: string, readonly label: string } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean } } } | null, readonly downstream: { readonly added: number, readonly removed: number, readonly changed: number, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly kind: LineageChangeKind, readonly fields: ReadonlyArray<LineageEdgeField>, readonly cause: LineageChangeCause, readonly writer: string, readonly at: string | null, readonly before: { readonly id: string, readonly method: Method, readonly from: { readonly id: string, readonly label: string }, readonly to: { readonly id: string, readonly label: string } } | null, readonly after: { readonly id: string, readonly method: Method, readonly from: { readonly id: string, readonly label: string }, readonly to: { readonly id: string, readonly label: string } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean } } } | null };

export type EdgeDifferencesFragment = { readonly added: number, readonly removed: number, readonly changed: number, readonly changes: { readonly edges: ReadonlyArray<{ readonly node: { readonly kind: LineageChangeKind, readonly fields: ReadonlyArray<LineageEdgeField>, readonly cause: LineageChangeCause, readonly writer: string, readonly at: string | null, readonly before: { readonly id: string, readonly method: Method, readonly from: { readonly id: string, readonly label: string }, readonly to: { readonly id: string, readonly label: string } } | null, readonly after: { readonly id: string, readonly method: Method, readonly from: { readonly id: string, readonly label: string }, readonly to: { readonly id: string, readonly label: string } } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type DifferingEdgeFragment = { readonly id: string, readonly method: Method, readonly from: { readonly id: string, readonly label: string }, readonly to: { readonly id: string, readonly label: string } };

export type ExplorerDomainQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ExplorerDomainQuery = { readonly domain: { readonly id: string, readonly title: string | null, readonly description: string | null, readonly availability: Availability | null, readonly lastSeenAt: string | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null, readonly dependsOn: ReadonlyArray<{ readonly id: string, readonly title: string | null }> | null, readonly releases: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly publishedAt: string, readonly by: string } }> } | null, readonly products: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly catalogEntry: { readonly availability: Availability, readonly lastKnown: { readonly title: string | null, readonly name: string | null, readonly status: ProductStatus | null, readonly version: string | null, readonly owner: { readonly name: string | null } | null } | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type ExplorerHomeFindingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExplorerHomeFindingsQuery = { readonly all: { readonly totalCount: number, readonly byDomain: ReadonlyArray<{ readonly key: string, readonly count: number }> } | null, readonly errors: { readonly byDomain: ReadonlyArray<{ readonly key: string, readonly count: number }> } | null };

export type ExplorerHomeQueryVariables = Exact<{ [key: string]: never; }>;


export type ExplorerHomeQuery = { readonly domains: ReadonlyArray<{ readonly id: string, readonly title: string | null, readonly availability: Availability | null, readonly lastSeenAt: string | null, readonly owner: { readonly name: string | null } | null, readonly products: { readonly totalCount: number } | null, readonly serviceLevels: { readonly total: number, readonly met: number, readonly missed: number, readonly unknown: number } | null }> | null, readonly products: { readonly totalCount: number } | null };

export type DomainCardFragment = { readonly id: string, readonly title: string | null, readonly availability: Availability | null, readonly lastSeenAt: string | null, readonly owner: { readonly name: string | null } | null, readonly products: { readonly totalCount: number } | null, readonly serviceLevels: { readonly total: number, readonly met: number, readonly missed: number, readonly unknown: number } | null };

export type ExplorerImpactContactsQueryVariables = Exact<{
  of: string;
  direction: Direction;
  level: Level;
  depth?: number | null | undefined;
  filter?: ImpactFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ExplorerImpactContactsQuery = { readonly impact: { readonly rows: { readonly edges: ReadonlyArray<{ readonly node: { readonly owner: { readonly name: string | null, readonly email: string | null } | null, readonly node: { readonly id: string, readonly label: string, readonly product: { readonly id: string, readonly catalogEntry: { readonly lastKnown: { readonly owner: { readonly name: string | null, readonly email: string | null } | null } | null } | null } | null, readonly entity:
              | { readonly id: string, readonly owner: { readonly name: string | null, readonly email: string | null } | null }
              | { readonly id: string, readonly owner: { readonly name: string | null, readonly email: string | null } | null }
              | Record<PropertyKey, never>
             | null } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ContactOfRowFragment = { readonly owner: { readonly name: string | null, readonly email: string | null } | null, readonly node: { readonly id: string, readonly label: string, readonly product: { readonly id: string, readonly catalogEntry: { readonly lastKnown: { readonly owner: { readonly name: string | null, readonly email: string | null } | null } | null } | null } | null, readonly entity:
      | { readonly id: string, readonly owner: { readonly name: string | null, readonly email: string | null } | null }
      | { readonly id: string, readonly owner: { readonly name: string | null, readonly email: string | null } | null }
      | Record<PropertyKey, never>
     | null } };

export type ExplorerImpactRowsQueryVariables = Exact<{
  of: string;
  direction: Direction;
  level: Level;
  depth?: number | null | undefined;
  filter?: ImpactFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ExplorerImpactRowsQuery = { readonly impact: { readonly rows: { readonly edges: ReadonlyArray<{ readonly node: { readonly distance: number, readonly precision: Precision | null, readonly columns: ReadonlyArray<string> | null, readonly lowestConfidence: number, readonly methods: ReadonlyArray<Method> | null, readonly staleSince: string | null, readonly availability: Availability | null, readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null }, readonly path: ReadonlyArray<{ readonly id: string, readonly label: string }>, readonly owner: { readonly name: string | null, readonly email: string | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ReachedThingFragment = { readonly distance: number, readonly precision: Precision | null, readonly columns: ReadonlyArray<string> | null, readonly lowestConfidence: number, readonly methods: ReadonlyArray<Method> | null, readonly staleSince: string | null, readonly availability: Availability | null, readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null }, readonly path: ReadonlyArray<{ readonly id: string, readonly label: string }>, readonly owner: { readonly name: string | null, readonly email: string | null } | null };

export type ExplorerImpactQueryVariables = Exact<{
  of: string;
  direction: Direction;
  level: Level;
  depth?: number | null | undefined;
  filter?: ImpactFilter | null | undefined;
}>;


export type ExplorerImpactQuery = { readonly impact: { readonly total: number, readonly complete: boolean, readonly depthReached: number, readonly unreachableDomains: ReadonlyArray<string>, readonly attributesAsOf: string | null, readonly byDistance: ReadonlyArray<{ readonly key: string, readonly count: number }>, readonly byDomain: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }>, readonly byOwner: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }>, readonly byKind: ReadonlyArray<{ readonly key: string, readonly count: number }> } | null };

export type ExplorerColumnQueryVariables = Exact<{
  product: string;
}>;


export type ExplorerColumnQuery = { readonly product: { readonly id: string, readonly catalogEntry: { readonly lastKnown: { readonly takenAt: string, readonly ports: ReadonlyArray<{ readonly id: string, readonly contract: { readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string, readonly logicalType: string | null, readonly physicalType: string | null, readonly format: string | null, readonly description: string | null, readonly required: boolean | null, readonly unique: boolean | null, readonly primaryKey: boolean | null, readonly classification: string | null, readonly semanticType: string | null }> | null } | null }> | null } | null } | null } | null };

export type ContractColumnFragment = { readonly id: string, readonly path: string, readonly logicalType: string | null, readonly physicalType: string | null, readonly format: string | null, readonly description: string | null, readonly required: boolean | null, readonly unique: boolean | null, readonly primaryKey: boolean | null, readonly classification: string | null, readonly semanticType: string | null };

export type ExplorerDependenciesQueryVariables = Exact<{
  domain?: ReadonlyArray<string> | string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ExplorerDependenciesQuery = { readonly domainDependencies: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly readers: number, readonly sources: number, readonly from: { readonly id: string, readonly title: string | null }, readonly to: { readonly id: string, readonly title: string | null } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type DomainPairFragment = { readonly readers: number, readonly sources: number, readonly from: { readonly id: string, readonly title: string | null }, readonly to: { readonly id: string, readonly title: string | null } };

export type ExplorerLeadTimesQueryVariables = Exact<{
  domain?: ReadonlyArray<string> | string | null | undefined;
  first: number;
}>;


export type ExplorerLeadTimesQuery = { readonly domainDependencies: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly from: { readonly id: string, readonly title: string | null }, readonly to: { readonly id: string }, readonly leadTime: { readonly p50Seconds: number | null, readonly p95Seconds: number | null, readonly samples: number } | null } }> } | null };

export type DomainLeadTimeFragment = { readonly from: { readonly id: string, readonly title: string | null }, readonly to: { readonly id: string }, readonly leadTime: { readonly p50Seconds: number | null, readonly p95Seconds: number | null, readonly samples: number } | null };

export type ExplorerMeshFindingsQueryVariables = Exact<{
  filter?: FindingFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ExplorerMeshFindingsQuery = { readonly reconciliation: { readonly totalCount: number, readonly byKind: ReadonlyArray<{ readonly key: string, readonly count: number }>, readonly bySeverity: ReadonlyArray<{ readonly key: string, readonly count: number }>, readonly byDomain: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: FindingKind, readonly severity: FindingSeverity, readonly firstSeenAt: string | null, readonly domainId: string, readonly product: { readonly id: string } | null, readonly consumer: { readonly id: string, readonly label: string, readonly kind: NodeKind }, readonly source: { readonly id: string, readonly label: string, readonly kind: NodeKind } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type MeshFindingFragment = { readonly id: string, readonly kind: FindingKind, readonly severity: FindingSeverity, readonly firstSeenAt: string | null, readonly domainId: string, readonly product: { readonly id: string } | null, readonly consumer: { readonly id: string, readonly label: string, readonly kind: NodeKind }, readonly source: { readonly id: string, readonly label: string, readonly kind: NodeKind } | null };

export type ExplorerMeshQueryVariables = Exact<{ [key: string]: never; }>;


export type ExplorerMeshQuery = { readonly domains: ReadonlyArray<{ readonly id: string, readonly title: string | null, readonly availability: Availability | null, readonly lastSeenAt: string | null, readonly owner: { readonly name: string | null } | null, readonly serviceLevels: { readonly total: number, readonly met: number, readonly missed: number, readonly unknown: number } | null, readonly products: { readonly totalCount: number } | null }> | null };

export type DomainStandingFragment = { readonly id: string, readonly title: string | null, readonly availability: Availability | null, readonly lastSeenAt: string | null, readonly owner: { readonly name: string | null } | null, readonly serviceLevels: { readonly total: number, readonly met: number, readonly missed: number, readonly unknown: number } | null, readonly products: { readonly totalCount: number } | null };

export type ExplorerReleaseChangesQueryVariables = Exact<{
  first: number;
}>;


export type ExplorerReleaseChangesQuery = { readonly domains: ReadonlyArray<{ readonly id: string, readonly releases: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly publishedAt: string, readonly changes: { readonly from: string | null, readonly to: string | null, readonly unchanged: number, readonly products: ReadonlyArray<{ readonly product: string, readonly change: ChangeKind }> } | null } }> } | null }> | null };

export type ReleaseChangesFragment = { readonly from: string | null, readonly to: string | null, readonly unchanged: number, readonly products: ReadonlyArray<{ readonly product: string, readonly change: ChangeKind }> };

export type ExplorerReleasesQueryVariables = Exact<{
  first: number;
}>;


export type ExplorerReleasesQuery = { readonly domains: ReadonlyArray<{ readonly id: string, readonly title: string | null, readonly releases: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly publishedAt: string, readonly by: string, readonly rollback: boolean, readonly current: boolean, readonly productCount: number | null } }> } | null }> | null };

export type ExplorerSupergraphsQueryVariables = Exact<{
  first: number;
}>;


export type ExplorerSupergraphsQuery = { readonly supergraphVersions: ReadonlyArray<{ readonly id: string, readonly publishedAt: string, readonly domain: string | null, readonly current: boolean, readonly changes: { readonly from: string, readonly contractChanged: boolean, readonly leaves: ReadonlyArray<{ readonly domain: string, readonly change: ChangeKind, readonly added: ReadonlyArray<string>, readonly removed: ReadonlyArray<string>, readonly changed: ReadonlyArray<string> }> } | null }> | null };

export type ExplorerThingsQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type ExplorerThingsQuery = { readonly search: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly port: { readonly id: string } | null, readonly product: { readonly id: string, readonly catalogEntry: { readonly lastKnown: { readonly ports: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly contract: { readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string }> | null } | null }> | null } | null } | null } } }> } | null };

export type ThingHitFragment = { readonly id: string, readonly title: string, readonly port: { readonly id: string } | null, readonly product: { readonly id: string, readonly catalogEntry: { readonly lastKnown: { readonly ports: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly contract: { readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string }> | null } | null }> | null } | null } | null } };

export type ExplorerAnsweringQueryVariables = Exact<{
  domain: string;
}>;


export type ExplorerAnsweringQuery = { readonly domain: { readonly id: string, readonly availability: Availability | null } | null };

export type ExplorerFindingsQueryVariables = Exact<{
  id: string;
}>;


export type ExplorerFindingsQuery = { readonly product: { readonly id: string, readonly reconciliation: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: FindingKind, readonly severity: FindingSeverity, readonly firstSeenAt: string | null, readonly consumer: { readonly id: string, readonly label: string, readonly kind: NodeKind }, readonly source: { readonly id: string, readonly label: string } | null } }> } | null } | null };

export type ExplorerJoinsQueryVariables = Exact<{
  id: string;
  first: number;
  keys: number;
}>;


export type ExplorerJoinsQuery = { readonly product: { readonly id: string, readonly joins: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly domainId: string, readonly availability: Availability, readonly keyCount: number, readonly keys: ReadonlyArray<{ readonly semanticType: string, readonly format: JoinFormat, readonly reason: string, readonly ours: { readonly id: string, readonly path: string, readonly primaryKey: boolean | null, readonly unique: boolean | null }, readonly theirs: { readonly id: string, readonly path: string, readonly primaryKey: boolean | null, readonly unique: boolean | null } }> } }> } | null } | null };

export type JoinPairFragment = { readonly semanticType: string, readonly format: JoinFormat, readonly reason: string, readonly ours: { readonly id: string, readonly path: string, readonly primaryKey: boolean | null, readonly unique: boolean | null }, readonly theirs: { readonly id: string, readonly path: string, readonly primaryKey: boolean | null, readonly unique: boolean | null } };

export type JoinedColumnFragment = { readonly id: string, readonly path: string, readonly primaryKey: boolean | null, readonly unique: boolean | null };

export type ExplorerProductQueryVariables = Exact<{
  id: string;
}>;


export type ExplorerProductQuery = { readonly product: { readonly id: string, readonly name: string | null, readonly title: string | null, readonly version: string | null, readonly status: ProductStatus | null, readonly archetype: Archetype | null, readonly tags: ReadonlyArray<string> | null, readonly updatedAt: string | null, readonly description: { readonly purpose: string | null, readonly usage: string | null, readonly limitations: string | null } | null, readonly domain: { readonly id: string, readonly title: string | null } | null, readonly owner: { readonly name: string | null, readonly email: string | null, readonly members: ReadonlyArray<string> | null } | null, readonly links: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly kind: string | null }> | null, readonly support: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly kind: string | null }> | null, readonly outputPorts: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly version: string | null, readonly kind: PortKind | null, readonly format: string | null, readonly location: string | null, readonly description: string | null, readonly sampleQueries: ReadonlyArray<string> | null, readonly contract: { readonly id: string, readonly version: string | null, readonly status: ProductStatus | null, readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string, readonly logicalType: string | null, readonly physicalType: string | null, readonly format: string | null, readonly description: string | null, readonly required: boolean | null, readonly unique: boolean | null, readonly primaryKey: boolean | null, readonly classification: string | null, readonly semanticType: string | null }> | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly property: string, readonly objective: string | null, readonly target: number | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null, readonly breachPolicy: BreachPolicy | null }> | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null, readonly dimensions: ReadonlyArray<{ readonly dimension: QualityDimension, readonly score: number | null, readonly coverage: number | null }> | null } | null }> | null, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly version: string | null, readonly contractId: string | null, readonly portId: string | null, readonly datasetId: string | null }> | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly property: string, readonly objective: string | null, readonly target: number | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null, readonly breachPolicy: BreachPolicy | null }> | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null, readonly dimensions: ReadonlyArray<{ readonly dimension: QualityDimension, readonly score: number | null, readonly coverage: number | null }> | null } | null, readonly catalogEntry: { readonly availability: Availability, readonly lastSeenAt: string | null, readonly release: { readonly drift: boolean } | null, readonly lastKnown: { readonly takenAt: string, readonly name: string | null, readonly title: string | null, readonly status: ProductStatus | null, readonly version: string | null, readonly tags: ReadonlyArray<string> | null, readonly owner: { readonly name: string | null, readonly email: string | null } | null, readonly ports: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly version: string | null, readonly kind: PortKind | null, readonly location: string | null, readonly contract: { readonly id: string, readonly version: string | null, readonly status: ProductStatus | null, readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string, readonly logicalType: string | null, readonly physicalType: string | null, readonly format: string | null, readonly description: string | null, readonly required: boolean | null, readonly unique: boolean | null, readonly primaryKey: boolean | null, readonly classification: string | null, readonly semanticType: string | null }> | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly property: string, readonly objective: string | null, readonly target: number | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null, readonly breachPolicy: BreachPolicy | null }> | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null, readonly dimensions: ReadonlyArray<{ readonly dimension: QualityDimension, readonly score: number | null, readonly coverage: number | null }> | null } | null }> | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly property: string, readonly objective: string | null, readonly target: number | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null, readonly breachPolicy: BreachPolicy | null }> | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null, readonly dimensions: ReadonlyArray<{ readonly dimension: QualityDimension, readonly score: number | null, readonly coverage: number | null }> | null } | null } | null } | null, readonly upstream: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly availability: Availability | null } }> } | null, readonly downstream: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly availability: Availability | null } }> } | null } | null };

export type PortUseFragment = { readonly id: string, readonly name: string | null, readonly version: string | null, readonly kind: PortKind | null, readonly format: string | null, readonly location: string | null, readonly description: string | null, readonly sampleQueries: ReadonlyArray<string> | null, readonly contract: { readonly id: string, readonly version: string | null, readonly status: ProductStatus | null, readonly columns: ReadonlyArray<{ readonly id: string, readonly path: string, readonly logicalType: string | null, readonly physicalType: string | null, readonly format: string | null, readonly description: string | null, readonly required: boolean | null, readonly unique: boolean | null, readonly primaryKey: boolean | null, readonly classification: string | null, readonly semanticType: string | null }> | null } | null, readonly serviceLevels: ReadonlyArray<{ readonly id: string, readonly property: string, readonly objective: string | null, readonly target: number | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null, readonly breachPolicy: BreachPolicy | null }> | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null, readonly dimensions: ReadonlyArray<{ readonly dimension: QualityDimension, readonly score: number | null, readonly coverage: number | null }> | null } | null };

export type ServiceLevelStandingFragment = { readonly id: string, readonly property: string, readonly objective: string | null, readonly target: number | null, readonly actual: number | null, readonly unit: string | null, readonly met: boolean | null, readonly since: string | null, readonly breachPolicy: BreachPolicy | null };

export type QualityFragment = { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null, readonly dimensions: ReadonlyArray<{ readonly dimension: QualityDimension, readonly score: number | null, readonly coverage: number | null }> | null };

export type NeighbourFragment = { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly availability: Availability | null };

export type ExplorerReadersQueryVariables = Exact<{
  port: string;
  first: number;
}>;


export type ExplorerReadersQuery = { readonly port: { readonly id: string, readonly readers: { readonly totalCount: number, readonly staleCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly writer: string, readonly method: Method, readonly firstSeenAt: string | null, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly columns: ReadonlyArray<string> | null, readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly availability: Availability | null, readonly entity:
              | { readonly id: string, readonly owner: { readonly name: string | null } | null }
              | Record<PropertyKey, never>
             | null, readonly product: { readonly id: string, readonly catalogEntry: { readonly lastKnown: { readonly name: string | null, readonly title: string | null, readonly owner: { readonly name: string | null } | null } | null } | null } | null }, readonly job: { readonly id: string, readonly name: string | null } | null } }> } | null } | null };

export type PortReaderFragment = { readonly writer: string, readonly method: Method, readonly firstSeenAt: string | null, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly columns: ReadonlyArray<string> | null, readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string, readonly domainId: string | null, readonly availability: Availability | null, readonly entity:
      | { readonly id: string, readonly owner: { readonly name: string | null } | null }
      | Record<PropertyKey, never>
     | null, readonly product: { readonly id: string, readonly catalogEntry: { readonly lastKnown: { readonly name: string | null, readonly title: string | null, readonly owner: { readonly name: string | null } | null } | null } | null } | null }, readonly job: { readonly id: string, readonly name: string | null } | null };

export type ExplorerVersionsQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ExplorerVersionsQuery = { readonly product: { readonly id: string, readonly versions: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly release: string, readonly version: string | null, readonly publishedAt: string, readonly by: string, readonly until: string | null, readonly changes: { readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly inputPorts: ReadonlyArray<{ readonly name: string, readonly change: ChangeKind }>, readonly ports: ReadonlyArray<{ readonly port: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }>, readonly columns: ReadonlyArray<{ readonly column: string, readonly path: string, readonly change: ChangeKind, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> }> } | null } }> } | null } | null };

export type ExplorerFacetsQueryVariables = Exact<{
  text: string;
  filter?: ProductFilter | null | undefined;
}>;


export type ExplorerFacetsQuery = { readonly search: { readonly facets: ReadonlyArray<{ readonly field: string, readonly values: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }> }> } | null };

export type ExplorerSearchQueryVariables = Exact<{
  text: string;
  filter?: ProductFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
  sort?: SearchSort | null | undefined;
}>;


export type ExplorerSearchQuery = { readonly search: { readonly totalCount: number, readonly facets: ReadonlyArray<{ readonly field: string, readonly values: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }> }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly domainId: string, readonly owner: string | null, readonly status: ProductStatus | null, readonly highlight: string | null, readonly availability: Availability, readonly consumers: number | null, readonly updatedAt: string | null, readonly domain: { readonly title: string | null } | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null } | null, readonly serviceLevels: { readonly total: number, readonly met: number, readonly missed: number, readonly unknown: number } | null, readonly port: { readonly id: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type SearchHitCardFragment = { readonly id: string, readonly title: string, readonly domainId: string, readonly owner: string | null, readonly status: ProductStatus | null, readonly highlight: string | null, readonly availability: Availability, readonly consumers: number | null, readonly updatedAt: string | null, readonly domain: { readonly title: string | null } | null, readonly quality: { readonly score: number | null, readonly coverage: number | null, readonly measuredAt: string | null } | null, readonly serviceLevels: { readonly total: number, readonly met: number, readonly missed: number, readonly unknown: number } | null, readonly port: { readonly id: string } | null };

/** By the operation's name. */
export const operations = {
  explorerDomainNames: operation<ExplorerDomainNamesQuery, ExplorerDomainNamesQueryVariables>({
    name: 'ExplorerDomainNames',
    type: 'query',
    id: '43358fbfe876e49032e4f33f318f753a6121feafa7676070cc088f38e654f19c',
    text: `query ExplorerDomainNames {
  domains {
    id
    title
  }
}`,
  }),
  explorerFind: operation<ExplorerFindQuery, ExplorerFindQueryVariables>({
    name: 'ExplorerFind',
    type: 'query',
    id: '1c949f402131e00f845765e39eaf9564505256dbc740284e2a4e2ee91fa5e4ed',
    text: `query ExplorerFind(\$text: String!, \$first: Int!) {
  search(text: \$text, first: \$first) {
    totalCount
    edges {
      node {
        ...FoundThing
      }
    }
  }
}

fragment FoundThing on SearchHit {
  id
  title
  domainId
  highlight
  availability
  port {
    id
  }
}`,
  }),
  explorerCardDetails: operation<ExplorerCardDetailsQuery, ExplorerCardDetailsQueryVariables>({
    name: 'ExplorerCardDetails',
    type: 'query',
    id: '1763a0029a0c3a059153343767ed25af67727245a01fe4d52b45a3605611c356',
    text: `query ExplorerCardDetails(\$of: [ID!]!, \$asOf: DateTime, \$columns: Boolean!) {
  lineageNodes(of: \$of, asOf: \$asOf) {
    id
    kind
    entity {
      ... on Consumer {
        id
        kind
        owner {
          name
        }
      }
    }
    product {
      id
      catalogEntry {
        lastSeenAt
        lastKnown {
          ...CardDetails
        }
      }
    }
  }
}

fragment CardDetails on ProductSnapshot {
  takenAt
  status
  owner {
    name
  }
  quality {
    score
  }
  serviceLevels {
    id
    met
  }
  ports {
    id
    kind
    quality {
      score
    }
    serviceLevels {
      id
      met
    }
    contract @include(if: \$columns) {
      columns {
        id
        path
      }
    }
  }
}`,
  }),
  explorerLineageDiff: operation<ExplorerLineageDiffQuery, ExplorerLineageDiffQueryVariables>({
    name: 'ExplorerLineageDiff',
    type: 'query',
    id: '92e593a2ac34a6dd30b105df2a81fd3cc27a4718859725ccec8529c848138a9f',
    text: `query ExplorerLineageDiff(
  \$of: ID!
  \$from: DateTime!
  \$to: DateTime
  \$direction: Direction!
  \$depth: Int!
  \$level: Level!
  \$first: Int!
) {
  lineageDiff(of: \$of, from: \$from, to: \$to, direction: \$direction, depth: \$depth, level: \$level, first: \$first) {
    added
    removed
    changed
    complete
    changes {
      edges {
        node {
          ...LineageDifference
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}

fragment LineageDifference on LineageChange {
  kind
  before {
    ...ChangedClaim
  }
  after {
    ...ChangedClaim
  }
  fields
  at
}

fragment ChangedClaim on LineageEdge {
  ...LineageClaim
  from {
    ...LineageThing
  }
  to {
    ...LineageThing
  }
}

fragment LineageClaim on LineageEdge {
  id
  from {
    id
  }
  to {
    id
  }
  method
  writer
  confidence
  validFrom
  lastSeenAt
  stale
}

fragment LineageThing on LineageNode {
  id
  kind
  label
  domainId
  distance
  upstreamTotal
  downstreamTotal
  availability
  column
  dangling
}`,
  }),
  explorerLineage: operation<ExplorerLineageQuery, ExplorerLineageQueryVariables>({
    name: 'ExplorerLineage',
    type: 'query',
    id: 'ac73c609b18988125200a9f4b3fd1ac79cc4e81b09a1930db5ee3cfeb832f5b0',
    text: `query ExplorerLineage(\$of: ID!, \$direction: Direction!, \$depth: Int!, \$level: Level!, \$asOf: DateTime) {
  lineage(of: \$of, direction: \$direction, depth: \$depth, level: \$level, asOf: \$asOf) {
    nodes {
      ...LineageThing
    }
    edges {
      ...LineageClaim
    }
    truncated
    depthReached
  }
}

fragment LineageThing on LineageNode {
  id
  kind
  label
  domainId
  distance
  upstreamTotal
  downstreamTotal
  availability
  column
  dangling
}

fragment LineageClaim on LineageEdge {
  id
  from {
    id
  }
  to {
    id
  }
  method
  writer
  confidence
  validFrom
  lastSeenAt
  stale
}`,
  }),
  explorerPaths: operation<ExplorerPathsQuery, ExplorerPathsQueryVariables>({
    name: 'ExplorerPaths',
    type: 'query',
    id: 'fbf24c353c9c8749c82c375179ce4b5af047034d662c07f0ddda18a79e24e7c5',
    text: `query ExplorerPaths(\$from: ID!, \$to: ID!, \$first: Int!, \$asOf: DateTime) {
  paths(from: \$from, to: \$to, first: \$first, asOf: \$asOf) {
    nodes {
      ...LineageThing
    }
    edges {
      ...LineageClaim
    }
  }
}

fragment LineageThing on LineageNode {
  id
  kind
  label
  domainId
  distance
  upstreamTotal
  downstreamTotal
  availability
  column
  dangling
}

fragment LineageClaim on LineageEdge {
  id
  from {
    id
  }
  to {
    id
  }
  method
  writer
  confidence
  validFrom
  lastSeenAt
  stale
}`,
  }),
  explorerComparedVersions: operation<ExplorerComparedVersionsQuery, ExplorerComparedVersionsQueryVariables>({
    name: 'ExplorerComparedVersions',
    type: 'query',
    id: '623d73263f390a74460a31bd76a904794bb7f11790eff590d366e5703ce29e0a',
    text: `query ExplorerComparedVersions(\$id: ID!, \$first: Int!) {
  product(id: \$id) {
    id
    versions(first: \$first) {
      totalCount
      edges {
        node {
          release
          version
          publishedAt
          until
        }
      }
    }
  }
}`,
  }),
  explorerDiff: operation<ExplorerDiffQuery, ExplorerDiffQueryVariables>({
    name: 'ExplorerDiff',
    type: 'query',
    id: '81c8f5dc9e9bfe939e6ba471438279d13b5735ae388aeef395e2918e14cd40c8',
    text: `query ExplorerDiff(\$id: ID!, \$from: String!, \$to: String!) {
  product(id: \$id) {
    id
    diff(from: \$from, to: \$to) {
      ...ProductChanges
    }
  }
}

fragment ProductChanges on ProductDiff {
  change
  fields {
    field
    before
    after
  }
  inputPorts {
    name
    change
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
}`,
  }),
  explorerProductLineageDiff: operation<ExplorerProductLineageDiffQuery, ExplorerProductLineageDiffQueryVariables>({
    name: 'ExplorerProductLineageDiff',
    type: 'query',
    id: '043d1a1692c434e0b02dbae96c2d88a8bee3951529326afc406fd55ddf2043f4',
    text: `query ExplorerProductLineageDiff(\$of: ID!, \$from: DateTime!, \$to: DateTime, \$first: Int!) {
  upstream: lineageDiff(of: \$of, from: \$from, to: \$to, direction: UPSTREAM, depth: 1, level: PORT, first: \$first) {
    ...EdgeDifferences
  }
  downstream: lineageDiff(of: \$of, from: \$from, to: \$to, direction: DOWNSTREAM, depth: 1, level: PORT, first: \$first) {
    ...EdgeDifferences
  }
}

fragment EdgeDifferences on LineageDiff {
  added
  removed
  changed
  changes {
    edges {
      node {
        kind
        fields
        cause
        writer
        at
        before {
          ...DifferingEdge
        }
        after {
          ...DifferingEdge
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}

fragment DifferingEdge on LineageEdge {
  id
  method
  from {
    id
    label
  }
  to {
    id
    label
  }
}`,
  }),
  explorerDomain: operation<ExplorerDomainQuery, ExplorerDomainQueryVariables>({
    name: 'ExplorerDomain',
    type: 'query',
    id: '4d1041c6543ac89b79d54562186edb69d59113dba9c33603bbe1e743b0893c73',
    text: `query ExplorerDomain(\$id: ID!, \$first: Int!, \$after: String) {
  domain(id: \$id) {
    id
    title
    description
    availability
    lastSeenAt
    owner {
      name
      email
    }
    dependsOn {
      id
      title
    }
    releases(first: 5) {
      totalCount
      edges {
        node {
          id
          publishedAt
          by
        }
      }
    }
    products(first: \$first, after: \$after) {
      totalCount
      edges {
        node {
          id
          catalogEntry {
            availability
            lastKnown {
              title
              name
              status
              version
              owner {
                name
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
  explorerHomeFindings: operation<ExplorerHomeFindingsQuery, ExplorerHomeFindingsQueryVariables>({
    name: 'ExplorerHomeFindings',
    type: 'query',
    id: '68d9bc6a4ce53f912b67530a866f4fed21304e10577ecb4f61bbd8e8bbf6f423',
    text: `query ExplorerHomeFindings {
  all: reconciliation(first: 1) {
    totalCount
    byDomain {
      key
      count
    }
  }
  errors: reconciliation(first: 1, filter: { severity: [ERROR] }) {
    byDomain {
      key
      count
    }
  }
}`,
  }),
  explorerHome: operation<ExplorerHomeQuery, ExplorerHomeQueryVariables>({
    name: 'ExplorerHome',
    type: 'query',
    id: '0b921070d93db0c58dff5c91ec497060df822b5a93aa3e6e98c98921d2b8ab58',
    text: `query ExplorerHome {
  domains {
    ...DomainCard
  }
  products(first: 1) {
    totalCount
  }
}

fragment DomainCard on Domain {
  id
  title
  availability
  lastSeenAt
  owner {
    name
  }
  products(first: 1) {
    totalCount
  }
  serviceLevels {
    total
    met
    missed
    unknown
  }
}`,
  }),
  explorerImpactContacts: operation<ExplorerImpactContactsQuery, ExplorerImpactContactsQueryVariables>({
    name: 'ExplorerImpactContacts',
    type: 'query',
    id: '18a1a720f5c42b6b785c5996e6ecf09a0fe8cfa055dc0feaebbabf5dec010476',
    text: `query ExplorerImpactContacts(
  \$of: ID!
  \$direction: Direction!
  \$level: Level!
  \$depth: Int
  \$filter: ImpactFilter
  \$first: Int!
  \$after: String
) {
  impact(of: \$of, direction: \$direction, level: \$level, depth: \$depth, filter: \$filter) {
    rows(first: \$first, after: \$after) {
      edges {
        node {
          ...ContactOfRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}

fragment ContactOfRow on ImpactRow {
  owner {
    name
    email
  }
  node {
    id
    label
    product {
      id
      catalogEntry {
        lastKnown {
          owner {
            name
            email
          }
        }
      }
    }
    entity {
      ... on Consumer {
        id
        owner {
          name
          email
        }
      }
      ... on Domain {
        id
        owner {
          name
          email
        }
      }
    }
  }
}`,
  }),
  explorerImpactRows: operation<ExplorerImpactRowsQuery, ExplorerImpactRowsQueryVariables>({
    name: 'ExplorerImpactRows',
    type: 'query',
    id: '3774171b68a5699a9857b28df3cc1a9419fbec5629f6a4f5753a6de72bafda6e',
    text: `query ExplorerImpactRows(
  \$of: ID!
  \$direction: Direction!
  \$level: Level!
  \$depth: Int
  \$filter: ImpactFilter
  \$first: Int!
  \$after: String
) {
  impact(of: \$of, direction: \$direction, level: \$level, depth: \$depth, filter: \$filter) {
    rows(first: \$first, after: \$after) {
      edges {
        node {
          ...ReachedThing
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}

fragment ReachedThing on ImpactRow {
  distance
  node {
    id
    kind
    label
    domainId
  }
  path {
    id
    label
  }
  precision
  columns
  lowestConfidence
  methods
  staleSince
  owner {
    name
    email
  }
  availability
}`,
  }),
  explorerImpact: operation<ExplorerImpactQuery, ExplorerImpactQueryVariables>({
    name: 'ExplorerImpact',
    type: 'query',
    id: '854714c77d2b5b421b9705b36d2635860fbc5e68b60aa81744b68ddf72ace711',
    text: `query ExplorerImpact(\$of: ID!, \$direction: Direction!, \$level: Level!, \$depth: Int, \$filter: ImpactFilter) {
  impact(of: \$of, direction: \$direction, level: \$level, depth: \$depth, filter: \$filter) {
    total
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
      label
      count
    }
    byKind {
      key
      count
    }
    complete
    depthReached
    unreachableDomains
    attributesAsOf
  }
}`,
  }),
  explorerColumn: operation<ExplorerColumnQuery, ExplorerColumnQueryVariables>({
    name: 'ExplorerColumn',
    type: 'query',
    id: '8aec30bb90daa7ca51894cb8f76b059ad1669b51176213ff49415cb045fab673',
    text: `query ExplorerColumn(\$product: ID!) {
  product(id: \$product) {
    id
    catalogEntry {
      lastKnown {
        takenAt
        ports {
          id
          contract {
            columns {
              ...ContractColumn
            }
          }
        }
      }
    }
  }
}

fragment ContractColumn on Column {
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
}`,
  }),
  explorerDependencies: operation<ExplorerDependenciesQuery, ExplorerDependenciesQueryVariables>({
    name: 'ExplorerDependencies',
    type: 'query',
    id: 'b6ddddf7cf3e3c884577a38dc165ce80bd7851e1db5345f83c674d0336de3038',
    text: `query ExplorerDependencies(\$domain: [ID!], \$first: Int!, \$after: String) {
  domainDependencies(domain: \$domain, first: \$first, after: \$after) {
    totalCount
    edges {
      node {
        ...DomainPair
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}

fragment DomainPair on DomainDependency {
  from {
    id
    title
  }
  to {
    id
    title
  }
  readers
  sources
}`,
  }),
  explorerLeadTimes: operation<ExplorerLeadTimesQuery, ExplorerLeadTimesQueryVariables>({
    name: 'ExplorerLeadTimes',
    type: 'query',
    id: 'd5191cf2197dc8a29efbf19c37819536dfb51630d4a56bd3e8e60e2af31af0f8',
    text: `query ExplorerLeadTimes(\$domain: [ID!], \$first: Int!) {
  domainDependencies(domain: \$domain, first: \$first) {
    totalCount
    edges {
      node {
        ...DomainLeadTime
      }
    }
  }
}

fragment DomainLeadTime on DomainDependency {
  from {
    id
    title
  }
  to {
    id
  }
  leadTime {
    p50Seconds
    p95Seconds
    samples
  }
}`,
  }),
  explorerMeshFindings: operation<ExplorerMeshFindingsQuery, ExplorerMeshFindingsQueryVariables>({
    name: 'ExplorerMeshFindings',
    type: 'query',
    id: '84e6ecf6c09c53ff90d3fa6f9b630bd37f96343c377242028bd0f822f9b9483c',
    text: `query ExplorerMeshFindings(\$filter: FindingFilter, \$first: Int!, \$after: String) {
  reconciliation(filter: \$filter, first: \$first, after: \$after) {
    totalCount
    byKind {
      key
      count
    }
    bySeverity {
      key
      count
    }
    byDomain {
      key
      label
      count
    }
    edges {
      node {
        ...MeshFinding
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}

fragment MeshFinding on Finding {
  id
  kind
  severity
  firstSeenAt
  domainId
  product {
    id
  }
  consumer {
    id
    label
    kind
  }
  source {
    id
    label
    kind
  }
}`,
  }),
  explorerMesh: operation<ExplorerMeshQuery, ExplorerMeshQueryVariables>({
    name: 'ExplorerMesh',
    type: 'query',
    id: '8bc46ed643ee95c7059794f4a79af5aeec1e25d105fc39a7a595f4b9c0b65022',
    text: `query ExplorerMesh {
  domains {
    ...DomainStanding
  }
}

fragment DomainStanding on Domain {
  id
  title
  availability
  lastSeenAt
  owner {
    name
  }
  serviceLevels {
    total
    met
    missed
    unknown
  }
  products(first: 1) {
    totalCount
  }
}`,
  }),
  explorerReleaseChanges: operation<ExplorerReleaseChangesQuery, ExplorerReleaseChangesQueryVariables>({
    name: 'ExplorerReleaseChanges',
    type: 'query',
    id: '25208c274799dc2bd7f5ddd4e26ce25ce47482c7f8b984075e8f3f69d8b6990a',
    text: `query ExplorerReleaseChanges(\$first: Int!) {
  domains {
    id
    releases(first: \$first) {
      edges {
        node {
          id
          publishedAt
          changes {
            ...ReleaseChanges
          }
        }
      }
    }
  }
}

fragment ReleaseChanges on ReleaseDiff {
  from
  to
  products {
    product
    change
  }
  unchanged
}`,
  }),
  explorerReleases: operation<ExplorerReleasesQuery, ExplorerReleasesQueryVariables>({
    name: 'ExplorerReleases',
    type: 'query',
    id: '93a19e80e0a367a248029e1267c8006144c96a3242b24e91a8400c28d44c0811',
    text: `query ExplorerReleases(\$first: Int!) {
  domains {
    id
    title
    releases(first: \$first) {
      totalCount
      edges {
        node {
          id
          publishedAt
          by
          rollback
          current
          productCount
        }
      }
    }
  }
}`,
  }),
  explorerSupergraphs: operation<ExplorerSupergraphsQuery, ExplorerSupergraphsQueryVariables>({
    name: 'ExplorerSupergraphs',
    type: 'query',
    id: '23298b12181bf70675a2253b92285f11ef8cc7b5fca725a25894f0dc9a10e02d',
    text: `query ExplorerSupergraphs(\$first: Int!) {
  supergraphVersions(first: \$first) {
    id
    publishedAt
    domain
    current
    changes {
      from
      contractChanged
      leaves {
        domain
        change
        added
        removed
        changed
      }
    }
  }
}`,
  }),
  explorerThings: operation<ExplorerThingsQuery, ExplorerThingsQueryVariables>({
    name: 'ExplorerThings',
    type: 'query',
    id: '09f2b3dd2f0d9d5c883681b2b3fde5abbb955d89563ec77818e2f475d2503741',
    text: `query ExplorerThings(\$text: String!, \$first: Int!) {
  search(text: \$text, first: \$first) {
    totalCount
    edges {
      node {
        ...ThingHit
      }
    }
  }
}

fragment ThingHit on SearchHit {
  id
  title
  port {
    id
  }
  product {
    id
    catalogEntry {
      lastKnown {
        ports {
          id
          name
          contract {
            columns {
              id
              path
            }
          }
        }
      }
    }
  }
}`,
  }),
  explorerAnswering: operation<ExplorerAnsweringQuery, ExplorerAnsweringQueryVariables>({
    name: 'ExplorerAnswering',
    type: 'query',
    id: '6c803ad854ee706807bf0c925db313b52568aa173499fff3d9d1fd2e442c4bca',
    text: `query ExplorerAnswering(\$domain: ID!) {
  domain(id: \$domain) {
    id
    availability
  }
}`,
  }),
  explorerFindings: operation<ExplorerFindingsQuery, ExplorerFindingsQueryVariables>({
    name: 'ExplorerFindings',
    type: 'query',
    id: '0ce3d50e342564aba42c5434008c6fa7c436fc53af465e66fe758b551e055561',
    text: `query ExplorerFindings(\$id: ID!) {
  product(id: \$id) {
    id
    reconciliation(first: 100) {
      totalCount
      edges {
        node {
          id
          kind
          severity
          firstSeenAt
          consumer {
            id
            label
            kind
          }
          source {
            id
            label
          }
        }
      }
    }
  }
}`,
  }),
  explorerJoins: operation<ExplorerJoinsQuery, ExplorerJoinsQueryVariables>({
    name: 'ExplorerJoins',
    type: 'query',
    id: '8bff7a513440259f4ce3afe68465ff56d0677ec112c07b578d3b85298abae9bf',
    text: `query ExplorerJoins(\$id: ID!, \$first: Int!, \$keys: Int!) {
  product(id: \$id) {
    id
    joins(first: \$first) {
      totalCount
      edges {
        node {
          id
          title
          domainId
          availability
          keyCount
          keys(first: \$keys) {
            ...JoinPair
          }
        }
      }
    }
  }
}

fragment JoinPair on JoinKey {
  semanticType
  ours {
    ...JoinedColumn
  }
  theirs {
    ...JoinedColumn
  }
  format
  reason
}

fragment JoinedColumn on JoinColumn {
  id
  path
  primaryKey
  unique
}`,
  }),
  explorerProduct: operation<ExplorerProductQuery, ExplorerProductQueryVariables>({
    name: 'ExplorerProduct',
    type: 'query',
    id: '30893cd7fbb7603c9984310bd323d39af232a9c766ced632fca6cda36c1ca821',
    text: `query ExplorerProduct(\$id: ID!) {
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
    }
    owner {
      name
      email
      members
    }
    tags
    links {
      title
      url
      kind
    }
    support {
      title
      url
      kind
    }
    updatedAt
    outputPorts {
      ...PortUse
    }
    inputPorts {
      name
      version
      contractId
      portId
      datasetId
    }
    serviceLevels {
      ...ServiceLevelStanding
    }
    quality {
      ...Quality
    }
    catalogEntry {
      availability
      lastSeenAt
      release {
        drift
      }
      lastKnown {
        takenAt
        name
        title
        status
        version
        owner {
          name
          email
        }
        tags
        ports {
          id
          name
          version
          kind
          location
          contract {
            id
            version
            status
            columns {
              ...ContractColumn
            }
          }
          serviceLevels {
            ...ServiceLevelStanding
          }
          quality {
            ...Quality
          }
        }
        serviceLevels {
          ...ServiceLevelStanding
        }
        quality {
          ...Quality
        }
      }
    }
    upstream(first: 5) {
      totalCount
      edges {
        node {
          ...Neighbour
        }
      }
    }
    downstream(first: 5) {
      totalCount
      edges {
        node {
          ...Neighbour
        }
      }
    }
  }
}

fragment PortUse on OutputPort {
  id
  name
  version
  kind
  format
  location
  description
  sampleQueries
  contract {
    id
    version
    status
    columns {
      ...ContractColumn
    }
  }
  serviceLevels {
    ...ServiceLevelStanding
  }
  quality {
    ...Quality
  }
}

fragment ContractColumn on Column {
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
}

fragment ServiceLevelStanding on ServiceLevel {
  id
  property
  objective
  target
  actual
  unit
  met
  since
  breachPolicy
}

fragment Quality on QualitySummary {
  score
  coverage
  measuredAt
  dimensions {
    dimension
    score
    coverage
  }
}

fragment Neighbour on LineageNode {
  id
  kind
  label
  domainId
  availability
}`,
  }),
  explorerReaders: operation<ExplorerReadersQuery, ExplorerReadersQueryVariables>({
    name: 'ExplorerReaders',
    type: 'query',
    id: '30f67a17457e83af5aee6971f02a309e295127dcdbdfb368b33b0f90a3d50069',
    text: `query ExplorerReaders(\$port: ID!, \$first: Int!) {
  port(id: \$port) {
    id
    readers(first: \$first) {
      totalCount
      staleCount
      edges {
        node {
          ...PortReader
        }
      }
    }
  }
}

fragment PortReader on Reader {
  node {
    id
    kind
    label
    domainId
    availability
    entity {
      ... on Consumer {
        id
        owner {
          name
        }
      }
    }
    product {
      id
      catalogEntry {
        lastKnown {
          name
          title
          owner {
            name
          }
        }
      }
    }
  }
  job {
    id
    name
  }
  writer
  method
  firstSeenAt
  lastSeenAt
  stale
  columns
}`,
  }),
  explorerVersions: operation<ExplorerVersionsQuery, ExplorerVersionsQueryVariables>({
    name: 'ExplorerVersions',
    type: 'query',
    id: '86001813437305a195335f6b7df978f03181dbec2ab627655a653f5b9ccf30f4',
    text: `query ExplorerVersions(\$id: ID!, \$first: Int!) {
  product(id: \$id) {
    id
    versions(first: \$first) {
      totalCount
      edges {
        node {
          release
          version
          publishedAt
          by
          until
          changes {
            ...ProductChanges
          }
        }
      }
    }
  }
}

fragment ProductChanges on ProductDiff {
  change
  fields {
    field
    before
    after
  }
  inputPorts {
    name
    change
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
}`,
  }),
  explorerFacets: operation<ExplorerFacetsQuery, ExplorerFacetsQueryVariables>({
    name: 'ExplorerFacets',
    type: 'query',
    id: 'd649760e57898f73e9191da3f41b46e792d310d26c9ac807a7118de6786d4eb6',
    text: `query ExplorerFacets(\$text: String!, \$filter: ProductFilter) {
  search(text: \$text, filter: \$filter, first: 1) {
    facets {
      field
      values {
        key
        label
        count
      }
    }
  }
}`,
  }),
  explorerSearch: operation<ExplorerSearchQuery, ExplorerSearchQueryVariables>({
    name: 'ExplorerSearch',
    type: 'query',
    id: '77921e0b469ff9aa41e40d883f1afaf6de4174e9005ea76b477213f6cc4bf13a',
    text: `query ExplorerSearch(\$text: String!, \$filter: ProductFilter, \$first: Int!, \$after: String, \$sort: SearchSort) {
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
        ...SearchHitCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}

fragment SearchHitCard on SearchHit {
  id
  title
  domainId
  domain {
    title
  }
  owner
  status
  highlight
  availability
  quality {
    score
    coverage
    measuredAt
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
}`,
  }),
}
