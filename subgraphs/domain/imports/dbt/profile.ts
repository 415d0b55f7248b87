import type { YamlDocument } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import { isMap } from '../marks.ts'
import { wordOf } from '../native-files.ts'

type Target = Readonly<Record<string, unknown>>

/** Profiles by name, each with its targets in `outputs`. */
export function isProfiles(value: unknown): boolean {
  return isMap(value) && Object.values(value).some((profile) => isMap(profile) && isMap(profile.outputs))
}

/**
 * OpenLineage's namespace of the server that a profile of dbt's `profiles.yml` points at, by the rules of OpenLineage's dbt
 * integration (`openlineage.common.provider.dbt`), so that what it reports is what ports declare. Null, and a problem, when
 * the profile does not say: one that asks the environment (`{{ env_var(…) }}`) is known to nobody but its owner.
 */
export function profileNamespace(
  document: YamlDocument,
  project: string | null,
  chosen: string | null,
  report: (problem: Problem) => void,
): string | null {
  const profiles = Object.entries(
    (document.value ?? {}) as Readonly<Record<string, { target?: unknown; outputs?: unknown }>>,
  ).filter(([name, profile]) => name !== 'config' && typeof profile?.outputs === 'object')
  const [name, profile] =
    profiles.find(([known]) => known === project) ?? (profiles.length === 1 ? profiles[0] : undefined) ?? []
  if (name === undefined || profile === undefined) {
    const known = profiles.map(([each]) => each).join(', ')
    report(document.problem([], `a profile named after the project ${project ?? ''}, or one alone`, known || 'none'))
    return null
  }
  const outputs = profile.outputs as Readonly<Record<string, Target>>
  const target = chosen ?? (typeof profile.target === 'string' ? profile.target : 'default')
  const output = Object.hasOwn(outputs, target) ? outputs[target] : undefined
  if (output === undefined) {
    const expected = `a target of the profile ${name}: ${Object.keys(outputs).join(', ')}`
    report(document.problem([name, 'outputs', target], expected, target))
    return null
  }
  const namespace = namespaceOfTarget(output)
  if (namespace === null || /\{\{/.test(namespace)) {
    const expected = 'a target that says its server (else give the option `namespace`)'
    report(
      document.problem(
        [name, 'outputs', target],
        expected,
        namespace === null ? `a target of type ${output.type}` : 'one that asks the environment',
      ),
    )
    return null
  }
  return namespace
}

/** A server by what a target of its type calls it. Each `{key}` has to be there. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['athena', 'awsathena://athena.{region_name}.amazonaws.com'],
  ['bigquery', 'bigquery'],
  ['clickhouse', 'clickhouse://{host}:{port}'],
  ['databricks', 'databricks://{host}'],
  ['dremio', 'dremio://{software_host}:{port}'],
  ['duckdb', 'duckdb://{path}'],
  ['fabric', 'fabric-warehouse://{server}'],
  ['postgres', 'postgres://{host}:{port}'],
  ['presto', 'presto://{host}:{port}'],
  ['redshift', 'redshift://{host}:{port}'],
  ['snowflake', 'snowflake://{account}'],
  ['spark', 'spark://{host}:{port}'],
  ['sqlserver', 'mssql://{server}:{port}'],
  ['trino', 'trino://{host}:{port}'],
])

const SPARK_PORTS: ReadonlyMap<unknown, number> = new Map([
  ['http', 443],
  ['odbc', 443],
  ['thrift', 10001],
])

function namespaceOfTarget(target: Target): string | null {
  const type = wordOf(target.type)
  const form = NAMESPACES.get(type)
  if (form === undefined) return null
  const values: Target = {
    ...(type === 'spark' ? { port: SPARK_PORTS.get(target.method) } : {}),
    ...target,
    ...(type === 'snowflake' ? { account: snowflakeAccount(wordOf(target.account)) } : {}),
  }
  const filled = form.replace(/\{(\w+)\}/g, (whole, key: string) => wordOf(values[key]) || whole)
  const isFilled = !/\{\w+\}(?!\})/.test(filled.replace(/\{\{.*?\}\}/g, ''))
  return isFilled ? (type === 'fabric' && target.port !== undefined ? `${filled}:${target.port}` : filled) : null
}

/** An account of an organisation has no region; a locator has one and a cloud, by default these. */
function snowflakeAccount(name: string): string | undefined {
  const [account = '', region = 'us-west-1', cloud = 'aws'] = name.split('.')
  if (account === '') return undefined
  return account.includes('-') ? account : name.split('.').length > 2 ? name : `${account}.${region}.${cloud}`
}
