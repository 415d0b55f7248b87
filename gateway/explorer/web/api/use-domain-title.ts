import { operations } from '../generated/operations.ts'
import { useAnswer } from './use-answer.ts'

/** What people call a domain, as the catalog has it, whether it answers or not; its key until that is known. */
export function useDomainTitle(id: string | null): string | null {
  const { data } = useAnswer(operations.explorerDomainNames, {}, { enabled: id !== null })
  return data?.data.domains?.find((domain) => domain.id === id)?.title ?? id
}
