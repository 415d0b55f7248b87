import { GraphQLError, getOperationAST } from 'graphql'
import type { OperationArguments } from '../../platform/graphql-server.ts'
import type { Measured } from './measure.ts'
import { createMeasuring } from './measured-once.ts'

export interface Limits {
  readonly maxDepth: number
  readonly maxAliases: number
  readonly maxRootFields: number
  readonly maxFields: number
  readonly maxCost: number
  readonly listSize: number
  readonly maxFirst: number
}

interface Limit {
  readonly code: string
  readonly measured: keyof Measured
  readonly limit: keyof Limits
  /** What the query has, in words. */
  readonly says: string
  /** What to do about it. */
  readonly advice: string
}

const LIMITS: readonly Limit[] = [
  {
    code: 'QUERY_TOO_DEEP',
    measured: 'depth',
    limit: 'maxDepth',
    says: 'a depth of',
    advice: 'ask for the deeper part in a query of its own, by the ids of this one',
  },
  {
    code: 'QUERY_TOO_MANY_ALIASES',
    measured: 'aliases',
    limit: 'maxAliases',
    says: 'aliases, fragments written out:',
    advice: 'split the query',
  },
  {
    code: 'QUERY_TOO_MANY_ROOT_FIELDS',
    measured: 'rootFields',
    limit: 'maxRootFields',
    says: 'root fields:',
    advice: 'split the query',
  },
  {
    code: 'QUERY_TOO_LARGE',
    measured: 'fields',
    limit: 'maxFields',
    says: 'fields, fragments written out:',
    advice: 'split the query, or spread fewer fragments inside fragments',
  },
  {
    code: 'QUERY_TOO_COSTLY',
    measured: 'cost',
    limit: 'maxCost',
    says: 'a cost (objects its answer may have, each list as long as its `first`) of',
    advice: 'ask for fewer with `first` on the inner lists, or for fewer levels at once',
  },
]

/** Refuses operations that are too much, before anything is planned: every limit that is passed, and by how much. */
export function createLimitCheck(limits: Limits, onRefusal: (code: string) => void = () => {}) {
  const measure = createMeasuring(limits)
  return ({ document, schema, operationName, variableValues }: OperationArguments): readonly GraphQLError[] => {
    const operation = getOperationAST(document, operationName)
    if (!operation) return []
    const found = measure(document, operation, { schema, variables: variableValues ?? {} })
    return LIMITS.filter(({ measured, limit }) => found[measured] > limits[limit]).map((limit) => {
      onRefusal(limit.code)
      return refusal(limit, found[limit.measured], limits[limit.limit])
    })
  }
}

function refusal({ code, says, advice }: Limit, actual: number, limit: number): GraphQLError {
  return new GraphQLError(`the query has ${says} ${actual}, the limit is ${limit}: ${advice}`, {
    extensions: { code, limit, actual },
  })
}
