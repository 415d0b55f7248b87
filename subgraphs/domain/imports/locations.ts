import { compact, customProperties, isUri } from './native-files.ts'
import type { Field } from './source.ts'

/** Stores whose datasets OpenLineage names by (authority, path): the location alone says what tools will report. */
const NAMED_BY_PATH = /^(?:s3|gs|abfss|wasbs|hdfs):\/\/[^/?#]+$/

/** Where the data lies, as the server of a contract. A place that is no URL has no server to stand in: null. */
export function serverAt(location: string | undefined, format: string | undefined): object | null {
  if (location === undefined || !isUri(location)) return null
  const type = location.startsWith('s3://') ? 's3' : 'custom'
  return compact({
    server: 'main',
    type,
    location,
    format,
    customProperties: customProperties({ 'heddle.datasets': datasetsAt(location) }),
  })
}

/** What the port itself says where no server can. */
export function placeOfPort(
  location: string | undefined,
  format: string | undefined,
): Readonly<Record<string, unknown>> {
  return serverAt(location, format) === null ? { 'heddle.location': location, 'heddle.format': format } : {}
}

export function datasetsAt(location: string): readonly object[] | undefined {
  const [, namespace = '', path = ''] = /^([^:]+:\/\/[^/?#]+)\/(.+?)\/*$/.exec(location) ?? []
  return NAMED_BY_PATH.test(namespace) ? [{ namespace, name: path }] : undefined
}

export interface Place {
  readonly location: string | undefined
  readonly format: string | undefined
}

/** Location and format again, of the first server or, without one, of the port; for a form that has no word for a format, none. */
export function placeOf(contract: Field | undefined, custom: ReadonlyMap<string, Field>, hasFormat = true): Place {
  const server = contract?.child('servers').child(0)
  const location = server?.child('location').text()
  const format = hasFormat ? server?.child('format').text() : undefined
  if (server !== undefined && location !== undefined) {
    for (const [key, derived] of Object.entries(serverAt(location, format) ?? {})) server.child(key).expect(derived)
  }
  return {
    location: custom.get('heddle.location')?.text() ?? location,
    format: hasFormat ? (custom.get('heddle.format')?.text() ?? format) : undefined,
  }
}
