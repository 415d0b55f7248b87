import { formatDatasetId, readId } from '../../../../schema/ids.ts'
import { LONGEST_LABEL } from '../../../../schema/text-lengths.ts'
import type { DomainDocument, InputPortDocument, TeamDocument } from '../../documents.ts'
import type { Archetype, ContractRef, Link, ProductStatus } from '../../generated/resolver-types.ts'
import { type CustomProperties, readCustomProperties } from '../custom-properties.ts'
import { domainMismatch } from '../domain-file.ts'
import { createStandardValidator } from '../json-schema.ts'
import { type DeclaredPort, readPorts } from '../ports.ts'
import { readServiceLevels } from '../service-levels.ts'
import { EXPECTED_STATUS, readStatus } from '../status.ts'
import { shown } from '../yaml-document.ts'
import type { ProductInput, ProductReader } from './reader.ts'

/** What is read of a Bitol ODPS product (1.1.0, 1.0.0); the standard's own JSON Schema has vouched for the shapes. */
interface OdpsProduct {
  readonly name?: string
  readonly version?: string
  readonly status?: string
  /** From 1.1 on: `sourceAligned`, `aggregate`, `consumerAligned`, or a word of the organisation's own. */
  readonly type?: string
  /** From 1.1 on. */
  readonly deprecated?: boolean
  readonly domain?: string
  readonly description?: { readonly purpose?: string; readonly usage?: string; readonly limitations?: string }
  readonly tags?: readonly string[]
  readonly authoritativeDefinitions?: readonly {
    readonly type: string
    readonly url: string
    readonly description?: string
  }[]
  readonly inputPorts?: readonly OdpsInputPort[]
  readonly outputPorts?: readonly OdpsOutputPort[]
  readonly managementPorts?: readonly {
    readonly name: string
    readonly content: string
    readonly type?: string
    readonly url?: string
    readonly channel?: string
  }[]
  readonly support?: readonly {
    readonly channel: string
    readonly url: string
    readonly tool?: string
    readonly scope?: string
  }[]
  readonly team?: OdpsTeam
}
/** Version and contract may be left out from 1.1 on. */
interface OdpsInputPort {
  readonly name: string
  readonly version?: string
  readonly contractId?: string
}
interface OdpsOutputPort {
  readonly name: string
  readonly version?: string
  readonly type?: string
  readonly description?: string
  readonly contractId?: string
  readonly inputContracts?: readonly ContractRef[]
}
interface OdpsTeam {
  readonly name?: string
  readonly members?: readonly { readonly username: string; readonly name?: string; readonly dateOut?: string }[]
}

const validate = createStandardValidator('odps')

/** Bitol Open Data Product Standard 1.1.0 and 1.0.0 (0.9.0 differs in nothing that is read here). */
export const odpsReader: ProductReader = {
  apiVersion: 'v1.0.0, v1.1.0 (ODPS)',
  accepts: (apiVersion) => /^v\d/.test(apiVersion),
  read(input) {
    const { document, domain, folder, productId, report } = input
    const problems = validate(document)
    problems.forEach(report)
    if (problems.length > 0) return null
    const product = document.value as OdpsProduct
    const custom = readCustomProperties(document, product, [], report)
    domainMismatch(domain, product.domain, document, ['domain'], report)
    const name = product.name ?? folder
    if (name.length > LONGEST_LABEL)
      report(document.problem(['name'], `at most ${LONGEST_LABEL} characters`, shown(name)))
    return {
      id: productId,
      name,
      title: custom.get('heddle.title') ?? name,
      description: product.description
        ? {
            purpose: product.description.purpose ?? null,
            usage: product.description.usage ?? null,
            limitations: product.description.limitations ?? null,
          }
        : null,
      version: product.version ?? null,
      status: statusOf(product, input),
      archetype: archetypeOf(custom) ?? ARCHETYPE_OF_TYPE.get(product.type ?? '') ?? null,
      owner: ownerOf(product, readCustomProperties(document, product.team, ['team'], report), domain),
      tags: product.tags ?? [],
      links: (product.authoritativeDefinitions ?? []).map(({ description, url, type }) => ({
        title: description ?? null,
        url,
        kind: type,
      })),
      support: supportOf(product),
      updatedAt: custom.get('heddle.updatedAt'),
      inputPorts: (product.inputPorts ?? []).map((port, index) =>
        inputPort(port, readCustomProperties(document, port, ['inputPorts', index], report)),
      ),
      outputPorts: readPorts(input, declaredPorts(input, product.outputPorts ?? [])),
      managementPorts: (product.managementPorts ?? []).map(({ name, content, type, url, channel }) => ({
        name,
        content,
        type: type ?? 'rest',
        url: url ?? channel ?? null,
      })),
      transformation: transformationOf(custom),
      serviceLevels: readServiceLevels(
        productId,
        [
          {
            document,
            entries: custom.get('heddle.serviceLevels') ?? [],
            pathOf: () => ['customProperties'],
            breachPolicy: custom.get('heddle.breachPolicy'),
          },
        ],
        input,
      ),
    }
  },
}

