import { describe } from '../../../platform/errors.ts'

/** Which hosts a domain's URL may name. */
export type HostRule = (hostname: string) => boolean

/**
 * `HEDDLE_DOMAIN_HOSTS`: a comma-separated list of host names, `*.suffix` patterns, or `*`. Without a list only this
 * machine is allowed: a URL that anyone with an enrol token may register is one that this network will call.
 */
export function readHostRule(list: string | undefined): HostRule {
  const patterns = (list ?? '')
    .split(',')
    .map((pattern) => pattern.trim().toLowerCase())
    .filter((pattern) => pattern !== '')
  if (patterns.length === 0) return isLoopback
  return (hostname) => patterns.some((pattern) => matches(hostname, pattern))
}

/** Why a URL may not be a domain's; null when it may. */
export function urlProblem(text: string, allows: HostRule): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !isWeb(url)) return `url: expected an absolute http or https URL, found ${describe(shown(text))}`
  if (url.username !== '' || url.password !== '') return 'url: expected no credentials in it'
  if (url.hash !== '') return 'url: expected no fragment in it'
  const host = bare(url.hostname)
  return allows(host) ? null : `url: host ${host} is not among the hosts allowed here (HEDDLE_DOMAIN_HOSTS)`
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:'
}

/** Credentials do not get into messages, not even those of a URL that is none. */
function shown(text: string): string {
  return text.replace(/\/\/[^/]*@/, '//<hidden>@')
}

function matches(hostname: string, pattern: string): boolean {
  if (pattern === '*') return true
  if (pattern.startsWith('*.')) return hostname.endsWith(pattern.slice(1)) && hostname.length > pattern.length - 1
  return hostname === bare(pattern)
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '::1' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/** `[::1]` → `::1`; `HOST.` → `host`. */
function bare(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}
