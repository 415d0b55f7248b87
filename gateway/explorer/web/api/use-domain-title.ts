import { operations } from '../generated/operations.ts'
import { useAnswer } from './use-answer.ts'

/** What people call domains, as the catalog has it, whether they answer or not; their keys until that is known. */
export function useDomainTitles({ isNeeded = true } = {}): (id: string) => string {
  const { data } = useAnswer(operations.explorerDomainNames, {}, { enabled: isNeeded })
  return (id) => data?.data.domains?.find((domain) => domain.id === id)?.title ?? id
}

export function useDomainTitle(id: string | null): string | null {
  const titleOf = useDomainTitles({ isNeeded: id !== null })
  return id === null ? null : titleOf(id)
}
