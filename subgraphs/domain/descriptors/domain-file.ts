import { z } from 'zod'
import { domainSlug, parseDomainId } from '../../../schema/ids.ts'
import type { DomainDocument, Problem } from '../documents.ts'
import { strictObject } from './strict-object.ts'
import { type Path, shown, type YamlDocument } from './yaml-document.ts'
import { zodProblems } from './zod-problems.ts'

const text = z.string().min(1)

const domainFile = strictObject({
  apiVersion: z.literal('heddle/v1').optional(),
  kind: z.literal('Domain').optional(),
  id: text.refine(isDomainId, 'a domain id matching [a-z][a-z0-9_-]{0,62}'),
  title: text.optional(),
  description: z.string().optional(),
  owner: strictObject({ name: text.optional(), email: text.optional(), members: z.array(text).optional() }).optional(),
})

/** Reads `domain.yaml`. Null when it is wrong; then `report` has heard why. */
export function readDomainFile(document: YamlDocument, report: (problem: Problem) => void): DomainDocument | null {
  const result = domainFile.safeParse(document.value)
  if (!result.success) {
    zodProblems(document, result.error).forEach(report)
    return null
  }
  const { id, title, description, owner } = result.data
  return {
    id,
    title: title ?? id,
    description: description ?? null,
    owner: owner ? { name: owner.name ?? null, email: owner.email ?? null, members: owner.members ?? null } : null,
  }
}

/** A product that says it belongs to another domain than the one whose folder it lies in. */
export function domainMismatch(
  domain: DomainDocument,
  named: string | undefined,
  document: YamlDocument,
  at: Path,
  report: (problem: Problem) => void,
): void {
  if (named === undefined || sluggedDomain(named) === domain.id) return
  report(document.problem(at, `${JSON.stringify(domain.id)}, the domain in whose folder this lies`, shown(named)))
}

/** The id that a domain's name stands for; null where no letter is left of it. */
export function sluggedDomain(name: string): string | null {
  try {
    return domainSlug(name)
  } catch {
    return null
  }
}

function isDomainId(id: string): boolean {
  try {
    return parseDomainId(id).id === id
  } catch {
    return false
  }
}
