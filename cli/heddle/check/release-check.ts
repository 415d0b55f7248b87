import { z } from 'zod'
import type { Mesh } from '../mesh/mesh.ts'
import type { CandidateProducts } from './candidate.ts'

const change = z.enum(['ADDED', 'CHANGED', 'REMOVED'])
const fields = z.array(z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }))
const columns = z.array(z.object({ column: z.string(), path: z.string(), change, fields }))
const ports = z.array(z.object({ port: z.string(), change, fields, columns }))
const inputPorts = z.array(z.object({ name: z.string(), change, fields }))

/** What a release changes, as the graph tells it (`ReleaseDiff`). */
export const releaseChanges = z.object({
  from: z.string().nullish().describe('the release to start from; null when there was none, and everything is added'),
  to: z.string().nullish(),
  unchanged: z.number(),
  products: z.array(z.object({ product: z.string(), change, fields, inputPorts, ports })),
})
export type ReleaseChanges = z.infer<typeof releaseChanges>
export type ProductChanges = ReleaseChanges['products'][number]
export type PortChanges = ProductChanges['ports'][number]

/** How many products the release has that is arrived at. */
export const productsIn = ({ unchanged, products }: ReleaseChanges): number =>
  unchanged + products.filter(({ change }) => change !== 'REMOVED').length

const releaseCheck = z.object({
  accepted: z.string().nullish(),
  changes: releaseChanges.nullish(),
  problems: z.array(z.string()),
  warnings: z.array(z.string()),
})
export type ReleaseCheck = z.infer<typeof releaseCheck>

/** All of a `ReleaseDiff`. */
export const RELEASE_CHANGES = `{
  from to unchanged
  products {
    product change
    fields { field before after }
    inputPorts { name change fields { field before after } }
    ports { port change fields { field before after } columns { column path change fields { field before after } } }
  }
}`

const CHECK = `query Check($domain: ID!, $products: JSON!, $release: String) {
  checkRelease(domain: $domain, products: $products, release: $release) {
    accepted problems warnings changes ${RELEASE_CHANGES}
  }
}`

/** For a domain of thousands of products. */
const PATIENCE_MS = 120_000

/** What the mesh has to say of a release that is not published yet. @throws Failure when it cannot be asked */
export async function checkRelease(
  mesh: Mesh,
  domain: string,
  { products, release }: CandidateProducts,
): Promise<ReleaseCheck> {
  const answer = await mesh.ask<{ checkRelease: unknown }>(
    CHECK,
    { domain, products, release },
    { timeoutMs: PATIENCE_MS },
  )
  return releaseCheck.parse(answer.checkRelease)
}
