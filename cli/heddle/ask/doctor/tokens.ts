import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { createTokenVerifier, type TokenClaims } from '../../../../platform/tokens.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { moment } from '../draw/values.ts'
import { bad, type Finding, ok, warning } from './finding.ts'
import { messageOf } from './machine.ts'
import type { About } from './way.ts'

/** A token that commands would use, and where it lies. */
export type FoundToken = {
  readonly about: string
  readonly token: string
  /** Of whom it has to be; null for a token that may be any. */
  readonly domain: string | null
}

export const ENROL_AGAIN = 'Enrol again: heddle enrol --help'

/** The mesh that was enrolled with is the one that answers: it signs with the same key. */
export function keyFinding({ enrolment, url }: Mesh, { publicKey }: About): Finding {
  const about = 'enrolled'
  if (enrolment === undefined) return ok(about, `no; reading needs it not, a domain does: heddle enrol ${url}`)
  if (publicKey === null) return ok(about, 'yes; whether the mesh is still the same it does not say')
  if (enrolment.publicKey === publicKey) return ok(about, 'yes')
  return bad(about, 'yes, but the mesh signs with another key than then: it was made anew, or is another', ENROL_AGAIN)
}

/** Each token there is: what it allows, and whether the mesh would take it. */
export async function lookAtTokens(
  tokens: readonly FoundToken[],
  publicKey: string | null,
): Promise<readonly Finding[]> {
  return Promise.all(tokens.map((found) => tokenFinding(found, publicKey)))
}

export async function tokenFinding({ about, token, domain }: FoundToken, publicKey: string | null): Promise<Finding> {
  const said = claimed(token)
  if (said === null) return bad(about, 'is no token', 'Take one that the mesh has made: a JSON web token.')
  const until = said.exp === undefined ? '' : `, until ${moment(new Date(said.exp * 1_000).toISOString())}`
  if (said.exp !== undefined && said.exp * 1_000 <= Date.now())
    return bad(about, `is over since ${moment(new Date(said.exp * 1_000).toISOString())}`, ENROL_AGAIN)
  if (publicKey === null)
    return warning(
      about,
      `of kind ${kindText(said)}${until}; nothing is known that it could be verified by`,
      ENROL_AGAIN,
    )
  let claims: TokenClaims
  try {
    claims = await createTokenVerifier(publicKey)(token)
  } catch (error) {
    return bad(
      about,
      `says it is of kind ${kindText(said)}, but this mesh has not made it (${messageOf(error)})`,
      ENROL_AGAIN,
    )
  }
  if (domain !== null && claims.kind === 'domain' && claims.domain !== domain)
    return bad(
      about,
      `is that of the domain ${claims.domain}, not of ${domain}`,
      'A domain speaks for itself alone: take its own token.',
    )
  return ok(about, `of kind ${kindText(claims)}, valid${until}`)
}

/** What it says of itself, which anyone could say; null for what is no token. */
function claimed(token: string): { readonly kind: string; readonly domain?: string; readonly exp?: number } | null {
  try {
    const { kind, domain, exp } = decodeJwt(token)
    return {
      kind: typeof kind === 'string' ? kind : 'none',
      ...(typeof domain === 'string' ? { domain } : {}),
      ...(typeof exp === 'number' ? { exp } : {}),
    }
  } catch {
    return null
  }
}

const kindText = ({ kind, domain }: { readonly kind: string; readonly domain?: string }): string =>
  domain === undefined ? kind : `${kind} (${domain})`

/** The token that a domain's folder keeps; undefined when it has none yet. */
export function keptToken(stateDir: string): string | undefined {
  try {
    return readFileSync(join(stateDir, 'token'), 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}
