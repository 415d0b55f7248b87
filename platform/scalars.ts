import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { describe } from './errors.ts'

/** RFC 3339 with a zone: `2026-01-31T09:00:00Z`. Kept as text, because nothing here computes with more than comparison. */
const RFC3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

/** ISO 8601 duration: `P1D`, `PT60S`, `P1Y2M3DT4H5M6.7S`, `P2W`; at least one component. */
const ISO_DURATION = /^P(?!$)(\d+(\.\d+)?W|(\d+Y)?(\d+M)?(\d+(\.\d+)?D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/

export function isDateTime(value: unknown): value is string {
  return typeof value === 'string' && RFC3339.test(value) && !Number.isNaN(Date.parse(value))
}

export function isDuration(value: unknown): value is string {
  return typeof value === 'string' && ISO_DURATION.test(value)
}

export const DateTime = textScalar(
  'DateTime',
  'an RFC 3339 date-time with a zone, such as 2026-01-31T09:00:00Z',
  isDateTime,
)
export const Duration = textScalar('Duration', 'an ISO 8601 duration, such as PT15M or P1D', isDuration)

/** Any JSON value, as it came. */
export const JSONValue = new GraphQLScalarType<unknown, unknown>({ name: 'JSON' })

function textScalar(name: string, expected: string, accepts: (value: unknown) => value is string) {
  const check = (value: unknown): string => {
    if (accepts(value)) return value
    throw new GraphQLError(`expected ${expected}, received ${describe(value)}`, {
      extensions: { code: 'BAD_USER_INPUT', expected, received: describe(value) },
    })
  }
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => check(value instanceof Date ? value.toISOString() : value),
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
  })
}
