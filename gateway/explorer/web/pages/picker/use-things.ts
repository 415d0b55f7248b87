import { useAnswer } from '../../api/use-answer.ts'
import { operations } from '../../generated/operations.ts'
import { type PickedKind, type Thing, thingsFound } from './things-found.ts'

const HITS = 12
const NONE: readonly Thing[] = []

/** What may be meant by a name; nothing while none is typed. */
export function useThings(name: string, kinds?: readonly PickedKind[]) {
  const typed = name.trim()
  const isAsked = typed !== ''
  const { data, isFetching } = useAnswer(
    operations.explorerThings,
    { text: typed, first: HITS },
    { enabled: isAsked, keepPrevious: true },
  )
  const names = useAnswer(operations.explorerDomainNames, {}, { enabled: isAsked })
  if (!isAsked) return { things: NONE, isFetching: false }
  const hits = data?.data.search?.edges.map(({ node }) => node) ?? []
  return { things: thingsFound({ typed, hits, domains: names.data?.data.domains ?? [] }, kinds), isFetching }
}
