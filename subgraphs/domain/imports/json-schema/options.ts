import type { Field } from '../source.ts'

type Check = (value: unknown) => boolean
const number: Check = (value) => typeof value === 'number'
const count: Check = (value) => Number.isInteger(value) && Number(value) >= 0
const step: Check = (value) => typeof value === 'number' && value > 0
const text: Check = (value) => typeof value === 'string'
const flag: Check = (value) => typeof value === 'boolean'

const LIMITS = {
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: step,
}

/** What ODCS calls `logicalTypeOptions`: the keywords that JSON Schema has under the same names, by logical type. */
const OPTIONS: ReadonlyMap<string, Readonly<Record<string, Check>>> = new Map(
  Object.entries<Readonly<Record<string, Check>>>({
    string: { minLength: count, maxLength: count, pattern: text },
    integer: LIMITS,
    number: LIMITS,
    array: { minItems: count, maxItems: count, uniqueItems: flag },
    object: { minProperties: count, maxProperties: count },
  }),
)

export interface Options {
  readonly values: Readonly<Record<string, unknown>>
  readonly used: readonly string[]
}

/** Takes the keywords that are options of the type; one with a value that ODCS would refuse is left to be kept otherwise. */
export function optionsOf(schema: Field, logicalType: string | undefined): Options {
  const fitting = Object.entries(OPTIONS.get(logicalType ?? '') ?? {}).filter(([key, fits]) =>
    fits(schema.child(key).value),
  )
  return {
    values: Object.fromEntries(fitting.map(([key]) => [key, schema.child(key).all()])),
    used: fitting.map(([key]) => key),
  }
}

/** The same keywords back. */
export function writeOptions(property: Field, logicalType: string | undefined): Readonly<Record<string, unknown>> {
  return optionsOf(property.child('logicalTypeOptions'), logicalType).values
}