const ARCHETYPE_OF_TYPE = new Map<string, Archetype>([
  ['sourceAligned', 'SOURCE_ALIGNED'],
  ['aggregate', 'AGGREGATE'],
  ['consumerAligned', 'CONSUMER_ALIGNED'],
])

/** `deprecated: true` says so of any product that is not past it. */
function statusOf(
  { status: written, deprecated }: OdpsProduct,
  { document, report }: ProductInput,
): ProductStatus | null {
  const status = written === undefined ? null : readStatus(written)
  if (written !== undefined && status === null) report(document.problem(['status'], EXPECTED_STATUS, shown(written)))
  return deprecated === true && status !== 'RETIRED' ? 'DEPRECATED' : status
}

export function archetypeOf(custom: CustomProperties): Archetype | null {
  return (custom.get('heddle.archetype')?.toUpperCase().replace('-', '_') as Archetype | undefined) ?? null
}

function transformationOf(custom: CustomProperties) {
  const given = custom.get('heddle.transformation')
  return (
    given && { engine: given.engine ?? null, version: given.version ?? null, description: given.description ?? null }
  )
}

function declaredPorts({ document, report }: ProductInput, ports: readonly OdpsOutputPort[]): readonly DeclaredPort[] {
  return ports.map((port, index) => ({
    at: ['outputPorts', index],
    name: port.name,
    version: port.version ?? null,
    type: port.type ?? null,
    format: null,
    location: null,
    description: port.description ?? null,
    contractId: port.contractId ?? null,
    contractIdAt: ['outputPorts', index, 'contractId'],
    inputContracts: port.inputContracts?.map(({ id, version }) => ({ id, version })) ?? null,
    custom: readCustomProperties(document, port, ['outputPorts', index], report),
  }))
}

/** ODPS 1.0 wants a `contractId` of every input; one that reads another port may name that port there. */
function inputPort({ name, version, contractId }: OdpsInputPort, custom: CustomProperties): InputPortDocument {
  const dataset = custom.get('heddle.dataset')
  const isPort = contractId !== undefined && readId(contractId)?.kind === 'PORT'
  return {
    name,
    version: version ?? null,
    contractId: contractId ?? null,
    portId: custom.get('heddle.portId') ?? (isPort ? contractId : null),
    datasetId: dataset && formatDatasetId(dataset.namespace, dataset.name),
    description: custom.get('heddle.description')?.toString() ?? null,
  }
}

function supportOf({ support = [] }: OdpsProduct): readonly Link[] {
  return support.map(({ channel, url, tool, scope }) => ({ title: channel, url, kind: tool ?? scope ?? null }))
}

function ownerOf(
  { team, support = [] }: OdpsProduct,
  custom: CustomProperties,
  domain: DomainDocument,
): TeamDocument | null {
  if (team === undefined) return domain.owner
  const address = support.find(({ tool, url }) => tool === 'email' && url.startsWith('mailto:'))
  const today = new Date().toISOString().slice(0, 10)
  const members = team.members?.filter(({ dateOut }) => dateOut === undefined || dateOut >= today)
  return {
    name: team.name ?? domain.owner?.name ?? null,
    email: custom.get('heddle.email') ?? address?.url.slice('mailto:'.length) ?? domain.owner?.email ?? null,
    members: members?.map(({ name, username }) => name ?? username) ?? domain.owner?.members ?? null,
  }
}
