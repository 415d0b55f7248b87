import { compact, fileSlug, ownerOf, ownership, UNSAID } from './native-files.ts'
import { expectDerived } from './native-source.ts'
import type { Field } from './source.ts'

/** What every form of the articles says of a product, under whichever key its name stands. */
export interface Head {
  readonly name: string
  /** The product's folder. */
  readonly folder: string
  readonly domain: string | undefined
  readonly version: string
  readonly status: string
  readonly product: object
}

export interface HeadOptions {
  readonly nameKey: 'data_product' | 'name'
  /** A name that another part of the document says. */
  readonly name?: string | undefined
  /** A version that another part of the document says. */
  readonly version?: string | undefined
  /** An id that another part of the document says. */
  readonly id?: string | undefined
}

/** Besides the keys that the articles show, `description`, `status` and `tags` are read: people write them. */
export function readHead(root: Field, { nameKey, name: derived, version: elsewhere, id }: HeadOptions): Head {
  const said = root.map().child(nameKey)
  const name = said.isGiven || derived === undefined ? said.needed() : derived
  const folder = fileSlug(root.child(nameKey), name)
  const domain = root.child('domain').text()
  const version = root.child('version').text() ?? elsewhere ?? UNSAID.version
  const status = root.child('status').text() ?? UNSAID.status
  return {
    name,
    folder,
    domain,
    version,
    status,
    product: {
      id: id ?? productId(domain, folder),
      name,
      version,
      status,
      domain,
      description: compact({ purpose: root.child('description').text() }),
      tags: root.child('tags').texts(),
      ...ownership(root.child('owner').text()),
    },
  }
}

export function writeHead(
  product: Field,
  { nameKey, name: derived, version: elsewhere, id }: HeadOptions,
): Readonly<Record<string, unknown>> {
  const get = product.child
  const name = get('name').text() ?? ''
  const domain = get('domain').text()
  const status = get('status').text()
  const version = get('version').text()
  expectDerived(product, { id: id ?? productId(domain, fileSlug(get('name'), name)) })
  return {
    [nameKey]: name === derived ? undefined : name,
    domain,
    version: version === elsewhere ? undefined : version,
    status: status === UNSAID.status ? undefined : status,
    owner: ownerOf(product),
    description: get('description').child('purpose').text(),
    tags: get('tags').texts(),
  }
}

/** The forms give no id: the same product has the same one whenever it is imported. */
function productId(domain: string | undefined, folder: string): string {
  return domain === undefined ? folder : `${domain}/${folder}`
}

/** What a contract repeats of its product. */
export function contractHead({ name, domain, version, status }: Head): Readonly<Record<string, unknown>> {
  return { version, status, domain, dataProduct: name }
}
