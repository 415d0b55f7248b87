import { z } from 'zod'
import { formatDatasetId } from '../../../../schema/ids.ts'
import type { DatasetName } from '../../../../schema/lineage-document.ts'
import { LONGEST_LABEL } from '../../../../schema/text-lengths.ts'
import type { DomainDocument, InputPortDocument, ProductDocument, TeamDocument } from '../../documents.ts'
import { type CustomProperties, readCustomProperties } from '../custom-properties.ts'
import { domainMismatch } from '../domain-file.ts'
import { type DeclaredPort, readPorts } from '../ports.ts'
import { recordOf } from '../record.ts'
import { readServiceLevels } from '../service-levels.ts'
import { EXPECTED_STATUS, readStatus } from '../status.ts'
import { strictObject } from '../strict-object.ts'
import { shown } from '../yaml-document.ts'
import { zodProblems } from '../zod-problems.ts'
import { archetypeOf } from './odps.ts'
import type { ProductInput, ProductReader } from './reader.ts'

const text = z.string().min(1)
const annotations = recordOf(z.unknown()).optional()
const scalar = z.union([z.string(), z.number(), z.boolean()])

/** The `mesh.io/v1alpha1` manifest of the founding articles, with `annotations`, versions and contract ids as additions. */
const manifest = strictObject({
  apiVersion: z.literal('mesh.io/v1alpha1'),
  kind: z.literal('DataProduct'),
  metadata: strictObject({
    name: text.max(LONGEST_LABEL),
    domain: text.optional(),
    owner: text.optional(),
    version: text.optional(),
    labels: recordOf(scalar).optional(),
    annotations,
  }),
  spec: strictObject({
    inputPorts: z
      .array(
        strictObject({
          name: text,
          type: text.optional(),
          connection: text.optional(),
          version: text.optional(),
          contractId: text.optional(),
          annotations,
        }),
      )
      .optional(),
    transformation: strictObject({
      engine: text.optional(),
      version: text.optional(),
      resources: recordOf(scalar).optional(),
    }).optional(),
    outputPorts: z
      .array(
        strictObject({
          name: text,
          type: text.optional(),
          version: text.optional(),
          location: text.optional(),
          schemaRegistry: text.optional(),
          contractId: text.optional(),
          contract: strictObject({
            id: text.optional(),
            format: text.optional(),
            partitioning: z.array(text).optional(),
          }).optional(),
          annotations,
        }),
      )
      .optional(),
    expectations: recordOf(scalar).optional(),
  }),
})
type Manifest = z.infer<typeof manifest>
type ManifestInput = NonNullable<Manifest['spec']['inputPorts']>[number]
type ManifestOutput = NonNullable<Manifest['spec']['outputPorts']>[number]

export const meshManifestReader: ProductReader = {
  apiVersion: 'mesh.io/v1alpha1',
  accepts: (apiVersion) => apiVersion.startsWith('mesh.io/'),
  read(input) {
    const { document, domain, productId, report } = input
    const result = manifest.safeParse(document.value)
    if (!result.success) {
      zodProblems(document, result.error).forEach(report)
      return null
    }
    const { metadata, spec } = result.data
    const custom = readCustomProperties(document, metadata, ['metadata'], report)
    domainMismatch(domain, metadata.domain, document, ['metadata', 'domain'], report)
    return {
      id: productId,
      name: metadata.name,
      title: custom.get('heddle.title') ?? metadata.name,
      description: descriptionOf(custom),
      version: metadata.version ?? custom.get('heddle.version'),
      status: statusOf(input, custom),
      archetype: archetypeOf(custom),
      owner: ownerOf(metadata.owner, custom, domain),
      tags: [
        ...(custom.get('heddle.tags') ?? []),
        ...Object.entries(metadata.labels ?? {}).map(([key, value]) => `${key}:${value}`),
      ],
      links: (spec.outputPorts ?? []).flatMap(({ name, schemaRegistry }) =>
        schemaRegistry === undefined
          ? []
          : [{ title: `Schema of ${name}`, url: schemaRegistry, kind: 'schemaRegistry' }],
      ),
      support: isAddress(metadata.owner)
        ? [{ title: metadata.owner, url: `mailto:${metadata.owner}`, kind: 'email' }]
        : [],
      updatedAt: custom.get('heddle.updatedAt'),
      inputPorts: (spec.inputPorts ?? []).map((port, index) =>
        inputPort(port, readCustomProperties(document, port, ['spec', 'inputPorts', index], report)),
      ),
      outputPorts: readPorts(
        input,
        (spec.outputPorts ?? []).map((port, index) => declaredPort(input, port, index)),
      ),
      managementPorts: [],
      transformation: transformationOf(spec),
      serviceLevels: expectationsOf(input, spec, custom),
    }
  },
}

