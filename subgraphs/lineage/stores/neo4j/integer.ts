import neo4j, { type Integer } from 'neo4j-driver'

/** The driver sends every JavaScript number as a float, and a float finds no integer key. */
export function integer(value: number): Integer
export function integer(value: number | null): Integer | null
export function integer(value: number | null): Integer | null {
  return value === null ? null : neo4j.int(value)
}

export const integers = (values: readonly number[]): Integer[] => values.map((value) => neo4j.int(value))
