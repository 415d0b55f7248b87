import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { forbidden, unauthenticated } from './errors.ts'

const ISSUER = 'heddle'
const ALGORITHM = 'EdDSA'

/** What a token allows. `domain` is present for that kind alone: the domain it speaks for. */
const claims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('admin') }),
  z.object({ kind: z.literal('enrol') }),
  z.object({ kind: z.literal('ingest') }),
  z.object({ kind: z.literal('service') }),
  z.object({ kind: z.literal('domain'), domain: z.string().min(1) }),
])
export type TokenClaims = z.infer<typeof claims>
export type TokenKind = TokenClaims['kind']

/** Base64 of DER, so that each fits one environment variable: SPKI for the public half, PKCS8 for the signing half. */
export interface KeyPair {
  readonly publicKey: string
  readonly signingKey: string
}

export function generateKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    signingKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
}

/** The public half that belongs to a signing key. @throws when the key is not the base64 of a PKCS8 Ed25519 key */
export function publicKeyOf(signingKey: string): string {
  return createPublicKey(readKey('signing', signingKey)).export({ type: 'spki', format: 'der' }).toString('base64')
}

/** @throws when the key is not the base64 of a PKCS8 Ed25519 key */
export function createTokenSigner(signingKey: string): (claims: TokenClaims) => Promise<string> {
  const key = readKey('signing', signingKey)
  return (given) =>
    new SignJWT({ ...given })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setSubject(given.kind === 'domain' ? given.domain : given.kind)
      .setIssuedAt()
      .sign(key)
}

/** Resolves to the claims; rejects with UNAUTHENTICATED for anything that this key did not sign. */
export type TokenVerifier = (token: string) => Promise<TokenClaims>

/**
 * Tokens of which it is remembered that they are valid, which they stay for ever unless they say when they expire: a producer
 * sends its own with each event, and a signature costs as much as reading the event.
 */
const REMEMBERED = 1_000

/** @throws when the key is not the base64 of an SPKI Ed25519 key */
export function createTokenVerifier(publicKey: string): TokenVerifier {
  const key = readKey('public', publicKey)
  const verified = new Map<string, TokenClaims>()
  return async (token) => {
    const known = verified.get(token)
    if (known !== undefined) return known
    const answer = await jwtVerify(token, key, { issuer: ISSUER, algorithms: [ALGORITHM] }).catch(() => undefined)
    const result = claims.safeParse(answer?.payload)
    if (!result.success) throw unauthenticated('the bearer token is not valid here')
    if (answer?.payload.exp === undefined) {
      if (verified.size >= REMEMBERED) verified.clear()
      verified.set(token, result.data)
    }
    return result.data
  }
}

/** The token of an `Authorization: Bearer …` header (RFC 6750 §2.1), undefined where there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([^\s]+) *$/i.exec(header ?? '')?.[1]
}

/**
 * The claims of the request's token, when its kind is among `allowed`.
 *
 * @throws UNAUTHENTICATED without a valid token, FORBIDDEN with one of another kind
 */
export async function requireToken(
  verify: TokenVerifier,
  header: string | undefined,
  allowed: readonly TokenKind[],
): Promise<TokenClaims> {
  const token = bearerToken(header)
  if (token === undefined) throw unauthenticated()
  const given = await verify(token)
  if (allowed.includes(given.kind)) return given
  throw forbidden(`this needs a token of kind ${allowed.join(' or ')}; this one is of kind ${given.kind}`)
}

function readKey(which: 'public' | 'signing', text: string): KeyObject {
  const der = Buffer.from(text, 'base64')
  const complaint = `the ${which} key is not the base64 of an Ed25519 key in DER form`
  let key: KeyObject
  try {
    key =
      which === 'public'
        ? createPublicKey({ key: der, format: 'der', type: 'spki' })
        : createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } catch (cause) {
    throw new Error(complaint, { cause })
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${complaint}: it is of type ${key.asymmetricKeyType}`)
  return key
}
