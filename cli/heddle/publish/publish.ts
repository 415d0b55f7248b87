import { z } from 'zod'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import { type Candidate, readCandidate } from '../check/candidate.ts'
import { RELEASE_CHANGES, releaseChanges } from '../check/release-check.ts'
import { showChanges } from '../check/show-changes.ts'
import { type Command, defineCommand, Failure } from '../command.ts'
import { type DomainFolder, FOLDER_POSITIONAL, openDomainFolder } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { type Mesh, withMesh } from '../mesh/mesh.ts'
import type { OpenDomainStore } from '../serve/serve.ts'
import { servingNow } from '../serve/served-at.ts'
import { short } from '../terminal/short.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { askForChange } from './ask-for-change.ts'
import { candidateServed } from './candidate-served.ts'

export const published = z.object({
  domain: z.string(),
  mesh: z.string(),
  release: z.string().describe('the release that is accepted now'),
  supergraphVersion: z.string(),
  warnings: z.array(z.string()).describe('what should be mended, but did not stand in the way'),
  changes: releaseChanges
    .nullable()
    .describe('against the release that was accepted before; null when that is not known'),
})
export type Published = z.infer<typeof published>

const payload = z.object({
  release: z.string(),
  supergraphVersion: z.string(),
  problems: z.array(z.string()),
  changes: releaseChanges.nullish(),
})

/** All of a `PublishPayload` that is told. */
export const PUBLISH_PAYLOAD = `{ release supergraphVersion problems changes ${RELEASE_CHANGES} }`

const PUBLISH = `mutation Publish($input: PublishInput!) { publish(input: $input) ${PUBLISH_PAYLOAD} }`

/** `heddle publish`: the folder becomes the accepted release. */
export function publishCommand(openStore: OpenDomainStore): Command {
  return defineCommand({
    name: 'publish',
    summary: "makes the folder the domain's accepted release",
    description: `
Takes what is in the folder into the mesh: the catalog asks the running domain (heddle serve) for that release, checks it as heddle
check does, and accepts it, or refuses it and says why. The domain serves it from then on. A refused publish, or one that is cut
short, leaves the mesh as it was.

The domain must be served, here or elsewhere: --domain-url says where when it is not the process of this folder. With a problem in
the folder nothing is published.`,
    positionals: [FOLDER_POSITIONAL],
    options: {
      'domain-url': {
        type: 'string',
        value: '<url>',
        help: "the domain's GraphQL endpoint as the mesh reaches it (default: where heddle serve runs it)",
      },
      ...ACCESS_OPTIONS,
    },
    ends: '0 when the release is accepted, 1 when it is refused or the mesh cannot be asked',
    examples: ['heddle publish', 'heddle publish ./lending --domain-url https://lending.example.com/graphql --json'],
    result: published,
    async run({ options, positionals: [given] }, terminal) {
      const folder = await openDomainFolder(given)
      const url = options['domain-url'] ?? urlOf(folder)
      // Without a problem, else the mesh is not even asked: the first publish of a domain registers its name.
      const read =
        servingNow(folder.stateDir) === undefined ? publishable(await readCandidate(folder, openStore, terminal)) : null
      return withMesh(options, terminal, async (mesh) => {
        const token = await domainToken(mesh, folder, options, terminal)
        const { release, extensionSdl } =
          read ??
          publishable(
            (await candidateServed(folder, token, terminal.signal)) ??
              (await readCandidate(folder, openStore, terminal)),
          )
        const input = { domain: folder.domain.id, url, release, ...(extensionSdl === null ? {} : { extensionSdl }) }
        const answer = await askForChange<{ publish: unknown }>(mesh, terminal, {
          what: 'the mesh asks the domain, and takes the release in',
          domain: folder.domain.id,
          token,
          query: PUBLISH,
          variables: { input },
        })
        const result = publishedBy(answer.publish, folder, mesh)
        return { result, text: publishedText(result, terminal) }
      })
    },
  })
}

/** @throws Failure for a folder with problems */
function publishable(candidate: Candidate): Candidate {
  if (candidate.problems.length === 0) return candidate
  throw new Failure('there are problems in the folder; nothing was published', {
    code: 'DESCRIPTOR_PROBLEMS',
    problems: candidate.problems.map(describeProblem),
  })
}

function urlOf({ domain, stateDir }: DomainFolder): string {
  const serving = servingNow(stateDir)
  if (serving !== undefined) return serving.url
  throw new Failure(`nothing serves the domain ${domain.id} from this folder; nothing was published`, {
    code: 'NOT_SERVED',
    advice: 'Start heddle serve in another terminal, or say where it is served: --domain-url <url>.',
  })
}

export function publishedBy(answer: unknown, { domain }: DomainFolder, { url }: Mesh): Published {
  const { release, supergraphVersion, problems, changes } = payload.parse(answer)
  return { domain: domain.id, mesh: url, release, supergraphVersion, warnings: problems, changes: changes ?? null }
}

export function publishedText({ domain, mesh, release, warnings, changes }: Published, { style }: Terminal): string {
  return [
    `${style.good('published')}  release ${short(release)} of ${domain} is accepted by the mesh at ${mesh}\n`,
    ...warnings.map((warning) => `${style.warning('note')}       ${warning}\n`),
    changes === null ? '' : changes.products.length === 0 ? 'Nothing changes.\n' : showChanges(changes, [], style),
  ].join('')
}
