import { createServer } from 'node:net'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import type { DomainState, Served } from '../../../subgraphs/domain/domain-state.ts'
import type { CatalogAddress } from '../../../subgraphs/domain/serve-domain.ts'
import type { DomainStore } from '../../../subgraphs/domain/stores/store.ts'
import { type Command, defineCommand, Failure, UsageError } from '../command.ts'
import { type DomainFolder, FOLDER_POSITIONAL, openFolderToServe, storeFile } from '../domain-folder.ts'
import { ACCESS_OPTIONS, type AccessOptions, catalogAddress } from '../mesh/domain-access.ts'
import { openMesh } from '../mesh/mesh.ts'
import { createNarrator, type Narrator } from '../terminal/narrator.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { beginAlone } from './begin-alone.ts'
import { readPort } from './read-port.ts'
import { createRunning, untilStopped } from './running.ts'
import { changedText, outcomeEvent, outcomeText, type ServeEvent, serveEvent, servingText } from './serve-event.ts'
import { forgetProcess, readServedAt, writeServedAt } from './served-at.ts'

/** The store's adapter, which main.ts chooses. */
export type OpenDomainStore = (file: string) => Promise<DomainStore>

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
published by itself, as long as nothing is wrong in the folder. Where it listened last it listens again, so that the mesh finds it. Its state is in .heddle in the folder.`,
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
          onlyWhole: true,
          catalog,
          lifecycle: running,
          onOutcome: (outcome) => {
            const event = outcomeEvent(outcome)
            say(event, outcomeText(event, terminal.style))
          },
        })
        const follows = options.watch === true ? 'workingCopy' : 'release'
        writeServedAt(stateDir, { pid: process.pid, url, port: listens, listening, follows })
        begun()
        const serving = {
          event: 'serving',
          domain: state.id,
          url,
          follows,
          ...told(state.served()),
          mesh: catalog?.url ?? null,
        } as const
        say(serving, servingText(serving, state.accepted() !== null, terminal.style))
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
  let last = told(state.served())
  state.onChange(() => {
    const now = told(state.served())
    const isServed = now.release !== last.release || now.products !== last.products
    if (!isServed && JSON.stringify(now.problems) === JSON.stringify(last.problems)) return
    last = now
    const event = isServed
      ? ({ event: 'changed', ...now } as const)
      : ({ event: 'problems', release: now.release, problems: now.problems } as const)
    say(event, changedText(event, style))
  })
}
