import { parseDomainId } from '../../../schema/ids.ts'
import type {
  DomainDependencyConnectionResolvers,
  DomainDependencyResolvers,
  QueryResolvers,
} from '../generated/resolver-types.ts'
import { listDependencies } from '../reads/dependency-list.ts'
import { listOf, readFirst } from './arguments.ts'
import { leadTimeOf } from './lead-time.ts'
import { pageInfoOf } from './lists.ts'

export const dependencies: NonNullable<QueryResolvers['domainDependencies']> = async (_, args, context) => {
  const domains = listOf(args.domain)
  for (const id of domains ?? []) parseDomainId(id, 'domain')
  return listDependencies(context.reader(), domains, readFirst(args.first), args.after ?? null)
}

export const dependencyConnection: DomainDependencyConnectionResolvers = {
  edges: ({ snapshot: { copy }, rows }) =>
    rows.map(({ cursor, pair: { from, to, readers, sources } }) => ({
      cursor,
      node: { from: { id: copy.domains[from]?.id ?? '' }, to: { id: copy.domains[to]?.id ?? '' }, readers, sources },
    })),
  pageInfo: (list) => pageInfoOf(list),
  totalCount: ({ total }) => total,
}

export const dependency: DomainDependencyResolvers = {
  leadTime: ({ from, to }, _, context) => leadTimeOf(from.id, to.id, context),
}
