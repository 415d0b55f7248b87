import { readAvroSchema } from './avro/read.ts'
import { emptyRecord, writeAvroSchema } from './avro/write.ts'
import { embeddedIn } from './embedded.ts'
import { contractHead, readHead, writeHead } from './head.ts'
import type { Exporter, Importer, NotCarried } from './importer.ts'
import {
  compact,
  contractFile,
  customOf,
  customProperties,
  imported,
  isUri,
  productFile,
  wordOf,
} from './native-files.ts'
import { onePort, openNative } from './native-source.ts'
import { distinct, readObjective, takeObjective } from './objectives.ts'
import { partsOfId } from './path-id.ts'
import { type Field, readSource } from './source.ts'

const GLOSSARY = 'Business glossary'

/** `id: customer.domain/behavioral-events/v1.2`: an event stream with an embedded Avro schema, `quality_sla` and sample queries. */
export const streaming: Importer & Exporter = {
  name: 'streaming',
  title: 'event stream with schema_definition (Avro) and quality_sla',
  recognises: (value) => typeof value === 'object' && value !== null && 'schema_definition' in value,
  read({ document }) {
    const source = readSource(document)
    const root = source.root.map()
    const id = root.child('id').needed()
    const parts = partsOfId(id)
    const head = readHead(root, { nameKey: 'name', name: parts.name, version: parts.version, id })
    const served = root.child('serving_infrastructure').map()
    const found = root.child('discovery_metadata').map()
    const schema = readEmbedded(root.child('schema_definition'))
    const glossary = found.child('business_glossary_link')
    const isLink = isUri(glossary.value)
    const product = {
      ...head.product,
      tags: [...((head.product as { tags?: readonly string[] }).tags ?? []), ...found.child('tags').texts()],
      authoritativeDefinitions: isLink
        ? [{ type: 'businessDefinition', url: glossary.text(), description: GLOSSARY }]
        : [],
      outputPorts: [
        compact({
          name: head.name,
          type: served.child('mode').text(),
          version: head.version,
          contractId: id,
          customProperties: customProperties({ 'heddle.format': served.child('serialization_format').text() }),
        }),
      ],
      customProperties: customProperties({
        dataProductType: root.child('data_product_type').text(),
        businessGlossaryLink: isLink ? undefined : glossary.text(),
      }),
    }
    const contract = {
      id,
      ...contractHead(head),
      schema: [compact({ ...schema.object, physicalName: served.child('topic_name').text(), physicalType: 'topic' })],
      slaProperties: root
        .child('quality_sla')
        .entries()
        .map(([property, field]) => readObjective(property, field, { text: 'description' })),
      customProperties: customProperties({ 'heddle.sampleQueries': found.child('sample_queries').texts() }),
    }
    const files = [productFile(head.folder, product), contractFile(head.folder, head.folder, contract)]
    return imported(schema.joined(source), root.child('domain'), files, [withoutDataset(served.child('topic_name'))])

    function readEmbedded(field: Field) {
      const embedded = embeddedIn(document, field)
      if (!embedded.ok)
        return {
          object: {},
          joined: (outer: typeof source) => ({ ...outer, problems: [...outer.problems, ...embedded.problems] }),
        }
      const inner = readSource(embedded.document)
      const object = readAvroSchema(inner.root)
      return {
        object,
        joined: (outer: typeof source): typeof source => ({
          root: outer.root,
          problems: [...outer.problems, ...inner.problems],
          notCarried: () => [...outer.notCarried(), ...inner.notCarried()],
        }),
      }
    }
  },
  write(input) {
    const native = openNative(input)
    const { product } = native
    const id = wordOf(native.contractOf(native.ports[0] ?? product)?.child('id').value ?? product.child('id').value)
    const { tags, ...head } = writeHead(product, { nameKey: 'name', version: partsOfId(id).version, id })
    const { port, contract, object } = onePort(native, id)
    object?.child('physicalType').expect('topic')
    const topic = object?.child('physicalName').text()
    return {
      value: compact({
        id,
        ...head,
        data_product_type: customOf(product).get('dataProductType')?.text(),
        serving_infrastructure: compact({
          mode: port.child('type').text(),
          topic_name: topic,
          serialization_format: customOf(port).get('heddle.format')?.text(),
        }),
        schema_definition: `${JSON.stringify(avroOf(object, product), null, 2)}\n`,
        quality_sla: Object.fromEntries(distinct(contract?.child('slaProperties').items() ?? []).map(writeObjective)),
        discovery_metadata: compact({
          tags,
          business_glossary_link: glossaryOf(product) ?? customOf(product).get('businessGlossaryLink')?.text(),
          sample_queries: contract && customOf(contract).get('heddle.sampleQueries')?.texts(),
        }),
      }),
      get notCarried() {
        return native.notCarried()
      },
    }
  },
}

/** OpenLineage names a topic by its broker, which the form has no word for: what tools report of it is not found at the port. */
function withoutDataset(topic: Field): NotCarried {
  return {
    ...topic.place(),
    value: topic.isGiven ? wordOf(topic.value) : 'nothing',
    why: 'the port has no dataset: name the topic at its broker, kafka://<host>:<port>, in heddle.datasets of the port',
  }
}

/** The form is of nothing without a schema: a product whose columns are unknown has a record without any. */
function avroOf(object: Field | undefined, product: Field): object {
  return object?.isGiven ? writeAvroSchema(object) : emptyRecord(product)
}

function glossaryOf(product: Field): string | undefined {
  const link = product
    .child('authoritativeDefinitions')
    .items()
    .find(({ child }) => child('description').value === GLOSSARY)
  link?.child('type').expect('businessDefinition')
  link?.child('description').all()
  return link?.child('url').text()
}

function writeObjective(field: Field): readonly [string, unknown] {
  const { property, value, text, rule, measurement } = takeObjective(field, ['rule', 'measurement'])
  return [property, compact({ rule, threshold: value, measurement, description: text })]
}
