import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Problem } from '../documents.ts'
import { publishedSchema, readSchema } from './published-schema.ts'
import { validatorOf } from './schema-validators.ts'
import { amendmentOf, STANDARDS, type Standard } from './standard-versions.ts'
import { type Path, shown, valueAt, type YamlDocument } from './yaml-document.ts'
import { mostProblems } from './yaml-fault.ts'

/** A validator for one of the standards, by the version that the document says it is of; each is loaded at first use. */
export function createStandardValidator(standard: Standard): (document: YamlDocument) => readonly Problem[] {
  const validators = new Map<unknown, ValidateFunction>()
  return (document) => {
    const apiVersion = valueAt(document.value, ['apiVersion'])
    const amend = amendmentOf(standard, apiVersion)
    if (amend === null) {
      const known = STANDARDS[standard].versions.map(({ name }) => name).join(', ')
      return [document.problem(['apiVersion'], `one of ${known}`, shown(apiVersion))]
    }
    const validate = validators.get(amend) ?? validatorOf(amend(publishedSchema(standard)))
    validators.set(amend, validate)
    return problemsOf(document, validate)
  }
}

/**
 * The same for a standard that is only imported, by the file below `standards/` in which its owners publish it. Formats are not
 * judged: what is no URI where their schema asks for one is what people write all the same.
 */
export function createForeignValidator(file: string): (document: YamlDocument) => readonly Problem[] {
  let validate: ValidateFunction | undefined
  return (document) => {
    validate ??= validatorOf(readSchema(file), { validateFormats: false })
    return problemsOf(document, validate)
  }
}

function problemsOf(document: YamlDocument, validate: ValidateFunction): readonly Problem[] {
  if (validate(document.value)) return []
  return mostProblems(mostTelling(validate.errors ?? []), (error) => toProblem(document, error))
}

const COMBINING = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'not'])

/**
 * `oneOf` and `if` report themselves beside what is wrong inside them; only the latter says what to mend. Keys that
 * `unevaluatedProperties` dislikes are listed only where nothing else is wrong: a failed part evaluates no keys at all.
 */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject[] {
  const plain = errors.filter(({ keyword }) => !COMBINING.has(keyword))
  const certain = plain.filter(({ keyword }) => keyword !== 'unevaluatedProperties')
  const chosen = certain.length > 0 ? certain : plain.length > 0 ? plain : errors
  const seen = new Set<string>()
  return chosen.filter((error) => {
    const key = `${error.instancePath} ${expectation(error)} ${JSON.stringify(error.params)}`
    return !seen.has(key) && seen.add(key) !== undefined
  })
}

function toProblem(document: YamlDocument, error: ErrorObject): Problem {
  const path = pathOf(document.value, error)
  const value = valueAt(document.value, path)
  const found = error.keyword === 'required' ? 'nothing' : shown(isUnknownKey(error) ? path.at(-1) : value)
  return document.problem(path, expectation(error), found)
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

function expectation({ keyword, params, message, parentSchema }: ErrorObject): string {
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
    case 'unevaluatedProperties': {
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {})
      return known.length > 0 && known.length <= 30
        ? `one of the keys ${known.join(', ')}`
        : 'a key that the standard knows'
    }
    default:
      return message ?? keyword
  }
}
