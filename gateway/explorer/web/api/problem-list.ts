import type { HeddleProblem } from '../../../../client/errors.ts'

/**
 * Without those of a domain that does not answer: a page that shows what was last known instead says so once, above, and a line a
 * field would only repeat it.
 */
export function besidesDomainDown(problems: readonly HeddleProblem[] = []): readonly HeddleProblem[] {
  return problems.filter(({ code }) => code !== 'DOMAIN_UNAVAILABLE')
}

/** Those of a field of the answer, such as `product.upstream` or `domains.*.products` of whichever, and of what is in it. */
export function problemsAt(problems: readonly HeddleProblem[], field: string): readonly HeddleProblem[] {
  return problems.filter(({ path }) => isWithin(path, field))
}

/** Without those that are told where these fields would stand. */
export function besidesFields(problems: readonly HeddleProblem[], fields: readonly string[]): readonly HeddleProblem[] {
  return problems.filter(({ path }) => !fields.some((field) => isWithin(path, field)))
}

function isWithin(path: HeddleProblem['path'] = [], field: string): boolean {
  const names = field.split('.')
  return path.length >= names.length && names.every((name, at) => name === '*' || name === String(path[at]))
}
