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

export type ReadersQueryVariables = Exact<{
  port: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReadersQuery = { readonly port: { readonly id: string, readonly readers: { readonly totalCount: number, readonly staleCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly writer: string, readonly method: Method, readonly lastSeenAt: string | null, readonly stale: boolean | null, readonly node: { readonly id: string, readonly kind: NodeKind, readonly label: string }, readonly job: { readonly id: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  filter?: ProductFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number, readonly facets: ReadonlyArray<{ readonly field: string, readonly values: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly count: number }> }>, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly domainId: string, readonly owner: string | null, readonly status: ProductStatus | null, readonly availability: Availability, readonly highlight: string | null, readonly score: number, readonly port: { readonly id: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type SemanticTypesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SemanticTypesQuery = { readonly semanticTypes: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node: { readonly name: string, readonly productCount: number, readonly domainCount: number, readonly columnCount: number } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

/** By the name of the client's method. */
export const operations = {
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
  search: operation<SearchQuery, SearchQueryVariables>({
    name: 'Search',
    type: 'query',
    id: 'efa1bb0f2bc0fac4ce9b7c72882e5591947d6380aac68e6b24fee572a3df5df5',
    text: `query Search(\$text: String!, \$filter: ProductFilter, \$first: Int = 20, \$after: String) {
  search(text: \$text, filter: \$filter, first: \$first, after: \$after) {
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
}
