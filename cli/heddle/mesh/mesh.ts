import { readConfig } from '../../../platform/config.ts'
import { graphqlRequest } from '../../../platform/graphql-client.ts'
import { createHttpClient, type HttpAnswer, HttpFailure, type HttpRequest } from '../../../platform/http-client.ts'
import { Failure, type OptionSpecs, UsageError } from '../command.ts'
import { withPatience } from '../terminal/patience.ts'
import { Cancelled, type Terminal } from '../terminal/terminal.ts'
import { meshConfig } from './config.ts'
import { type Enrolment, type Enrolments, readEnrolments } from './enrolments.ts'
import { watchForSilence } from './silence.ts'

/** The mesh as a command sees it: its gateway, over HTTP. */
export type Mesh = {
  /** The gateway's address, without a path. */
  readonly url: string
  /** What this user was given when enrolling; undefined for a mesh that was not enrolled with. */
  readonly enrolment: Enrolment | undefined
  /**
   * What the graph answers. An answer with errors is a failure, unless `partial` is told of them: then a part that
   * cannot be answered is null.
   *
   * @throws Failure in words for people, with the mesh's own code
   */
  readonly ask: <Data>(query: string, variables?: Readonly<Record<string, unknown>>, how?: AskHow) => Promise<Data>
  /** Any status is an answer. @throws Failure when there is none */
  readonly request: (asked: Omit<HttpRequest, 'url' | 'signal'> & { readonly path: string }) => Promise<HttpAnswer>
  readonly close: () => Promise<void>
}

export type AskHow = {
  readonly token?: string
  readonly timeoutMs?: number
  /** What was asked is answered although the user wants to stop meanwhile: for what can be asked just once. */
  readonly uncut?: true
  readonly partial?: (errors: readonly MeshError[]) => void
}

export type MeshError = { readonly message: string; readonly code: string; readonly path: string }

/** How a command is told which mesh is meant. */
export const MESH_OPTIONS = {
  mesh: {
    type: 'string',
    value: '<url>',
    help: "the mesh: its gateway's address; else HEDDLE_URL, the mesh enrolled with last, http://localhost:4000",
  },
} as const satisfies OptionSpecs

const FALLBACK = 'http://localhost:4000'
const PATIENCE_MS = 30_000

/** Which mesh is meant, and by whom. @throws UsageError for what is no address */
export function meshMeant(
  { mesh }: { readonly mesh?: string | undefined },
  environment: Terminal['environment'],
  { current }: Pick<Enrolments, 'current'>,
): { readonly url: string; readonly by: '--mesh' | 'HEDDLE_URL' | 'enrolment' | 'default' } {
  if (mesh !== undefined) return { url: addressOf(mesh), by: '--mesh' }
  const { HEDDLE_URL: url } = readConfig(meshConfig, environment)
  if (url !== undefined) return { url: addressOf(url), by: 'HEDDLE_URL' }
  return current === null ? { url: FALLBACK, by: 'default' } : { url: addressOf(current), by: 'enrolment' }
}

/** @throws UsageError for what is no address */
export function openMesh(options: { readonly mesh?: string | undefined }, terminal: Terminal): Mesh {
  const { environment, signal } = terminal
  const known = readEnrolments(environment)
  const { url } = meshMeant(options, environment, known)
  const http = createHttpClient()

  async function reached<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const silent = watchForSilence(http, url, terminal)
    try {
      return await withPatience(terminal, `waiting for the mesh at ${url}`, ask)
    } catch (error) {
      if (error instanceof HttpFailure) throw unreachable(url, error, silent.found())
      throw error
    } finally {
      silent.end()
    }
  }

  return {
    url,
    enrolment: known.meshes[url],
    async ask<Data>(query: string, variables = {}, { token, timeoutMs = PATIENCE_MS, uncut, partial }: AskHow = {}) {
      if (uncut === true && signal.aborted) throw new Cancelled()
      const { data, errors } = await reached(() =>
        graphqlRequest<Data>(http, {
          url: `${url}/graphql`,
          query,
          variables,
          timeoutMs,
          ...(uncut === true ? {} : { signal }),
          ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
        }),
      )
      const told = errors.map(({ message, path = [], extensions = {} }) => ({
        message,
        path: path.join('.'),
        code: typeof extensions.code === 'string' ? extensions.code : 'UNKNOWN',
        problems: Array.isArray(extensions.problems) ? extensions.problems.map(String) : [],
      }))
      const [first] = told
      if (first !== undefined && (partial === undefined || data === null)) throw refused(first)
      if (told.length > 0) partial?.(told)
      return data as Data
    },
    request: ({ path, ...asked }) =>
      reached(() => http.request({ timeoutMs: PATIENCE_MS, ...asked, url: `${url}${path}`, signal })),
    close: () => http.close(),
  }
}

/** Opens the mesh, hands it to `work`, and closes it whatever comes of it. */
export async function withMesh<Result>(
  options: Parameters<typeof openMesh>[0],
  terminal: Terminal,
  work: (mesh: Mesh) => Promise<Result>,
): Promise<Result> {
  const mesh = openMesh(options, terminal)
  try {
    return await work(mesh)
  } finally {
    await mesh.close()
  }
}

/** The origin of an address: what it is reached under, whatever path was pasted with it. */
export function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError(`expected the address of a mesh, such as ${FALLBACK}, received ${JSON.stringify(text)}`)
  return url.origin
}

/** Why there is no answer, and what to do about it. */
export function unreachable(url: string, failure: HttpFailure, silent = ''): Failure {
  if (failure.kind === 'aborted') return new Failure('stopped before the mesh had answered', { code: 'STOPPED' })
  if (failure.kind === 'timeout')
    return new Failure(`the mesh at ${url} did not answer in time${silent === '' ? '' : `: ${silent}`}`, {
      code: 'TIMEOUT',
      advice: 'heddle doctor says what is wrong with it',
    })
  if (failure.kind === 'network')
    return new Failure(`no mesh answers at ${url}`, {
      code: 'UNREACHABLE',
      cause: failure.cause,
      advice: 'Start one (npm start), or name another: --mesh <url>, or HEDDLE_URL.',
    })
  const shown = failure.status === undefined ? '' : ` (status ${failure.status})`
  return new Failure(`what answers at ${url} is not the gateway of a mesh${shown}`, {
    code: 'NOT_A_MESH',
    advice: "Name the gateway's address: --mesh <url>, or HEDDLE_URL.",
  })
}

const ADVICE: Readonly<Record<string, string>> = {
  UNAUTHENTICATED:
    'The token is missing, wrong or no longer valid. Enrol again (heddle enrol --help), or set HEDDLE_TOKEN to one that an admin of the mesh gives you.',
  FORBIDDEN: 'The token is valid, but for something else.',
  NOT_READY: 'The mesh is starting: try again in a moment.',
  OUTCOME_UNKNOWN: 'A part of the mesh did not answer in time: heddle doctor says which is down.',
  SERVICE_UNAVAILABLE: 'A part of the mesh is down or starting: try again in a moment; heddle doctor says which.',
  CURSOR_EXPIRED: 'Begin again without --after.',
  BUDGET_EXCEEDED: 'Ask for less: fewer hops (--depth), or a port instead of a domain.',
  STORE_UNAVAILABLE: 'A store of the mesh is down: try again in a moment; heddle doctor says which.',
}

/** What the mesh said no with. */
export function refused({
  message,
  code,
  problems,
}: Omit<MeshError, 'path'> & { readonly problems: readonly string[] }): Failure {
  const advice = ADVICE[code]
  return new Failure(message, { code, problems, ...(advice === undefined ? {} : { advice }) })
}
