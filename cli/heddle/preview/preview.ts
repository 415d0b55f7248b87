import { z } from 'zod'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import type { DomainState } from '../../../subgraphs/domain/domain-state.ts'
import type { PreviewEvent } from '../../../subgraphs/domain/preview/preview-lease.ts'
import type { PreviewStores } from '../../../subgraphs/domain/preview/start-preview.ts'
import { type Command, defineCommand } from '../command.ts'
import { FOLDER_POSITIONAL, openDomainFolder, storeFile } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { asFailure } from '../mesh/kit-failure.ts'
import { withMesh } from '../mesh/mesh.ts'
import { readPort } from '../serve/read-port.ts'
import { createRunning, untilStopped } from '../serve/running.ts'
import { createNarrator, type Narrator } from '../terminal/narrator.ts'
import { oneLine } from '../terminal/one-line.ts'
import { short } from '../terminal/short.ts'
import type { Style } from '../terminal/style.ts'
import type { Terminal } from '../terminal/terminal.ts'

const previewEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('opened'),
    domain: z.string(),
    mesh: z.string(),
    token: z.string().describe('what a request has to bring in the header x-heddle-preview'),
    release: z.string().nullable().describe('the digest of the working copy'),
    expiresAt: z.string().describe('when it would end unless it were renewed, which it is'),
    problems: z.array(z.string()).describe('what is wrong in the folder, and what a publish would warn of'),
  }),
  z.object({ event: z.literal('changed'), release: z.string(), problems: z.array(z.string()) }),
  z.object({ event: z.literal('not-renewed'), reason: z.string(), expiresAt: z.string() }),
  z.object({
    event: z.literal('renewed').describe('after it could not be renewed for a while'),
    expiresAt: z.string(),
  }),
  z.object({ event: z.literal('gone'), reason: z.string().describe('it is opened again as soon as that can be done') }),
  z.object({
    event: z.literal('reopened').describe('after it was gone: the token is the same'),
    expiresAt: z.string(),
  }),
  z.object({ event: z.literal('closed') }),
])
type Event = z.infer<typeof previewEvent>
type Opened = Extract<Event, { event: 'opened' }>

/** `heddle preview`: a change in the whole graph, before anybody else sees it. */
export function previewCommand(stores: () => Promise<PreviewStores>): Command {
  return defineCommand({
    name: 'preview',
    summary: 'shows the folder in the whole live graph, to you alone, before it is published',
    description: `
Serves the folder as it is and opens a preview: a request that brings its token in the header x-heddle-preview sees this domain as it is
in the folder, and everything else live. Nobody else's answers change, and nothing is published. Each change of the folder shows at
once. When it stops, the preview is gone: requests with the token are refused then, never answered with what is live.

A leaf (leaf.graphql) that is new or other than the published one is not part of a preview: it takes a publish to compose it.`,
    positionals: [FOLDER_POSITIONAL],
    options: {
      'domain-url': {
        type: 'string',
        value: '<url>',
        help: "the working copy's GraphQL endpoint as the mesh reaches it (default: a free port of this machine)",
      },
      port: { type: 'string', value: '<port>', help: 'where to listen (default: a free one)' },
      host: { type: 'string', value: '<address>', default: '127.0.0.1', help: 'the address to listen on' },
      ...ACCESS_OPTIONS,
    },
    ends: '0 when it was stopped (Ctrl-C), 1 when it could not be opened',
    examples: [
      'heddle preview',
      `curl -s http://localhost:4000/graphql -H 'content-type: application/json' -H "x-heddle-preview: $TOKEN" -d '…'`,
    ],
    result: previewEvent,
    streams: true,
    async run({ options, positionals: [given], json }, terminal) {
      const folder = await openDomainFolder(given)
      const say = createNarrator<Event>(json, terminal)
      const running = await createRunning(terminal)
      try {
        await withMesh(options, terminal, async (mesh) => {
          const token = await domainToken(mesh, folder, options, terminal)
          const { startPreview } = await import('../../../subgraphs/domain/preview/start-preview.ts')
          const preview = await startPreview({
            folder: folder.path,
            gatewayUrl: mesh.url,
            token,
            storeFile: storeFile(folder.stateDir),
            stores: await stores(),
            host: options.host,
            ...(options.port === undefined ? {} : { port: readPort(options.port) }),
            ...(options['domain-url'] === undefined ? {} : { url: options['domain-url'] }),
            logger: running.logger,
            onEvent: teller(say, terminal),
          }).catch((error: unknown) => {
            throw asFailure(error, mesh.url)
          })
          running.onClose('preview', () => preview.close())
          const { opened, state } = preview
          const event: Opened = {
            event: 'opened',
            domain: preview.domain,
            mesh: mesh.url,
            token: preview.token,
            release: opened.release ?? null,
            expiresAt: opened.expiresAt,
            problems: [...problemsOf(state), ...opened.problems],
          }
          say(event, openedText(event, terminal))
          let last = JSON.stringify(shownOf(state))
          state.onChange(() => {
            const changed = { event: 'changed', ...shownOf(state) } as const
            const now = JSON.stringify(shownOf(state))
            if (now === last) return
            last = now
            say(
              changed,
              `${terminal.style.faint('changed')}  release ${short(changed.release)}\n${problemLines(changed.problems, terminal.style)}`,
            )
          })
          await untilStopped(terminal.signal)
        })
      } finally {
        await running.close()
      }
      return { result: { event: 'closed' } as const, text: 'closed\n' }
    },
  })
}

/** What a preview shows, as far as it is told: results of quality, which change too, are not. */
function shownOf(state: DomainState) {
  return { release: state.workingCopy().digest, problems: problemsOf(state) }
}

function problemsOf(state: DomainState): string[] {
  return state.served().problems.map(describeProblem)
}

/** That it is renewed is told only where it was not for a while: it is renewed every few seconds. */
function teller(say: Narrator<Event>, { style }: Terminal): (event: PreviewEvent) => void {
  let trouble: 'not-renewed' | 'gone' | null = null
  return (event) => {
    const before = trouble
    switch (event.kind) {
      case 'not-renewed': {
        const { reason, expiresAt } = event
        trouble = 'not-renewed'
        return say(
          { event: 'not-renewed', reason, expiresAt },
          `${style.warning('waiting')}  not renewed, ends at ${expiresAt}: ${oneLine(reason)}\n`,
        )
      }
      case 'gone':
        trouble = 'gone'
        return say(
          { event: 'gone', reason: event.reason },
          `${style.bad('gone')}     ${oneLine(event.reason)}; it is opened again when that can be done\n`,
        )
      case 'opened':
      case 'renewed': {
        trouble = null
        const { expiresAt } = event.preview
        if (before === 'gone') say({ event: 'reopened', expiresAt }, `${style.good('open')}     it is open again\n`)
        else if (before !== null)
          say({ event: 'renewed', expiresAt }, `${style.good('open')}     it is renewed again\n`)
      }
    }
  }
}

function openedText({ domain, mesh, token, problems }: Opened, { style }: Terminal): string {
  return [
    `${style.good('open')}     a preview of ${domain} in the mesh at ${mesh}; it ends with Ctrl-C\n`,
    `         x-heddle-preview: ${token}\n`,
    problemLines(problems, style),
  ].join('')
}

function problemLines(found: readonly string[], style: Style): string {
  return found.map((problem) => `${style.warning('problem')}  ${problem}\n`).join('')
}
