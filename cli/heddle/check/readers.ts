import { Failure } from '../command.ts'
import type { Mesh, MeshError } from '../mesh/mesh.ts'
import type { AffectedReader } from './affected-reader.ts'
import {
  directReaders,
  ownerOf,
  type Page,
  READER_NODE,
  type ReaderNode,
  ReadersUnknown,
  throwUnknown,
} from './direct-readers.ts'
import { beforeItWent } from './gone-since.ts'
import type { PortChanges, ReleaseChanges } from './release-check.ts'

const READERS = `query Readers($port: ID!, $after: String, $asOf: DateTime) {
  port(id: $port) {
    readers(first: 500, after: $after, asOf: $asOf) {
      pageInfo { hasNextPage endCursor }
      edges { node { writer stale columns node ${READER_NODE} } }
    }
  }
}`

type Answer = {
  readonly port: {
    readonly readers: {
      readonly pageInfo: Page
      readonly edges: readonly {
        readonly node: {
          readonly writer: string
          readonly stale: boolean | null
          readonly columns: readonly string[] | null
          readonly node: ReaderNode
        }
      }[]
    } | null
  } | null
}

/** Each port is asked about in a question of its own; so many at once. */
const AT_ONCE = 4

/** `readers` is null when it is not known who reads, and `reason` says why not. */
export type FoundReaders = {
  readonly readers: readonly AffectedReader[] | null
  readonly reason: string | null
}

/**
 * Who reads what changes: of the ports that lose or change something, everyone who reads the whole of them, a column of
 * these, or nobody knows which. What is only added concerns nobody yet. Half an answer is none: who is not named may read.
 *
 * @param asOf the moment whose lineage is asked for, RFC 3339: of a change that has been made, one before it; null for now
 * @throws Failure when the command is stopped
 */
export function readersOfChanges(
  mesh: Mesh,
  changes: ReleaseChanges,
  asOf: string | null = null,
): Promise<FoundReaders> {
  return orUnknown(async () => {
    const ports = portsWithLosses(changes)
    const found: AffectedReader[][] = []
    const next = ports.entries()
    const worker = async () => {
      for (const [index, port] of next) found[index] = await readersOf(mesh, port, asOf)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    return found.flat()
  })
}

/** What the mesh cannot say is no failure of a command that asks for more than this. @throws Failure when it is stopped */
export async function orUnknown(ask: () => Promise<readonly AffectedReader[]>): Promise<FoundReaders> {
  try {
    return { readers: await ask(), reason: null }
  } catch (error) {
    const isUnknown = error instanceof ReadersUnknown || (error instanceof Failure && error.code !== 'STOPPED')
    if (!isUnknown) throw error
    return { readers: null, reason: error.message }
  }
}

/** The ports whose readers a change concerns. */
export function portsWithLosses(changes: ReleaseChanges): readonly PortChanges[] {
  return changes.products.flatMap(({ ports }) => ports.filter(losesSomething))
}

/** For the warnings of whoever asked. */
export const unknownReaders = (reason: string): string => `who reads what changes or goes could not be asked: ${reason}`

/** Fields whose change reaches whoever reads the port at all. */
const OF_THE_WHOLE = /^(kind|format|location|datasets)\b/

function losesSomething(port: PortChanges): boolean {
  if (port.change !== 'CHANGED') return port.change === 'REMOVED'
  return port.columns.some(({ change }) => change !== 'ADDED') || isOfTheWhole(port)
}

/** Whether whoever reads the port at all is concerned, by whichever column. */
export function isOfTheWhole({ change, fields }: PortChanges): boolean {
  return change === 'REMOVED' || fields.some(({ field }) => OF_THE_WHOLE.test(field))
}

async function readersOf(mesh: Mesh, port: PortChanges, asOf: string | null): Promise<AffectedReader[]> {
  const isWhole = isOfTheWhole(port)
  const gone = port.columns.filter(({ change }) => change !== 'ADDED').map(({ path }) => path)
  const readers: AffectedReader[] = []
  for (let after: string | null = null; ; ) {
    const errors: MeshError[] = []
    const answer: Answer = await mesh.ask<Answer>(
      READERS,
      { port: port.port, after, asOf },
      { partial: (told) => errors.push(...told) },
    )
    throwUnknown(errors, 'port', 'port.readers')
    if (answer.port === null) return readersOfGone(mesh, port.port, asOf)
    const page = answer.port.readers
    // Nothing reads a port that lineage has never heard of.
    if (page === null) return readers
    for (const { node: reader } of page.edges) {
      const columns = reader.columns === null ? null : [...reader.columns]
      const hit =
        isWhole || columns === null ? null : columns.filter((column) => gone.some((path) => isWithin(column, path)))
      if (hit?.length === 0) continue
      const { id, kind, label } = reader.node
      readers.push({
        port: port.port,
        reader: id,
        label,
        kind,
        owner: ownerOf(reader.node),
        writer: reader.writer,
        stale: reader.stale,
        columns,
        hit,
      })
    }
    if (!page.pageInfo.hasNextPage) return readers
    after = page.pageInfo.endCursor
  }
}

/** Its domain does not serve it any more: the lineage may know it all the same, and does of the time before it went. */
async function readersOfGone(mesh: Mesh, port: string, asOf: string | null): Promise<AffectedReader[]> {
  const before = await beforeItWent(mesh, port)
  const found = await directReaders(mesh, port, { asOf })
  const known = new Set(found.map(({ reader, writer }) => `${reader} ${writer}`))
  const earlier = before === null ? [] : await directReaders(mesh, port, { asOf: before })
  return [...found, ...earlier.filter(({ reader, writer }) => !known.has(`${reader} ${writer}`))]
}

/** The column itself, one inside of it, or the one it is inside of: `customer` holds `customer.id`. */
function isWithin(column: string, path: string): boolean {
  return column === path || column.startsWith(`${path}.`) || path.startsWith(`${column}.`)
}
