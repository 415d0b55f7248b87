import {
  type FieldNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { type CollectedField, collectFields, type Fragments, isAsked, type Variables } from './collect-fields.ts'
import { leafCheck } from './leaf-check.ts'

/**
 * Completes what a domain answered against the contract, as the specification completes values (§6.4.3). What a domain
 * says is not trusted: the gateway's own executor gives up the whole answer, other domains' parts included, over one
 * object where a list should be. The result is made anew and holds what was asked and nothing else.
 */
export type Completer = (value: unknown, place: Place | undefined, run: CompletionRun) => unknown

/** A position in the answer, innermost first, as graphql-js keeps it: made into a path only when there is an error. */
export interface Place {
  readonly key: string | number
  readonly above: Place | undefined
}

export interface CompletionRun {
  /** The domain that answered: entities of another one do not belong into its answer. */
  readonly domain: string
  readonly variables: Variables
  /** Nothing was asked, because the domain does not serve it. */
  notServed(field: string, place: Place): void
  /** The answer is missing, or of the wrong kind; `expected` is for our log. */
  wrong(expected: string, place: Place | undefined): void
}

/** A selection before and after pruning. What is only in the first was not asked. */
export interface Selections {
  readonly wanted: readonly SelectionSetNode[]
  readonly asked: readonly SelectionSetNode[]
}

export interface ShapeSources {
  readonly schema: GraphQLSchema
  readonly wanted: Fragments
  readonly asked: Fragments
  /** Whether an object with this id may stand in an answer of this domain. */
  readonly belongs: (typeName: string, id: string, domain: string) => boolean
}

/** Where a non-null position has no value, so that the object around it has none either. */
const GONE = Symbol('gone')

/** What an object of this type looks like in the answer; null where it cannot be completed. */
export function completerOf(type: GraphQLObjectType, selections: Selections, sources: ShapeSources): Completer {
  const complete = objectCompleter(type, selections, sources)
  return (value, place, run) => orNull(complete(value, place, run))
}

/** Likewise for a field of any type, where the answer has a position of its own for it. */
export function fieldCompleterOf(type: GraphQLOutputType, selections: Selections, sources: ShapeSources): Completer {
  const complete = typeCompleter(type, selections, sources)
  return (value, place, run) => orNull(complete(value, place, run))
}

export function pathOf(place: Place | undefined): (string | number)[] {
  const path: (string | number)[] = []
  for (let at = place; at !== undefined; at = at.above) path.push(at.key)
  return path.reverse()
}

function orNull(completed: unknown): unknown {
  return completed === GONE ? null : completed
}

function typeCompleter(type: GraphQLOutputType, selections: Selections, sources: ShapeSources): Completer {
  if (isNonNullType(type)) return nonNullCompleter(typeCompleter(type.ofType, selections, sources))
  if (isListType(type)) return listCompleter(typeCompleter(type.ofType, selections, sources))
  if (isLeafType(type)) return leafCompleter(type)
  if (isObjectType(type)) return nullable(objectCompleter(type, selections, sources))
  return nullable(abstractCompleter(type, selections, sources))
}

function nullable(complete: Completer): Completer {
  return (value, place, run) => (value === null ? null : orNull(complete(value, place, run)))
}

function nonNullCompleter(complete: Completer): Completer {
  return (value, place, run) => {
    if (value === null) run.wrong('a value that is not null', place)
    return complete(value, place, run) ?? GONE
  }
}

function listCompleter(complete: Completer): Completer {
  return (value, place, run) => {
    if (value === null) return null
    if (!Array.isArray(value)) {
      run.wrong('a list', place)
      return null
    }
    const completed: unknown[] = new Array(value.length)
    for (let index = 0; index < value.length; index++) {
      const item = complete(value[index], { key: index, above: place }, run)
      if (item === GONE) return null
      completed[index] = item
    }
    return completed
  }
}

function leafCompleter(type: GraphQLLeafType): Completer {
  const accepts = leafCheck(type)
  return (value, place, run) => {
    if (value === null || accepts(value)) return value
    run.wrong(`a value of type ${type.name}`, place)
    return null
  }
}

/** An object that says its type itself. A type the contract does not know (a newer leaf's) is null, without an error. */
function abstractCompleter(type: GraphQLOutputType, selections: Selections, sources: ShapeSources): Completer {
  const completers = new Map<string, Completer | undefined>()
  const completerFor = (typeName: string): Completer | undefined => {
    if (completers.has(typeName)) return completers.get(typeName)
    const concrete = sources.schema.getType(typeName)
    const fits = isObjectType(concrete) && isAbstractType(type) && sources.schema.isSubType(type, concrete)
    const completer = fits ? objectCompleter(concrete, selections, sources) : undefined
    completers.set(typeName, completer)
    return completer
  }
  return (value, place, run) => {
    const typeName = isRecord(value) ? value.__typename : undefined
    if (typeof typeName !== 'string') {
      run.wrong('an object with its __typename', place)
      return null
    }
    const complete = completerFor(typeName)
    return complete === undefined ? null : complete(value, place, run)
  }
}

interface FieldCompleter {
  readonly field: CollectedField
  readonly responseName: string
  readonly always: boolean
  readonly complete: Completer
}

function objectCompleter(type: GraphQLObjectType, selections: Selections, sources: ShapeSources): Completer {
  const applies = appliesTo(type, sources.schema)
  const asked = new Map(
    collectFields(selections.asked, sources.asked, applies).map((field) => [field.responseName, field]),
  )
  const fields: readonly FieldCompleter[] = collectFields(selections.wanted, sources.wanted, applies).map((field) => ({
    field,
    responseName: field.responseName,
    always: field.alternatives.some((conditions) => conditions.length === 0),
    complete: fieldCompleter(type, field, asked.get(field.responseName), sources),
  }))

  return (value, place, run) => {
    if (!isRecord(value)) {
      run.wrong(`an object of type ${type.name}`, place)
      return null
    }
    const completed: Record<string, unknown> = {}
    for (const { field, responseName, always, complete } of fields) {
      if (!always && !isAsked(field, run.variables)) continue
      const part = complete(value[responseName], { key: responseName, above: place }, run)
      if (part === GONE) return GONE
      completed[responseName] = part
    }
    return completed
  }
}

function fieldCompleter(
  type: GraphQLObjectType,
  field: CollectedField,
  asked: CollectedField | undefined,
  sources: ShapeSources,
): Completer {
  if (field.name === '__typename') return () => type.name
  const definition = type.getFields()[field.name]
  if (asked === undefined) return notServedCompleter(`${type.name}.${field.name}`, definition?.type)
  if (definition === undefined) return (value) => value ?? null
  const selections = { wanted: selectionSetsOf(field.nodes), asked: selectionSetsOf(asked.nodes) }
  const complete = answered(typeCompleter(definition.type, selections, sources), definition.type)
  return field.name === 'id' ? ownIdCompleter(type.name, complete, sources.belongs) : complete
}

function notServedCompleter(name: string, type: GraphQLOutputType | undefined): Completer {
  const value = isNonNullType(type) ? GONE : null
  return (_value, place, run) => {
    if (place !== undefined) run.notServed(name, place)
    return value
  }
}

/** A key that the answer lacks altogether: half a slice. */
function answered(complete: Completer, type: GraphQLOutputType): Completer {
  const missing = isNonNullType(type) ? GONE : null
  return (value, place, run) => {
    if (value !== undefined) return complete(value, place, run)
    run.wrong('an answer to this field', place)
    return missing
  }
}

function ownIdCompleter(typeName: string, complete: Completer, belongs: ShapeSources['belongs']): Completer {
  return (value, place, run) => {
    if (typeof value !== 'string' || belongs(typeName, value, run.domain)) return complete(value, place, run)
    run.wrong(`an id of domain ${run.domain}`, place)
    return GONE
  }
}

/** Whether a fragment on a type, an interface or a union applies to objects of `type`. */
export function appliesTo(type: GraphQLObjectType, schema: GraphQLSchema): (typeCondition: string) => boolean {
  return (typeCondition) => {
    if (typeCondition === type.name) return true
    const condition = schema.getType(typeCondition)
    return isAbstractType(condition) && schema.isSubType(condition, type)
  }
}

function selectionSetsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
