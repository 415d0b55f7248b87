import type { PortUseFragment } from '../../generated/operations.ts'

/** Something that reads a port when it is pasted where it belongs. */
export interface Snippet {
  readonly title: string
  readonly code: string
}

type Port = Pick<PortUseFragment, 'kind' | 'format' | 'location' | 'sampleQueries' | 'contract'>

/**
 * How a port is read: the queries that its owner declared, then one for each usual tool of its technology. Only what is declared is
 * in them; credentials are the reader's own.
 */
export function snippetsOf(port: Port): readonly Snippet[] {
  const declared = (port.sampleQueries ?? []).map((code, index) => ({ title: `Sample query ${index + 1}`, code }))
  return [...declared, ...(port.location === null ? [] : usual(port, port.location))]
}

function usual(port: Port, location: string): readonly Snippet[] {
  switch (port.kind) {
    case 'KAFKA':
      return kafka(location)
    case 'TABLE':
    case 'ICEBERG':
      return STORAGE.test(location) ? [files(port, location)] : table(port, tableOf(location))
    case 'DELTA':
    case 'FILE':
      return [files(port, location)]
    case 'REST':
      return [{ title: 'curl', code: `curl -H "Authorization: Bearer $TOKEN" ${shellQuoted(location)}` }]
    case 'GRAPHQL':
      return [
        {
          title: 'curl',
          code: `curl ${shellQuoted(location)} -H "Authorization: Bearer $TOKEN" -H 'content-type: application/json' \\\n  -d '{"query": "{ __typename }"}'`,
        },
      ]
    case 'GRPC':
      return [
        { title: 'grpcurl', code: `grpcurl -H "authorization: Bearer $TOKEN" ${shellQuoted(hostOf(location))} list` },
      ]
    default:
      return [{ title: 'Where it is', code: location }]
  }
}

function table(port: Port, name: string | null): readonly Snippet[] {
  if (name === null) return []
  return [
    { title: 'SQL', code: `SELECT ${selected(port)}\nFROM ${name}\nLIMIT 100;` },
    { title: 'Spark', code: `spark.table(${quoted(name)}).show()` },
  ]
}

const files = (port: Port, location: string): Snippet => ({
  title: 'Spark',
  code: `spark.read.format(${quoted(formatOf(port))}).load(${quoted(location)}).show()`,
})

/** Where data lies as files, whatever is made of them. */
const STORAGE = /^(s3[an]?|gs|abfss?|wasbs?|adl|hdfs|file):\/\//i

function kafka(location: string): readonly Snippet[] {
  const { host, path } = addressOf(location)
  const topic = path === '' ? location : path
  const broker = host === '' ? '$BROKERS' : host
  return [
    { title: 'kcat', code: `kcat -C -b ${shellQuoted(broker, '$BROKERS')} -t ${shellQuoted(topic)} -o -10 -e` },
    {
      title: 'Spark',
      code: `spark.readStream.format("kafka")\n  .option("kafka.bootstrap.servers", ${quoted(broker)})\n  .option("subscribe", ${quoted(topic)})\n  .load()`,
    },
  ]
}

/** At most eight columns: enough to begin with, and to be read. */
function selected({ contract }: Port): string {
  const columns = (contract?.columns ?? []).filter(({ path }) => /^\w+$/.test(path)).map(({ path }) => path)
  if (columns.length === 0) return '*'
  return columns.slice(0, 8).join(', ')
}

const formatOf = ({ kind, format }: Port): string =>
  kind === 'DELTA' || kind === 'ICEBERG' ? kind.toLowerCase() : (format?.toLowerCase() ?? 'parquet')

/**
 * `snowflake://account/DB.SCHEMA.TABLE` is read as `DB.SCHEMA.TABLE`; what is no URL is a table's name already. Null where there is no
 * table in it. BigQuery has no host: what stands in its place is the table.
 */
function tableOf(location: string): string | null {
  const { host, path } = addressOf(location)
  if (host === '' && path === '') return location.trim() === '' ? null : location
  if (/^bigquery:/i.test(location) && path === '') return host
  return path.split('/').findLast((part) => part !== '') ?? null
}

function hostOf(location: string): string {
  const { host } = addressOf(location)
  return host === '' ? location : host
}

function addressOf(location: string): { readonly host: string; readonly path: string } {
  const found = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)\/?(.*)$/i.exec(location)
  return { host: found?.[1] ?? '', path: found?.[2] ?? '' }
}

const quoted = (text: string): string => JSON.stringify(text)

/** As one word for a POSIX shell, whatever is in it; `unless` is a variable that is meant to be filled in. */
function shellQuoted(text: string, unless?: string): string {
  return text === unless || /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
