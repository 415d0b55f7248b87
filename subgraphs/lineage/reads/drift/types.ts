type Kind = { readonly family: string /** Null: any of the family. */; readonly exact: string | null }

/** Words of databases, engines and file formats for types that are alike, by family; the first word of a line is what they are. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  text: [
    '* string text varchar char character character_varying nvarchar nchar varchar2 nvarchar2 bpchar clob nclob utf8 citext',
    '* tinytext mediumtext longtext ntext',
  ],
  // `int8` has eight bytes in one place and eight bits in another.
  integer: [
    '* integer int8',
    'tiny tinyint byte',
    'small smallint int2 int16 short',
    'int int int4 int32 mediumint serial',
    'big bigint int64 long bigserial',
  ],
  decimal: ['* decimal numeric dec bignumeric bigdecimal'],
  // `float` is a double for some.
  float: ['* float', 'single real float4 float32', 'double double double_precision float8 float64'],
  boolean: ['* boolean bool bit'],
  date: ['* date'],
  time: ['* time time_with_time_zone time_without_time_zone timetz time-millis time-micros'],
  timestamp: [
    '* timestamp timestamp_with_time_zone timestamp_without_time_zone timestamp_with_local_time_zone timestamptz timestampntz',
    '* timestamp_tz timestamp_ntz timestamp_ltz datetime datetime2 datetimeoffset smalldatetime',
    '* timestamp-millis timestamp-micros timestamp-nanos local-timestamp-millis local-timestamp-micros',
  ],
  binary: ['* binary varbinary bytes bytea blob longblob'],
  object: ['* object struct record row'],
  array: ['* array list repeated'],
}

const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries(FAMILIES).flatMap(([family, lines]) =>
    lines.flatMap((line): [string, Kind][] => {
      const [exact = '*', ...words] = line.split(' ')
      return words.map((word) => [word, { family, exact: exact === '*' ? null : exact }])
    }),
  ),
)

/** ODCS' logical `number`, and Oracle's and Snowflake's: whole ones, exact ones, floating ones. */
const NUMBER = 'number'
const NUMERIC: ReadonlySet<string | undefined> = new Set(['integer', 'decimal', 'float'])

/**
 * Whether two words for a type mean different types, for all that is known of them: what is not known is not different. Case,
 * lengths, precisions, what is inside, and time zones make no difference.
 */
export function differs(a: string, b: string): boolean {
  const [x, y] = [baseOf(a), baseOf(b)]
  if (x === y) return false
  const [one, other] = [KINDS.get(x), KINDS.get(y)]
  if (x === NUMBER || y === NUMBER) {
    const known = one ?? other
    return known !== undefined && !NUMERIC.has(known.family)
  }
  if (one === undefined || other === undefined) return false
  if (one.family !== other.family) return true
  return one.exact !== null && other.exact !== null && one.exact !== other.exact
}

/** `TIMESTAMP(6) WITH TIME ZONE` → `timestamp_with_time_zone`, `array<string>` and `string[]` → `array`. */
function baseOf(type: string): string {
  const text = type.trim().toLowerCase()
  if (text.endsWith('[]')) return 'array'
  const open = text.search(/[(<]/)
  if (open < 0) return text.replace(/\s+/g, '_')
  const close = text.lastIndexOf(text.charAt(open) === '(' ? ')' : '>')
  const rest = close < open ? '' : text.slice(close + 1)
  return `${text.slice(0, open)} ${rest}`.trim().replace(/\s+/g, '_')
}
