import { z } from 'zod'
import { type Command, defineCommand } from '../command.ts'
import { MESH_OPTIONS, type Mesh, withMesh } from '../mesh/mesh.ts'
import { errorForm } from './answer.ts'
import { whatIsMissing } from './draw/page.ts'
import { answerForm } from './forms.ts'
import { ID_POSITIONAL, SHOWN_KINDS, type ShownKind, type ThingId, withThing } from './ids/with-thing.ts'
import { showColumn, shownColumnForm } from './show/column.ts'
import { consumerForm, showConsumer } from './show/consumer.ts'
import { datasetForm, fieldShownForm, showDataset, showField } from './show/dataset.ts'
import { domainForm, showDomain } from './show/domain.ts'
import { jobForm, showJob } from './show/job.ts'
import { shownPortForm, showPort } from './show/port.ts'
import { showProduct } from './show/product.ts'
import { productForm } from './show/product-question.ts'
import type { Shown } from './show/shown.ts'

/** The command answers with what a form has made of the graph's answer, which is what its schema describes. */
const read = <Form extends z.ZodType>(form: Form) =>
  form as unknown as z.ZodType<z.output<Form> | null, z.output<Form> | null>

const things = {
  domain: read(domainForm.nullable()),
  product: read(productForm.nullable()),
  port: read(shownPortForm.nullable()),
  column: read(shownColumnForm.nullable()),
  dataset: read(datasetForm.nullable()),
  field: read(fieldShownForm.nullable().describe('a column of a dataset')),
  consumer: read(consumerForm.nullable()),
  job: read(jobForm.nullable()),
}
type Things = { [Key in keyof typeof things]: z.output<(typeof things)[Key]> }

const NOTHING: Things = {
  domain: null,
  product: null,
  port: null,
  column: null,
  dataset: null,
  field: null,
  consumer: null,
  job: null,
}

export function showCommand(): Command {
  return defineCommand({
    name: 'show',
    summary: 'shows one thing: a product, port, column, domain, dataset, consumer, job',
    description: `
Shows what there is to know of a thing: its owner, where it stands in its life, its contracts column by column, what it promises
and whether that is kept, its quality, its problems, what it is made from and who reads it, one hop.

Where a domain does not answer, what was last known of its things is shown, with the time it is of; what cannot be known then
is named in the end.`,
    positionals: [ID_POSITIONAL],
    options: MESH_OPTIONS,
    ends: '0 when it was answered, also in part, 1 when it could not be or nothing is known by this id',
    examples: [
      'heddle show marketing/customer360',
      'heddle show order-events',
      "heddle show 'orders/order-events/orders-v1#order_id'",
      'heddle show payments --json',
    ],
    result: answerForm.extend({
      id: z.string(),
      kind: z.enum(SHOWN_KINDS).describe('which of the following is not null'),
      ...things,
      errors: z.array(errorForm).describe('which parts could not be answered, and why'),
    }),
    run: ({ options, positionals: [typed = ''] }, terminal) =>
      withMesh(options, terminal, (mesh) =>
        withThing(mesh, typed, SHOWN_KINDS, terminal, async (id) => {
          const shown = await shownOf(mesh, id)
          if (shown === null) return null
          const { thing, errors, text } = shown
          return {
            result: {
              mesh: mesh.url,
              id: id.id,
              kind: id.kind as ShownKind,
              ...NOTHING,
              ...thing,
              errors: [...errors],
            },
            text: text(terminal) + whatIsMissing(errors, terminal),
          }
        }),
      ),
  })
}

/** Under the name that the result has for it. */
async function shownOf(mesh: Mesh, id: ThingId): Promise<Shown<Partial<Things>> | null> {
  switch (id.kind) {
    case 'DOMAIN':
      return named('domain', await showDomain(mesh, id))
    case 'PRODUCT':
      return named('product', await showProduct(mesh, id))
    case 'PORT':
      return named('port', await showPort(mesh, id))
    case 'COLUMN':
      return named('column', await showColumn(mesh, id))
    case 'DATASET':
      return named('dataset', await showDataset(mesh, id))
    case 'DATASET_COLUMN':
      return named('field', await showField(mesh, id))
    case 'CONSUMER':
      return named('consumer', await showConsumer(mesh, id))
    case 'JOB':
      return named('job', await showJob(mesh, id))
  }
}

function named<Key extends keyof Things>(
  key: Key,
  shown: Shown<NonNullable<Things[Key]>> | null,
): Shown<Partial<Things>> | null {
  return shown === null ? null : { ...shown, thing: { [key]: shown.thing } as Partial<Things> }
}
