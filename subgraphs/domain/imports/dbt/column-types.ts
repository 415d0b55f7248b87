/** ODCS's `logicalType`. */
export type LogicalType =
  | 'string'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'number'
  | 'integer'
  | 'object'
  | 'array'
  | 'boolean'

const NAMES: Readonly<Record<LogicalType, string>> = {
  string:
    'bpchar char character clob enum enum8 enum16 fixedstring inet ipv4 ipv6 json jsonb long_text longtext mediumtext nchar nclob ntext nvarchar nvarchar2 string super text tinytext uniqueidentifier uuid varchar varchar2 variant xml',
  date: 'date date32',
  timestamp:
    'datetime datetime2 datetime64 datetimeoffset smalldatetime timestamp timestamp_ltz timestamp_ntz timestamp_tz timestampltz timestampntz timestamptz',
  time: 'time timetz',
  number:
    'bigdecimal bignumeric dec decimal decimal32 decimal64 decimal128 double float float4 float8 float32 float64 money number numeric real smallmoney',
  integer:
    'bigint bigserial byteint hugeint int int128 int16 int2 int256 int32 int4 int64 int8 integer long mediumint serial short smallint smallserial tinyint ubigint uint128 uint16 uint256 uint32 uint64 uint8 uinteger usmallint utinyint',
  object: 'map object record row struct tuple',
  array: 'array list repeated',
  boolean: 'bit bool boolean',
}
const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([type, names]) =>
    names.split(' ').map((name) => [name, type as LogicalType] as const),
  ),
)

/** What a database's type amounts to; null for one that is not known, so that nothing is claimed of it. */
export function logicalTypeOf(physicalType: string): LogicalType | null {
  const text = physicalType.trim().toLowerCase()
  if (text.endsWith('[]')) return 'array'
  const wrapped = /^(?:nullable|lowcardinality)\((.*)\)$/.exec(text)?.[1]
  if (wrapped !== undefined) return logicalTypeOf(wrapped)
  const name = /^[a-z][a-z0-9_]*/.exec(text)?.[0] ?? ''
  const type = BY_NAME.get(name) ?? null
  return type === 'number' && hasNoScale(text) ? 'integer' : type
}

/** `NUMBER(38,0)` is how Snowflake and Oracle keep whole numbers. */
function hasNoScale(text: string): boolean {
  return /^(?:number|numeric|decimal|dec)\s*\(\s*\d+\s*,\s*0\s*\)/.test(text)
}
