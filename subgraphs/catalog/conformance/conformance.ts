import type { HttpClient } from '../../../platform/http-client.ts'
import { domainSdl } from '../../../schema/sdl.ts'
import { DomainFailure } from '../harvest/domain-failure.ts'
import { ANSWER_RULES, REPLY_RULES } from './answer-rules.ts'
import { type Asking, createAsking } from './asking.ts'
import { domainsAt, ENTITY_RULES } from './entity-rules.ts'
import { asFound, judgeAll } from './judge.ts'
import { PAGE_RULES } from './page-rules.ts'
import { PRODUCT_RULES } from './product-rules.ts'
import { type Finding, findingsOf, type RuleInWords, type ServerRule, type Subject, type Types } from './rule.ts'
import { SDL_RULES } from './sdl-rules.ts'
import { readTypes } from './sdl-types.ts'
import { askSdl, typesIn } from './served-sdl.ts'
import { createSubject } from './subject.ts'

const SERVICE: RuleInWords = {
  id: 'service',
  holds: '`_service { sdl }` answers the schema that is served',
  checked: 'it is asked for, and parsed',
}

const PRODUCTS: readonly ServerRule[] = [...PAGE_RULES, ...PRODUCT_RULES]

/** All that is checked, in order: the list is the documentation (docs/own-subgraph.md shows it). */
export const CONFORMANCE_RULES: readonly RuleInWords[] = [
  SERVICE,
  ...SDL_RULES,
  ...ANSWER_RULES,
  ...ENTITY_RULES,
  ...PRODUCTS,
  ...REPLY_RULES,
]

export interface ConformanceOptions {
  readonly http: HttpClient
  /** The domain it is to be; when not given, that of its own products. */
  readonly domain?: string | undefined
  /** For one question, in ms; 10,000 when not given, as in a publish. */
  readonly timeoutMs?: number
  /** What is too slow for the mesh, in ms; 3,000 when not given. */
  readonly slowMs?: number
  readonly signal?: AbortSignal
}

export interface Conformance {
  /** Null when it cannot be told. */
  readonly domain: string | null
  /** The release it says is in service; null when it says none, or was not read. */
  readonly release: string | null
  /** How many products it has; null when they were not read. */
  readonly products: number | null
  /** Everything that does not hold, in the order of the rules. */
  readonly findings: readonly Finding[]
  /** The rules that could not be judged, because of what was found. */
  readonly unchecked: readonly string[]
  readonly questions: number
  readonly slowestMs: number
}

/**
 * Holds a running server against all rules, without a catalog: all that has to be known is asked of the server itself. Whatever it
 * does, or does not, is a finding.
 */
export async function conformance(url: string, options: ConformanceOptions): Promise<Conformance> {
  const { http, timeoutMs = 10_000, slowMs = SLOW_MS, signal } = options
  const asking = createAsking(url, { http, timeoutMs, signal })
  const { served, findings } = await serving(asking)
  if (served === null) return reported(asking, null, { findings, checked: [SERVICE.id] })

  const domain = options.domain ?? (await domainsAt(asking))[0] ?? ''
  const contract = readTypes(domainSdl())
  const sdl = checkSdl(served, contract)
  const subject = createSubject({ domain, served, contract, asking, slowMs })
  const answers = await judgeAll(
    isAskable(sdl) ? [...ANSWER_RULES, ...ENTITY_RULES, ...PRODUCTS] : ANSWER_RULES,
    subject,
    asFound,
  )
  const replies = await judgeAll(REPLY_RULES, subject, asFound)
  return reported(asking, subject, {
    findings: [...sdl, ...answers.findings, ...replies.findings],
    checked: [SERVICE, ...SDL_RULES].map(({ id }) => id).concat(answers.checked, replies.checked),
  })
}

/** What of the SDL does not hold. */
export function checkSdl(served: Types, contract: Types): readonly Finding[] {
  return SDL_RULES.flatMap((rule) => findingsOf(rule.id, rule.check(served, contract)))
}

/** What of the running server does not hold that every publish asks of it. @throws DomainFailure when it does not answer */
export async function probe(
  asked: Pick<Subject, 'domain' | 'served' | 'contract' | 'asking'>,
): Promise<readonly Finding[]> {
  const subject = createSubject({ ...asked, slowMs: SLOW_MS })
  const answers = await judgeAll([...ANSWER_RULES, ...ENTITY_RULES], subject, rethrow)
  const replies = await judgeAll(REPLY_RULES, subject, rethrow)
  return [...answers.findings, ...replies.findings]
}

const SLOW_MS = 3_000

async function serving(asking: Asking): Promise<{ served: Types | null; findings: readonly Finding[] }> {
  try {
    return { served: typesIn(await askSdl(asking)), findings: [] }
  } catch (error) {
    return { served: null, findings: findingsOf(SERVICE.id, asFound(error)) }
  }
}

/** Without these each further question would be refused for the same reason. */
const GATES: ReadonlySet<string> = new Set(SDL_RULES.filter(({ gate }) => gate).map(({ id }) => id))
const isAskable = (sdl: readonly Finding[]) =>
  !sdl.some(({ rule, severity }) => severity === 'problem' && GATES.has(rule))

async function reported(
  { replies }: Asking,
  subject: Subject | null,
  { findings, checked }: { readonly findings: readonly Finding[]; readonly checked: readonly string[] },
): Promise<Conformance> {
  const listing = checked.includes('products') ? await subject?.listing().catch(notRead) : undefined
  return {
    domain: subject === null || subject.domain === '' ? null : subject.domain,
    release: listing?.release ?? null,
    products: listing?.products.length ?? null,
    findings,
    unchecked: CONFORMANCE_RULES.map(({ id }) => id).filter((id) => !checked.includes(id)),
    questions: replies.length,
    slowestMs: Math.round(Math.max(0, ...replies.map(({ ms }) => ms))),
  }
}

function notRead(error: unknown): undefined {
  if (!(error instanceof DomainFailure)) throw error
}

function rethrow(error: unknown): never {
  throw error
}
