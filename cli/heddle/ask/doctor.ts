import { z } from 'zod'
import { readConfig } from '../../../platform/config.ts'
import { type Command, defineCommand, EXIT } from '../command.ts'
import { meshConfig } from '../mesh/config.ts'
import type { Enrolments } from '../mesh/enrolments.ts'
import { MESH_OPTIONS, type Mesh, withMesh } from '../mesh/mesh.ts'
import { givenToken, TOKEN_OPTIONS, tokenPlace } from '../mesh/token.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Finding, findingForm, findingsText, warning } from './doctor/finding.ts'
import { type LookedAtFolder, lookAtFolder, lookAtServing } from './doctor/folder.ts'
import { lookAtMachine } from './doctor/machine.ts'
import { lookAtStanding } from './doctor/standing.ts'
import { type FoundToken, keptToken, keyFinding, lookAtTokens } from './doctor/tokens.ts'
import { lookAtGraph, lookAtWay, meshFinding } from './doctor/way.ts'
import { counted } from './draw/values.ts'

export function doctorCommand(): Command {
  return defineCommand({
    name: 'doctor',
    summary: 'looks for what is wrong on the way from here to the mesh, and with a domain',
    description: `
Looks at everything that has to be right for the other commands, in the order in which it has to be, and says of each whether it
is, and what to do where it is not: what runs on this machine; which mesh is meant and why that one; whether it can be reached, is
ready, and has the same time; whether its release is that of heddle; the tokens there are, what each allows, and whether the mesh
would take it.

In a domain's folder, or with one named, it looks at the domain as well: its descriptors, whether something serves it, whether
that can be reached, and how it stands in the mesh. Nothing is changed.`,
    positionals: [
      { name: 'folder', help: "a domain's folder; default: where you are, if that is one", optional: true },
    ],
    options: { ...TOKEN_OPTIONS, ...MESH_OPTIONS },
    ends: '0 when nothing is bad, 1 when something is',
    examples: ['heddle doctor', 'heddle doctor ./my-domain', 'heddle doctor --json'],
    result: z.object({
      mesh: z.string().nullable().describe('the mesh that is meant; null when that cannot be told'),
      findings: z.array(findingForm),
    }),
    async run({ options, positionals: [given] }, terminal) {
      const { findings: machine, enrolments } = lookAtMachine(terminal)
      const folder = await lookAtFolder(given)
      const token = await givenToken(options, terminal, folder?.domain ?? 'enrol')
      const serving =
        folder === null || folder.domain === null ? [] : await lookAtServing(folder.stateDir, terminal.signal)
      const around = [...(folder?.findings ?? []), ...serving]
      const seen =
        enrolments === null
          ? { url: null, findings: [] }
          : await withMesh(options, terminal, (mesh) =>
              lookAtMesh(mesh, { options, terminal, enrolments, token, folder }),
            )
      const findings = [...machine, ...seen.findings, ...around]
      const bad = findings.filter(({ verdict }) => verdict === 'bad').length
      const mind = findings.filter(({ verdict }) => verdict === 'warning').length
      const { style } = terminal
      const verdict =
        bad > 0
          ? style.bad(`${counted(bad, 'thing')} bad`)
          : mind > 0
            ? style.warning(`nothing bad, ${counted(mind, 'thing')} to mind`)
            : style.good('all is well')
      return {
        result: { mesh: seen.url, findings },
        text: `${findingsText(findings, terminal)}\n${verdict}\n`,
        code: bad > 0 ? EXIT.failed : EXIT.done,
      }
    },
  })
}

type Asked = {
  readonly options: { readonly mesh?: string | undefined; readonly 'token-file'?: string | undefined }
  readonly terminal: Terminal
  readonly enrolments: Enrolments
  readonly token: string | undefined
  readonly folder: LookedAtFolder | null
}

async function lookAtMesh(mesh: Mesh, { options, terminal, enrolments, token, folder }: Asked) {
  const findings: Finding[] = [meshFinding(options, terminal, enrolments)]
  const { findings: way, about } = await lookAtWay(mesh)
  findings.push(...way)
  if (about !== null) findings.push(await lookAtGraph(mesh), keyFinding(mesh, about))
  const tokens = tokensAround(mesh, token, options, folder)
  const publicKey =
    about?.publicKey ??
    mesh.enrolment?.publicKey ??
    readConfig(meshConfig, terminal.environment).HEDDLE_PUBLIC_KEY ??
    null
  findings.push(...(await lookAtTokens(tokens, publicKey)))
  if (folder?.domain != null) {
    if (tokens.length === 0)
      findings.push(
        warning('token', `there is none that could publish ${folder.domain}`, `Enrol: heddle enrol ${mesh.url}`),
      )
    if (about !== null) findings.push(...(await lookAtStanding(mesh, folder.domain, folder.digest)))
  }
  return { url: mesh.url, findings }
}

function tokensAround(
  { enrolment }: Mesh,
  given: string | undefined,
  options: Asked['options'],
  folder: LookedAtFolder | null,
): readonly FoundToken[] {
  const domain = folder?.domain ?? null
  const kept = folder === null ? undefined : keptToken(folder.stateDir)
  return [
    ...(given === undefined ? [] : [{ about: tokenPlace(options), token: given, domain }]),
    ...(enrolment?.token == null ? [] : [{ about: 'enrol token', token: enrolment.token, domain: null }]),
    ...(kept === undefined ? [] : [{ about: "domain's token", token: kept, domain }]),
  ]
}
