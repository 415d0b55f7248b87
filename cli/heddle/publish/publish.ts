import { z } from 'zod'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import { counted } from '../ask/draw/values.ts'
import type { Standing } from '../check/accepted-releases.ts'
import { affectedReader } from '../check/affected-reader.ts'
import { type Candidate, readCandidate } from '../check/candidate.ts'
import { unknownReaders } from '../check/readers.ts'
import { productsIn, RELEASE_CHANGES, releaseChanges } from '../check/release-check.ts'
import { readersText, showChanges } from '../check/show-changes.ts'
import { type Command, defineCommand, Failure } from '../command.ts'
import { type DomainFolder, FOLDER_POSITIONAL, openDomainFolder } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { type Mesh, withMesh } from '../mesh/mesh.ts'
import type { OpenDomainStore } from '../serve/serve.ts'
import { type ServedAt, servingNow } from '../serve/served-at.ts'
import { oneLine } from '../terminal/one-line.ts'
import { short } from '../terminal/short.ts'
import type { Style } from '../terminal/style.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { readersOfDone, standingBefore } from './around-change.ts'
import { askForChange } from './ask-for-change.ts'
import { candidateServed } from './candidate-served.ts'

export const published = z.object({
  domain: z.string(),
  mesh: z.string(),
  release: z.string().describe('the release that is accepted now'),
  from: z.string().nullable().describe('the release that was accepted until then; null: none, or it is not known'),
  supergraphVersion: z.string(),
  warnings: z.array(z.string()).describe('what should be mended, but did not stand in the way'),
  changes: releaseChanges
    .nullable()
    .describe('against the release that was accepted last; null when that is not known'),
  unpublished: z
    .boolean()
    .nullable()
    .describe('whether the domain had been taken out of the mesh, and is back; null when that could not be asked'),
  readers: z
    .array(affectedReader)
    .nullable()
    .describe('who read what changed or went; null when that could not be asked, and a warning says why'),
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
short, leaves the mesh as it was. It says what that changes, and who reads it.

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
      const serving = servingNow(folder.stateDir)
      const url = options['domain-url'] ?? urlOf(folder, serving)
      // Without a problem, else the mesh is not even asked: the first publish of a domain registers its name.
      const read = serving === undefined ? publishable(await readCandidate(folder, openStore, terminal)) : null
      return withMesh(options, terminal, async (mesh) => {
        const token = await domainToken(mesh, folder, options, terminal)
        const { release, extensionSdl } =
          read ??
          publishable(
            (await candidateServed(folder, serving, token, terminal.signal)) ??
              (await readCandidate(folder, openStore, terminal)),
          )
        const standing = await standingBefore(mesh, folder.domain.id)
        const input = { domain: folder.domain.id, url, release, ...(extensionSdl === null ? {} : { extensionSdl }) }
        const asked = new Date()
        const answer = await askForChange<{ publish: unknown }>(mesh, terminal, {
          what: 'the mesh asks the domain, and takes the release in',
          domain: folder.domain.id,
          token,
          query: PUBLISH,
          variables: { input },
        })
        const done = { answer: answer.publish, domain: folder.domain.id, standing, asked }
        const result = await publishedBy(mesh, terminal, done)
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

function urlOf({ domain }: DomainFolder, serving: ServedAt | undefined): string {
  if (serving !== undefined) return serving.url
  throw new Failure(`nothing serves the domain ${domain.id} from this folder; nothing was published`, {
    code: 'NOT_SERVED',
    advice: 'Start heddle serve in another terminal, or say where it is served: --domain-url <url>.',
  })
}

export type Done = {
  /** A `PublishPayload`. */
  readonly answer: unknown
  readonly domain: string
  /** Before it was asked for; null when not known. */
  readonly standing: Standing | null
  readonly asked: Date
}

/** What was done, and who reads it. */
export async function publishedBy(
  mesh: Mesh,
  terminal: Terminal,
  { answer, domain, standing, asked }: Done,
): Promise<Published> {
  const { release, supergraphVersion, problems, changes = null } = payload.parse(answer)
  const { readers, reason } = await readersOfDone(mesh, terminal, changes, asked)
  const isOut = standing?.isOut ?? null
  const current = standing?.releases.find(({ current }) => current)?.id ?? null
  return {
    domain,
    mesh: mesh.url,
    release,
    from: isOut === true ? null : (current ?? changes?.from ?? null),
    supergraphVersion,
    warnings: [...problems, ...(reason === null ? [] : [unknownReaders(reason)])],
    changes,
    unpublished: isOut,
    readers: readers === null ? null : [...readers],
  }
}

function publishedText(result: Published, { style }: Terminal): string {
  const { domain, mesh, release, changes, unpublished } = result
  const back = changes === null ? '' : `, with ${counted(productsIn(changes), 'product')}`
  return [
    `${style.good('published')}  release ${short(release)} of ${domain} is accepted by the mesh at ${mesh}\n`,
    unpublished === true ? `           ${domain} was out of the mesh, and is back${back}\n` : '',
    doneText(result, style),
  ].join('')
}

/** What it changed, and who reads that. */
export function doneText({ warnings, changes, readers, unpublished }: Published, style: Style): string {
  const notes = warnings.map((warning) => `${style.warning('note')}       ${oneLine(warning)}\n`).join('')
  if (changes === null) return notes
  if (changes.products.length === 0)
    return `${notes}Nothing changes${unpublished === true ? ` against what it was before` : ''}.\n`
  return `${notes}${showChanges(changes, readers ?? [], style)}${readersText(readers, style)}`
}
