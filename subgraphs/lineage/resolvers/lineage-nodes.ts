import { invalidInput } from '../../../platform/errors.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import type { Place } from '../reads/place.ts'
import { parseWhole, type Subject, type WholeId } from '../reads/subject.ts'
import { readTime } from './arguments.ts'

/** As many as a screen has, several times over; who wants more asks again. */
const MOST = 200

export const lineageNodesField: NonNullable<QueryResolvers['lineageNodes']> = async (_, args, context) => {
  if (args.of.length < 1 || args.of.length > MOST) {
    throw invalidInput({ argument: 'of', expected: `1 to ${MOST} ids`, received: args.of.length })
  }
  const ids = new Map(args.of.map((text) => parseWhole(text, 'of')).map((id) => [id.id, id]))
  const reader = context.reader()
  const snapshot = await reader.at(readTime(args))
  const found = await Promise.all([...ids.values()].map(async (id) => placeOf(id, await reader.subject(id, snapshot))))
  return found.flatMap((place) => {
    if (place === null) return []
    const level = place.kind === 'DOMAIN' || place.kind === 'PRODUCT' ? place.kind : 'PORT'
    return [{ snapshot, place, level, distance: null }]
  })
}

/** The one thing that was asked for by its id. Null for what is not there: what is known of another moment alone starts nowhere. */
function placeOf({ kind }: WholeId, subject: Subject | null): Place | null {
  if (subject === null) return null
  const { domains, products, ports, nodes } = subject
  const [index] = { DOMAIN: domains, PRODUCT: products, PORT: ports, DATASET: nodes, CONSUMER: nodes }[kind]
  return index === undefined ? null : { kind, index }
}
