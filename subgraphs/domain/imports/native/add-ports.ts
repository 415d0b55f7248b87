import { parseDocument } from 'yaml'
import { portSlug } from '../../../../schema/ids.ts'
import { shown } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import type { ImportedFile } from '../importer.ts'
import { isNativeForm } from './native-form.ts'
import { type PresentFile, portsOf } from './present.ts'
import { writtenLike } from './written-like.ts'

/** A port that a contract brings, and where the contract was read. */
export interface BroughtPort {
  readonly source: string
  readonly port: { readonly name: string; readonly version: string; readonly contractId: unknown }
}

export type PortsAdded =
  | { readonly ok: true; readonly file: ImportedFile }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The product with ports besides its own, comments and all; a problem where there is no room for them. */
export function addPorts({ file, text, reading }: PresentFile, brought: readonly BroughtPort[]): PortsAdded {
  const refused = (source: string, expected: string, found: string): Problem => ({
    file: source,
    line: null,
    path: null,
    expected,
    found,
    product: null,
  })
  if (!reading.ok || text === null || !isNativeForm(reading.document.value, 'DataProduct') || file.endsWith('.json')) {
    const expected = `a port of ${file}, to which this contract belongs, that names it: add the port there by hand`
    const found = reading.ok ? 'a product that is no ODPS in YAML' : 'a product that cannot be read'
    return { ok: false, problems: brought.map(({ source }) => refused(source, expected, found)) }
  }
  const ports = portsOf(reading)
  const problems = brought.flatMap(({ source, port }) => {
    const taken = ports.find(({ name, version }) => segmentOf(name, version) === segmentOf(port.name, port.version))
    if (taken === undefined) return []
    const expected = `a name that no port of ${file} has: give the contract another, or let that port name its id, ${shown(port.contractId)}`
    const keeps = taken.contractId === undefined ? 'no contract' : `the contract ${shown(taken.contractId)}`
    return [refused(source, expected, `${shown(port.name)}, which is there with ${keeps}`)]
  })
  if (problems.length > 0) return { ok: false, problems }
  const document = parseDocument(text)
  const added = brought.map(({ port }) => document.createNode(port))
  if (ports.length === 0) document.set('outputPorts', document.createNode(brought.map(({ port }) => port)))
  else for (const port of added) document.addIn(['outputPorts'], port)
  return { ok: true, file: { file, value: document.toJS(), text: writtenLike(text, document) } }
}

function segmentOf(name: string, version: string | null): string {
  try {
    return portSlug(name, version)
  } catch {
    return name
  }
}
