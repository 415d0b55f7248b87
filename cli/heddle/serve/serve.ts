import { createServer } from 'node:net'
import { z } from 'zod'
import type { PublishOutcome } from '../../../subgraphs/domain/catalog/publisher.ts'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import type { DomainState, Served } from '../../../subgraphs/domain/domain-state.ts'
import type { CatalogAddress } from '../../../subgraphs/domain/serve-domain.ts'
import type { DomainStore } from '../../../subgraphs/domain/stores/store.ts'
import { type Command, defineCommand, Failure, UsageError } from '../command.ts'
import { type DomainFolder, FOLDER_POSITIONAL, openFolderToServe, storeFile } from '../domain-folder.ts'
import { ACCESS_OPTIONS, type AccessOptions, catalogAddress } from '../mesh/domain-access.ts'
import { openMesh } from '../mesh/mesh.ts'
import { createNarrator, type Narrator } from '../terminal/narrator.ts'
import { short } from '../terminal/short.ts'
import type { Style } from '../terminal/style.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { beginAlone } from './begin-alone.ts'
import { readPort } from './read-port.ts'
import { createRunning, untilStopped } from './running.ts'
import { forgetProcess, readServedAt, writeServedAt } from './served-at.ts'

/** The store's adapter, which main.ts chooses. */
export type OpenDomainStore = (file: string) => Promise<DomainStore>

const problems = z
  .array(z.string())
  .describe('what is wrong in the folder; what is served of it is its last good version')

export const serveEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('serving'),
    domain: z.string(),
    url: z.string().describe('its GraphQL endpoint'),
    follows: z
      .enum(['release', 'workingCopy'])
      .describe('what is served: the accepted release, or the folder as it is'),
    release: z.string().describe('the digest of what is served'),
    products: z.number(),
    problems,
    mesh: z.string().nullable().describe('the mesh it tells of itself; null: none'),
  }),
  z.object({ event: z.literal('changed'), release: z.string(), products: z.number(), problems }),
  z.object({ event: z.literal('published'), release: z.string(), warnings: z.array(z.string()) }),
  z.object({ event: z.literal('refused'), reason: z.string(), problems: z.array(z.string()) }),
  z.object({ event: z.literal('failed'), reason: z.string().describe('it is tried again') }),
  z.object({ event: z.literal('stopped') }),
])
type ServeEvent = z.infer<typeof serveEvent>

/** `heddle serve`: the domain's subgraph, from its folder. */
export function serveCommand(openStore: OpenDomainStore): Command {
  return defineCommand({
    name: 'serve',
    summary: "runs a domain's subgraph from its folder",
    description: `
Serves the domain as a Federation 2 subgraph: /graphql, POST /v1/quality, GET /v1/working-copy, /health, /ready,
/metrics. What it serves is the release that the mesh accepted last, whatever is in the folder meanwhile; before the first one, the
folder. With --watch it serves the folder as it is: each change at once, which shows in the mesh as drift until it is published.

It publishes nothing unless told to: heddle publish does that, beside a running serve. With --watch --publish each change is
published by itself. Where it listened last it listens again, so that the mesh finds it. Its state is in .heddle in the folder.`,
    positionals: [FOLDER_POSITIONAL],
    options: {
      watch: { type: 'boolean', help: 'serve the folder as it is, and follow it' },
      publish: { type: 'boolean', help: 'publish the folder at the start; with --watch, each change too' },
      port: { type: 'string', value: '<port>', help: 'where to listen (default: where it did last, else a free one)' },
      host: { type: 'string', value: '<address>', default: '127.0.0.1', help: 'the address to listen on' },
      'domain-url': {
        type: 'string',
        value: '<url>',
        help: 'its GraphQL endpoint as the mesh reaches it (default: where it listens)',
      },
      alone: { type: 'boolean', help: 'tell no mesh' },
      ...ACCESS_OPTIONS,
    },
    ends: '0 when it was stopped (Ctrl-C), 1 when it could not begin',
    examples: ['heddle serve', 'heddle serve ./lending --watch --publish', 'heddle serve --port 4110 --json'],
    result: serveEvent,
    streams: true,
    async run({ options, positionals: [given], json }, terminal) {
      const folder = await openFolderToServe(given, openStore)
      const { stateDir, path } = folder
      const say = createNarrator<ServeEvent>(json, terminal)
      const running = await createRunning(terminal)
      try {
        const begun = beginAlone(stateDir)
        running.onClose('start', begun)
        running.onClose('note', () => forgetProcess(stateDir))
        const port = await portOf(options.port, options.host, stateDir)
        const catalog = await catalogOf(folder, options, terminal)
        // The kit is most of what there is to load: no other command waits for it.
        const { serveDomain } = await import('../../../subgraphs/domain/serve-domain.ts')
        const store = await openStore(storeFile(stateDir))
        running.onClose('store', () => store.close())
        const {
          state,
          url,
          port: listens,
          listening,
        } = await serveDomain({
          folder: path,
          store,
          dataDir: stateDir,
          host: options.host,
          port,
          publicUrl: options['domain-url'],
          watch: options.watch === true,
          publish: options.publish !== true ? 'never' : options.watch === true ? 'onChange' : 'atStart',
          publicKey: catalog?.publicKey,
          catalog,
          lifecycle: running,
          onOutcome: (told) => say(eventOf(told), outcomeText(told, terminal)),
        })
        writeServedAt(stateDir, { pid: process.pid, url, port: listens, listening })
        begun()
        const follows = options.watch === true ? 'workingCopy' : 'release'
        const serving = {
          event: 'serving',
          domain: state.id,
          url,
          follows,
          ...told(state.served()),
          mesh: catalog?.url ?? null,
        } as const
        say(serving, servingText(serving, state.accepted() !== null, terminal))
        followChanges(state, say, terminal)
        await untilStopped(terminal.signal)
      } finally {
        await running.close()
      }
      return { result: { event: 'stopped' } as const, text: 'stopped\n' }
    },
  })
}

