import { z } from 'zod'
import { moment } from '../ask/draw/values.ts'
import {
  type AcceptedRelease,
  readRelease,
  type Standing,
  standingOf,
  wholeRelease,
} from '../check/accepted-releases.ts'
import { type Command, defineCommand } from '../command.ts'
import { DOMAIN_OPTIONS, type DomainFolder, FOLDER_POSITIONAL, openDomainToActFor } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { withMesh } from '../mesh/mesh.ts'
import type { OpenDomainStore } from '../serve/serve.ts'
import { servingNow } from '../serve/served-at.ts'
import { short } from '../terminal/short.ts'
import type { Style } from '../terminal/style.ts'
import { askForChange } from './ask-for-change.ts'
import { doneText, PUBLISH_PAYLOAD, published, publishedBy } from './publish.ts'

const ROLLBACK = `mutation Rollback($domain: ID!, $release: String) {
  rollback(domain: $domain, release: $release) ${PUBLISH_PAYLOAD}
}`

export const rolledBack = published.extend({
  acceptedAt: z.string().nullable().describe('when the release was accepted last before this; null when not known'),
})
type RolledBack = z.infer<typeof rolledBack>

/** `heddle rollback`: an earlier release is the accepted one again. */
export function rollbackCommand(openStore: OpenDomainStore): Command {
  return defineCommand({
    name: 'rollback',
    summary: 'makes an earlier release of a domain the accepted one again',
    description: `
Goes back to the release that was accepted before the present one, or to the one named: by as many of its digits as tell it from the
others. The running domain still has it, and serves it from then on; one that serves its folder (heddle serve --watch) goes on with that.
The folder stays as it is. It says from which release to which it went, what that changes, and who reads it. heddle show <domain> lists
the releases.

Done twice it ends where it began: the release before the present one is then the one that was left.`,
    positionals: [FOLDER_POSITIONAL],
    options: {
      to: {
        type: 'string',
        value: '<release>',
        id: 'release',
        help: 'the release to go back to (default: the one before)',
      },
      ...DOMAIN_OPTIONS,
      ...ACCESS_OPTIONS,
    },
    ends: '0 when the earlier release is accepted again, 1 when it cannot be served any more or the mesh cannot be asked',
    examples: ['heddle rollback', 'heddle rollback ./lending --to 23d348552061', 'heddle rollback --domain lending'],
    result: rolledBack,
    async run({ options, positionals: [given] }, terminal) {
      const folder = await openDomainToActFor(given, options.domain, openStore)
      const { id } = folder.domain
      const typed = options.to === undefined ? null : readRelease('to', options.to)
      return withMesh(options, terminal, async (mesh) => {
        const token = await domainToken(mesh, folder, options, terminal)
        const standing = await standingOf(mesh, id)
        const release = typed === null ? null : wholeRelease(typed, standing?.releases ?? [], id)
        const asked = new Date()
        const answer = await askForChange<{ rollback: unknown }>(mesh, terminal, {
          what: 'the mesh asks the domain for that release',
          domain: id,
          token,
          query: ROLLBACK,
          variables: { domain: id, release },
        })
        const done = await publishedBy(mesh, terminal, { answer: answer.rollback, domain: id, standing, asked })
        const result = {
          ...done,
          warnings: [...done.warnings, ...folderStillServed(folder)],
          acceptedAt: acceptedAt(done.release, standing),
        }
        return { result, text: rolledBackText(result, terminal.style) }
      })
    },
  })
}

/** Who rolls back to be rid of something must hear that it is still there. */
function folderStillServed({ stateDir, path, isNamedOnly }: DomainFolder): readonly string[] {
  return !isNamedOnly && servingNow(stateDir)?.follows === 'workingCopy'
    ? [
        `heddle serve --watch serves ${path} as it is, so the mesh still answers with the folder, not with this release (drift): ` +
          'start heddle serve without --watch, or take the change back in the folder too',
      ]
    : []
}

/** When the release was accepted last before this. */
function acceptedAt(release: string, standing: Standing | null): string | null {
  const isIt = ({ id }: AcceptedRelease) => id === release
  return standing?.releases.find(isIt)?.publishedAt ?? null
}

function rolledBackText(result: RolledBack, style: Style): string {
  const { domain, mesh, release, from, acceptedAt } = result
  const left = from === null ? 'another release' : `release ${short(from)}`
  const since = acceptedAt === null ? '' : `, as accepted at ${moment(acceptedAt)},`
  const again =
    from === null || from === release
      ? ''
      : `Another heddle rollback goes to ${short(from)} again; heddle show ${domain} lists what --to may name.\n`
  return [
    `${style.good('rolled back')}  ${domain} from ${left} to release ${short(release)}${since} in the mesh at ${mesh}\n`,
    doneText(result, style),
    again,
  ].join('')
}
