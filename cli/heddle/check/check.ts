import { z } from 'zod'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import { type Command, defineCommand, EXIT } from '../command.ts'
import { type DomainFolder, FOLDER_POSITIONAL, openDomainFolder } from '../domain-folder.ts'
import { MESH_OPTIONS, type Mesh, withMesh } from '../mesh/mesh.ts'
import type { OpenDomainStore } from '../serve/serve.ts'
import { withPatience } from '../terminal/patience.ts'
import { short } from '../terminal/short.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { readCandidateProducts } from './candidate.ts'
import { descriptorProblem } from './descriptor-problem.ts'
import { affectedReader, readersOfChanges } from './readers.ts'
import { checkRelease, releaseChanges } from './release-check.ts'
import { showChanges } from './show-changes.ts'

export const checkResult = z.object({
  domain: z.string(),
  mesh: z.string().nullable().describe('the mesh that was asked; null with --offline'),
  release: z.string().describe('the digest that a publish of the folder would bring'),
  accepted: z.string().nullable().describe('the release that is accepted now; null: none, or not asked'),
  descriptors: z.array(descriptorProblem).describe('what is wrong in the files'),
  problems: z.array(z.string()).describe('what else a publish would be refused for'),
  warnings: z.array(z.string()).describe('what would not stand in the way'),
  changes: releaseChanges
    .nullable()
    .describe('against the accepted release; null when there is nothing to compare with'),
  readers: z.array(affectedReader).describe('who reads what changes or goes'),
  ok: z.boolean().describe('whether a publish would be accepted, as far as can be told before it'),
})
export type CheckResult = z.infer<typeof checkResult>

/** `heddle check`: what is wrong, what changes, and who reads it. */
export function checkCommand(openStore: OpenDomainStore): Command {
  return defineCommand({
    name: 'check',
    summary: 'says what is wrong in a domain, what a publish would change, and who reads that',
    description: `
Reads the folder as the kit does: the descriptors by the standards' own schemas, the contracts, names and ids, the leaf. Then asks the
mesh what a publish would be refused for, what it would change against the accepted release, port by port and column by column, and,
from the lineage, who reads what changes: by the column where it is known. Publishes nothing, and needs no token.`,
    positionals: [FOLDER_POSITIONAL],
    options: {
      offline: { type: 'boolean', help: 'look at the folder only, and ask no mesh' },
      ...MESH_OPTIONS,
    },
    ends: '0 when a publish would be accepted, 1 when something is wrong or the mesh cannot be asked',
    examples: ['heddle check', 'heddle check ./lending --json', 'heddle check --offline'],
    result: checkResult,
    async run({ options, positionals: [given] }, terminal) {
      const folder = await openDomainFolder(given)
      const result =
        options.offline === true
          ? await checkFolder(folder, openStore, terminal)
          : await withMesh(options, terminal, (mesh) => checkFolder(folder, openStore, terminal, mesh))
      return { result, text: checkText(result, terminal), code: result.ok ? EXIT.done : EXIT.failed }
    },
  })
}

/** @throws Failure when the mesh cannot be asked */
async function checkFolder(
  folder: DomainFolder,
  openStore: OpenDomainStore,
  terminal: Terminal,
  mesh?: Mesh,
): Promise<CheckResult> {
  const candidate = await readCandidateProducts(folder, openStore, terminal)
  const verdict =
    mesh &&
    (await withPatience(terminal, 'the mesh checks the release', () => checkRelease(mesh, folder.domain.id, candidate)))
  const changes = verdict?.changes ?? null
  const readers =
    mesh === undefined || changes === null
      ? []
      : await withPatience(terminal, 'asking who reads what changes', () => readersOfChanges(mesh, changes))
  const problems = verdict?.problems ?? []
  return {
    domain: folder.domain.id,
    mesh: mesh?.url ?? null,
    release: candidate.release,
    accepted: verdict?.accepted ?? null,
    descriptors: [...candidate.problems],
    problems,
    warnings: verdict?.warnings ?? [],
    changes,
    readers: [...readers],
    ok: candidate.problems.length === 0 && problems.length === 0,
  }
}

function checkText(result: CheckResult, { style }: Terminal): string {
  const { domain, mesh, release, accepted, descriptors, problems, warnings, changes, readers } = result
  const wrong = descriptors.length + problems.length
  const lines = [
    ...descriptors.map((problem) => `${style.bad('wrong')}    ${describeProblem(problem)}\n`),
    ...problems.map((problem) => `${style.bad('wrong')}    ${problem}\n`),
    ...warnings.map((warning) => `${style.warning('note')}     ${warning}\n`),
  ]
  const what =
    changes === null
      ? ''
      : changes.products.length === 0
        ? `${domain}: nothing changes against release ${short(accepted ?? '')}\n`
        : `${domain}: what changes ${changes.from ? `against release ${short(changes.from)}` : 'is new to the mesh'}\n${showChanges(changes, readers, style)}`
  const read =
    readers.length === 0 ? '' : `${new Set(readers.map(({ reader }) => reader)).size} read what changes or goes.\n`
  const verdict =
    wrong > 0
      ? `${style.bad('not fit')}  ${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong: a publish of release ${short(release)} would be refused\n`
      : mesh === null
        ? `${style.good('fine')}     nothing is wrong in the folder; no mesh was asked\n`
        : `${style.good('fine')}     a publish of release ${short(release)} would be accepted by the mesh at ${mesh}\n`
  return [...lines, what, read, verdict].join('')
}
