import { formatDatasetId } from '../../../schema/ids.ts'

/** OpenLineage's key of a dataset. */
export type DatasetName = { readonly namespace: string; readonly name: string }

/** Schemes that mean the same store; the right one is NAMING.md's. */
const SCHEMES: ReadonlyMap<string, string> = new Map([
  ['postgresql', 'postgres'],
  ['s3a', 's3'],
  ['s3n', 's3'],
  ['gcs', 'gs'],
  ['wasb', 'wasbs'],
  ['abfs', 'abfss'],
  ['adl', 'abfss'],
])

/** Producers leave these out; NAMING.md's form has them. */
const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['kafka', 9092],
  ['postgres', 5432],
  ['redshift', 5439],
  ['mysql', 3306],
  ['sqlserver', 1433],
  ['oracle', 1521],
  ['teradata', 1025],
  ['trino', 8080],
  ['cassandra', 9042],
  ['hdfs', 8020],
  ['mongodb', 27017],
  ['hive', 10000],
])

/** Stores of which there is one: their namespace is a word (`bigquery`, `file`), which some write as a URI. */
const BARE = /^(bigquery|file):\/*$/i

const TRAILING = /[\s/]/

/** Names in these are object keys: they have no leading slash. */
const OBJECT_STORES = new Set(['s3', 'gs'])

/**
 * The one spelling of a dataset's name that lineage joins on (`standards/openlineage/NAMING.md`): scheme and host in lower
 * case, scheme by its usual word, the default port written out, no slash at the end. What stands in a path or in a name
 * keeps its case.
 */
export function canonicalName(sent: DatasetName): DatasetName {
  const { scheme, namespace } = canonicalNamespace(sent.namespace.trim())
  return { namespace, name: canonicalPath(sent.name.trim(), scheme) }
}

/** The id under which a dataset is kept, whatever the spelling. */
export function datasetIdOf(sent: DatasetName): string {
  const { namespace, name } = canonicalName(sent)
  return formatDatasetId(namespace, name)
}

/** The domain that alone may hold, or write to, datasets of this name's namespace, `heddle://<domain>`; null elsewhere. */
export function reservedFor(name: DatasetName): string | null {
  return /^heddle:\/\/([^/]*)/.exec(canonicalName(name).namespace)?.[1] ?? null
}

function canonicalNamespace(text: string): { scheme: string | null; namespace: string } {
  const { scheme, namespace } = withoutVariants(text)
  const bare = BARE.exec(namespace)?.[1]?.toLowerCase()
  return bare === undefined ? { scheme, namespace } : { scheme: bare, namespace: bare }
}

function withoutVariants(text: string): { scheme: string | null; namespace: string } {
  const uri = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/is.exec(text)
  if (!uri) return { scheme: null, namespace: stripSlashes(text) }
  const [, spelled = '', authority = '', path = ''] = uri
  const scheme = SCHEMES.get(spelled.toLowerCase()) ?? spelled.toLowerCase()
  return { scheme, namespace: `${scheme}://${canonicalAuthority(scheme, authority)}${withoutEnd(path, TRAILING)}` }
}

/** `user@host:port`, or a list of `host:port`: a Kafka cluster is named after the first of its brokers. */
function canonicalAuthority(scheme: string, authority: string): string {
  if (authority === '') return ''
  const at = authority.lastIndexOf('@')
  const user = authority.slice(0, at + 1)
  const host = authority.slice(at + 1).toLowerCase()
  const first = scheme === 'kafka' ? (host.split(',')[0] ?? host) : host
  const port = DEFAULT_PORTS.get(scheme)
  const bare = withoutEnd(first, /[\s:]/)
  return user + (port === undefined || /:\d+$/.test(bare) ? bare : `${bare}:${port}`)
}

function canonicalPath(name: string, scheme: string | null): string {
  const ended = stripSlashes(name)
  return scheme !== null && OBJECT_STORES.has(scheme) ? ended.replace(/^[\s/]+(?=.)/, '') : ended
}

/** A lone slash, the root of a bucket, stays. */
function stripSlashes(text: string): string {
  return withoutEnd(text, TRAILING) || text.slice(0, 1)
}

/** A loop, because `/x+$/` tries again from every character of a run: quadratic in what anyone may send. */
function withoutEnd(text: string, unwanted: RegExp): string {
  let end = text.length
  while (end > 0 && unwanted.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
