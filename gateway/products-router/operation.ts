import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type VariableDefinitionNode,
  valueFromASTUntyped,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { clientError } from '../../platform/errors.ts'
import { type CollectedField, collectFields, type Fragments, type Variables } from './collect-fields.ts'

/** A query, read once: its root fields (fragments flattened) are what gets split among domains. */
export interface Operation {
  readonly name: string | undefined
  readonly roots: readonly CollectedField[]
  readonly fragments: Fragments
  readonly variableDefinitions: readonly VariableDefinitionNode[]
  readonly defaults: Variables
}

/**
 * Reads operations and remembers them by their text. Planners send few different texts with different variables, so
 * everything derived from the text alone hangs on the `Operation` this returns.
 */
export function createOperationReader({ max = 2_000 } = {}) {
  const known = new LRUCache<string, Operation>({ max })
  /** @throws ClientError when the text is no query, GraphQLError when it is no GraphQL */
  return (query: string, operationName?: string | null): Operation => {
    const key = operationName ? `${operationName}\n${query}` : query
    const found = known.get(key)
    if (found !== undefined) return found
    const operation = readOperation(parse(query, { noLocation: true }), operationName)
    known.set(key, operation)
    return operation
  }
}

/** @throws ClientError when there is no such operation, or it is not a query */
export function readOperation(document: DocumentNode, operationName?: string | null): Operation {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const operation = choose(operations, operationName)
  const variableDefinitions = operation.variableDefinitions ?? []
  return {
    name: operation.name?.value,
    roots: collectFields([operation.selectionSet], fragments, () => true),
    fragments,
    variableDefinitions,
    defaults: Object.fromEntries(
      variableDefinitions.flatMap(({ variable, defaultValue }) =>
        defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
      ),
    ),
  }
}

function choose(
  operations: readonly OperationDefinitionNode[],
  operationName: string | null | undefined,
): OperationDefinitionNode {
  const named = operationName ? operations.filter(({ name }) => name?.value === operationName) : operations
  const [operation] = named
  if (operation === undefined || named.length > 1) {
    const wanted = operationName ? `one operation named ${operationName}` : 'exactly one operation'
    throw clientError('BAD_USER_INPUT', `the document must have ${wanted}, it has ${named.length}`)
  }
  if (operation.operation === 'query') return operation
  throw clientError('BAD_USER_INPUT', `products answers queries only, not a ${operation.operation}`)
}
