import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Problem } from '../documents.ts'
import { publishedSchema, readSchema } from './published-schema.ts'
import { closestName, mostTelling } from './schema-errors.ts'
import { type ValidatorOptions, validatorOf } from './schema-validators.ts'
import { amendmentOf, type JsonSchema, STANDARDS, type Standard } from './standard-versions.ts'
import { type Path, shown, valueAt, type YamlDocument } from './yaml-document.ts'
import { mostProblems } from './yaml-fault.ts'

/** A validator for one of the standards, by the version that the document says it is of; each is loaded at first use. */
export function createStandardValidator(standard: Standard): (document: YamlDocument) => readonly Problem[] {
  const validators = new Map<unknown, Validator>()
  return (document) => {
    const apiVersion = valueAt(document.value, ['apiVersion'])
    const amend = amendmentOf(standard, apiVersion)
    if (amend === null) {
      const known = STANDARDS[standard].versions.map(({ name }) => name).join(', ')
      return [document.problem(['apiVersion'], `one of ${known}`, shown(apiVersion))]
    }
    const validator = validators.get(amend) ?? validatorFor(amend(publishedSchema(standard)))
    validators.set(amend, validator)
    return problemsOf(document, validator)
  }
}

/**
 * The same for a standard that is only imported, by the file below `standards/` in which its owners publish it. Formats are not
 * judged: what is no URI where their schema asks for one is what people write all the same.
 */
export function createForeignValidator(file: string): (document: YamlDocument) => readonly Problem[] {
  let validator: Validator | undefined
  return (document) => {
    validator ??= validatorFor(readSchema(file), { validateFormats: false })
    return problemsOf(document, validator)
  }
}

interface Validator {
  readonly schema: JsonSchema
  readonly validate: ValidateFunction
}

const validatorFor = (schema: JsonSchema, how?: ValidatorOptions): Validator => ({
  schema,
  validate: validatorOf(schema, how),
})

function problemsOf(document: YamlDocument, { schema, validate }: Validator): readonly Problem[] {
  if (validate(document.value)) return []
  return mostProblems(mostTelling(validate.errors ?? [], schema), (error) => toProblem(document, error, schema))
}

function toProblem(document: YamlDocument, error: ErrorObject, schema: JsonSchema): Problem {
  const path = pathOf(document.value, error)
  const value = valueAt(document.value, path)
  const found = error.keyword === 'required' ? 'nothing' : shown(isUnknownKey(error) ? path.at(-1) : value)
  return document.problem(path, expectation(error, schema), found)
}

/** The JSON pointer as a path, with the missing or unknown key at its end. */
function pathOf(root: unknown, { instancePath, keyword, params }: ErrorObject): Path {
  const path: (string | number)[] = []
  for (const raw of instancePath.split('/').slice(1)) {
    const part = raw.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(Array.isArray(valueAt(root, path)) ? Number(part) : part)
  }
  if (keyword === 'required') path.push(String(params.missingProperty))
  const unknown = params.additionalProperty ?? params.unevaluatedProperty
  if (unknown !== undefined) path.push(String(unknown))
  return path
}

function isUnknownKey({ keyword }: ErrorObject): boolean {
  return keyword === 'additionalProperties' || keyword === 'unevaluatedProperties'
}

function expectation(error: ErrorObject, schema: JsonSchema): string {
  const { keyword, params, message } = error
  switch (keyword) {
    case 'required':
      return 'a value (it is required)'
    case 'type':
      return `a value of type ${[params.type].flat().join(' or ')}`
    case 'enum':
      return `one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`
    case 'const':
      return JSON.stringify(params.allowedValue)
    case 'format':
      return `a text of format ${params.format}`
    case 'pattern':
      return `a text matching ${params.pattern}`
    case 'additionalProperties':
      return keyExpected(params.additionalProperty, error.parentSchema?.properties, schema)
    case 'unevaluatedProperties':
      return keyExpected(params.unevaluatedProperty, undefined, schema)
    case 'anyOf':
    case 'oneOf':
      if (!(params.keys?.length > 0)) return message ?? keyword
      return `${params.passingSchemas ? 'only one' : 'one'} of the keys ${params.keys.join(', ')}`
    default:
      return message ?? keyword
  }
}

/** `properties` are all that may stand there; undefined where more than they may. */
function keyExpected(found: string, properties: object | undefined, schema: JsonSchema): string {
  const known = Object.keys(properties ?? {})
  if (known.length > 0 && known.length <= 30) return `one of the keys ${known.join(', ')}`
  const close = closestName(found, schema)
  return `a key that the standard knows${close === null ? '' : ` (${close}?)`}`
}
