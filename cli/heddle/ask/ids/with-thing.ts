import { ClientError } from '../../../../platform/errors.ts'
import { type ParsedId, parseId, readId } from '../../../../schema/ids.ts'
import { Failure, UsageError } from '../../command.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { oneLine } from '../../terminal/one-line.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { unlessUnasked } from '../answer.ts'
import { type Candidate, findCandidates, meantBy, nearest } from './candidates.ts'
import { columnsOf } from './columns-of.ts'

/** What stands in the lineage, and so has an impact. */
export const LINEAGE_KINDS = ['DOMAIN', 'PRODUCT', 'PORT', 'COLUMN', 'DATASET', 'DATASET_COLUMN', 'CONSUMER'] as const
export const SHOWN_KINDS = [...LINEAGE_KINDS, 'JOB'] as const
export type ShownKind = (typeof SHOWN_KINDS)[number]
export type ThingId<Kind extends ShownKind = ShownKind> = Extract<ParsedId, { kind: Kind }>

const IN_WORDS: Readonly<Record<ShownKind, string>> = {
  DOMAIN: 'a domain',
  PRODUCT: 'a product',
  PORT: 'an output port',
  COLUMN: 'a column',
  DATASET: 'a dataset',
  DATASET_COLUMN: 'a column of a dataset',
  CONSUMER: 'a consumer',
  JOB: 'a job',
}

/** For the help of the commands. */
export const ID_POSITIONAL = {
  name: 'id',
  help: 'the id of a thing; or its name, its title or how they begin, where just one thing is called so',
  id: 'thing',
} as const

/**
 * Does `work` with the thing that was typed: under this id, or else under the one thing's that is called so.
 * `work` answers null for what is not known.
 *
 * @throws UsageError for what is no id and no name, Failure with what is nearest for what is not known
 */
export async function withThing<Kind extends ShownKind, Result>(
  mesh: Mesh,
  typed: string,
  kinds: readonly Kind[],
  { err }: Terminal,
  work: (id: ThingId<Kind>) => Promise<Result | null>,
): Promise<Result> {
  const isWanted = (id: ParsedId): id is ThingId<Kind> => (kinds as readonly string[]).includes(id.kind)
  const parsed = idIn(typed)
  if (parsed !== null) {
    if (!isWanted(parsed))
      throw new UsageError(`<id>: expected ${kinds.map((kind) => IN_WORDS[kind]).join(', ')}, received ${parsed.id}`)
    const result = await work(parsed)
    if (result !== null) return result
  }
  const wanted = ({ id }: Candidate) => {
    const read = readId(id)
    return read !== null && isWanted(read)
  }
  const jobs = (kinds as readonly string[]).includes('JOB')
  const found = parsed?.kind === 'COLUMN' ? await columnsOf(mesh, portOf(parsed.id)) : []
  const { candidates: all, unasked } =
    found.length > 0 ? { candidates: found, unasked: [] } : await findCandidates(mesh, typed, jobs)
  const candidates = all.filter(wanted)
  if (found.some(({ id }) => id === parsed?.id)) throw withoutLineage(typed)
  const meant =
    parsed?.kind === 'COLUMN' && found.length > 0
      ? candidates.filter(({ id }) => pathOf(readId(id)) === pathOf(parsed))
      : meantBy(typed, candidates).filter(({ id }) => id !== parsed?.id)
  const [only] = meant
  if (only === undefined) unlessUnasked(unasked)
  if (only === undefined || meant.length > 1) throw notKnown(typed, meant, nearest(typed, candidates))
  const id = readId(only.id)
  const result = id !== null && isWanted(id) ? await work(id) : null
  if (result === null) throw notKnown(typed, [], candidates)
  err(`${typed}: taken to be ${oneLine(only.id)}\n`)
  return result
}

/** Null for what may be a name. @throws UsageError for an id that is not well formed */
function idIn(typed: string): ParsedId | null {
  if (typed.trim() === '') throw new UsageError('<id>: expected an id or a name, received nothing')
  const read = readId(typed)
  if (read !== null || !/^(dataset|job|consumer|run|person):|#|(\/.*){3}/s.test(typed)) return read
  try {
    return parseId(typed, '<id>')
  } catch (error) {
    throw error instanceof ClientError ? new UsageError(error.message) : error
  }
}

/** Of a column, whichever schema object it is in; null for all else. */
const pathOf = (id: ParsedId | null): string | null => (id?.kind === 'COLUMN' ? id.path.join('.') : null)

const portOf = (column: string): string => column.split('#')[0] ?? column

/** A contract has it, and what was asked of the lineage is not there: nobody told of it, or its dataset is another port's. */
function withoutLineage(typed: string): Failure {
  return new Failure(`the lineage knows nothing of ${JSON.stringify(typed)}, which the contract has`, {
    code: 'NOT_FOUND',
    advice: 'heddle show of its domain says whether another domain holds the dataset of its port.',
  })
}

function notKnown(typed: string, meant: readonly Candidate[], near: readonly Candidate[]): Failure {
  const shown = JSON.stringify(typed)
  const problems = (meant.length > 0 ? meant.slice(0, 20) : near).map(({ id, title }) =>
    title === null || title === id ? id : `${id} (${title})`,
  )
  if (meant.length > 1)
    return new Failure(`${shown} may be one of ${meant.length}`, {
      code: 'AMBIGUOUS',
      problems,
      advice: 'Ask again with one of these ids.',
    })
  return new Failure(`nothing is known as ${shown}${problems.length > 0 ? '; what is nearest' : ''}`, {
    code: 'NOT_FOUND',
    problems,
    advice: 'heddle search <words> finds products and ports by their names, columns, tags and descriptions.',
  })
}
