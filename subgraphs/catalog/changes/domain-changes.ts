import type { ChangeEvent } from '../../../schema/changes.ts'
import { formatDatasetId, productOf } from '../../../schema/ids.ts'
import type { ClaimConflict } from '../store.ts'
import type { ChangeDraft } from './change.ts'

/** Takes a change for the transaction that is under way. */
export type Tell = (draft: ChangeDraft) => void

export function domainChange(
  event: ChangeEvent & `DOMAIN_${string}`,
  domain: string,
  releases: { readonly release: string | null; readonly before: string | null },
  by: string | null,
): ChangeDraft {
  return { event, at: null, by, domains: [domain], subjects: [], detail: { domain, ...releases } }
}

/** The domain serves what was not accepted, or does so no more. */
export function driftChange(
  event: 'VIOLATION_OPENED' | 'VIOLATION_CLOSED',
  domain: string,
  releases: { readonly accepted: string | null; readonly live: string | null },
): ChangeDraft {
  const { accepted, live } = releases
  const message =
    event === 'VIOLATION_OPENED'
      ? `domain ${domain} serves release ${live}, accepted is ${accepted}`
      : `domain ${domain} serves the accepted release ${accepted}`
  const detail = { rule: 'RELEASE_DRIFT', message, facts: { domain, accepted, live } }
  return { event, at: null, by: null, domains: [domain], subjects: [], detail }
}

export function conflictChange(
  event: 'VIOLATION_OPENED' | 'VIOLATION_CLOSED',
  { dataset, heldBy, refused }: ClaimConflict,
): ChangeDraft {
  const id = formatDatasetId(dataset.namespace, dataset.name)
  const message =
    event === 'VIOLATION_OPENED'
      ? `${refused.port} claims the dataset ${dataset.namespace}/${dataset.name}, which ${heldBy.port} holds`
      : `${refused.port} and ${heldBy.port} no longer claim the dataset ${dataset.namespace}/${dataset.name} both`
  const ports = [heldBy.port, refused.port]
  return {
    event,
    at: null,
    by: null,
    domains: [heldBy.domain, refused.domain],
    subjects: [id, ...ports, ...ports.flatMap((port) => productOf(port) ?? [])],
    detail: { rule: 'CLAIM_CONFLICT', message, facts: { dataset: id, heldBy: heldBy.port, refused: refused.port } },
  }
}

/** Two reports of one conflict have the same. */
export const conflictKey = ({ dataset, heldBy, refused }: ClaimConflict): string =>
  JSON.stringify([dataset.namespace, dataset.name, heldBy.port, refused.port])
