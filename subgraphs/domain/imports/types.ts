/** The types that SQL, lakes and articles write, as the logical types of ODCS. What was written stays the physical type. */
const LOGICAL: Readonly<Record<string, string>> = {
  string: 'string varchar char text nvarchar nchar clob uuid guid enum binary bytes varbinary json',
  integer: 'integer int bigint smallint tinyint long short int32 int64 int16 int8 byte',
  number: 'number decimal numeric double float real float64 float32 money',
  boolean: 'boolean bool',
  date: 'date',
  timestamp: 'timestamp timestamptz timestamp_ntz timestamp_tz datetime date-time',
  time: 'time',
  array: 'array list',
  object: 'object struct record map row',
}
const BY_NAME = new Map(
  Object.entries(LOGICAL).flatMap(([logical, names]) => names.split(' ').map((name) => [name, logical] as const)),
)

/** Null when the text tells nothing of a kind that ODCS has. */
export function logicalType(type: string): string | null {
  const [name = ''] = type
    .trim()
    .toLowerCase()
    .split(/[\s(<[]/)
  return BY_NAME.get(name) ?? null
}
