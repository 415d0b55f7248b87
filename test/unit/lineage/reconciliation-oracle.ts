import type { LineageInput } from '../../../schema/lineage-document.ts'
import { datasetId } from './harness.ts'

/**
 * Reconciliation from its definitions alone, over states that are simply kept: what is declared and what jobs do after each
 * step. A dataset is its number, a consumer `consumer:…`, a product its id; a port is `<domain>/<product>/<port>`.
 */
export type Node = number | string

type Status = 'ACTIVE' | 'DEPRECATED' | 'RETIRED'
export type PortModel = {
  readonly id: string
  readonly contract: { readonly id: string; readonly version: string; readonly status: Status }
  readonly inputContracts: readonly { readonly id: string; readonly version: string | null }[] | null
}
export type ProductModel = {
  readonly id: string
  readonly status: Status
  readonly inputs: readonly Pick<LineageInput, 'name' | 'version' | 'contractId' | 'portId' | 'dataset'>[]
  readonly ports: readonly PortModel[]
}

/** What holds from one step to the next. */
export type State = {
  readonly at: string
  readonly products: readonly ProductModel[]
  /** By job: what its last run read and wrote. */
  readonly jobs: ReadonlyMap<string, readonly (readonly [Node, Node])[]>
}

export type Expected = {
  readonly key: string
  readonly kind: string
  readonly severity: string
  readonly product: string
  readonly taker: string
  readonly sources: readonly Node[]
  readonly firstSeenAt: string
  readonly since: string
  /** The products that are on either side. */
  readonly sides: ReadonlySet<string>
}

type Declared = {
  readonly name: string
  readonly reference: Pick<LineageInput, 'version' | 'contractId' | 'portId' | 'dataset'>
  readonly feeds: readonly PortModel[]
}

export type Claims = {
  /** What each port claims, and what of it its domain holds. */
  readonly claimed: ReadonlyMap<string, readonly number[]>
  readonly held: ReadonlyMap<string, readonly number[]>
}

/** With what products declare, edge by edge. */
type Told = State & { readonly declared: ReadonlyMap<string, readonly (readonly [Node, Node])[]> }

export function reconciled(given: readonly State[], claims: Claims): Expected[] {
  const states = withDeclaredEdges(given, claims)
  const now = states.at(-1)
  if (now === undefined) return []
  return [
    ...now.products.flatMap((product) => [
      ...declaredFindings(states, claims, product),
      ...documentFindings(states, claims, product),
      ...observedFindings(states, claims, product.id, heldBy(claims, product.id)),
    ]),
    ...consumersOf(states).flatMap((consumer) => observedFindings(states, claims, consumer, new Set([consumer]))),
  ]
}

/** The longest stretch up to now in which something was so in every state: when it began, and the state before. */
function stretch(states: readonly Told[], isSo: (state: Told) => boolean) {
  const broken = states.findLastIndex((state) => !isSo(state))
  return { first: states[broken + 1], before: states[broken] }
}

function declaredFindings(states: readonly Told[], claims: Claims, product: ProductModel): Expected[] {
  const own = heldBy(claims, product.id)
  const now = states.at(-1) as Told
  return declaredBy(product).flatMap((declared): Expected[] => {
    const { ports, nodes } = meant(now, claims, declared)
    const sources = nodes.filter((node) => !own.has(node))
    const targets =
      product.ports.length === 0 ? own : new Set(declared.feeds.flatMap(({ id }) => claims.held.get(id) ?? []))
    const isSaid = (state: Told) =>
      declaredEdges(state, product.id).some(([from, to]) => sources.includes(from) && targets.has(to))
    const isRead = (state: Told) => sources.some((source) => leads(state, claims, product.id, own, targets, source, 8))
    if (!isSaid(now) || isRead(now)) return []
    const { first, before } = stretch(states, (state) => isSaid(state) && !isRead(state))
    const firstSeenAt = first?.at ?? ''
    const wasSeen = (upTo: string) =>
      states.some((state) => state.at <= upTo && observedEdges(state).some(([, to]) => own.has(to)))
    return [
      {
        key: `DECLARED_NOT_OBSERVED ${product.id} ${declared.name} ${JSON.stringify({ ...declared.reference, version: null })}`,
        kind: 'DECLARED_NOT_OBSERVED',
        severity: wasSeen(now.at) ? 'WARNING' : 'INFO',
        product: product.id,
        taker: product.id,
        sources,
        firstSeenAt,
        since:
          before !== undefined && isRead(before)
            ? 'OBSERVATION_ENDED'
            : wasSeen(firstSeenAt)
              ? 'DECLARED'
              : 'BEFORE_OBSERVATION',
        sides: new Set([product.id, ...ports.map(productOf)]),
      },
    ]
  })
}

