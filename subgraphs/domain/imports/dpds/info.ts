import { keepOthers, keepWhole, keptOthers } from '../kept.ts'
import { type CustomProperty, compact, customOf, customProperties, isUri } from '../native-files.ts'
import type { Field } from '../source.ts'

/** Ports that a product is operated by, and what ODPS calls the content of each. */
export const MANAGEMENT = [
  ['discoveryPorts', 'discoverability'],
  ['observabilityPorts', 'observability'],
  ['controlPorts', 'control'],
] as const

const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+$/
const MAILTO = 'mailto:'

/** Who owns it: an id, often an address, and perhaps a name. */
export function readOwner(owner: Field): object {
  const id = owner.child('id').needed()
  const name = owner.child('name').text()
  const isAddress = ADDRESS.test(id)
  return compact({
    name: name ?? (isAddress ? id.split('@')[0] : id),
    customProperties: [
      ...customProperties({
        'heddle.email': isAddress ? id : undefined,
        'dpds.owner.id': isAddress || name === undefined ? undefined : id,
      }),
      ...keepOthers(owner, 'dpds.owner', new Set(['id', 'name'])),
    ],
  })
}

export function ownerOf(team: Field): object {
  const custom = customOf(team)
  const name = team.child('name').text()
  const id = custom.get('heddle.email')?.text() ?? custom.get('dpds.owner.id')?.text() ?? name ?? 'unknown'
  const isDerived = name === id || name === id.split('@')[0]
  return compact({
    id,
    name: isDerived ? undefined : name,
    ...keptOthers(custom, 'dpds.owner', new Set(['dpds.owner.id'])),
  })
}

/** ODPS wants a URL of each channel: where one says none, all are kept as they are. */
export function readContacts(contacts: Field): {
  readonly support: readonly object[]
  readonly kept: readonly CustomProperty[]
} {
  const points = contacts.items()
  const urls = points.map((point) => urlOf(point.child('address').value))
  const isWhole = points.every((point, index) => urls[index] !== undefined && hasName(point))
  if (!isWhole) return { support: [], kept: keepWhole('dpds.info.contactPoints', contacts) }
  return {
    kept: [],
    support: points.map((point, index) => {
      point.child('address').all()
      const tool = point.child('channel').text()
      return compact({
        channel: point.child('name').text() ?? tool,
        url: urls[index],
        description: point.child('description').text(),
        tool,
        customProperties: keepOthers(point, 'dpds', new Set(['name', 'description', 'channel', 'address'])),
      })
    }),
  }
}

function hasName(point: Field): boolean {
  return [point.child('name').value, point.child('channel').value].some(
    (text) => typeof text === 'string' && text !== '',
  )
}

function urlOf(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined
  if (isUri(address)) return address
  return ADDRESS.test(address) ? `${MAILTO}${address}` : undefined
}

export function writeContacts(support: readonly Field[]): readonly object[] {
  return support.map((entry) => {
    const url = entry.child('url').text() ?? ''
    const tool = entry.child('tool').text()
    const name = entry.child('channel').text()
    return compact({
      name: name === tool ? undefined : name,
      description: entry.child('description').text(),
      channel: tool,
      address: url.startsWith(MAILTO) ? url.slice(MAILTO.length) : url,
      ...keptOthers(customOf(entry), 'dpds'),
    })
  })
}

const DOCS = 'externalDocs'

export function readDocs(docs: Field): {
  readonly definitions: readonly object[]
  readonly kept: readonly CustomProperty[]
} {
  const url = docs.child('$href').value
  const isPlain = docs.entries().every(([key]) => key === '$href' || key === 'description')
  if (typeof url !== 'string' || !isUri(url) || !isPlain)
    return { definitions: [], kept: keepWhole('dpds.externalDocs', docs) }
  docs.child('$href').all()
  return { definitions: [compact({ type: DOCS, url, description: docs.child('description').text() })], kept: [] }
}

export function docsOf(product: Field): object | undefined {
  const found = product
    .child('authoritativeDefinitions')
    .items()
    .find(({ child }) => child('type').value === DOCS)
  found?.child('type').all()
  return found && compact({ description: found.child('description').text(), $href: found.child('url').text() })
}
