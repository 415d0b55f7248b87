import type { z } from 'zod'
import { HttpFailure } from '../../../platform/http-client.ts'

/** What a domain did wrong, in words for its team: nothing was learnt from this attempt. */
export class DomainFailure extends Error {
  override readonly name = 'DomainFailure'
  /** Nothing answered: worth another try, unlike an answer that is wrong. */
  get isPassing(): boolean {
    return this.cause instanceof HttpFailure && PASSING.has(this.cause.kind)
  }
}

const PASSING: ReadonlySet<string> = new Set(['network', 'timeout', 'aborted'])

/** One product has values that cannot be kept; the others of its domain are none the worse for it. */
export class ProductRefused extends DomainFailure {
  readonly product: string

  constructor(product: string, problems: readonly string[]) {
    const more = problems.length > 5 ? `; and ${problems.length - 5} more` : ''
    super(`product ${product}: ${problems.slice(0, 5).join('; ')}${more}`)
    this.product = product
  }
}

/** The first problems of a wrong answer, each with its place. */
export function describeIssues(error: z.ZodError, where = ''): string {
  const shown = error.issues.slice(0, 5).map((issue) => {
    const path = [where, ...issue.path].filter((part) => part !== '').join('.')
    return path === '' ? issue.message : `${path}: ${issue.message}`
  })
  const more = error.issues.length - shown.length
  return more > 0 ? `${shown.join('; ')}; and ${more} more` : shown.join('; ')
}
