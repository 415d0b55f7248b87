import { portSlug, slug } from '../../../schema/ids.ts'
import type { Imported, ImportedFile, NotCarried } from './importer.ts'
import type { Field, Source } from './source.ts'

/** Where a form says nothing of what the standards require. */
export const UNSAID = { version: '1.0.0', status: 'draft' } as const

export interface CustomProperty {
  readonly property: string
  readonly value: unknown
}

/** Without what is not said: no key holds undefined, an empty list or an empty map. */
export function compact<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value))) as T
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}

export function customProperties(values: Readonly<Record<string, unknown>>): readonly CustomProperty[] {
  return Object.entries(values).flatMap(([property, value]) => (isEmpty(value) ? [] : [{ property, value }]))
}

/** The same for values that are somebody else's: empty ones say something there. */
export function keptProperties(values: Readonly<Record<string, unknown>>): readonly CustomProperty[] {
  return Object.entries(values).flatMap(([property, value]) => (value === undefined ? [] : [{ property, value }]))
}

/** A scalar as its text; empty for what is none: `String` throws for a map that says `toString: 1`. */
export function wordOf(value: unknown): string {
  return value === undefined || typeof value === 'object' ? '' : String(value)
}

/** A name as the name of a folder or file: nothing of a path can be left in it. */
export function fileSlug(field: Field, name = field.needed()): string {
  try {
    return slug(name)
  } catch {
    if (name !== '') field.problem('a name with a letter a–z or a digit in it')
    return ''
  }
}

/** An id for a contract whose form gives it none: the same whenever it is imported, and hardly another domain's. */
export function contractId(domain: unknown, ...parts: readonly string[]): string {
  const known = typeof domain === 'string' ? [domain] : []
  return [...known, ...parts]
    .flatMap((part) => {
      try {
        return slug(part)
      } catch {
        return []
      }
    })
    .join('-')
}

export function productFile(folder: string, product: object): ImportedFile {
  return {
    file: `products/${folder}/product.yaml`,
    value: compact({ apiVersion: 'v1.0.0', kind: 'DataProduct', ...product }),
  }
}

export function contractFile(folder: string, port: string, contract: object): ImportedFile {
  return {
    file: contractPath(folder, port, (contract as { readonly version?: unknown }).version),
    value: compact({ apiVersion: 'v3.1.0', kind: 'DataContract', ...contract }),
  }
}

/** Named as the port's id ends, `orders-v1.yaml`: two versions of a contract lie side by side. */
export function contractPath(folder: string, port: string, version: unknown): string {
  // Without a name there is a problem, and no file.
  const name = port === '' ? '' : portSlug(port, wordOf(version))
  return `products/${folder}/contracts/${name}.yaml`
}

/** Who owns it, as the kit reads it: an address is where to write, and its first part the team's name. */
export function ownership(owner: string | undefined): { readonly team?: object; readonly support?: readonly object[] } {
  if (owner === undefined) return {}
  if (!isAddress(owner)) return { team: { name: owner } }
  return {
    team: { name: owner.split('@')[0] },
    support: [{ channel: owner, tool: 'email', url: `mailto:${owner}` }],
  }
}

/** What `ownership` was made of. */
export function ownerOf(product: Field): string | undefined {
  const name = product.child('team').child('name')
  const address = product
    .child('support')
    .items()
    .find((entry) => entry.child('tool').value === 'email' && wordOf(entry.child('url').value).startsWith('mailto:'))
  if (address === undefined) return name.text()
  const owner = String(address.child('url').text()).slice('mailto:'.length)
  address.child('tool').text()
  address.child('channel').expect(owner)
  name.expect(owner.split('@')[0])
  return owner
}

function isAddress(owner: string): boolean {
  return /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+$/.test(owner)
}

/** Narrower than RFC 3986, never wider: what it lets through, the standards' own check lets through. */
export function isUri(value: unknown): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[\w.~:@-]+(\/[\w.~!$&'()*+,;=:@%-]*)*(\?[\w.~!$&'()*+,;=:@/?%-]*)?(#[\w.~-]*)?$/i.test(
    wordOf(value).replace(/%(?![0-9a-f]{2})/gi, ' '),
  )
}

/** The custom properties of an object, by name, for a writer of another form: their names are then taken. */
export function customOf(owner: Field): ReadonlyMap<string, Field> {
  return new Map(
    owner
      .child('customProperties')
      .items()
      .map((entry) => [wordOf(entry.child('property').value), customValue(entry)]),
  )
}

/** Its name is taken with its value: alone it would say nothing. */
function customValue(entry: Field): Field {
  const value = entry.child('value')
  const named = <Result>(read: () => Result): Result => {
    entry.child('property').all()
    return read()
  }
  return {
    ...value,
    child: (key) => named(() => value.child(key)),
    items: () => named(value.items),
    entries: () => named(value.entries),
    all: () => named(value.all),
    text: () => named(value.text),
    texts: () => named(value.texts),
    number: () => named(value.number),
    flag: () => named(value.flag),
    expect: (derived) => named(() => value.expect(derived)),
  }
}

/** `domain` is the name that the source has for it, or the place where it says so. */
export function imported(
  source: Source,
  domain: Field | string | undefined,
  files: readonly ImportedFile[],
  more: readonly NotCarried[] = [],
): Imported {
  for (const [index, { file }] of files.entries()) {
    if (source.problems.length === 0 && files.findIndex((other) => other.file === file) < index) {
      source.root.problem('names that each give a file of its own', `two things for ${file}`)
    }
  }
  const { problems } = source
  return {
    ...named(domain),
    files: problems.length > 0 ? [] : files,
    notCarried: [...source.notCarried(), ...more],
    problems,
  }
}

function named(domain: Field | string | undefined): Pick<Imported, 'domain' | 'domainAt'> {
  if (typeof domain !== 'object') return { domain: domain ?? null }
  const name = domain.text()
  return name === undefined ? { domain: null } : { domain: name, domainAt: domain.place() }
}
