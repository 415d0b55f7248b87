import { invalidInput } from '../../../platform/errors.ts'
import { parseConsumerId, parsePersonId } from '../../../schema/ids.ts'
import type { Context } from '../context.ts'
import type { ConsumerConnectionResolvers, ConsumerResolvers, QueryResolvers } from '../generated/resolver-types.ts'
import type { ConsumerDetails } from '../ledger/directory.ts'
import { listConsumers } from '../reads/consumer-list.ts'
import { listOf, readFirst } from './arguments.ts'
import { edgesField } from './edges.ts'
import { LONGEST_TEXT } from './manual-input.ts'

export const consumer: ConsumerResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  label: async ({ id }, _, context) => (await detailsOf(id, context))?.label ?? parseConsumerId(id).name,
  kind: async ({ id }, _, context) => (await detailsOf(id, context))?.kind ?? null,
  async owner({ id }, _, context) {
    const { owner = null, email = null } = (await detailsOf(id, context)) ?? {}
    return owner === null && email === null ? null : { name: owner, email, members: null }
  },
  url: async ({ id }, _, context) => (await detailsOf(id, context))?.url ?? null,
  async registeredBy({ id }, _, context) {
    const author = (await detailsOf(id, context))?.registration?.author
    return author === undefined ? null : parsePersonId(author).name
  },
  reads: edgesField('UPSTREAM'),
}

export const consumerById: NonNullable<QueryResolvers['consumer']> = async (_, { id }, context) => {
  const subject = await context.reader().subject(parseConsumerId(id))
  return subject === null ? null : { id: subject.id }
}

export const consumers: NonNullable<QueryResolvers['consumers']> = async (_, { filter, first, after }, context) => {
  const text = filter?.text ?? ''
  if (text.length > LONGEST_TEXT) {
    const expected = `a text of at most ${LONGEST_TEXT} characters`
    throw invalidInput({ argument: 'filter.text', expected, received: text })
  }
  const choice = {
    kinds: listOf(filter?.kind),
    owners: listOf(filter?.owner),
    text: text === '' ? null : text.toLowerCase(),
  }
  return listConsumers(context.reader(), choice, readFirst(first), after ?? null)
}

export const consumerConnection: ConsumerConnectionResolvers = {
  edges: ({ consumers: found }) => found.map(({ id, cursor }) => ({ cursor, node: { id } })),
  pageInfo: ({ consumers: found, hasNextPage, hasPreviousPage }) => ({
    hasNextPage,
    hasPreviousPage,
    startCursor: found[0]?.cursor ?? null,
    endCursor: found.at(-1)?.cursor ?? null,
  }),
  totalCount: ({ total }) => total,
}

async function detailsOf(id: string, context: Context): Promise<ConsumerDetails | null> {
  const reader = context.reader()
  const subject = await reader.subject(parseConsumerId(id))
  const node = subject?.start[0]
  return node === undefined ? null : reader.now.directory.consumerOf(node)
}
