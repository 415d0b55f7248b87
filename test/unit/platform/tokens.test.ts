import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  bearerToken,
  createTokenSigner,
  createTokenVerifier,
  generateKeyPair,
  publicKeyOf,
  requireToken,
  type TokenClaims,
} from '../../../platform/tokens.ts'

const keys = generateKeyPair()
const sign = createTokenSigner(keys.signingKey)
const verify = createTokenVerifier(keys.publicKey)

const REFUSED = { code: 'UNAUTHENTICATED', httpStatus: 401, message: 'the bearer token is not valid here' }

/** Signs whatever is asked with the right key, to get past the signature. */
const forge = (payload: JWTPayload, issuer = 'heddle') =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(issuer)
    .sign(createPrivateKey({ key: Buffer.from(keys.signingKey, 'base64'), format: 'der', type: 'pkcs8' }))

afterEach(() => {
  vi.useRealTimers()
})

describe('keys', () => {
  it('are text that fits one environment variable', () => {
    for (const key of Object.values(keys)) expect(key).toMatch(/^[A-Za-z0-9+/=]{40,120}$/)
  })

  it('belong together: the public one follows from the signing one', () => {
    expect(publicKeyOf(keys.signingKey)).toBe(keys.publicKey)
  })

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  it.each([
    ['no base64', '%%%'],
    ['nothing', ''],
    ['another kind of key', rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')],
    ['the other half', keys.signingKey],
  ])('that verify are refused at once when they are %s', (_what, key) => {
    expect(() => createTokenVerifier(key)).toThrow('the public key is not the base64 of an Ed25519 key in DER form')
  })

  it.each([
    ['another kind of key', rsa.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
    ['the other half', keys.publicKey],
  ])('that sign are refused at once when they are %s, without showing them', (_what, key) => {
    expect(() => createTokenSigner(key)).toThrow('the signing key is not the base64 of an Ed25519 key in DER form')
  })
})

describe('tokens', () => {
  const kinds: TokenClaims[] = [
    { kind: 'admin' },
    { kind: 'enrol' },
    { kind: 'ingest' },
    { kind: 'service' },
    { kind: 'domain', domain: 'orders' },
  ]
  it.each(kinds)('of kind $kind come back as they were signed, and as nothing more', async (claims) => {
    expect(await verify(await sign(claims))).toEqual(claims)
  })

  it('that somebody else signed are refused', async () => {
    const other = createTokenSigner(generateKeyPair().signingKey)
    await expect(verify(await other({ kind: 'admin' }))).rejects.toMatchObject(REFUSED)
  })

  it('whose claims were changed after signing are refused', async () => {
    const [header, , signature] = (await sign({ kind: 'ingest' })).split('.')
    const claims = Buffer.from(JSON.stringify({ kind: 'admin', iss: 'heddle' })).toString('base64url')
    await expect(verify(`${header}.${claims}.${signature}`)).rejects.toMatchObject(REFUSED)
  })

  it('with alg none are refused', async () => {
    const token = new UnsecuredJWT({ kind: 'admin' }).setIssuer('heddle').encode()
    await expect(verify(token)).rejects.toMatchObject(REFUSED)
  })

  it('signed by HMAC with the public key as the secret are refused', async () => {
    const token = await new SignJWT({ kind: 'admin' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('heddle')
      .sign(Buffer.from(keys.publicKey, 'base64'))
    await expect(verify(token)).rejects.toMatchObject(REFUSED)
  })

  it('of another issuer are refused', async () => {
    await expect(verify(await forge({ kind: 'admin' }, 'somebody-else'))).rejects.toMatchObject(REFUSED)
  })

  it('that expire are refused from then on, though they were valid before', async () => {
    const token = await forge({ kind: 'admin', exp: Math.floor(Date.now() / 1000) + 60 })
    expect(await verify(token)).toEqual({ kind: 'admin' })
    vi.setSystemTime(Date.now() + 61_000)
    await expect(verify(token)).rejects.toMatchObject(REFUSED)
  })

  it('that have expired, or are not valid yet, are refused', async () => {
    const now = Math.floor(Date.now() / 1000)
    expect(await verify(await forge({ kind: 'admin', exp: now + 60 }))).toEqual({ kind: 'admin' })
    await expect(verify(await forge({ kind: 'admin', exp: now - 60 }))).rejects.toMatchObject(REFUSED)
    await expect(verify(await forge({ kind: 'admin', nbf: now + 60 }))).rejects.toMatchObject(REFUSED)
  })

  it.each([
    [{}],
    [{ kind: 'root' }],
    [{ kind: 'domain' }],
    [{ kind: 'domain', domain: '' }],
    [{ kind: 'domain', domain: ['orders'] }],
    [{ kind: ['admin'] }],
  ])('with the claims %j are refused', async (payload) => {
    await expect(verify(await forge(payload as JWTPayload))).rejects.toMatchObject(REFUSED)
  })

  it.each(['', 'x', 'a.b.c', '..', `${'a'.repeat(100_000)}.b.c`, 'null', '\u0000'])(
    'that are garbage are refused',
    async (text) => {
      await expect(verify(text)).rejects.toMatchObject(REFUSED)
    },
  )
})

describe('the bearer header', () => {
  it('carries the token, the scheme in any case', () => {
    for (const header of ['Bearer abc', 'bearer abc', 'BEARER   abc ']) expect(bearerToken(header)).toBe('abc')
  })

  it.each([undefined, '', 'abc', 'Basic abc', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearerabc', 'Token Bearer abc'])(
    'carries none when it is %j',
    (header) => {
      expect(bearerToken(header)).toBeUndefined()
    },
  )
})

describe('requireToken', () => {
  const header = async (claims: TokenClaims) => `Bearer ${await sign(claims)}`

  it('answers with the claims of a kind that is allowed', async () => {
    const claims = { kind: 'domain', domain: 'orders' } as const
    expect(await requireToken(verify, await header(claims), ['admin', 'domain'])).toEqual(claims)
  })

  it('refuses with 401 where there is no token, and where it is not valid', async () => {
    await expect(requireToken(verify, undefined, ['admin'])).rejects.toMatchObject({ httpStatus: 401 })
    await expect(requireToken(verify, 'Bearer nonsense', ['admin'])).rejects.toMatchObject({ httpStatus: 401 })
  })

  it('refuses with 403 where it is valid, but of another kind, and says which kinds would do', async () => {
    await expect(requireToken(verify, await header({ kind: 'ingest' }), ['admin', 'service'])).rejects.toMatchObject({
      code: 'FORBIDDEN',
      httpStatus: 403,
      message: 'this needs a token of kind admin or service; this one is of kind ingest',
    })
  })
})
