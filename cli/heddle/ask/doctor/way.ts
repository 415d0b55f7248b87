import { z } from 'zod'
import { packageVersion } from '../../../../platform/package-root.ts'
import { Failure } from '../../command.ts'
import { ABOUT_PATH, aboutMesh } from '../../mesh/about-mesh.ts'
import type { Enrolments } from '../../mesh/enrolments.ts'
import { type Mesh, meshMeant } from '../../mesh/mesh.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { askMesh } from '../answer.ts'
import { duration, joined } from '../draw/values.ts'
import { bad, type Finding, ok, warning } from './finding.ts'
import { messageOf } from './machine.ts'

const WHY = {
  '--mesh': 'by --mesh',
  HEDDLE_URL: 'by HEDDLE_URL',
  enrolment: 'the mesh enrolled with last',
  default: 'where npm start runs one; nothing else is named, and none was enrolled with',
} as const

export function meshFinding(
  options: { readonly mesh?: string | undefined },
  { environment }: Pick<Terminal, 'environment'>,
  enrolments: Enrolments,
): Finding {
  const { url, by } = meshMeant(options, environment, enrolments)
  return ok('mesh', `${url}, ${WHY[by]}`)
}

const readyForm = z.object({
  ready: z.boolean(),
  parts: z.array(z.object({ part: z.string(), ready: z.boolean(), reason: z.string().optional() })),
})

/** What the mesh says of itself; null what it does not say. */
export type About = {
  readonly version: string | null
  readonly publicKey: string | null
  /** Whether it answers, and has nothing to say: releases before do not know the question. */
  readonly isOlder: boolean
}

const ABOUT = 'what answers there'
const REACHED = 'reachable'

/** From here to a mesh that answers. `about` is null when there is no gateway to ask on. */
export async function lookAtWay(mesh: Mesh): Promise<{ findings: readonly Finding[]; about: About | null }> {
  const began = Date.now()
  const health = await mesh.request({ path: '/health' }).catch((error: unknown) => error)
  const ended = Date.now()
  if (health instanceof Error) return { findings: [unreached(health)], about: null }
  const { status, json, headers } = health as Awaited<ReturnType<Mesh['request']>>
  if (status !== 200 || (json as { status?: unknown } | undefined)?.status !== 'alive')
    return {
      findings: [notGateway(`what answers at ${mesh.url} is no part of a mesh (status ${status})`)],
      about: null,
    }
  const findings = [
    ok(REACHED, `answers in ${ended - began} ms`),
    clockFinding(String(headers.date ?? ''), began, ended),
  ]

  const answer = await mesh.request({ path: '/ready' }).catch((error: unknown) => error)
  const ready = readyForm.safeParse((answer as { json?: unknown }).json)
  if (!ready.success)
    return { findings: [...findings, notGateway(`${mesh.url}/ready: ${messageOf(answer)}`)], about: null }
  if (!ready.data.parts.some(({ part }) => part === 'supergraph'))
    return {
      findings: [
        ...findings,
        notGateway(`a part of a mesh (${ready.data.parts.map(({ part }) => part).join(', ')}), not its gateway`),
      ],
      about: null,
    }
  const about = await askAbout(mesh)
  return { findings: [...findings, ...ready.data.parts.map(partFinding), versionFinding(about)], about }
}

function unreached(error: Error): Finding {
  const advice = error instanceof Failure ? error.advice : undefined
  const why = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  const isSlow = error instanceof Failure && error.code === 'TIMEOUT'
  return bad(
    REACHED,
    `${error.message}${why}`,
    isSlow
      ? 'Is the machine busy, or a proxy in between? Else start the gateway again.'
      : (advice ?? 'Start one: npm start'),
  )
}

const notGateway = (found: string): Finding =>
  bad(ABOUT, found, "Name the gateway's address: --mesh <url>, or HEDDLE_URL. By default its port is 4000.")

function partFinding({ part, ready, reason }: z.infer<typeof readyForm>['parts'][number]): Finding {
  const about = `ready: ${part}`
  if (ready) return ok(about, reason ?? 'yes')
  return bad(about, `no: ${reason ?? 'it does not say why'}`, ADVICE[part] ?? 'The log of the gateway says more.')
}

