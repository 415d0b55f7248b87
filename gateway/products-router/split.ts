import type { FieldNode } from 'graphql'
import { valueFromASTUntyped } from 'graphql'
import { ClientError } from '../../platform/errors.ts'
import { type CollectedField, isAsked, type Variables } from './collect-fields.ts'
import { type RouterError, toRouterError } from './errors.ts'
import type { Operation } from './operation.ts'

/** Where the parts of an operation go. The router knows ids and domains; what they stand for is not its business. */
export interface Routing {
  /** The domain that answers for an entity; undefined when no domain does, so that it is unknown. */
  domainOfEntity(id: string, isThere: IsThere): string | undefined
  /**
   * The domain that answers a root field, and the entity it is asked for if it is one.
   *
   * @throws ClientError when the arguments are wrong
   */
  domainOfRoot(field: string, args: Variables, isThere: IsThere): RootTarget
  /** Root fields that answer the one entity whose id they are given. */
  readonly identifiedRoots: ReadonlySet<string>
}

/** Whether a domain has a place where this request can ask it. */
export type IsThere = (domain: string) => boolean

export type RootTarget =
  | { readonly kind: 'domain'; readonly domain: string; readonly id?: string }
  /** No domain has it: null, at once. */
  | { readonly kind: 'unknown' }

/** The part of an operation that goes to one domain. */
export interface Slice {
  readonly domain: string
  /** In the operation's order. */
  readonly roots: SliceRoot[]
}

export interface SliceRoot {
  readonly responseName: string
  /** The entity a routed root field asks for. */
  readonly id: string | undefined
  /** For `_entities`: each entity once. */
  readonly entities: EntitySlot[]
}

/** One entity and every position of the list that asked for it (rule 5 of DESIGN §2.1). */
export interface EntitySlot {
  readonly typeName: string
  readonly id: string
  readonly representation: unknown
  readonly positions: number[]
}

export interface Split {
  readonly slices: ReadonlyMap<string, Slice>
  /** What the answer starts from: a null, or a list of nulls, for each root field that is asked. */
  readonly data: Record<string, unknown>
  readonly errors: RouterError[]
}

/** Splits the root fields and the representations of an operation by domain (rule 1). Nothing is sent here. */
export function split(operation: Operation, variables: Variables, routing: Routing, isThere: IsThere): Split {
  const slices = new Map<string, Slice>()
  const data: Record<string, unknown> = {}
  const errors: RouterError[] = []

  const rootOf = (domain: string, responseName: string, id?: string): SliceRoot => {
    const slice = slices.get(domain) ?? { domain, roots: [] }
    slices.set(domain, slice)
    const last = slice.roots.at(-1)
    if (last?.responseName === responseName) return last
    const root: SliceRoot = { responseName, id, entities: [] }
    slice.roots.push(root)
    return root
  }

  for (const field of operation.roots) {
    if (!isAsked(field, variables)) continue
    const { responseName, name } = field
    const args = argumentsOf(field, variables)
    if (name === '__typename') data[responseName] = 'Query'
    else if (name === '_entities') {
      const representations = Array.isArray(args.representations) ? args.representations : []
      data[responseName] = new Array(representations.length).fill(null)
      splitEntities(
        representations,
        (id) => routing.domainOfEntity(id, isThere),
        (domain) => rootOf(domain, responseName),
      )
    } else {
      data[responseName] = null
      try {
        const target = routing.domainOfRoot(name, args, isThere)
        if (target.kind === 'domain') rootOf(target.domain, responseName, target.id)
      } catch (error) {
        if (!(error instanceof ClientError)) throw error
        errors.push(toRouterError(error, [responseName]))
      }
    }
  }
  return { slices, data, errors }
}

/** A representation without a type or an id, or with the id of no domain, is an entity that nobody knows: null. */
function splitEntities(
  representations: readonly unknown[],
  domainOfEntity: (id: string) => string | undefined,
  rootOf: (domain: string) => SliceRoot,
): void {
  const slots = new Map<string, EntitySlot>()
  representations.forEach((representation, position) => {
    const { __typename: typeName, id } = (representation ?? {}) as Record<string, unknown>
    if (typeof typeName !== 'string' || typeof id !== 'string') return
    const key = `${typeName} ${id}`
    const known = slots.get(key)
    if (known !== undefined) {
      known.positions.push(position)
      return
    }
    const domain = domainOfEntity(id)
    if (domain === undefined) return
    const slot: EntitySlot = { typeName, id, representation, positions: [position] }
    slots.set(key, slot)
    rootOf(domain).entities.push(slot)
  })
}

function argumentsOf({ nodes }: CollectedField, variables: Variables): Record<string, unknown> {
  const [node] = nodes as readonly [FieldNode, ...FieldNode[]]
  return Object.fromEntries(
    (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
  )
}
