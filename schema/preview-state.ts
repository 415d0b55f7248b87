import { createHash } from 'node:crypto'
import { z } from 'zod'

/** The request header that brings a preview's token, and the answer's that names the domain which is previewed. */
export const PREVIEW_HEADER = 'x-heddle-preview'

/** A preview's token as a client may make it up: long enough to be guessed by nobody, and fit for a header. */
export const isPreviewToken = (text: string): boolean => /^[A-Za-z0-9._~-]{32,128}$/.test(text)

/** What is kept and passed on of a token: whoever reads that cannot use it. */
export const digestOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A working copy that requests with its token are answered from, until its time is over. */
const previewLease = z.object({
  /** The domain's id. */
  domain: z.string(),
  /** The working copy's GraphQL endpoint. */
  url: z.url(),
  /** Which of `sdls` it serves. */
  sdlDigest: z.string(),
  /** SHA-256 of the token, in hex. */
  tokenDigest: z.string(),
  /** The digest of its product documents; null when it does not say. */
  release: z.string().nullable(),
  /** RFC 3339, by the catalog's clock: to be shown. */
  expiresAt: z.string(),
  /** Until then, in ms, from when this was sent: to be reckoned with, since the clocks of two machines differ. */
  leftMs: z.number().nonnegative(),
})

/**
 * The previews that are open: the catalog's answer to `GET /internal/v1/previews?have=<revision>&wait=<seconds>` (`service`
 * token), a long poll like that of the mesh. A document of its own, because leases are renewed every few seconds, and the
 * mesh's has the SDL of every domain in it.
 */
export const previewState = z.object({
  /** Another one for each change; opaque, to be compared only. */
  revision: z.string(),
  /**
   * Another one for each start of the catalog, which keeps leases in memory alone: that a lease of an earlier epoch is missing
   * says nothing, so it holds until its own time is over.
   */
  epoch: z.string(),
  leases: z.array(previewLease),
  /** Each SDL that a lease names, once: working copies of one kit serve the same. */
  sdls: z.array(z.object({ digest: z.string(), sdl: z.string() })),
})

export type PreviewLease = z.infer<typeof previewLease>
export type PreviewState = z.infer<typeof previewState>
