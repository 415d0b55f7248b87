import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
import { givenToken, TOKEN_OPTIONS } from './token.ts'

/** What a command takes that acts for a domain. */
export const ACCESS_OPTIONS = { ...TOKEN_OPTIONS, ...MESH_OPTIONS } as const satisfies OptionSpecs

export type AccessOptions = { readonly 'token-file'?: string | undefined; readonly mesh?: string | undefined }

/**
 * How a domain speaks to a mesh: with the token given, the one it keeps, or one that enrolling brings.
 *
 * @throws Failure when there is none of them, or the mesh does not say who it is
 */
export async function catalogAddress(
  mesh: Mesh,
  { domain, stateDir }: DomainFolder,
  options: AccessOptions,
  terminal: Terminal,
): Promise<CatalogAddress> {
  const given = (await givenToken(options, terminal, domain.id)) ?? mesh.enrolment?.token ?? ''
  if (given === '' && !existsSync(join(stateDir, 'token')))
    throw new Failure(`there is no token for the domain ${domain.id} at ${mesh.url}`, {
      code: 'UNAUTHENTICATED',
      advice: `Enrol (heddle enrol --help), or set HEDDLE_TOKEN to the domain's own token.`,
    })
  const publicKey =
    readConfig(meshConfig, terminal.environment).HEDDLE_PUBLIC_KEY ??
    mesh.enrolment?.publicKey ??
    (await askWho(mesh)).publicKey
  return { url: mesh.url, token: given, publicKey }
}

/** The domain's own token; where there is none yet the domain is registered, and keeps what it gets. @throws Failure */
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
  if (claims?.kind === 'domain' && claims.domain !== id)
    throw new Failure(`the token is that of the domain ${claims.domain}, not of ${id}`, {
      code: 'FORBIDDEN',
      advice: 'A domain publishes itself alone: take its own token.',
    })
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
