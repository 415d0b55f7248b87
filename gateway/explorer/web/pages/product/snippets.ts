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
      return [
        { title: 'SQL', code: `SELECT ${selected(port)}\nFROM ${tableOf(location)}\nLIMIT 100;` },
        { title: 'Spark', code: `spark.table(${quoted(tableOf(location))}).show()` },
      ]
    case 'DELTA':
    case 'FILE':
      return [{ title: 'Spark', code: `spark.read.format(${quoted(formatOf(port))}).load(${quoted(location)}).show()` }]
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

const formatOf = ({ kind, format }: Port): string => (kind === 'DELTA' ? 'delta' : (format?.toLowerCase() ?? 'parquet'))

/** `snowflake://account/DB.SCHEMA.TABLE` is read as `DB.SCHEMA.TABLE`; what is no URL is a table's name already. */
function tableOf(location: string): string {
  const { path } = addressOf(location)
  return path === '' ? location : (path.split('/').at(-1) ?? path)
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
