import { z } from 'zod'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import type { Problem } from '../../../subgraphs/domain/documents.ts'
import { counted } from '../ask/draw/values.ts'
import { type Command, defineCommand, EXIT } from '../command.ts'
import { type DomainFolder, FOLDER_POSITIONAL, openDomainFolder } from '../domain-folder.ts'
import { MESH_OPTIONS, type Mesh, withMesh } from '../mesh/mesh.ts'
import type { OpenDomainStore } from '../serve/serve.ts'
import { oneLine } from '../terminal/one-line.ts'
import { withPatience } from '../terminal/patience.ts'
import { short } from '../terminal/short.ts'
import type { Style } from '../terminal/style.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { affectedReader } from './affected-reader.ts'
import { type CandidateProducts, readCandidateProducts } from './candidate.ts'
import { claimedByOthers } from './claims.ts'
import { descriptorProblem } from './descriptor-problem.ts'
import { type FoundReaders, readersOfChanges, unknownReaders } from './readers.ts'
import {
  checkRelease,
  type ProductChanges,
  productsIn,
  type ReleaseChanges,
  type ReleaseCheck,
  releaseChanges,
} from './release-check.ts'
import { readersText, showChanges } from './show-changes.ts'

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
  unread: z
    .array(z.string())
    .describe('products that stand in the folder and cannot be read: they are not compared, and not gone'),
  unpublished: z
    .boolean()
    .describe('whether the domain was taken out of the mesh: a publish brings it back, with all of its products'),
  readers: z
    .array(affectedReader)
    .nullable()
    .describe('who reads what changes or goes; null when that could not be asked, and a warning says why'),
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
    ends:
      '0 when a publish would be accepted (who reads the change does not matter to that: where it could not be asked, that is said, ' +
      'and readers is null with --json), 1 when something is wrong or the mesh cannot be asked',
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
  const { verdict, changes, unread, readers, reason, claims } =
    mesh === undefined
      ? UNASKED
      : await withPatience(terminal, 'asking the mesh about the release', () =>
          askAbout(mesh, folder.domain.id, candidate),
        )
  const problems = verdict?.problems ?? []
  const accepted = verdict?.accepted ?? null
  return {
    domain: folder.domain.id,
    mesh: mesh?.url ?? null,
    release: candidate.release,
    accepted,
    descriptors: [...candidate.problems],
    problems,
    warnings: [
      ...candidate.hints.map(describeProblem),
      ...(verdict?.warnings ?? []),
      ...claims,
      ...(reason === null ? [] : [unknownReaders(reason)]),
    ],
    changes,
    unread: [...unread],
    // There was a release before, which is compared with, and none is accepted now.
    unpublished: verdict !== undefined && accepted === null && (changes === null || changes.from != null),
    readers: readers === null ? null : [...readers],
    ok: candidate.problems.length === 0 && problems.length === 0,
  }
}

interface Asked extends Compared, FoundReaders {
  readonly verdict: ReleaseCheck | undefined
  readonly claims: readonly string[]
}

const UNASKED: Asked = { verdict: undefined, changes: null, unread: [], readers: [], reason: null, claims: [] }

/** What the mesh has against it, who reads what changes, and who else claims its datasets, which does not wait for the others. @throws Failure */
async function askAbout(mesh: Mesh, domain: string, candidate: CandidateProducts): Promise<Asked> {
  async function judged() {
    const verdict = await checkRelease(mesh, domain, candidate)
    const compared = withoutUnread(verdict.changes ?? null, candidate.problems)
    const { changes } = compared
    const found = changes === null ? UNASKED : await readersOfChanges(mesh, changes)
    return { verdict, ...compared, readers: found.readers, reason: found.reason }
  }
  const [told, claims] = await Promise.all([judged(), claimedByOthers(mesh, domain, candidate)])
  return { ...told, claims }
}

/** What cannot be read is not in the candidate, which is no reason to say that it goes, and to whom. */
function withoutUnread(changes: ReleaseChanges | null, problems: readonly Problem[]): Compared {
  const wrong = new Set(problems.map(({ product }) => product))
  const isUnread = ({ product, change }: ProductChanges) => change === 'REMOVED' && wrong.has(product)
  if (changes === null) return { changes, unread: [] }
  return {
    changes: { ...changes, products: changes.products.filter((one) => !isUnread(one)) },
    unread: changes.products.filter(isUnread).map(({ product }) => product),
  }
}

interface Compared {
  readonly changes: ReleaseChanges | null
  readonly unread: readonly string[]
}

function checkText(result: CheckResult, { style }: Terminal): string {
  const { mesh, release, descriptors, problems, warnings, unread, readers } = result
  const wrong = descriptors.length + problems.length
  const lines = [
    ...descriptors.map((problem) => `${style.bad('wrong')}    ${oneLine(describeProblem(problem))}\n`),
    ...problems.map((problem) => `${style.bad('wrong')}    ${oneLine(problem)}\n`),
    ...warnings.map((warning) => `${style.warning('note')}     ${oneLine(warning)}\n`),
    ...unread.map((product) => `${style.warning('note')}     ${product} cannot be read, so it is not compared\n`),
  ]
  const unknown = readers === null ? `; ${style.warning('who reads what changes is not known')}` : ''
  const verdict =
    wrong > 0
      ? `${style.bad('not fit')}  ${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong: a publish of release ${short(release)} would be refused\n`
      : mesh === null
        ? `${style.good('fine')}     nothing is wrong in the folder; no mesh was asked\n`
        : `${style.good('fine')}     a publish of release ${short(release)} would be accepted by the mesh at ${mesh}${unknown}\n`
  return [...lines, changesText(result, style), readersText(readers, style), verdict].join('')
}

function changesText({ domain, accepted, changes, unread, unpublished, readers }: CheckResult, style: Style): string {
  if (changes === null) return unpublished ? `${domain}: out of the mesh; a publish brings it back\n` : ''
  const { from, products } = changes
  const before = from == null ? null : short(from)
  const back = `out of the mesh; a publish brings it back with ${counted(productsIn(changes), 'product')}`
  if (products.length === 0 && unread.length > 0) return ''
  if (products.length === 0)
    return unpublished
      ? `${domain}: ${back}, as in release ${before}\n`
      : `${domain}: nothing changes against release ${short(accepted ?? from ?? '')}\n`
  const what = unpublished
    ? `${back}; what changes against release ${before}`
    : `what changes ${before === null ? 'is new to the mesh' : `against release ${before}`}`
  return `${domain}: ${what}\n${showChanges(changes, readers ?? [], style)}`
}
