import { formatPortId, ownDatasetOf, parsePortId, portSlug } from '../../../schema/ids.ts'
import type { DatasetName } from '../../../schema/lineage-document.ts'
import type { ContractDocument, PortDocument } from '../documents.ts'
import type { ContractRef } from '../generated/resolver-types.ts'
import { type Contract, columnsOf, findContract } from './contract-shelf.ts'
import type { CustomProperties } from './custom-properties.ts'
import { portKind } from './port-kind.ts'
import type { ProductInput } from './readers/reader.ts'
import { readServiceLevels, type ServiceLevelSource } from './service-levels.ts'
import { type Path, shown } from './yaml-document.ts'

/** An output port as one of the forms declares it, before its contract is looked up. */
export interface DeclaredPort {
  readonly at: Path
  readonly name: string
  readonly version: string | null
  readonly type: string | null
  readonly format: string | null
  readonly location: string | null
  readonly description: string | null
  readonly contractId: string | null
  /** Where the contract's id stands, for messages. */
  readonly contractIdAt: Path
  readonly inputContracts: readonly ContractRef[] | null
  readonly custom: CustomProperties
}

/** The ports with their contracts. Two ports with one id are a problem; the first keeps it. */
export function readPorts(input: ProductInput, declared: readonly DeclaredPort[]): readonly PortDocument[] {
  const ports = new Map<string, PortDocument>()
  for (const port of declared) {
    const id = portId(input, port)
    if (id === null) continue
    if (ports.has(id)) {
      const expected = `a name and version that give an id of their own (${id} is taken by port ${JSON.stringify(ports.get(id)?.name)})`
      input.report(input.document.problem([...port.at, 'name'], expected, shown(port.name)))
      continue
    }
    ports.set(id, readPort(input, port, id))
  }
  return [...ports.values()]
}

function portId(
  { document, domain, productId, report }: ProductInput,
  { at, name, version }: DeclaredPort,
): string | null {
  try {
    const product = productId.slice(domain.id.length + 1)
    return formatPortId(domain.id, product, portSlug(name, version))
  } catch {
    report(document.problem([...at, 'name'], 'a name with a letter a–z or a digit in it', shown(name)))
    return null
  }
}

function readPort(input: ProductInput, port: DeclaredPort, id: string): PortDocument {
  const { custom } = port
  const contract = contractOf(input, port)
  const format = custom.get('heddle.format') ?? port.format ?? contract?.server?.format ?? null
  return {
    id,
    name: port.name,
    version: port.version,
    kind: portKind({
      declared: custom.get('heddle.kind'),
      format,
      portType: port.type,
      serverType: contract?.server?.type ?? null,
      physicalType: contract?.physicalType ?? null,
    }),
    format,
    location: custom.get('heddle.location') ?? port.location ?? contract?.server?.location ?? null,
    description: port.description ?? contract?.purpose ?? null,
    datasets: datasetsOf(custom.get('heddle.datasets') ?? contract?.datasets ?? null, id),
    contract: contractDocument(port.contractId, contract, id),
    inputContracts:
      port.inputContracts ??
      custom.get('heddle.inputContracts')?.map(({ id, version }) => ({ id, version: version ?? null })) ??
      null,
    sampleQueries: custom.get('heddle.sampleQueries') ?? contract?.sampleQueries ?? null,
    serviceLevels: readServiceLevels(id, serviceLevelSources(input, port, contract), input),
    checks: contract?.checks ?? [],
  }
}

function contractOf({ document, contracts, report }: ProductInput, port: DeclaredPort): Contract | null {
  if (port.contractId === null) return null
  const match = findContract(contracts, port.contractId, port.version)
  if (match.kind === 'none') {
    const known = contracts.map(({ id }) => id).join(', ')
    const expected = `the id of a contract in contracts/ (${known === '' ? 'there is none that can be read' : `there are ${known}`})`
    report(document.problem(port.contractIdAt, expected, shown(port.contractId)))
    return null
  }
  if (match.kind === 'otherMajor') {
    const { file } = match.contract.document
    const expected = `a version with the major version of ${file}, ${shown(match.contract.version)}`
    report(document.problem([...port.at, 'version'], expected, shown(port.version)))
  }
  return match.contract
}

function contractDocument(id: string | null, contract: Contract | null, port: string): ContractDocument | null {
  if (contract === null) return id === null ? null : { id, version: null, status: null, columns: null }
  return { id: contract.id, version: contract.version, status: contract.status, columns: columnsOf(contract, port) }
}

/** A port that names no dataset has one of its own, so that lineage has a node for it (DESIGN §1). */
function datasetsOf(declared: readonly DatasetName[] | null, port: string): readonly DatasetName[] {
  return declared ?? [ownDatasetOf(parsePortId(port))]
}

function serviceLevelSources(
  { document }: ProductInput,
  { custom, at }: DeclaredPort,
  contract: Contract | null,
): readonly ServiceLevelSource[] {
  const ownPolicy = custom.get('heddle.breachPolicy')
  const own = { document, entries: custom.get('heddle.serviceLevels') ?? [], pathOf: () => at, breachPolicy: ownPolicy }
  return contract === null
    ? [own]
    : [own, { ...contract.serviceLevels, breachPolicy: ownPolicy ?? contract.serviceLevels.breachPolicy }]
}
