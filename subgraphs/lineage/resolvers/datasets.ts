import { parseDatasetId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { DatasetResolvers, OutputPortResolvers } from '../generated/resolver-types.ts'
import type { DatasetFacts, KeptSays } from '../ledger/datasets/dataset-facts.ts'
import { standing } from '../ledger/said.ts'
import { observedSchema } from '../reads/drift/observed-schema.ts'
import { schemaDrift as driftOf } from '../reads/drift/schema-drift.ts'
import { dateTime } from './nodes.ts'
import type { EntityParent } from './parents.ts'

type FactFields =
  | 'schema'
  | 'schemaSeenAt'
  | 'owner'
  | 'description'
  | 'type'
  | 'subType'
  | 'lastSeenAt'
  | 'lastLifecycleChange'
  | 'droppedAt'
  | 'renamedTo'

/** What events told of a dataset. */
export const datasetFacts: Required<Pick<DatasetResolvers, FactFields>> = {
  schema: async (parent, _, context) => (await schemaOf(parent, context))?.fields ?? null,
  schemaSeenAt: async (parent, _, context) => dateTime((await schemaOf(parent, context))?.at ?? null),
  async owner(parent, _, context) {
    const name = await saidOf(parent, context, 'owner')
    return name === null ? null : { name, email: null, members: null }
  },
  async description(parent, _, context) {
    const digest = await saidOf(parent, context, 'description')
    return digest === null ? null : context.reader().facts.text(digest)
  },
  type: async (parent, _, context) => (await saidOf(parent, context, 'type'))?.type ?? null,
  subType: async (parent, _, context) => (await saidOf(parent, context, 'type'))?.subType ?? null,
  lastSeenAt: async (parent, _, context) => dateTime((await factsOf(parent, context))?.seenAt ?? null),
  async lastLifecycleChange(parent, _, context) {
    const said = (await factsOf(parent, context))?.said.lifecycle
    const lifecycle = standing(said)
    if (said === undefined || lifecycle === null) return null
    const { change, previous } = lifecycle
    return {
      change,
      at: new Date(said[0]).toISOString(),
      previous: previous === null ? null : { id: nameOf(previous, context) },
    }
  },
  async droppedAt(parent, _, context) {
    const last = await departureOf(parent, context)
    return last?.into === null ? dateTime(last.at) : null
  },
  async renamedTo(parent, _, context) {
    const into = (await departureOf(parent, context))?.into ?? null
    return into === null ? null : { id: nameOf(into, context) }
  },
}

export const schemaDrift: NonNullable<OutputPortResolvers['schemaDrift']> = async ({ id }, _, context) => {
  const found = await driftOf(context.reader(), id)
  return (
    found?.map(({ dataset, observedAt, ...difference }) => ({
      ...difference,
      dataset: { id: dataset },
      observedAt: new Date(observedAt).toISOString(),
    })) ?? null
  )
}

/** Under which its facts are kept: an alias leads to it. Null when no event named it. */
async function canonicalId({ id }: EntityParent, context: Context): Promise<string | null> {
  return (await context.reader().subject(parseDatasetId(id)))?.id ?? null
}

async function factsOf(parent: EntityParent, context: Context): Promise<DatasetFacts | null> {
  const id = await canonicalId(parent, context)
  return id === null ? null : context.reader().facts.dataset(id)
}

async function saidOf<Key extends keyof KeptSays>(parent: EntityParent, context: Context, key: Key) {
  return standing<NonNullable<KeptSays[Key]>>((await factsOf(parent, context))?.said[key])
}

async function schemaOf(parent: EntityParent, context: Context) {
  const id = await canonicalId(parent, context)
  return id === null ? null : observedSchema(context.reader(), id)
}

/** Its last, unless something of its name was seen since. */
async function departureOf(parent: EntityParent, context: Context) {
  const id = await canonicalId(parent, context)
  if (id === null) return null
  const { facts } = context.reader()
  const [departures, known] = await Promise.all([facts.departures(id), facts.dataset(id)])
  const last = departures.at(-1)
  return last === undefined || (known !== null && known.seenAt > last.at) ? null : last
}

function nameOf(node: number, context: Context): string {
  const { directory } = context.reader().now
  return directory.idOf(directory.final(node))
}
