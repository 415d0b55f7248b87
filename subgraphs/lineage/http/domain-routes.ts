import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ClientError, clientError, invalidInput, notFound } from '../../../platform/errors.ts'
import { expectation } from '../../../platform/expectation.ts'
import { parseDomainId } from '../../../schema/ids.ts'
import {
  domainAvailability,
  type LineageDocument,
  type LineageProduct,
  lineageDocument,
  lineageProduct,
} from '../../../schema/lineage-document.ts'
import { createBreather } from '../breathe.ts'
import type { LineageService } from '../service.ts'
import type { Authorise } from './authorise.ts'

export type DomainRoutesOptions = { readonly authorise: Authorise; readonly service: () => LineageService }

/** A document of a domain with thousands of ports and their columns. */
const BODY_LIMIT = 128 * 1024 * 1024

type ById = { Params: { id: string } }

/** What the catalog tells lineage, and may ask back: not for clients. */
export function mountDomains(app: FastifyInstance, { authorise, service }: DomainRoutesOptions): void {
  const onRequest = authorise.only('service', 'admin')

  app.put<ById>('/internal/v1/domains/:id', { onRequest, bodyLimit: BODY_LIMIT }, async (request) => {
    const document = await readDocument(request.body)
    requireSameDomain(request.params.id, document.domain)
    requireOwnIds(document)
    return service().putDomain(document)
  })

  app.put<ById>('/internal/v1/domains/:id/availability', { onRequest }, async (request) => {
    const document = readBody(domainAvailability, request.body)
    requireSameDomain(request.params.id, document.domain)
    return { applied: await service().putAvailability(document) }
  })

  app.get<ById>('/internal/v1/domains/:id', { onRequest }, async (request) => {
    const { id } = parseDomainId(request.params.id)
    const report = await service().domain(id)
    if (report === null) throw notFound('the domain', id)
    return report
  })
}

const envelope = lineageDocument.extend({ products: z.array(z.unknown()) })
const withProducts = z.looseObject({ products: z.array(z.unknown()) })

/** Product by product, and others get their turn in between: a document may have thousands. */
async function readDocument(body: unknown): Promise<LineageDocument> {
  const document = envelope.safeParse(body)
  const issues: Issue[] = [...(document.error?.issues ?? [])]
  const products: LineageProduct[] = []
  const breathe = createBreather()
  for (const [index, given] of (withProducts.safeParse(body).data?.products ?? []).entries()) {
    await breathe()
    const result = lineageProduct.safeParse(given)
    if (result.success) products.push(result.data)
    else issues.push(...result.error.issues.map((issue) => ({ ...issue, path: ['products', index, ...issue.path] })))
  }
  if (!document.success || issues.length > 0) throw wrongDocument(issues)
  return { ...document.data, products }
}

function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  throw wrongDocument(result.error.issues)
}

type Issue = z.core.$ZodIssue

function wrongDocument(issues: readonly Issue[]): ClientError {
  const problems = issues.map((issue) => ({ path: jsonPath(issue.path), problem: `expected ${expectation(issue)}` }))
  const first = problems[0] ? `, the first: ${problems[0].path} ${problems[0].problem}` : ''
  return clientError('BAD_USER_INPUT', `the document has ${problems.length} problem(s)${first}`, 400, { problems })
}

function requireSameDomain(asked: string, given: string): void {
  const { id } = parseDomainId(asked)
  if (id !== given) throw invalidInput({ argument: '$.domain', expected: `${id}, as in the address`, received: given })
}

/** A domain speaks of its own products and ports alone, and of each product once. */
function requireOwnIds({ domain, products, unchanged }: LineageDocument): void {
  const seen = new Set<string>()
  const requireProduct = (id: string): void => {
    requirePrefix(id, `${domain}/`)
    if (seen.has(id)) throw invalidInput({ argument: 'id', expected: 'each product once', received: id })
    seen.add(id)
  }
  for (const id of unchanged?.products ?? []) requireProduct(id)
  for (const product of products) {
    requireProduct(product.id)
    for (const port of product.ports) requirePrefix(port.id, `${product.id}/`)
  }
}

function requirePrefix(id: string, prefix: string): void {
  if (!id.startsWith(prefix))
    throw invalidInput({ argument: 'id', expected: `an id that starts with ${prefix}`, received: id })
}

const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`), '$')
