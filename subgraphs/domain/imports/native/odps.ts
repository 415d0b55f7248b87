import { createStandardValidator } from '../../descriptors/json-schema.ts'
import { lastPartOf } from '../dcs/product.ts'
import type { Importer } from '../importer.ts'
import { fileSlug, imported } from '../native-files.ts'
import { readSource } from '../source.ts'
import { copied, isNativeForm } from './native-form.ts'

const validate = createStandardValidator('odps')

/** A product that is as the kit reads it: it is copied to where the kit looks for it. */
export const odps: Importer = {
  name: 'odps',
  title: 'Bitol ODPS product; copied to its place',
  recognises: (value) => isNativeForm(value, 'DataProduct'),
  read({ document, text }) {
    const invalid = [...validate(document)]
    const source = readSource(document, undefined, invalid)
    if (invalid.length > 0) return imported(source, undefined, [])
    const { root } = source
    const name = root.child('name')
    const folder = name.isGiven ? fileSlug(name) : fileSlug(root.child('id'), lastPartOf(root.child('id').needed()))
    root.all()
    const file = copied(`products/${folder}/product.yaml`, document.value, text)
    return { ...imported(source, root.child('domain'), [file]), isNative: true }
  },
}
