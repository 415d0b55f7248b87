import { keepWhole } from '../kept.ts'
import { type CustomProperty, compact, isUri } from '../native-files.ts'
import type { Field } from '../source.ts'

const ADDRESS = /^[^\s@]+@[\w.-]+$/
const UNNAMED = 'contact'

/** The contact of a contract as its channels of support: a page, and an address. One that says anything else is kept whole. */
export function readContact(contact: Field): {
  readonly support: readonly object[]
  readonly kept: readonly CustomProperty[]
} {
  const [name, url, email] = ['name', 'url', 'email'].map((key) => contact.child(key).value ?? undefined)
  const isPlain =
    contact
      .entries()
      .every(([key, { value }]) => ['name', 'url', 'email'].includes(key) && typeof value === 'string') &&
    (url === undefined || isUri(String(url))) &&
    (email === undefined || ADDRESS.test(String(email)))
  if (!isPlain || name === '') return { support: [], kept: keepWhole('dcs.info.contact', contact) }
  contact.all()
  const page = name === undefined && url === undefined ? [] : [compact({ channel: name ?? UNNAMED, url })]
  const address = email === undefined ? [] : [{ channel: email, tool: 'email', url: `mailto:${email}` }]
  return { support: [...page, ...address], kept: [] }
}

/** The form has one contact: the first page of a contract's support, and its first address. */
export function contactOf(contract: Field | undefined, custom: ReadonlyMap<string, Field>): unknown {
  const kept = custom.get('dcs.info.contact')
  if (kept !== undefined) return kept.all()
  const channels = contract?.child('support').items() ?? []
  const isAddress = ({ child }: Field): boolean =>
    child('tool').value === 'email' && String(child('url').value).startsWith('mailto:')
  const address = channels.find(isAddress)
  const page = channels.find((channel) => !isAddress(channel))
  const email = address?.child('url').text()?.slice('mailto:'.length)
  address?.child('channel').expect(email)
  address?.child('tool').all()
  const name = page?.child('channel').text()
  return compact({
    name: name === UNNAMED ? undefined : name,
    url: page?.child('url').text(),
    email,
  })
}
