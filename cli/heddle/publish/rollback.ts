import { type Command, defineCommand } from '../command.ts'
import { FOLDER_POSITIONAL, openDomainFolder } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { withMesh } from '../mesh/mesh.ts'
import { askForChange } from './ask-for-change.ts'
import { PUBLISH_PAYLOAD, published, publishedBy, publishedText } from './publish.ts'

const ROLLBACK = `mutation Rollback($domain: ID!, $release: String) {
  rollback(domain: $domain, release: $release) ${PUBLISH_PAYLOAD}
}`

/** `heddle rollback`: an earlier release is the accepted one again. */
export function rollbackCommand(): Command {
  return defineCommand({
    name: 'rollback',
    summary: 'makes an earlier release of a domain the accepted one again',
    description: `
Goes back to the release that was accepted before the present one, or to the one named. The running domain still has it, and serves it
from then on; the folder stays as it is. heddle show <domain> lists the releases.`,
    positionals: [FOLDER_POSITIONAL],
    options: {
      to: { type: 'string', value: '<release>', help: 'the release to go back to (default: the one before)' },
      ...ACCESS_OPTIONS,
    },
    ends: '0 when the earlier release is accepted again, 1 when it cannot be served any more or the mesh cannot be asked',
    examples: [
      'heddle rollback',
      'heddle rollback ./lending --to 23d3485520619a3f692dbd765eba955225e333d0118b05c7030985a107447ceb',
    ],
    result: published,
    async run({ options, positionals: [given] }, terminal) {
      const folder = await openDomainFolder(given)
      return withMesh(options, terminal, async (mesh) => {
        const token = await domainToken(mesh, folder, options, terminal)
        const variables = { domain: folder.domain.id, release: options.to ?? null }
        const answer = await askForChange<{ rollback: unknown }>(mesh, terminal, {
          what: 'the mesh asks the domain for that release',
          domain: folder.domain.id,
          token,
          query: ROLLBACK,
          variables,
        })
        const result = publishedBy(answer.rollback, folder, mesh)
        return { result, text: publishedText(result, terminal) }
      })
    },
  })
}
