import { compareTexts } from '../../../platform/compare-texts.ts'
import type { DomainDocument, Problem, ProductDocument } from '../documents.ts'
import type { Contract } from './contract-shelf.ts'
import { guarded, type OnUnforeseen } from './guarded.ts'
import { meshManifestReader } from './readers/mesh-manifest.ts'
import { readContract } from './readers/odcs.ts'
import { odpsReader } from './readers/odps.ts'
import { shown, valueAt, type YamlDocument, type YamlReading } from './yaml-document.ts'

const READERS = [odpsReader, meshManifestReader]

/** What could be made of one product's folder. With any problem, the product's last good version is to be preferred. */
export interface ProductReading {
  readonly product: ProductDocument | null
  readonly problems: readonly Problem[]
  /** What is right as it stands, and was probably meant otherwise; as problems are told, and none. */
  readonly hints: readonly Problem[]
}

export interface ProductFiles {
  readonly folder: string
  readonly product: YamlReading
  readonly contracts: readonly YamlReading[]
}

/** Reads one product with its contracts, in whichever form it is written. Never throws. */
export function readProduct(
  files: ProductFiles,
  domain: DomainDocument,
  productId: string,
  onUnforeseen?: OnUnforeseen,
): ProductReading {
  const problems: Problem[] = []
  const report = (problem: Problem): void => {
    problems.push({ ...problem, product: productId })
  }
  const hints = new Map<string, Problem>()
  // A contract that two ports name is read twice; what is odd in it is odd once.
  const hint = (one: Problem): void => {
    hints.set(JSON.stringify(one), { ...one, product: productId })
  }
  const contracts = readContracts(files.contracts, report, onUnforeseen)
  if (!files.product.ok) files.product.problems.forEach(report)
  const product = files.product.ok ? read(files.product.document, contracts) : null
  return { product, problems, hints: [...hints.values()] }

  function read(document: YamlDocument, contracts: readonly Contract[]): ProductDocument | null {
    return guarded({ file: document.file, report, onUnforeseen }, () => {
      const apiVersion = valueAt(document.value, ['apiVersion'])
      const reader = READERS.find(({ accepts }) => typeof apiVersion === 'string' && accepts(apiVersion))
      if (reader !== undefined)
        return reader.read({ document, domain, folder: files.folder, productId, contracts, report, hint })
      report(document.problem(['apiVersion'], READERS.map((known) => known.apiVersion).join(' or '), shown(apiVersion)))
      return null
    })
  }
}

function readContracts(
  readings: readonly YamlReading[],
  report: (problem: Problem) => void,
  onUnforeseen: OnUnforeseen | undefined,
): readonly Contract[] {
  const byKey = new Map<string, Contract>()
  for (const reading of readings) {
    if (!reading.ok) {
      reading.problems.forEach(report)
      continue
    }
    const { document } = reading
    const contract = guarded({ file: document.file, report, onUnforeseen }, () => readContract(document, report))
    if (contract === null) continue
    const key = JSON.stringify([contract.id, contract.version])
    const kept = byKey.get(key)
    if (kept === undefined) byKey.set(key, contract)
    else {
      const expected = `an id and version of its own (${kept.document.file} has the same)`
      report(contract.document.problem(['id'], expected, shown(contract.id)))
    }
  }
  return [...byKey.values()].toSorted((a, b) => compareTexts(a.id, b.id))
}
