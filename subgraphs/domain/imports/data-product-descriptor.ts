import { zodProblems } from '../descriptors/zod-problems.ts'
import type { Problem } from '../documents.ts'
import { openBeside } from './dpds/beside.ts'
import { MANAGEMENT, readContacts, readDocs, readOwner } from './dpds/info.ts'
import { type ProductOfPorts, readInputPort, readManagementPort, readOutputPort } from './dpds/ports.ts'
import { descriptorShape } from './dpds/shape.ts'
import { writeDescriptor } from './dpds/write.ts'
import type { Exporter, Importer } from './importer.ts'
import { keepOthers, keepWhole } from './kept.ts'
import { compact, customProperties, fileSlug, imported, productFile, UNSAID } from './native-files.ts'
import { readSource } from './source.ts'

const PLACED: ReadonlySet<string> = new Set([
  ...['dataProductDescriptor', 'info', 'interfaceComponents', 'components', 'tags', 'externalDocs'],
])
const OF_INFO: ReadonlySet<string> = new Set([
  ...['fullyQualifiedName', 'name', 'version', 'displayName', 'description', 'domain', 'owner', 'contactPoints'],
])

/**
 * Data Product Descriptor Specification 1.0 (Open Data Mesh): a product, and a contract for each output port whose Data Store API
 * describes tables. Ports and definitions may be in files of their own, given beside the descriptor.
 */
export const dataProductDescriptor: Importer & Exporter = {
  name: 'dpds',
  title: 'Data Product Descriptor Specification 1.0',
  recognises: (value) => typeof value === 'object' && value !== null && 'dataProductDescriptor' in value,
  refersToFiles: true,
  read({ document, beside: documents }) {
    const shape = descriptorShape.safeParse(document.value)
    const problems: Problem[] = shape.success ? [] : [...zodProblems(document, shape.error)]
    const source = readSource(document, undefined, problems)
    if (!shape.success) return imported(source, undefined, [])
    const { root } = source
    const beside = openBeside(documents, problems)
    const info = root.child('info')
    const interfaces = root.child('interfaceComponents')
    const name = info.child('name').needed()
    const domain = info.child('domain').needed()
    const folder = fileSlug(info.child('name'), name)
    const of: ProductOfPorts = { root, beside, references: 0, folder, name, domain }
    const portsAt = (key: string) => interfaces.child(key).items()
    const outputs = portsAt('outputPorts').map((port) => readOutputPort(port, of))
    const contacts = readContacts(info.child('contactPoints'))
    const docs = readDocs(root.child('externalDocs'))
    root.child('dataProductDescriptor').all()
    const product = productFile(folder, {
      id: info.child('fullyQualifiedName').text() ?? `${domain}/${folder}`,
      name,
      version: info.child('version').needed(),
      status: UNSAID.status,
      domain,
      description: compact({ purpose: info.child('description').text() }),
      authoritativeDefinitions: docs.definitions,
      tags: root.child('tags').texts(),
      team: readOwner(info.child('owner')),
      support: contacts.support,
      inputPorts: portsAt('inputPorts').map((port) => readInputPort(port, of)),
      outputPorts: outputs.map(({ port }) => port),
      managementPorts: MANAGEMENT.flatMap(([key, content]) =>
        portsAt(key).map((port) => readManagementPort(port, content, of)),
      ),
      customProperties: [
        ...customProperties({ 'heddle.title': info.child('displayName').text() }),
        ...keepOthers(info, 'dpds.info', OF_INFO),
        ...contacts.kept,
        ...keepOthers(
          interfaces,
          'dpds.interfaceComponents',
          new Set(['inputPorts', 'outputPorts', ...MANAGEMENT.map(([key]) => key)]),
        ),
        ...keepWhole('dpds.components', root.child('components')),
        ...docs.kept,
        ...keepOthers(root, 'dpds', PLACED),
      ],
    })
    const files = [product, ...outputs.flatMap(({ contract }) => contract ?? [])]
    return { ...imported(source, info.child('domain'), files, beside.notCarried()), referred: beside.files() }
  },
  write: writeDescriptor,
}
