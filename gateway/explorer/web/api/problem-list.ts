import type { HeddleProblem } from '../../../../client/errors.ts'

/**
 * Without those of a domain that does not answer: a page that shows what was last known instead says so once, above, and a line a
 * field would only repeat it.
 */
export function besidesDomainDown(problems: readonly HeddleProblem[] = []): readonly HeddleProblem[] {
  return problems.filter(({ code }) => code !== 'DOMAIN_UNAVAILABLE')
}
