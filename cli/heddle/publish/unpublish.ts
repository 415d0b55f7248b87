import { z } from 'zod'
import { type Command, defineCommand, UsageError } from '../command.ts'
import { FOLDER_POSITIONAL, openDomainFolder } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { withMesh } from '../mesh/mesh.ts'
import { askForChange } from './ask-for-change.ts'

const UNPUBLISH = 'mutation Unpublish($domain: ID!) { unpublish(domain: $domain) { supergraphVersion } }'

/** `heddle unpublish`: the domain leaves the mesh. */
export function unpublishCommand(): Command {
  return defineCommand({
    name: 'unpublish',
    summary: 'takes a domain out of the mesh; what was last known of it stays, marked',
    description: `
The mesh asks the domain nothing any more, and its own fields are gone. What was last known of its products stays, in search and in
the lineage, marked as removed, so that those who read them can see what is missing. heddle publish brings it back.

Asks first; --yes is for those who do not sit at a terminal.`,
    positionals: [FOLDER_POSITIONAL],
    options: { yes: { type: 'boolean', short: 'y', help: 'do it without asking' }, ...ACCESS_OPTIONS },
    ends: '0 when the domain is out of the mesh, 1 when it could not be done or was not meant',
    examples: ['heddle unpublish', 'heddle unpublish ./lending --yes'],
    result: z.object({ domain: z.string(), mesh: z.string(), supergraphVersion: z.string() }),
    async run({ options, positionals: [given] }, terminal) {
      const folder = await openDomainFolder(given)
      const { id } = folder.domain
      return withMesh(options, terminal, async (mesh) => {
        const token = await domainToken(mesh, folder, options, terminal)
        if (options.yes !== true) {
          if (terminal.ask === undefined) throw new UsageError('--yes: expected, where nobody can be asked')
          if (!(await terminal.ask.confirm(`Take the domain ${id} out of the mesh at ${mesh.url}?`)))
            throw new Error('not meant; nothing was changed')
        }
        const answer = await askForChange<{ unpublish: { supergraphVersion: string } }>(mesh, terminal, {
          what: 'the mesh takes the domain out',
          domain: id,
          token,
          query: UNPUBLISH,
          variables: { domain: id },
        })
        const result = { domain: id, mesh: mesh.url, supergraphVersion: answer.unpublish.supergraphVersion }
        const text = `${terminal.style.good('unpublished')}  ${id} is out of the mesh at ${mesh.url}; what was last known of it stays\n`
        return { result, text }
      })
    },
  })
}
