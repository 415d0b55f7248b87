import { createStandardValidator } from '../../descriptors/json-schema.ts'
import { lastPartOf } from '../dcs/product.ts'
import type { Importer } from '../importer.ts'
import { isMap } from '../marks.ts'
import { compact, contractPath, fileSlug, imported, productFile, UNSAID } from '../native-files.ts'
import { readSource } from '../source.ts'
import { copied, isNativeForm } from './native-form.ts'
import { slugOf } from './present.ts'

const validate = createStandardValidator('odcs')

/** A contract of a team that has no product yet: it is copied, and a product with a port that names it is made around it. */
export const odcs: Importer = {
  name: 'odcs',
  title: 'Bitol ODCS contract; a product is made around it',
  recognises: (value) => isNativeForm(value, 'DataContract'),
  read({ document, text, called }) {
    const invalid = [...validate(document)]
    const source = readSource(document, undefined, invalid)
    if (invalid.length > 0) return imported(source, undefined, [])
    const { root } = source
    const get = root.child
    const id = get('id').needed()
    const named = get('dataProduct').isGiven ? get('dataProduct') : get('id')
    const open = get('dataProduct').isGiven ? 'port' : 'product'
    const said = get('name').text()
    // A name without a letter of ids stays the contract's; product and port are called as its id is.
    const own = said !== undefined && slugOf(said) !== '' ? said : lastPartOf(id)
    const port = open === 'port' ? (called ?? own) : own
    const product = get('dataProduct').text() ?? called ?? own
    const folder = fileSlug(named, product)
    const domain = get('domain').text()
    const version = get('version').text() ?? UNSAID.version
    const { team, description } = document.value as { readonly team?: unknown; readonly description?: unknown }
    root.all()
    const around = productFile(folder, {
      id: domain === undefined ? folder : `${domain}/${folder}`,
      name: product,
      version,
      status: get('status').text() ?? UNSAID.status,
      domain,
      description: compact({ purpose: isMap(description) ? get('description').child('purpose').text() : undefined }),
      tags: get('tags').texts(),
      team: compact({ name: isMap(team) ? get('team').child('name').text() : undefined }),
      outputPorts: [{ name: port, version, contractId: id }],
    })
    const file = contractPath(folder, fileSlug(get('id'), port), version)
    return {
      ...imported(source, get('domain'), [around, copied(file, document.value, text)]),
      isNative: true,
      isAround: true,
      open,
    }
  },
}
