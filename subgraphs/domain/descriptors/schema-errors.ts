import type { ErrorObject } from 'ajv'
import { closestOf } from './closest-of.ts'
import type { JsonSchema } from './standard-versions.ts'

/** What of ajv's errors says what to mend, in the order of ajv, each once. */
export function mostTelling(errors: readonly ErrorObject[], schema: JsonSchema): readonly ErrorObject[] {
  const told: ErrorObject[] = []
  for (const error of errors) {
    if (error.keyword === 'if') continue
    if (error.keyword === 'oneOf' || error.keyword === 'anyOf') {
      const alternatives = error.schema as readonly JsonSchema[]
      const first = told.findIndex((inner) => isWithin(inner, error, alternatives))
      told.push(...ofAlternatives(error, first === -1 ? [] : told.splice(first), alternatives))
    } else told.push(error)
  }
  const ofTheirType = told.filter((error) => !isOfAnotherType(error, told))
  return onceEach(withoutFalseKeys(ofTheirType, schema))
}

/** The name in the schema that is meant, by `closestOf`. */
export function closestName(typed: string, schema: JsonSchema): string | null {
  return closestOf(typed, propertyNames(schema))
}

/** ajv lists what is wrong with every alternative before it says that none fits, or that several do. */
function ofAlternatives(
  error: ErrorObject,
  inner: readonly ErrorObject[],
  alternatives: readonly JsonSchema[],
): readonly ErrorObject[] {
  const passing = error.params.passingSchemas as readonly number[] | null | undefined
  if (passing) {
    const keys = passing.flatMap((index) => alternatives[index]?.required ?? [])
    return [{ ...error, params: { ...error.params, keys } }]
  }
  const deeper = inner.filter(({ instancePath }) => instancePath !== error.instancePath)
  if (deeper.length > 0) return deeper
  const ofThisType = inner.filter(({ keyword }) => keyword !== 'type')
  if (inner.length === 0) return [error]
  if (ofThisType.length === 0) return [{ ...error, keyword: 'type', params: { type: typesOf(inner) } }]
  const areKeys = alternatives.every(({ required }) => Array.isArray(required) && required.length === 1)
  if (areKeys && ofThisType.every(({ keyword }) => keyword === 'required'))
    return [{ ...error, params: { keys: ofThisType.map(({ params }) => params.missingProperty) } }]
  return ofThisType
}

const typesOf = (errors: readonly ErrorObject[]): readonly string[] => errors.flatMap(({ params }) => params.type)

/** What is no object fits all alternatives that ask for a key. */
function isOfAnotherType({ instancePath, params }: ErrorObject, told: readonly ErrorObject[]): boolean {
  const { passingSchemas } = params
  return Boolean(passingSchemas) && told.some((o) => o.keyword === 'type' && o.instancePath === instancePath)
}

function isWithin(inner: ErrorObject, outer: ErrorObject, alternatives: readonly JsonSchema[]): boolean {
  if (!isBelow(inner.instancePath, outer.instancePath)) return false
  return [outer.schemaPath, ...alternatives.map(({ $ref }) => $ref)].some(
    (path) => typeof path === 'string' && inner.schemaPath.startsWith(`${path}/`),
  )
}

const isBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`)

/**
 * A part that fails evaluates no keys, so that `unevaluatedProperties` dislikes all that only this part knows. What it says is
 * true where nothing else is wrong in the object, and of a key that nothing in the schema is called.
 */
function withoutFalseKeys(errors: readonly ErrorObject[], schema: JsonSchema): readonly ErrorObject[] {
  const certain = errors.filter(({ keyword }) => keyword !== 'unevaluatedProperties')
  const named = certain.length < errors.length && certain.length > 0 ? propertyNames(schema) : new Set<string>()
  return errors.filter(
    ({ keyword, instancePath, params }) =>
      keyword !== 'unevaluatedProperties' ||
      !named.has(params.unevaluatedProperty) ||
      !certain.some((other) => isBelow(other.instancePath, instancePath)),
  )
}

/** Every name that the schema gives a property, anywhere. */
function propertyNames(schema: unknown, names = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return names
  for (const [key, part] of Object.entries(schema)) {
    if (key === 'properties' && typeof part === 'object' && part !== null)
      for (const name of Object.keys(part)) names.add(name)
    propertyNames(part, names)
  }
  return names
}

function onceEach(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Set<string>()
  return errors.filter(({ keyword, instancePath, params }) => {
    const key = JSON.stringify([keyword, instancePath, params])
    return !seen.has(key) && seen.add(key) !== undefined
  })
}
