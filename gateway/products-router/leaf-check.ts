import { type GraphQLLeafType, isEnumType } from 'graphql'

/** Whether a JSON value can stand for a value of this type. Scalars that are not GraphQL's own take any. */
export function leafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined
  switch (type.name) {
    case 'ID':
    case 'String':
      return (value) => typeof value === 'string'
    case 'Int':
      return (value) => typeof value === 'number' && value === (value | 0)
    case 'Float':
      return (value) => Number.isFinite(value) // JSON reads 1e999 as Infinity
    case 'Boolean':
      return (value) => typeof value === 'boolean'
    default:
      return (value) => value !== undefined
  }
}
