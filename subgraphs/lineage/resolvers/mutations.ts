import { durationSeconds } from '../../../platform/duration.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { encodedLength, LONGEST_NAME, LONGEST_NAMED } from '../../../schema/id-lengths.ts'
import { parseConsumerId, parseIdOf } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { MutationResolvers } from '../generated/resolver-types.ts'
import { CONFIDENCE } from '../ledger/confidence.ts'
import type { WriterId } from '../ledger/mutations/set-expiry.ts'
import type { Voucher } from '../ledger/sender.ts'
import { placeEdges } from '../reads/graph-edges.ts'
import { idOfPlace } from '../reads/places.ts'
import { writerExpiry } from '../reads/staleness.ts'
import type { EdgeVersion } from '../stores/store.ts'
import { readConfidence } from './arguments.ts'
import {
  LONGEST_REASON,
  MOST_READS,
  readExpiry,
  readName,
  readOptionalText,
  readOwner,
  readPast,
  readText,
  readWebAddress,
} from './manual-input.ts'
import type { EdgeParent } from './parents.ts'

/** Each asks for the tokens that may do it; what a domain's own token may not touch is the ledger's to say. */
export const mutation: MutationResolvers = {
  async addLineage(_, { input }, context) {
    const by = await voucherOf(context)
    const said = {
      reason: readText(input.reason, 'input.reason', LONGEST_REASON),
      confidence: readConfidence(input.confidence, 'input.confidence') ?? CONFIDENCE.MANUAL,
      expiresAfter: readExpiry(input.expiresAfter, 'input.expiresAfter'),
      validFrom: readPast(input.validFrom, 'input.validFrom'),
    }
    return edgeOf(context, await context.service().addEdges(readEdgeId(input), said, by), input)
  },

  async removeLineage(_, { input }, context) {
    const by = await voucherOf(context)
    const validTo = readPast(input.validTo, 'input.validTo')
    return edgeOf(context, await context.service().removeEdges(readEdgeId(input), validTo, by), input)
  },

  async registerConsumer(_, { input }, context) {
    const by = await voucherOf(context)
    if (input.reads.length > MOST_READS) {
      const expected = `at most ${MOST_READS} ids`
      throw invalidInput({ argument: 'input.reads', expected, received: input.reads.length })
    }
    const name = readName(input.name, 'input.name', LONGEST_NAME)
    const namespace = readName(input.namespace, 'input.namespace', LONGEST_NAME)
    const length = encodedLength([namespace, name], LONGEST_NAMED)
    if (length > LONGEST_NAMED) {
      const expected = `at most ${LONGEST_NAMED} characters with its namespace, percent-encoded`
      throw invalidInput({ argument: 'input.name', expected, received: length })
    }
    const registration = {
      namespace,
      name,
      author: readText(input.author, 'input.author'),
      said: {
        label: readOptionalText(input.label, 'input.label') ?? name,
        kind: readText(input.kind, 'input.kind'),
        url: readWebAddress(input.url, 'input.url'),
        ...readOwner(input.owner),
      },
      reads: input.reads.map((id, i) => parseIdOf(SOURCES, id, `input.reads[${i}]`)),
      statement: {
        reason: readText(input.reason, 'input.reason', LONGEST_REASON),
        expiresAfter: readExpiry(input.expiresAfter, 'input.expiresAfter'),
      },
    }
    const id = await context.service().registerConsumer(registration, by)
    context.renew()
    return { id }
  },

  async removeConsumer(_, { id }, context) {
    const by = await voucherOf(context)
    const consumer = parseConsumerId(id)
    await context.service().removeConsumer(consumer, by)
    context.renew()
    return { id: consumer.id }
  },

  async setExpiry(_, { writer, after }, context) {
    const by = await voucherOf(context)
    const id = parseIdOf(['JOB', 'PRODUCT', 'PERSON'], writer, 'writer')
    const given = readExpiry(after, 'after')
    await context.service().setExpiry(id, given, by)
    const expiresAfter = given ?? writerExpiry(null, METHODS[id.kind], context.renew().observedExpiry)
    return {
      writer: id.id,
      after: expiresAfter,
      afterSeconds: expiresAfter === null ? null : durationSeconds(expiresAfter),
      isDefault: given === null,
    }
  },
}

/** How the edges of each kind of writer come to be known. */
const METHODS = { JOB: 'OBSERVED', PRODUCT: 'DECLARED', PERSON: 'MANUAL' } as const satisfies Record<
  WriterId['kind'],
  EdgeVersion['method']
>

async function voucherOf(context: Context): Promise<Voucher> {
  const claims = await context.authorize(['ingest', 'admin', 'domain'])
  return { kind: claims.kind, domain: claims.kind === 'domain' ? claims.domain : null }
}

/** What data can come from. */
const SOURCES = ['PORT', 'DATASET', 'COLUMN', 'DATASET_COLUMN'] as const

type Ends = { readonly from: string; readonly to: string }

function readEdgeId({ from, to, author }: Ends & { readonly author: string }) {
  return {
    from: parseIdOf(SOURCES, from, 'input.from'),
    to: parseIdOf([...SOURCES, 'CONSUMER'], to, 'input.to'),
    author: readText(author, 'input.author'),
  }
}

/** What was written, as it shows now: between the ports or columns that were named, of all that hold the datasets. */
function edgeOf(context: Context, versions: readonly EdgeVersion[], { from, to }: Ends): EdgeParent | null {
  const snapshot = context.renew().now
  const level = versions.some(({ layer }) => layer === 'COLUMN') ? 'COLUMN' : 'PORT'
  const shown = placeEdges(snapshot, versions, level, () => true, true)
  const named = shown.find((edge) => idOfPlace(snapshot, edge.from) === from && idOfPlace(snapshot, edge.to) === to)
  const edge = named ?? shown[0]
  return edge === undefined ? null : { snapshot, level, edge }
}
