import { parseDocument } from 'yaml'
import { sluggedDomain } from '../descriptors/domain-file.ts'
import type { Path } from '../descriptors/yaml-document.ts'
import type { Adapted, Imported, ImportedFile, NotCarried } from './importer.ts'
import { isMap } from './marks.ts'
import { contractId, wordOf } from './native-files.ts'

/** What was read of one file. */
export interface ReadImport {
  readonly file: string
  readonly imported: Imported
  readonly called?: string | undefined
}

export interface Settled {
  readonly source: string
  readonly isNative: boolean
  readonly isAround: boolean
  readonly open: Imported['open']
  /** It is called as its file is. */
  readonly isCalled: boolean
  readonly files: readonly ImportedFile[]
  readonly notCarried: readonly NotCarried[]
  /** None, or one: a source names one domain. */
  readonly adapted: readonly Adapted[]
}

type Change = readonly [at: Path, value: string]

/**
 * The imports as they stand in the domain of the folder they go into, which counts: `domain` of ODPS and ODCS may say no other, and
 * ids that were made of a source's domain are made of this one. What is changed so is listed. A product that names none gets it.
 */
export function settle(imports: readonly ReadImport[], domain: string | undefined): readonly Settled[] {
  const ids = new Map(domain === undefined ? [] : imports.flatMap(({ imported }) => newIds(imported, domain)))
  return imports.map(({ file: source, imported, called }) => {
    const { files, notCarried, isNative = false, isAround = false, open } = imported
    const isCalled = called !== undefined
    if (domain === undefined) return { source, isNative, isAround, open, isCalled, files, notCarried, adapted: [] }
    const isStranger = namesOther(imported, domain)
    const at = imported.domainAt ?? { file: source, line: null, path: '$' }
    const own = newIds(imported, domain)
    return {
      source,
      isNative,
      isAround,
      open,
      isCalled,
      files: files.map((file) => {
        // A product that is made around a native contract is not copied.
        const isMade = !isNative || files.length > 1
        const isNameless = imported.domain === null && isMade && isProduct(file)
        return changed(isNameless ? withDomain(file, domain) : file, [
          ...changesOfIds(file.value, ids),
          ...(isStranger ? [[['domain'], domain] as const] : []),
        ])
      }),
      notCarried,
      adapted: isStranger
        ? [{ ...at, value: String(imported.domain), to: domain, ids: own.map(([value, to]) => ({ value, to })) }]
        : [],
    }
  })
}

function namesOther({ domain: named }: Imported, domain: string): boolean {
  return named !== null && sluggedDomain(named) !== domain
}

/** The ids that an importer, or a person by the same rule, made of the source's domain, each with the one that it is here. */
function newIds(imported: Imported, domain: string): readonly (readonly [string, string])[] {
  const named = imported.domain
  if (named === null || !namesOther(imported, domain)) return []
  return imported.files.flatMap((file): readonly (readonly [string, string])[] => {
    const [, folder = ''] = file.file.split('/')
    const id = wordOf((file.value as { readonly id?: unknown }).id)
    if (isProduct(file)) return id === `${named}/${folder}` ? [[id, `${domain}/${folder}`]] : []
    const own = contractId(named, folder)
    return id === own || id.startsWith(`${own}-`) ? [[id, contractId(domain, folder) + id.slice(own.length)]] : []
  })
}

function isProduct({ value }: ImportedFile): boolean {
  return (value as { readonly kind?: unknown }).kind === 'DataProduct'
}

interface Ports {
  readonly id?: unknown
  readonly inputPorts?: readonly { readonly contractId?: unknown }[]
  readonly outputPorts?: readonly {
    readonly contractId?: unknown
    readonly inputContracts?: readonly { id?: unknown }[]
  }[]
}

function changesOfIds(value: unknown, ids: ReadonlyMap<string, string>): readonly Change[] {
  const { id, inputPorts = [], outputPorts = [] } = value as Ports
  const change = (at: Path, old: unknown): readonly Change[] => {
    const made = ids.get(wordOf(old))
    return made === undefined ? [] : [[at, made]]
  }
  return [
    ...change(['id'], id),
    ...inputPorts.flatMap((port, index) => change(['inputPorts', index, 'contractId'], port.contractId)),
    ...outputPorts.flatMap((port, index) => [
      ...change(['outputPorts', index, 'contractId'], port.contractId),
      ...(port.inputContracts ?? []).flatMap((input, at) =>
        change(['outputPorts', index, 'inputContracts', at, 'id'], input.id),
      ),
    ]),
  ]
}

function changed(file: ImportedFile, changes: readonly Change[]): ImportedFile {
  if (changes.length === 0) return file
  const value = changes.reduce((whole, [at, said]) => replaced(whole, at, said), file.value)
  if (file.text === undefined) return { ...file, value }
  const document = parseDocument(file.text)
  for (const [at, said] of changes) document.setIn(at, said)
  return { ...file, value, text: document.toString({ lineWidth: 0 }) }
}

function replaced(value: unknown, [key, ...rest]: Path, by: string): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaced(item, rest, by) : item))
  const map = isMap(value) ? value : {}
  return { ...map, [key]: replaced(map[key], rest, by) }
}

/** Beside the other words on what the product is, not at its end. */
function withDomain({ file, value }: ImportedFile, domain: string): ImportedFile {
  const entries = Object.entries(value as object).filter(([key]) => key !== 'domain')
  const at = entries.findIndex(([key]) => key === 'status') + 1
  return { file, value: Object.fromEntries(entries.toSpliced(at, 0, ['domain', domain])) }
}
