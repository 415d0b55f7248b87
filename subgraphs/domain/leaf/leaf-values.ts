import {
  type GraphQLOutputType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'
import { type Path, shown } from '../descriptors/yaml-document.ts'
import type { Mismatch } from '../descriptors/zod-problems.ts'

/** Checks a value of `leaf.yaml` against its type, so that a mistake shows when the file is read and not when it is asked for. */
export function valueMismatches(type: GraphQLOutputType, value: unknown, path: Path): readonly Mismatch[] {
  const wrong = (expected: string): readonly Mismatch[] => [{ path, expected, found: shown(value) }]
  if (isNonNullType(type)) {
    return value === null || value === undefined
      ? wrong(`a value of type ${type}`)
      : valueMismatches(type.ofType, value, path)
  }
  if (value === null || value === undefined) return []
  if (isListType(type)) {
    if (!Array.isArray(value)) return wrong(`a list (${type})`)
    return value.flatMap((item, index) => valueMismatches(type.ofType, item, [...path, index]))
  }
  if (isLeafType(type))
    return (isScalarType(type) || isEnumType(type)) && fits(type, value) ? [] : wrong(`a value of type ${type}`)
  if (typeof value === 'string') return []
  if (typeof value !== 'object' || Array.isArray(value)) return wrong(`an object of type ${type}, or the id of one`)
  if (!isObjectType(type)) return []
  const fields = type.getFields()
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = fields[name]
    if (field !== undefined) return valueMismatches(field.type, inner, [...path, name])
    return [{ path: [...path, name], expected: `a field of ${type} (${Object.keys(fields).join(', ')})`, found: name }]
  })
}

function fits(type: { serialize(value: unknown): unknown }, value: unknown): boolean {
  try {
    return type.serialize(value) !== undefined
  } catch {
    return false
  }
}
