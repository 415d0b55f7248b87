import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql'
import { describe } from './errors.ts'
import { isDateTime, isDuration } from './time-forms.ts'

export const DateTime = textScalar(
  'DateTime',
  'an RFC 3339 date-time with a zone, such as 2026-01-31T09:00:00Z',
  isDateTime,
)
export const Duration = textScalar('Duration', 'an ISO 8601 duration, such as PT15M or P1D', isDuration)

/** Any JSON value, as it came. */
export const JSONValue = new GraphQLScalarType<unknown, unknown>({ name: 'JSON' })

function textScalar(name: string, expected: string, accepts: (value: unknown) => value is string) {
  const refused = (value: unknown, node: ValueNode | null = null): GraphQLError => {
    const received = describe(value)
    return new GraphQLError(`expected ${expected}, received ${received}`, {
      nodes: node,
      extensions: { code: 'BAD_USER_INPUT', expected, received },
    })
  }
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => {
      const text = value instanceof Date ? value.toISOString() : value
      if (accepts(text)) return text
      throw new TypeError(`a resolver answered with ${describe(value)} for ${name}: expected ${expected}`)
    },
    parseValue(value) {
      if (accepts(value)) return value
      throw refused(value)
    },
    parseLiteral(node) {
      if (node.kind === Kind.STRING && accepts(node.value)) return node.value
      throw refused(valueFromASTUntyped(node), node)
    },
  })
}