function descriptionOf(custom: CustomProperties): ProductDocument['description'] {
  const given = custom.get('heddle.description')
  if (given === null) return null
  const { purpose, usage, limitations } = typeof given === 'string' ? { purpose: given } : given
  return { purpose: purpose ?? null, usage: usage ?? null, limitations: limitations ?? null }
}

function statusOf({ document, report }: ProductInput, custom: CustomProperties): ProductDocument['status'] {
  const given = custom.get('heddle.status')
  const status = given === null ? null : readStatus(given)
  if (given !== null && status === null) {
    report(document.problem(['metadata', 'annotations', 'heddle.status'], EXPECTED_STATUS, shown(given)))
  }
  return status
}

function ownerOf(owner: string | undefined, custom: CustomProperties, domain: DomainDocument): TeamDocument | null {
  if (owner === undefined && custom.get('heddle.owner') === null) return domain.owner
  const name = custom.get('heddle.owner') ?? owner?.split('@')[0] ?? null
  return { name, email: custom.get('heddle.email') ?? (isAddress(owner) ? owner : null), members: null }
}

function isAddress(owner: string | undefined): owner is string {
  return owner !== undefined && /^[^@\s]+@[^@\s]+$/.test(owner)
}

function transformationOf({ transformation }: Manifest['spec']): ProductDocument['transformation'] {
  if (transformation === undefined) return null
  const resources = Object.entries(transformation.resources ?? {}).map(([name, amount]) => `${name} ${amount}`)
  return {
    engine: transformation.engine ?? null,
    version: transformation.version ?? null,
    description: resources.length > 0 ? resources.join(', ') : null,
  }
}

function inputPort(port: ManifestInput, custom: CustomProperties): InputPortDocument {
  const dataset = custom.get('heddle.dataset') ?? datasetOfConnection(port.connection)
  const said = custom.get('heddle.description')
  const how = [port.type, port.connection].filter((part) => part !== undefined).join(' ')
  return {
    name: port.name,
    version: port.version ?? null,
    contractId: port.contractId ?? null,
    portId: custom.get('heddle.portId'),
    datasetId: dataset && formatDatasetId(dataset.namespace, dataset.name),
    description: typeof said === 'string' ? said : how === '' ? null : how,
  }
}

/** A connection as (namespace, name): an ARN splits at its last colon, a URL after its authority; other texts say nothing. */
export function datasetOfConnection(connection: string | undefined): DatasetName | null {
  const [, namespace, name] =
    /^(arn:.+):([^:]+)$/.exec(connection ?? '') ??
    /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)\/(.+)$/i.exec(connection ?? '') ??
    []
  return namespace === undefined || name === undefined ? null : { namespace, name }
}

function declaredPort({ document, report }: ProductInput, port: ManifestOutput, index: number): DeclaredPort {
  const at = ['spec', 'outputPorts', index]
  const custom = readCustomProperties(document, port, at, report)
  const description = custom.get('heddle.description')
  return {
    at,
    name: port.name,
    version: port.version ?? null,
    type: port.type ?? null,
    format: port.contract?.format ?? null,
    location: port.location ?? null,
    description: typeof description === 'string' ? description : (description?.purpose ?? null),
    contractId: port.contractId ?? port.contract?.id ?? null,
    contractIdAt: port.contractId === undefined ? [...at, 'contract', 'id'] : [...at, 'contractId'],
    inputContracts: null,
    custom,
  }
}

/** `freshness: "15m"`: a property and what is promised of it, for the product as a whole. */
function expectationsOf(
  { document, productId, report, hint }: ProductInput,
  { expectations = {} }: Manifest['spec'],
  custom: CustomProperties,
) {
  const breachPolicy = custom.get('heddle.breachPolicy')
  const expected = Object.entries(expectations).map(([property, value]) => ({
    document,
    entries: [{ property, value }],
    pathOf: () => ['spec', 'expectations', property],
    breachPolicy,
  }))
  const more = {
    document,
    entries: custom.get('heddle.serviceLevels') ?? [],
    pathOf: () => ['metadata', 'annotations', 'heddle.serviceLevels'],
    breachPolicy,
  }
  return readServiceLevels(productId, [...expected, more], { report, hint })
}
