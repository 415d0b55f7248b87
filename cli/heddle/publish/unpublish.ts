import { z } from 'zod'
import { counted } from '../ask/draw/values.ts'
import { type AffectedReader, affectedReader } from '../check/affected-reader.ts'
import { directReaders } from '../check/direct-readers.ts'
import { orUnknown, unknownReaders } from '../check/readers.ts'
import { readerName } from '../check/show-changes.ts'
import { type Command, defineCommand, Failure, UsageError } from '../command.ts'
import { DOMAIN_OPTIONS, FOLDER_POSITIONAL, openDomainToActFor } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { withMesh } from '../mesh/mesh.ts'
import type { OpenDomainStore } from '../serve/serve.ts'
import { oneLine } from '../terminal/one-line.ts'
import { withPatience } from '../terminal/patience.ts'
import type { Style } from '../terminal/style.ts'
import { askForChange } from './ask-for-change.ts'

const UNPUBLISH = 'mutation Unpublish($domain: ID!) { unpublish(domain: $domain) { supergraphVersion } }'

/** `heddle unpublish`: the domain leaves the mesh. */
export function unpublishCommand(openStore: OpenDomainStore): Command {
  return defineCommand({
    name: 'unpublish',
    summary: 'takes a domain out of the mesh; what was last known of it stays, marked',
    description: `
The mesh asks the domain nothing any more, and its own fields are gone. What was last known of its products stays, in search and in
the lineage, marked as removed, so that those who read them can see what is missing. heddle publish brings it back.

Asks first, and says who reads what the domain offers, from the lineage; --yes is for those who do not sit at a terminal.`,
    positionals: [FOLDER_POSITIONAL],
    options: {
      yes: { type: 'boolean', short: 'y', help: 'do it without asking' },
      ...DOMAIN_OPTIONS,
      ...ACCESS_OPTIONS,
    },
    ends: '0 when the domain is out of the mesh, 1 when it could not be done or was not meant',
    examples: ['heddle unpublish', 'heddle unpublish ./lending --yes', 'heddle unpublish --domain lending --yes'],
    result: z.object({
      domain: z.string(),
      mesh: z.string(),
      supergraphVersion: z.string(),
      readers: z
        .array(affectedReader)
        .nullable()
        .describe('who reads what the domain offers, of other domains and of none; null when that could not be asked'),
      warnings: z.array(z.string()).describe('why it could not be asked who reads'),
    }),
    async run({ options, positionals: [given] }, terminal) {
      const folder = await openDomainToActFor(given, options.domain, openStore)
      const { id } = folder.domain
      return withMesh(options, terminal, async (mesh) => {
        const token = await domainToken(mesh, folder, options, terminal)
        if (options.yes !== true && terminal.ask === undefined)
          throw new UsageError('--yes: expected, where nobody can be asked')
        const { readers, reason } = await withPatience(terminal, 'asking who reads it', () =>
          orUnknown(() => directReaders(mesh, id, { but: id })),
        )
        if (options.yes !== true) {
          terminal.err(offeredText(id, readers, reason, terminal.style))
          if ((await terminal.ask?.confirm(`Take the domain ${id} out of the mesh at ${mesh.url}?`)) !== true)
            throw new Failure('not meant; nothing was changed', { code: 'NOT_MEANT' })
        }
        const answer = await askForChange<{ unpublish: { supergraphVersion: string } }>(mesh, terminal, {
          what: 'the mesh takes the domain out',
          domain: id,
          token,
          query: UNPUBLISH,
          variables: { domain: id },
        })
        const result = {
          domain: id,
          mesh: mesh.url,
          supergraphVersion: answer.unpublish.supergraphVersion,
          readers: readers === null ? null : [...readers],
          warnings: reason === null ? [] : [unknownReaders(reason)],
        }
        const done = `${terminal.style.good('unpublished')}  ${id} is out of the mesh at ${mesh.url}; what was last known of it stays\n`
        // Who was asked has read it.
        return {
          result,
          text: options.yes === true ? `${done}${offeredText(id, readers, reason, terminal.style)}` : done,
        }
      })
    },
  })
}

/** Of those who read, so many are named; programs get all. */
const MOST_NAMED = 20

function offeredText(
  domain: string,
  readers: readonly AffectedReader[] | null,
  reason: string | null,
  style: Style,
): string {
  if (readers === null)
    return `${style.warning(`Who reads what ${domain} offers is not known`)}: ${oneLine(reason ?? '')}\n`
  const firsts = [...new Map(readers.toReversed().map((read) => [read.reader, read])).values()].toReversed()
  if (firsts.length === 0) return `Nobody is known to read what ${domain} offers.\n`
  const portsOf = (wanted: string) =>
    [...new Set(readers.flatMap(({ reader, port }) => (reader === wanted ? [oneLine(port)] : [])))].join(', ')
  const named = firsts
    .slice(0, MOST_NAMED)
    .map((read) => `  ${readerName(read, style)}: reads ${portsOf(read.reader)}\n`)
  const more = firsts.length > MOST_NAMED ? `  and ${firsts.length - MOST_NAMED} more; --json names all\n` : ''
  return `${counted(firsts.length, 'reader')} of what ${domain} offers:\n${named.join('')}${more}`
}