function observedFindings(states: readonly Told[], claims: Claims, taker: string, own: ReadonlySet<Node>): Expected[] {
  const now = states.at(-1) as Told
  const foreign = [...new Set([...claims.held.values()].flat())].filter((node) => !own.has(node))
  const kind = taker.startsWith('consumer:') ? 'UNDECLARED_CONSUMER' : 'OBSERVED_NOT_DECLARED'
  const product = now.products.find(({ id }) => id === taker)
  const named =
    product === undefined ? [] : declaredBy(product).flatMap((declared) => meant(now, claims, declared).nodes)
  return foreign.flatMap((source): Expected[] => {
    const isSaid = (state: Told) => declaredEdges(state, taker).some(([from]) => from === source)
    const isRead = (state: Told) => leads(state, claims, taker, own, own, source, 3)
    if (!isRead(now) || isSaid(now) || named.includes(source)) return []
    const { first, before } = stretch(states, (state) => isRead(state) && !isSaid(state))
    const holders = [...claims.held]
      .flatMap(([port, nodes]) => (nodes.includes(source) ? [productOf(port)] : []))
      .sort()
    return [
      {
        key: `${kind} ${taker} ${datasetId(`s${source}`)}`,
        kind,
        severity: kind === 'UNDECLARED_CONSUMER' ? 'INFO' : 'WARNING',
        product: holders[0] ?? '',
        taker,
        sources: [source],
        firstSeenAt: first?.at ?? '',
        since: before !== undefined && isRead(before) ? 'DECLARATION_ENDED' : 'OBSERVED',
        sides: new Set([taker, ...holders]),
      },
    ]
  })
}

function documentFindings(states: readonly Told[], claims: Claims, product: ProductModel): Expected[] {
  const own = heldBy(claims, product.id)
  return declaredBy(product).flatMap((declared): Expected[] => {
    const found = skewOrUnresolved(states.at(-1) as Told, product.id, declared)
    if (found === null) return []
    const { kind, severity, ports } = found
    const { version, ...reference } = declared.reference
    const isThere = (state: Told) =>
      declaredBy(state.products.find(({ id }) => id === product.id)).some(
        (other) =>
          other.name === declared.name &&
          JSON.stringify({ ...other.reference, version: null }) ===
            JSON.stringify({ ...declared.reference, version: null }) &&
          (kind === 'UNRESOLVED_INPUT' || other.reference.version === version) &&
          skewOrUnresolved(state, product.id, other)?.kind === kind,
      )
    const held = [...new Set(ports.flatMap(({ id }) => claims.held.get(id) ?? []))]
    return [
      {
        key: `${kind} ${product.id} ${declared.name} ${JSON.stringify(reference)} ${kind === 'VERSION_SKEW' ? version : ''}`,
        kind,
        severity,
        product: product.id,
        taker: product.id,
        sources: held.filter((node) => !own.has(node)),
        firstSeenAt: stretch(states, isThere).first?.at ?? '',
        since: 'HARVESTED',
        sides: new Set([product.id, ...ports.map(({ id }) => productOf(id))]),
      },
    ]
  })
}

function skewOrUnresolved(state: State, product: string, { reference }: Declared) {
  const ports = portsMeant(state, reference)
  if (ports.length === 0) {
    return reference.dataset === null ? { kind: 'UNRESOLVED_INPUT', severity: 'WARNING', ports } : null
  }
  if (ports.every(({ id }) => productOf(id) === product)) return null
  const { version } = reference
  const isOffered = version === null || ports.some(({ contract }) => contract.version === version)
  const isMajor =
    version === null || ports.some(({ contract }) => contract.version.split('.')[0] === version.split('.')[0])
  const worst = ports.map(({ id, contract }) => {
    const statuses = [contract.status, state.products.find((other) => other.id === productOf(id))?.status]
    return statuses.includes('RETIRED') ? 2 : statuses.includes('DEPRECATED') ? 1 : 0
  })
  const least = Math.min(...worst)
  if (!isMajor || least === 2) return { kind: 'VERSION_SKEW', severity: 'ERROR', ports }
  if (least === 1) return { kind: 'VERSION_SKEW', severity: 'WARNING', ports }
  return isOffered ? null : { kind: 'VERSION_SKEW', severity: 'INFO', ports }
}

