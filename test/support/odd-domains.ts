import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** As long as an id's part may be. */
const full = (start: string, letter: string): string => start.padEnd(63, letter)
/** Without a place to break at. */
const unbroken = (start: string, length: number): string => start.padEnd(length, 'Übergrößenträger')

export const LONG = {
  domain: full('domain-', 'd'),
  product: full('product-', 'p'),
  title: unbroken('Titel', 300),
  /** A domain is called so to register: in 200 characters, and its owner too. */
  domainTitle: unbroken('Bereich', 200),
  domainOwner: unbroken('Abteilung', 200),
  owner: unbroken('Gruppe', 300),
  description: `${unbroken('Beschreibung', 2_500)} ${'and words of a usual length. '.repeat(86)}`.slice(0, 5_000),
  /** Of a column forty objects deep. */
  path: Array.from({ length: 40 }, (_, index) => `segment_${index}`).join('.'),
  tag: unbroken('tag', 200),
} as const
export const LONG_ID = `${LONG.domain}/${LONG.product}`

export const RTL = { domain: 'rtl', domainTitle: 'نطاق الطلبات', owner: 'فريق البيانات (B2B)' } as const

/** By the name of their folder: scripts from right to left, alone and mixed, marks that turn the direction, letters of many parts. */
export const ODD_TITLES = {
  arabic: 'طلبات العملاء 2024 (v2)',
  hebrew: 'הזמנות 12/2024 – B2B, חלק ב׳',
  mixed: 'Orders של לקוחות und 3 × طلب',
  override: 'invoice \u202efdp.exe',
  isolate: 'open \u2067 isolate, never closed',
  marks: 'Z̷̢̧͖̖͂̏a̴̡͖͐l̶̰̈́g̷̗̈́o̵̢̊ é ñ',
  emoji: '🧵👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 threads',
} as const

interface OddProduct {
  readonly folder: string
  readonly title: string
  readonly owner: string
  readonly text: string
  readonly tag: string
  readonly column: string
  /** The contract that it reads. */
  readonly reads: string | null
}

const contractOf = (folder: string): string => `contract.${folder}`

/** Two folders of descriptors, as teams write them, under `place`: one of names as long as they may be, one of odd scripts that reads it. */
export function writeOddDomains(place: string): { readonly long: string; readonly rtl: string } {
  const long = writeDomain(
    place,
    [LONG.domain, LONG.domainTitle, LONG.domainOwner],
    [
      {
        folder: LONG.product,
        title: LONG.title,
        owner: LONG.owner,
        text: LONG.description,
        tag: LONG.tag,
        column: LONG.path,
        reads: null,
      },
    ],
  )
  const odd = Object.entries(ODD_TITLES).map(
    ([folder, title]): OddProduct => ({
      folder,
      title,
      owner: RTL.owner,
      text: `${title}: ${'كل ما يطلبه العميل، ومتى. '.repeat(20)}`,
      tag: title,
      column: 'order_id',
      reads: contractOf(LONG.product),
    }),
  )
  return { long, rtl: writeDomain(place, [RTL.domain, RTL.domainTitle, RTL.owner], odd) }
}

function writeDomain(
  place: string,
  [id, title, owner]: readonly [id: string, title: string, owner: string],
  products: readonly OddProduct[],
): string {
  const folder = join(place, id)
  write(join(folder, 'domain.yaml'), { id, title, description: title, owner: { name: owner } })
  for (const product of products) {
    const at = join(folder, 'products', product.folder)
    write(join(at, 'product.yaml'), productFile(product))
    write(join(at, 'contracts', 'rows.yaml'), contractFile(product))
  }
  return folder
}

function write(file: string, value: object): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, stringify(value))
}

function productFile({ folder, title, owner, text, tag, reads }: OddProduct): object {
  return {
    apiVersion: 'v1.0.0',
    kind: 'DataProduct',
    id: folder,
    name: folder,
    version: '1.0.0',
    status: 'active',
    description: { purpose: text, usage: text, limitations: text },
    tags: [tag, 'odd'],
    customProperties: [{ property: 'heddle.title', value: title }],
    ...(reads === null ? {} : { inputPorts: [{ name: 'rows', version: '1.0.0', contractId: reads }] }),
    outputPorts: [
      {
        name: folder,
        description: text,
        type: 'table',
        version: '1.0.0',
        contractId: contractOf(folder),
        customProperties: [
          { property: 'heddle.kind', value: 'table' },
          { property: 'heddle.format', value: tag },
          { property: 'heddle.location', value: `warehouse.${tag}.rows` },
          { property: 'heddle.sampleQueries', value: [`SELECT * FROM "${title}"`] },
        ],
      },
    ],
    team: { name: owner },
  }
}

function contractFile({ folder, text, tag, column }: OddProduct): object {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: contractOf(folder),
    name: tag,
    version: '1.0.0',
    status: 'active',
    schema: [
      {
        name: 'rows',
        logicalType: 'object',
        physicalType: 'table',
        properties: [nested(column.split('.'), text, tag)],
      },
    ],
    slaProperties: [{ property: 'freshness', value: 1, unit: 'h' }],
  }
}

function nested([name = '', ...inner]: readonly string[], description: string, classification: string): object {
  if (inner.length === 0) return { name, description, classification, logicalType: 'string', physicalType: 'text' }
  return { name, logicalType: 'object', properties: [nested(inner, description, classification)] }
}
