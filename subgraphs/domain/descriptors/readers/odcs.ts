import type { DatasetName } from '../../../../schema/lineage-document.ts'
import type { DeclaredCheck, Problem } from '../../documents.ts'
import type { QualityDimension } from '../../generated/resolver-types.ts'
import type { Contract } from '../contract-shelf.ts'
import { readCustomProperties, type ServiceLevelEntry } from '../custom-properties.ts'
import { createStandardValidator } from '../json-schema.ts'
import { EXPECTED_STATUS, readStatus } from '../status.ts'
import { shown, type YamlDocument } from '../yaml-document.ts'
import { type OdcsElement, readColumns } from './odcs-columns.ts'

/** What is read of a Bitol ODCS contract (3.1.0, 3.0.x); the standard's own JSON Schema has vouched for the shapes. */
interface OdcsContract {
  readonly id: string
  readonly version: string
  readonly status: string
  readonly description?: { readonly purpose?: string }
  readonly servers?: readonly OdcsServer[]
  readonly schema?: readonly OdcsElement[]
  readonly slaProperties?: readonly ServiceLevelEntry[]
}
type OdcsServer = {
  readonly type: string
  readonly environment?: string
} & Readonly<
  Partial<
    Record<
      'format' | 'location' | 'path' | 'host' | 'database' | 'catalog' | 'schema' | 'project' | 'dataset' | 'account',
      string
    >
  >
> & {
    readonly port?: number
  }

const validate = createStandardValidator('odcs')

/** Reads a data contract (ODCS 3.1.0, 3.0.x). Null when it is none; then `report` has heard why. */
export function readContract(document: YamlDocument, report: (problem: Problem) => void): Contract | null {
  const problems = validate(document)
  problems.forEach(report)
  if (problems.length > 0) return null
  const contract = document.value as OdcsContract
  const custom = readCustomProperties(document, contract, [], report)
  const status = readStatus(contract.status)
  if (status === null) report(document.problem(['status'], EXPECTED_STATUS, shown(contract.status)))
  const objects = contract.schema ?? []
  const server = serverOf(contract.servers ?? [])
  return {
    document,
    id: contract.id,
    version: contract.version,
    status,
    purpose: contract.description?.purpose ?? null,
    columns: readColumns(document, objects, report),
    checks: named(objects.flatMap((object) => checks(object, object.name ?? 'schema'))),
    server: server && { type: server.type, format: server.format ?? null, location: locationOf(server, objects[0]) },
    physicalType: objects[0]?.physicalType ?? null,
    datasets: datasets(document, contract.servers ?? [], report) ?? custom.get('heddle.datasets'),
    sampleQueries: custom.get('heddle.sampleQueries'),
    serviceLevels: {
      document,
      entries: contract.slaProperties ?? [],
      pathOf: (index, key) => ['slaProperties', index, key],
      breachPolicy: custom.get('heddle.breachPolicy'),
    },
  }
}

/** The checks on an element and below it. A text is for people: nothing runs it, so nothing can cover it. */
function checks(element: OdcsElement, path: string): readonly DeclaredCheck[] {
  const own = (element.quality ?? [])
    .filter(({ type }) => type !== 'text')
    .map((check) => ({
      name: check.id ?? check.name ?? `${path}:${check.metric ?? check.rule ?? check.type ?? 'library'}`,
      dimension: (check.dimension?.toUpperCase() as QualityDimension | undefined) ?? null,
    }))
  const inner = [...(element.properties ?? []), ...(element.items?.properties ?? [])]
  return [...own, ...inner.flatMap((property) => checks(property, `${path}.${property.name}`))]
}

/** Names are keys: a second check of the same name gets a number. */
function named(all: readonly DeclaredCheck[]): readonly DeclaredCheck[] {
  const seen = new Map<string, number>()
  return all.map((check) => {
    const count = (seen.get(check.name) ?? 0) + 1
    seen.set(check.name, count)
    return count === 1 ? check : { ...check, name: `${check.name}:${count}` }
  })
}

function serverOf(servers: readonly OdcsServer[]): OdcsServer | null {
  return servers.find(({ environment }) => /^prod(uction)?$/i.test(environment ?? '')) ?? servers[0] ?? null
}

/** Where the data is, as a person would look for it: the server's own location, or one made of its parts. */
function locationOf(server: OdcsServer, object: OdcsElement | undefined): string | null {
  if (server.location !== undefined) return server.location
  if (server.path !== undefined) return server.path
  const thing = object?.physicalName ?? object?.name
  if (server.type === 'kafka') return [`kafka://${server.host}`, thing].filter(Boolean).join('/')
  const host = server.host ?? server.account
  const authority = host === undefined ? '' : server.port === undefined ? host : `${host}:${server.port}`
  const container = [server.project, server.catalog, server.database, server.dataset, server.schema]
  const names = qualified(
    container.flatMap((name) => (name ? name.split('.') : [])),
    thing?.split('.') ?? [],
  ).join('.')
  return authority === '' && names === ''
    ? null
    : `${server.type}://${[authority, names].filter((part) => part !== '').join('/')}`
}

/** Physical names are written with all of their container, with some of it, or with none: each part stands there once. */
function qualified(container: readonly string[], thing: readonly string[]): readonly string[] {
  const isSame = (one: string | undefined, other: string | undefined) => one?.toLowerCase() === other?.toLowerCase()
  const most = Math.min(container.length, thing.length - 1)
  for (let shared = most; shared > 0; shared -= 1)
    if (container.slice(-shared).every((part, at) => isSame(part, thing[at])))
      return [...container.slice(0, -shared), ...thing]
  return [...container, ...thing]
}

function datasets(
  document: YamlDocument,
  servers: readonly OdcsServer[],
  report: (problem: Problem) => void,
): readonly DatasetName[] | null {
  const declared = servers.flatMap(
    (server, index) => readCustomProperties(document, server, ['servers', index], report).get('heddle.datasets') ?? [],
  )
  return declared.length > 0 ? declared : null
}
