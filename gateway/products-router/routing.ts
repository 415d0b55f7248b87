import { clientError } from '../../platform/errors.ts'
import { domainOf, type ParsedId, parseIdOf } from '../../schema/ids.ts'
import type { Routing } from './split.ts'

/** Root fields of the contract that are routed by the id they are given, and the kind of id each takes. */
const ROUTED_ROOTS: ReadonlyMap<string, ParsedId['kind']> = new Map([
  ['product', 'PRODUCT'],
  ['port', 'PORT'],
])

/** Types of the contract whose ids begin with the domain that owns them. */
const OWNED_TYPES: ReadonlySet<string> = new Set(['DataProduct', 'OutputPort', 'Domain'])

/** `products`: each id goes to the domain it names. */
export const productsRouting: Routing = {
  identifiedRoots: new Set(ROUTED_ROOTS.keys()),
  domainOfEntity(id, isThere) {
    const domain = domainOf(id)
    return domain !== null && isThere(domain) ? domain : undefined
  },
  domainOfRoot(field, args, isThere) {
    const kind = ROUTED_ROOTS.get(field)
    if (kind === undefined) {
      throw clientError('FIELD_NOT_SERVED', `Query.${field} is asked of a domain itself, not of the mesh`, 501, {
        field,
      })
    }
    const given = args.id
    const { id } = parseIdOf([kind], typeof given === 'number' ? String(given) : textOf(given), 'id')
    const domain = domainOf(id)
    return domain !== null && isThere(domain) ? { kind: 'domain', domain, id } : { kind: 'unknown' }
  },
}

/** A leaf: all of it goes to the one domain that brings it, also when that domain has left meanwhile. */
export function createLeafRouting(domain: () => string | undefined): Routing {
  return {
    identifiedRoots: new Set(),
    domainOfEntity: (id) => (domainOf(id) === domain() ? domain() : undefined),
    domainOfRoot: () => {
      const owner = domain()
      return owner === undefined ? { kind: 'unknown' } : { kind: 'domain', domain: owner }
    },
  }
}

/** In an answer for `products`, a domain speaks of its own entities only. */
export function ownEntitiesOnly(typeName: string, id: string, domain: string): boolean {
  return !OWNED_TYPES.has(typeName) || (domainOf(id) ?? domain) === domain
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