/** Whether a way of edges leads from a source to one of the targets, over nothing but steps, and so many at most. */
function leads(
  state: Told,
  claims: Claims,
  taker: string,
  own: ReadonlySet<Node>,
  targets: ReadonlySet<Node>,
  source: Node,
  most: number,
): boolean {
  const edges = observedEdges(state)
  const said = new Set(declaredEdges(state, taker).map(([from]) => from))
  const claimed = new Set<Node>([...claims.held.values()].flat())
  const follow = (node: Node, passed: readonly Node[]): boolean =>
    edges.some(([from, to]) => {
      if (from !== node || passed.includes(to)) return false
      if (targets.has(to)) return true
      const isStep = own.has(to) || (typeof to === 'number' && !claimed.has(to) && !said.has(to))
      return isStep && passed.length <= most && follow(to, [...passed, to])
    })
  return follow(source, [source])
}

const observedEdges = ({ jobs }: State) => [...jobs.values()].flat()

const declaredEdges = ({ declared }: Told, id: string) => declared.get(id) ?? []

/**
 * What descriptors say in each state, edge by edge: also from what a port claims and another domain holds. An input that
 * names nothing any more has what it named last, under the same name.
 */
function withDeclaredEdges(states: readonly State[], claims: Claims): Told[] {
  let last = new Map<string, readonly Node[]>()
  return states.map((state) => {
    const meant = new Map<string, readonly Node[]>()
    const declared = state.products.map((product) => {
      const edges = declaredBy(product).flatMap((input) => {
        const ports = portsMeant(state, input.reference)
        const named = ports.length > 0 ? ports.flatMap((port) => claims.claimed.get(port.id) ?? []) : datasetOf(input)
        const key = `${product.id} ${input.name}`
        const sources = named.length > 0 ? named : (last.get(key) ?? [])
        meant.set(key, sources)
        const targets: readonly Node[] =
          product.ports.length === 0 ? [product.id] : input.feeds.flatMap((port) => claims.held.get(port.id) ?? [])
        return sources.flatMap((from) => targets.map((to) => [from, to] as const))
      })
      return [product.id, edges] as const
    })
    last = meant
    return { ...state, declared: new Map(declared) }
  })
}

function declaredBy(product: ProductModel | undefined): Declared[] {
  if (product === undefined) return []
  const fits = (input: string | null, named: string | null) => input === null || named === null || input === named
  const inputs = product.inputs.map(({ name, ...reference }): Declared => {
    const feeds = product.ports.filter(
      ({ inputContracts }) =>
        inputContracts === null ||
        inputContracts.some(({ id, version }) => id === reference.contractId && fits(reference.version, version)),
    )
    return { name: `input ${name}`, reference, feeds }
  })
  const contracts = new Map<string, Declared>()
  for (const port of product.ports) {
    for (const { id, version } of port.inputContracts ?? []) {
      if (inputs.some(({ reference }) => reference.contractId === id && fits(reference.version, version))) continue
      const name = `contract ${id} ${version ?? ''}`
      const feeds = [...(contracts.get(name)?.feeds ?? []), port]
      contracts.set(name, { name, reference: { version, contractId: id, portId: null, dataset: null }, feeds })
    }
  }
  return [...inputs, ...contracts.values()]
}

function portsMeant({ products }: State, { portId, contractId, version }: Declared['reference']): PortModel[] {
  const ports = products.flatMap((product) => product.ports)
  const named = ports.filter(({ id }) => id === portId)
  if (named.length > 0) return named
  const offered = ports.filter(({ contract }) => contract.id === contractId)
  const exact = offered.filter(({ contract }) => contract.version === version)
  return exact.length > 0 ? exact : offered
}

/** The ports, and the datasets as far as somebody holds them. */
function meant(state: State, claims: Claims, declared: Declared): { ports: string[]; nodes: Node[] } {
  const ports = portsMeant(state, declared.reference).map(({ id }) => id)
  if (ports.length > 0) return { ports, nodes: [...new Set(ports.flatMap((port) => claims.held.get(port) ?? []))] }
  const nodes = datasetOf(declared)
  return {
    nodes,
    ports: [...claims.held].flatMap(([port, held]) => (nodes.some((node) => held.includes(node)) ? [port] : [])),
  }
}

const datasetOf = ({ reference }: Declared): number[] =>
  reference.dataset === null ? [] : [Number(reference.dataset.name.slice(1))]

/** Of a product without outputs, that is itself. */
function heldBy({ held, claimed }: Claims, product: string): ReadonlySet<Node> {
  const hasPorts = [...claimed.keys()].some((port) => productOf(port) === product)
  return hasPorts
    ? new Set<Node>([...held].flatMap(([port, nodes]) => (productOf(port) === product ? nodes : [])))
    : new Set([product])
}

const consumersOf = (states: readonly State[]): string[] => [
  ...new Set(states.flatMap(observedEdges).flatMap(([, to]) => (typeof to === 'string' ? [to] : []))),
]

const productOf = (port: string): string => port.split('/').slice(0, 2).join('/')
