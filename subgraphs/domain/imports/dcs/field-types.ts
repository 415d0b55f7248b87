/** The types of the Data Contract Specification that ODCS has another word for. Its other names are those of ODCS. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  number: 'decimal numeric float double',
  integer: 'int long bigint',
  string: 'text varchar bytes variant json',
  timestamp: 'timestamp_tz timestamp_ntz',
  object: 'map record struct',
}
const SAME = ['string', 'number', 'integer', 'boolean', 'timestamp', 'date', 'time', 'array', 'object']
const LOGICAL = new Map([
  ...SAME.map((name) => [name, name] as const),
  ...Object.entries(OTHER_WORDS).flatMap(([logical, words]) =>
    words.split(' ').map((word) => [word, logical] as const),
  ),
])

/** Undefined for `null`, which is no type of a column. */
export function logicalTypeOfField(type: string): string | undefined {
  return LOGICAL.get(type)
}

const LIMITS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']

/** Which of the keys of a field are `logicalTypeOptions` for this type in ODCS. */
export const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  number: LIMITS,
  integer: LIMITS,
  date: ['format'],
  timestamp: ['format'],
  time: ['format'],
}
