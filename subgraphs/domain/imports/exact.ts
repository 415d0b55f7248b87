import type { Field } from './source.ts'

const ROUNDED = 'it holds a whole number beyond 2^53, which is read rounded, as it stands here: it is not taken over so'

/** All of a field, unless that holds a whole number that reading has rounded (IEEE 754): then it is undefined, and listed. */
export function exactly(field: Field): unknown {
  if (!isRounded(field.value)) return field.all()
  field.explain(ROUNDED)
  return undefined
}

function isRounded(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(isRounded)
}