const STARTING = 'A mesh that has just been started needs a few seconds.'
const ADVICE: Readonly<Record<string, string>> = {
  catalog: `${STARTING} Else start it again: npm start -- catalog, or its container.`,
  lineage: `${STARTING} Else start it again: npm start -- lineage, or its container; its log says whether its store is the trouble.`,
  supergraph: `${STARTING} Else it is the catalog that has none to give: look at its log.`,
  router: STARTING,
}

/** Seconds are what the header has (RFC 9110 §5.6.7), so a second less is no difference. */
export function clockFinding(date: string, began: number, ended: number): Finding {
  const there = Date.parse(date)
  if (Number.isNaN(there))
    return warning('clock', 'the mesh does not say what time it has', 'Compare the clocks yourself.')
  const early = (began - there - 1_000) / 1_000
  const late = (there - ended) / 1_000
  const apart = Math.max(0, early, late)
  if (apart <= 2) return ok('clock', 'the same as that of the mesh')
  const found = `${early > 0 ? 'ahead of' : 'behind'} that of the mesh by ${duration(apart)}`
  return warning('clock', found, 'Set it (NTP): tokens that end, and moments such as P1D, are read by it.')
}

/** It is the catalog that says it, out of its memory; whether that hangs is found out elsewhere. */
const ABOUT_MS = 5_000

async function askAbout(mesh: Mesh): Promise<About> {
  const { status, json } = await mesh
    .request({ path: ABOUT_PATH, timeoutMs: ABOUT_MS })
    .catch(() => ({ status: 0, json: null }))
  const { data } = aboutMesh.safeParse(json)
  if (status !== 200 || data === undefined) return { version: null, publicKey: null, isOlder: status === 404 }
  return { ...data, isOlder: false }
}

export function versionFinding(
  { version, isOlder }: Pick<About, 'version' | 'isOlder'>,
  own = packageVersion(),
): Finding {
  const minorOf = (text: string) => text.split('.').slice(0, 2).join('.')
  if (version === null && !isOlder)
    return warning(
      'releases',
      `heddle is ${own}; which the mesh is cannot be asked at the moment`,
      'Its catalog says so: look again when that is ready.',
    )
  if (version === null)
    return warning(
      'releases',
      `heddle is ${own}; the mesh does not say which it is`,
      'It is older than heddle: newer commands may find less than they ask for.',
    )
  if (minorOf(version) === minorOf(own)) return ok('releases', `mesh ${version}, heddle ${own}`)
  return warning(
    'releases',
    `mesh ${version}, heddle ${own}`,
    'Take the same release for both: either may lack what the other asks for.',
  )
}

const DOMAINS = {
  query: 'query DoctorDomains { domains { id availability } }',
  form: z.object({ domains: z.array(z.object({ id: z.string(), availability: z.string().nullable() })).nullable() }),
}

/** Whether the graph answers, and which of its domains do not. */
export async function lookAtGraph(mesh: Mesh): Promise<Finding> {
  const answer = await askMesh(mesh, DOMAINS, {}).catch((error: unknown) => error)
  if (answer instanceof Error)
    return bad('graph', messageOf(answer), 'Try again in a moment; the log of the gateway says more.')
  const { data, errors } = answer as Awaited<ReturnType<typeof askMesh<typeof DOMAINS.form>>>
  if (data.domains === null)
    return bad('graph', errors[0]?.message ?? 'no answer', 'Try again in a moment; the log of the catalog says more.')
  const down = data.domains.filter(({ availability }) => availability === 'UNREACHABLE').map(({ id }) => id)
  const found = `${data.domains.length} domains`
  if (down.length === 0) return ok('graph', joined([found, data.domains.length > 0 && 'none of them down']))
  return warning(
    'graph',
    `${found}, of which ${down.join(', ')} cannot be reached`,
    'Their teams can say more; what was last known of them is shown meanwhile.',
  )
}
