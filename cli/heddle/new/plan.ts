/** How data comes into a product; what is offered by default follows from it. */
export const PATTERNS = ['batch', 'cdc', 'streaming'] as const
export type Pattern = (typeof PATTERNS)[number]

export const PORT_KINDS = ['kafka', 'iceberg', 'delta', 'table', 'file', 'rest', 'grpc', 'graphql', 'other'] as const
export type PortKindName = (typeof PORT_KINDS)[number]

export const TEMPLATES = ['events', 'changes', 'snapshot', 'metrics'] as const
export type Template = (typeof TEMPLATES)[number]

/** What is to be kept of a service level: `freshness` = `PT15M`. */
export type PromisedLevel = { readonly property: string; readonly value: string }

export const BREACH_POLICIES = ['alert', 'page', 'quarantine'] as const

/** Rules of the data's owner that the contract carries. */
export type Policies = {
  /** What happens when a promise is not kept. */
  readonly breach: (typeof BREACH_POLICIES)[number]
  /** How long the data is kept, ISO 8601; null: nothing is promised. */
  readonly retention: string | null
  /** Of every column that says nothing else. */
  readonly classification: string
}

/** A product that is to be made, every question answered. */
export type ProductPlan = {
  readonly domain: { readonly id: string; readonly owner: string | null }
  /** The folder's name and last segment of the id. */
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly pattern: Pattern
  readonly port: { readonly name: string; readonly kind: PortKindName }
  readonly template: Template
  readonly promises: readonly PromisedLevel[]
  readonly policies: Policies
  /** Ids of output ports that it reads. */
  readonly reads: readonly string[]
}

/** What a product of a pattern is like when nothing else is asked for. */
export const DEFAULTS: Readonly<
  Record<Pattern, { kind: PortKindName; template: Template; freshness: string; how: string }>
> = {
  batch: {
    kind: 'table',
    template: 'snapshot',
    freshness: 'P1D',
    how: 'Loaded by a job on a schedule; each load replaces or adds whole days.',
  },
  cdc: {
    kind: 'kafka',
    template: 'changes',
    freshness: 'PT5M',
    how: 'Changes are captured from the log of the source database, row by row.',
  },
  streaming: {
    kind: 'kafka',
    template: 'events',
    freshness: 'PT1M',
    how: 'Events are published as they happen and never changed.',
  },
}

export const AVAILABILITY = '99.5%'
