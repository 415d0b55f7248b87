import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { readConfig } from '../../../platform/config.ts'
import { createHttpClient } from '../../../platform/http-client.ts'
import { createTokenVerifier } from '../../../platform/tokens.ts'
import { createCatalogClient } from '../../../subgraphs/domain/catalog/catalog-client.ts'
import { ownToken } from '../../../subgraphs/domain/catalog/own-token.ts'
import type { CatalogAddress } from '../../../subgraphs/domain/serve-domain.ts'
import { Failure, type OptionSpecs } from '../command.ts'
import type { DomainFolder } from '../domain-folder.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { askWho } from './about-mesh.ts'
import { meshConfig } from './config.ts'
import { asFailure } from './kit-failure.ts'
import { MESH_OPTIONS, type Mesh } from './mesh.ts'
import { givenToken, TOKEN_OPTIONS, tokenPlace } from './token.ts'

/** What a command takes that acts for a domain. */
export const ACCESS_OPTIONS = { ...TOKEN_OPTIONS, ...MESH_OPTIONS } as const satisfies OptionSpecs

export type AccessOptions = { readonly 'token-file'?: string | undefined; readonly mesh?: string | undefined }

/**
 * How a domain speaks to a mesh: with the token given, the one it keeps, or one that enrolling brings.
 *
 * @throws Failure when there is none of them, when the one given cannot act for the domain, or the mesh does not say who it is
 */
export async function catalogAddress(
  mesh: Mesh,
  { domain, stateDir }: DomainFolder,
  options: AccessOptions,
  terminal: Terminal,
): Promise<CatalogAddress> {
  const named = await givenToken(options, terminal, domain.id)
  const given = named ?? mesh.enrolment?.token ?? ''
  if (given === '' && !existsSync(join(stateDir, 'token')))
    throw new Failure(`there is no token for the domain ${domain.id} at ${mesh.url}`, {
      code: 'UNAUTHENTICATED',
      advice: `Enrol (heddle enrol --help), or set HEDDLE_TOKEN to the domain's own token.`,
    })
  const publicKey =
    readConfig(meshConfig, terminal.environment).HEDDLE_PUBLIC_KEY ??
    mesh.enrolment?.publicKey ??
    (await askWho(mesh)).publicKey
  if (named !== undefined)
    await requireActing(named, { place: tokenPlace(options), publicKey, domain: domain.id, mesh })
  return { url: mesh.url, token: given, publicKey }
}

/** A token that is of no use is refused: passed over for the one kept, it would seem to be right. @throws Failure */
async function requireActing(
  token: string,
  {
    place,
    publicKey,
    domain,
    mesh,
  }: { readonly place: string; readonly publicKey: string; readonly domain: string; readonly mesh: Mesh },
): Promise<void> {
  const claims = await createTokenVerifier(publicKey)(token).catch(() => undefined)
  if (claims === undefined)
    throw new Failure(
      isToken(token)
        ? `${place}: the token was not made by the mesh at ${mesh.url}, or is no longer valid`
        : `${place} is no token`,
      {
        code: 'UNAUTHENTICATED',
        advice: `Expected is a JSON web token that the mesh has made; without ${place} the domain's own is taken.`,
      },
    )
  if (claims.kind === 'domain' && claims.domain !== domain)
    throw new Failure(`the token is that of the domain ${claims.domain}, not of ${domain}`, {
      code: 'FORBIDDEN',
      advice: 'A domain publishes itself alone: take its own token.',
    })
  if (claims.kind === 'ingest' || claims.kind === 'service')
    throw new Failure(`${place}: the token is of kind ${claims.kind}, which does not act for a domain`, {
      code: 'FORBIDDEN',
      advice: "Take the domain's own token, or one of kind enrol.",
    })
}

function isToken(text: string): boolean {
  try {
    decodeJwt(text)
    return true
  } catch {
    return false
  }
}

/**
 * The domain's own token; where there is none yet the domain is registered, and keeps what it gets. One that was only named is not:
 * a slip of the keyboard would be registered too.
 *
 * @throws Failure
 */
export async function domainToken(
  mesh: Mesh,
  folder: DomainFolder,
  options: AccessOptions,
  terminal: Terminal,
): Promise<string> {
  const { url, token: given, publicKey } = await catalogAddress(mesh, folder, options, terminal)
  const { id, title, owner } = folder.domain
  const claims = given === '' ? undefined : await createTokenVerifier(publicKey)(given).catch(() => undefined)
  if (claims?.kind === 'admin') return given
  if (folder.isNamedOnly === true) return keptToken(folder, url, given, publicKey)
  const http = createHttpClient()
  try {
    return await ownToken({
      domain: { id, title, owner: owner?.name ?? null },
      given,
      publicKey,
      client: createCatalogClient(http, url, terminal.signal),
      file: join(folder.stateDir, 'token'),
    })
  } catch (error) {
    throw asFailure(error, url)
  } finally {
    await http.close()
  }
}

/** The one given, or the one that lies in the folder, whichever is the domain's. @throws Failure when neither is */
async function keptToken({ domain: { id }, stateDir }: DomainFolder, url: string, given: string, publicKey: string) {
  const verify = createTokenVerifier(publicKey)
  const kept = await readFile(join(stateDir, 'token'), 'utf8').catch(() => '')
  for (const token of [given, kept.trim()]) {
    const claims = await verify(token).catch(() => undefined)
    if (claims?.kind === 'domain' && claims.domain === id) return token
  }
  throw new Failure(`there is no token of the domain ${id} for the mesh at ${url}`, {
    code: 'UNAUTHENTICATED',
    advice: `Name the folder that keeps it, or set HEDDLE_TOKEN to the domain's own token, or an admin's.`,
  })
}
