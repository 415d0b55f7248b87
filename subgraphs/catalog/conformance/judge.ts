import { Deviated, DomainFailure } from '../harvest/domain-failure.ts'
import { type Finding, type Found, findingsOf, type ServerRule, type Subject } from './rule.ts'
import { createSubject } from './subject.ts'

export interface Judged {
  readonly findings: readonly Finding[]
  /** Up to a gate that is shut. */
  readonly checked: readonly string[]
  readonly isOpen: boolean
}

/** Looks at rules one by one. @throws what `unanswered` throws of a DomainFailure: that the server did not answer */
export async function judgeAll(
  rules: readonly ServerRule[],
  subject: Subject,
  unanswered: (error: unknown) => Found,
): Promise<Judged> {
  const findings: Finding[] = []
  const checked: string[] = []
  for (const rule of rules) {
    const found = await judge(rule, subject).catch(unanswered)
    findings.push(...findingsOf(rule.id, found))
    checked.push(rule.id)
    if (rule.gate === true && hasProblems(found)) return { findings, checked, isOpen: false }
  }
  return { findings, checked, isOpen: true }
}

export const hasProblems = ({ problems = [] }: Found): boolean => problems.length > 0

/** That nothing answers is a finding too. @throws what is no DomainFailure */
export function asFound(error: unknown): Found {
  if (error instanceof Deviated) return { problems: error.deviations }
  if (!(error instanceof DomainFailure)) throw error
  return { problems: [{ where: 'the server', expected: 'an answer', found: error.message }] }
}

/**
 * A folder may be written, or a release accepted, between two questions: what is wrong is looked at once more, from the beginning.
 */
async function judge(rule: ServerRule, subject: Subject): Promise<Found> {
  const found = await lookAt(rule, subject)
  return hasProblems(found) ? lookAt(rule, createSubject(subject)) : found
}

async function lookAt(rule: ServerRule, subject: Subject): Promise<Found> {
  try {
    return await rule.check(subject)
  } catch (error) {
    if (error instanceof Deviated) return asFound(error)
    throw error
  }
}
