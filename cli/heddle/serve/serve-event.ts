import { z } from 'zod'
import type { PublishOutcome } from '../../../subgraphs/domain/catalog/publisher.ts'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import { counted } from '../ask/draw/values.ts'
import { short } from '../terminal/short.ts'
import type { Style } from '../terminal/style.ts'

const problems = z
  .array(z.string())
  .describe('what is wrong in the folder; what is served of it is its last good version')

const follows = z
  .enum(['release', 'workingCopy'])
  .describe('what is served: the accepted release, or the folder as it is')

export const serveEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('serving'),
    domain: z.string(),
    url: z.string().describe('its GraphQL endpoint'),
    follows,
    release: z.string().describe('the digest of what is served'),
    products: z.number(),
    problems,
    mesh: z.string().nullable().describe('the mesh it tells of itself; null: none'),
  }),
  z.object({ event: z.literal('changed'), release: z.string(), products: z.number(), problems }),
  z.object({
    event: z
      .literal('problems')
      .describe('something else is wrong than before, or nothing; what is served is the same'),
    release: z.string(),
    problems,
  }),
  z.object({ event: z.literal('published'), release: z.string(), warnings: z.array(z.string()) }),
  z.object({
    event: z.literal('held').describe('nothing was published, because something is wrong in the folder'),
    release: z.string().describe('the digest of what is served meanwhile'),
    problems,
  }),
  z.object({
    event: z
      .literal('left')
      .describe('nothing was published, because somebody took the domain out of the mesh or rolled back'),
    release: z.string().describe('the digest of what is served meanwhile'),
    why: z.enum(['UNPUBLISHED', 'ROLLED_BACK']),
  }),
  z.object({ event: z.literal('refused'), reason: z.string(), problems: z.array(z.string()) }),
  z.object({ event: z.literal('failed'), reason: z.string().describe('it is tried again') }),
  z.object({ event: z.literal('stopped') }),
])
export type ServeEvent = z.infer<typeof serveEvent>

type Told<Name extends ServeEvent['event']> = Extract<ServeEvent, { event: Name }>

export function servingText(serving: Told<'serving'>, hasRelease: boolean, style: Style): string {
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
    problemLines(serving, style),
  ].join('')
}

export function changedText(event: Told<'changed' | 'problems'>, style: Style): string {
  if (event.event === 'changed') return `${style.faint('changed')}    ${whatIs(event)}\n${problemLines(event, style)}`
  if (event.problems.length > 0) return problemLines(event, style)
  return `${style.good('mended')}     nothing is wrong in the folder any more\n`
}

/** What is wrong does no harm to what is served, and that is said with it. */
function problemLines(told: { readonly release: string; readonly problems: readonly string[] }, style: Style): string {
  if (told.problems.length === 0) return ''
  const lines = told.problems.map((problem) => `${style.warning('problem')}    ${problem}\n`).join('')
  return `${lines}           release ${short(told.release)} is served meanwhile, as it was last without that\n`
}

function whatIs({ release, products }: { readonly release: string; readonly products: number }): string {
  return `release ${short(release)}, ${counted(products, 'product')}`
}

export function outcomeEvent(told: PublishOutcome): Told<'published' | 'held' | 'left' | 'refused' | 'failed'> {
  switch (told.outcome) {
    case 'accepted':
      return { event: 'published', release: told.release, warnings: [...told.warnings] }
    case 'held':
      return { event: 'held', release: told.release, problems: told.problems.map(describeProblem) }
    case 'left':
      return { event: 'left', release: told.release, why: told.why }
    case 'refused':
      return { event: 'refused', reason: told.reason, problems: [...told.problems] }
    case 'failed':
      return { event: 'failed', reason: told.reason }
  }
}

const LEFT = {
  UNPUBLISHED: 'the domain was taken out of the mesh; heddle publish brings it back',
  ROLLED_BACK: 'the folder is as it was before the rollback; a change of it is published, or heddle publish',
} as const

export function outcomeText(told: ReturnType<typeof outcomeEvent>, style: Style): string {
  switch (told.event) {
    case 'published':
      return `${style.good('published')}  release ${short(told.release)}\n${told.warnings.map((warning) => `           ${warning}\n`).join('')}`
    case 'held':
      return `${style.warning('held')}       not published: ${counted(told.problems.length, 'problem')} in the folder; still serving release ${short(told.release)}\n`
    case 'left':
      return `${style.warning('left')}       not published: ${LEFT[told.why]}; still serving release ${short(told.release)}\n`
    case 'refused':
      return `${style.bad('refused')}    ${told.problems.length === 0 ? told.reason : told.problems.join('\n           ')}\n`
    case 'failed':
      return `${style.warning('waiting')}    ${told.reason}\n`
  }
}