async function portOf(given: string | undefined, host: string, stateDir: string): Promise<number> {
  if (given !== undefined) return readPort(given)
  const last = readServedAt(stateDir)?.port ?? 0
  return last !== 0 && (await isFree(last, host)) ? last : 0
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** Undefined with `--alone`. @throws Failure when there is no token, or no mesh to ask for its key */
async function catalogOf(
  folder: DomainFolder,
  options: AccessOptions & {
    readonly alone?: boolean | undefined
    readonly publish?: boolean | undefined
  },
  terminal: Terminal,
): Promise<CatalogAddress | undefined> {
  if (options.alone === true) {
    if (options.publish === true) throw new UsageError('--alone and --publish: one or the other')
    return undefined
  }
  const mesh = openMesh(options, terminal)
  try {
    return await catalogAddress(mesh, folder, options, terminal)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw error.advised('To serve without a mesh: --alone')
  } finally {
    await mesh.close()
  }
}

function told({ snapshot, problems: found }: Served) {
  return { release: snapshot.digest, products: snapshot.products.length, problems: found.map(describeProblem) }
}

function followChanges(state: DomainState, say: Narrator<ServeEvent>, { style }: Terminal): void {
  let last = JSON.stringify(told(state.served()))
  state.onChange(() => {
    const now = told(state.served())
    const text = JSON.stringify(now)
    if (text === last) return
    last = text
    say(
      { event: 'changed', ...now },
      `${style.faint('changed')}    ${whatIs(now)}\n${problemLines(now.problems, style)}`,
    )
  })
}

function servingText(
  serving: Extract<ServeEvent, { event: 'serving' }>,
  hasRelease: boolean,
  { style }: Terminal,
): string {
  const { domain, url, follows, mesh } = serving
  const what =
    follows === 'workingCopy'
      ? 'the folder as it is'
      : hasRelease
        ? 'the accepted release'
        : 'the folder, until a release is accepted'
  return [
    `${style.good('serving')}    ${domain} at ${url}\n`,
    `           ${what}: ${whatIs(serving)}\n`,
    `           ${mesh === null ? 'alone' : `for the mesh at ${mesh}`}; stop with Ctrl-C\n`,
    problemLines(serving.problems, style),
  ].join('')
}

function whatIs({ release, products }: { readonly release: string; readonly products: number }): string {
  return `release ${short(release)}, ${products} ${products === 1 ? 'product' : 'products'}`
}

function problemLines(found: readonly string[], style: Style): string {
  return found.map((problem) => `${style.warning('problem')}    ${problem}\n`).join('')
}

function eventOf(told: PublishOutcome): ServeEvent {
  switch (told.outcome) {
    case 'accepted':
      return { event: 'published', release: told.release, warnings: [...told.warnings] }
    case 'refused':
      return { event: 'refused', reason: told.reason, problems: [...told.problems] }
    case 'failed':
      return { event: 'failed', reason: told.reason }
  }
}

function outcomeText(told: PublishOutcome, { style }: Terminal): string {
  switch (told.outcome) {
    case 'accepted':
      return `${style.good('published')}  release ${short(told.release)}\n${told.warnings.map((warning) => `           ${warning}\n`).join('')}`
    case 'refused':
      return `${style.bad('refused')}    ${told.problems.length === 0 ? told.reason : told.problems.join('\n           ')}\n`
    case 'failed':
      return `${style.warning('waiting')}    ${told.reason}\n`
  }
}
