import { setImmediate } from 'node:timers/promises'
import { readId } from '../../../schema/ids.ts'
import type {
  DatasetName,
  DomainAvailability,
  LineageDocument,
  LineagePort,
  LineageProduct,
} from '../../../schema/lineage-document.ts'
import type { DomainRecord, HarvestState } from '../store.ts'
import type { HarvestedColumn, HarvestedPort, HarvestedProduct } from './product.ts'

/** So many products at a time: a few milliseconds, even where contracts have hundreds of columns. */
const AT_A_TIME = 20

/**
 * What lineage has to know of a domain, made from the last harvest; `since` is the version that `unchanged` refers to. Lets
 * others have the event loop in between: a domain may have thousands of products.
 */
export async function lineageDocumentOf(state: HarvestState, since?: number): Promise<LineageDocument> {
  const { domain, version, harvestedAt, complete, snapshots, unchanged } = state
  const products: LineageProduct[] = []
  for (const snapshot of snapshots) {
    if (products.length % AT_A_TIME === AT_A_TIME - 1) await setImmediate()
    products.push(lineageProductOf(JSON.parse(snapshot) as HarvestedProduct))
  }
  return {
    domain: domain.id,
    title: domain.title,
    version,
    harvestedAt,
    complete,
    products,
    ...(since === undefined || unchanged.length === 0 ? {} : { unchanged: { since, products: [...unchanged] } }),
  }
}

/** Null before the domain's first publish. */
export function availabilityDocumentOf({ id, publication }: DomainRecord): DomainAvailability | null {
  if (publication === null) return null
  const { availability, availabilityVersion, lastSeenAt } = publication
  return { domain: id, version: availabilityVersion, availability, lastSeenAt }
}

export function lineageProductOf(product: HarvestedProduct): LineageProduct {
  return {
    id: product.id,
    title: product.title ?? product.name,
    version: product.version,
    status: product.status,
    owner: product.owner?.name ?? null,
    tags: product.tags ?? [],
    inputs: (product.inputPorts ?? []).map(({ name, version, contractId, portId, datasetId }) => ({
      name,
      version,
      contractId,
      portId,
      dataset: datasetId === null ? null : datasetNamed(datasetId),
    })),
    ports: (product.outputPorts ?? []).map(portOf),
    serviceLevels: serviceLevelsOf(product.serviceLevels),
  }
}

function portOf(port: HarvestedPort): LineagePort {
  const { id, name, version, kind, contract } = port
  return {
    id,
    name,
    version,
    kind,
    contract: contract === null ? null : { id: contract.id, version: contract.version, status: contract.status },
    datasets: (port.datasets ?? []).flatMap((dataset) => {
      const named =
        dataset.namespace && dataset.name
          ? { namespace: dataset.namespace, name: dataset.name }
          : datasetNamed(dataset.id)
      return named === null ? [] : [named]
    }),
    inputContracts: port.inputContracts?.map((reference) => ({ id: reference.id, version: reference.version })) ?? null,
    columns: (contract?.columns ?? []).map(columnOf),
    serviceLevels: serviceLevelsOf(port.serviceLevels),
  }
}

function columnOf(column: HarvestedColumn): LineagePort['columns'][number] {
  const { id, path, physicalName, physicalType, logicalType, classification } = column
  // A snapshot that an earlier release took has no such key, whatever its type says.
  const sources = column.transformSourceObjects ?? null
  return {
    id,
    path,
    physicalName,
    type: physicalType ?? logicalType,
    classification,
    ...(sources === null ? {} : { transformSources: sources }),
  }
}

function serviceLevelsOf(levels: HarvestedProduct['serviceLevels']): LineageProduct['serviceLevels'] {
  return (levels ?? []).map(({ property, objective, met }) => ({ property, objective, met }))
}

function datasetNamed(id: string): DatasetName | null {
  const parsed = readId(id)
  return parsed?.kind === 'DATASET' ? { namespace: parsed.namespace, name: parsed.name } : null
}
