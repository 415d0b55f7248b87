import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createTokenVerifier } from '../../../platform/tokens.ts'
import type { CatalogClient } from './catalog-client.ts'

export interface OwnTokenOptions {
  readonly domain: { readonly id: string; readonly title: string; readonly owner: string | null }
  /** What the process was given: the domain's own token, an `enrol` token, or an admin's. */
  readonly given: string
  readonly publicKey: string
  readonly client: CatalogClient
  /** Where the token that enrolment returned is kept (mode 600). */
  readonly file: string
}

/**
 * The token this domain publishes with. One of its own (given, or kept from an earlier enrolment) is used as it is; with an
 * `enrol` or `admin` token the domain registers itself, and keeps what it gets.
 *
 * @throws Refused when the catalog will not have it, HttpFailure when it cannot be asked
 */
export async function ownToken(options: OwnTokenOptions, { again = false } = {}): Promise<string> {
  const { domain, given, publicKey, client, file } = options
  const verify = createTokenVerifier(publicKey)
  const speaksForUs = async (token: string): Promise<boolean> => {
    const claims = await verify(token).catch(() => null)
    return claims?.kind === 'domain' && claims.domain === domain.id
  }
  if (await speaksForUs(given)) return given
  const kept = again
    ? ''
    : await readFile(file, 'utf8')
        .then((text) => text.trim())
        .catch(() => '')
  if (kept !== '' && (await speaksForUs(kept))) return kept
  const place = await makePlace(file)
  try {
    const token = await client.register(given, domain)
    await place.keep(token)
    return token
  } catch (error) {
    await place.discard()
    throw error
  }
}

/**
 * A file beside the token's, made before there is a token: one that could not be kept would be lost for good. It is renamed
 * when written, so that nobody ever reads half a token.
 */
async function makePlace(file: string) {
  const beside = `${file}.${process.pid}`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(beside, '', { mode: 0o600 })
  await chmod(beside, 0o600)
  return {
    async keep(token: string): Promise<void> {
      await writeFile(beside, `${token}\n`)
      await rename(beside, file)
    },
    discard: () => rm(beside, { force: true }),
  }
}
