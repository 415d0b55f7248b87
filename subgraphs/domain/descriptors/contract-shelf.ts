import { formatColumnId } from '../../../schema/ids.ts'
import type { DatasetName } from '../../../schema/lineage-document.ts'
import type { DeclaredCheck } from '../documents.ts'
import type { Column, ProductStatus } from '../generated/resolver-types.ts'
import type { ServiceLevelSource } from './service-levels.ts'
import type { YamlDocument } from './yaml-document.ts'

/** A data contract as read from its file: the same for every port that names it. */
export interface Contract {
  readonly document: YamlDocument
  readonly id: string
  readonly version: string
  readonly status: ProductStatus | null
  readonly purpose: string | null
  readonly columns: readonly ContractColumn[]
  readonly checks: readonly DeclaredCheck[]
  readonly server: { readonly type: string; readonly format: string | null; readonly location: string | null } | null
  readonly physicalType: string | null
  readonly datasets: readonly DatasetName[] | null
  readonly sampleQueries: readonly string[] | null
  readonly serviceLevels: ServiceLevelSource
}

export interface ContractColumn extends Omit<Column, 'id' | 'path'> {
  /** Null when the contract has one schema object. */
  readonly object: string | null
  readonly path: readonly string[]
}

export type ContractMatch =
  | { readonly kind: 'exact' | 'sameMajor' | 'otherMajor'; readonly contract: Contract }
  | { readonly kind: 'none' }

/** The contract for a port: its version if there is a file of it, else the highest of its major version, else the highest. */
export function findContract(contracts: readonly Contract[], id: string, version: string | null): ContractMatch {
  const same = contracts
    .filter((contract) => contract.id === id)
    .toSorted((a, b) => compareVersions(b.version, a.version))
  const [highest] = same
  if (highest === undefined) return { kind: 'none' }
  if (version === null) return { kind: 'exact', contract: highest }
  const exact = same.find((contract) => plain(contract.version) === plain(version))
  if (exact !== undefined) return { kind: 'exact', contract: exact }
  const sameMajor = same.find((contract) => majorOf(contract.version) === majorOf(version))
  return sameMajor === undefined
    ? { kind: 'otherMajor', contract: highest }
    : { kind: 'sameMajor', contract: sameMajor }
}

/** The contract's columns with the ids they have under this port. */
export function columnsOf(contract: Contract, port: string): readonly Column[] {
  return contract.columns.map(({ object, path, ...column }) => ({
    id: formatColumnId(port, path, object),
    path: path.join('.'),
    ...column,
  }))
}

/** By numbers, part by part: 1.10.0 is above 1.9.0. What is no number counts as 0. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function numbersOf(version: string): number[] {
  return plain(version)
    .split(/[.+-]/)
    .map((part) => Number.parseInt(part, 10) || 0)
}

function majorOf(version: string): number {
  return numbersOf(version)[0] ?? 0
}

/** `v1.0.0` and `1.0.0` are one version. */
function plain(version: string): string {
  return version.trim().replace(/^v(?=\d)/i, '')
}
