import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { HeddleError } from '../../../../../client/errors.ts'
import { ask } from '../../api/ask.ts'
import { type ContactOfRowFragment, operations } from '../../generated/operations.ts'
import { type Contact, contactsOf } from './contacts.ts'
import { firstNodes } from './first-nodes.ts'
import { type ImpactState, impactQuestion, subjectsOf } from './impact-state.ts'

const PAGE = 500
/** Beyond it nobody writes by hand; the notice says how many things it leaves out. */
const MOST_PAGES = 20

/** Who is responsible for what is reached, all of it: asked for when somebody means to write to them. */
export const useContacts = (state: ImpactState): UseQueryResult<readonly Contact[], HeddleError> =>
  useQuery({
    queryKey: ['ExplorerImpactContacts', subjectsOf(state), impactQuestion(state)],
    queryFn: async ({ signal }) => {
      const subjects = subjectsOf(state)
      const rows = await Promise.all(subjects.map((of) => allOf({ ...state, of }, signal)))
      return contactsOf(rows.flat().filter(({ node }) => !subjects.includes(node.id)))
    },
  })

async function allOf(state: ImpactState, signal: AbortSignal): Promise<readonly ContactOfRowFragment[]> {
  const question = { ...impactQuestion(state), first: PAGE }
  const { nodes } = await firstNodes(MOST_PAGES, async (after) => {
    const { data } = await ask(operations.explorerImpactContacts, { ...question, after }, signal)
    return data.impact?.rows
  })
  return nodes
}
