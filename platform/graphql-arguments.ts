import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  isValueNode,
  Kind,
  type VariableDefinitionNode,
  visit,
} from 'graphql'

/**
 * graphql-js says of a wrong value what it is and, at best, the variable it came in. A client knows its arguments: what is
 * wrong is named after the one it is wrong for (`asOf`, or `filter.minConfidence` inside an input), as errors of resolvers are.
 */

/** A validation error about a literal, named after its argument; any other as it is. */
export function nameLiteral(error: GraphQLError, document: DocumentNode): GraphQLError {
  const [node, ...others] = error.nodes ?? []
  if (node === undefined || others.length > 0 || !isValueNode(node) || node.kind === Kind.VARIABLE) return error
  return named(
    error,
    placesOf(document.definitions, (found) => found === node),
  )
}

/** An error about the value of a variable, named after the arguments that take the variable; any other as it is. */
export function nameVariable(error: GraphQLError, document: DocumentNode): GraphQLError {
  const [definition] = error.nodes ?? []
  if (error.path !== undefined || definition?.kind !== Kind.VARIABLE_DEFINITION) return error
  const name = definition.variable.name.value
  const places = placesOf(
    document.definitions.filter((part) => part.kind !== Kind.OPERATION_DEFINITION || declares(part, definition)),
    (found) => found.kind === Kind.VARIABLE && found.name.value === name,
  )
  const within = WITHIN.exec(error.message)?.[1] ?? ''
  return named(
    error,
    places.map((place) => `${place}${within}`),
  )
}

/** graphql-js tells the place inside a variable in its message alone: `… got invalid value 1 at "input.dates[0]"; …`. */
const WITHIN = / at "\w+((?:\.\w+|\[\d+\])+)"; /

function declares(definition: DefinitionNode, variable: VariableDefinitionNode): boolean {
  const declared = definition.kind === Kind.OPERATION_DEFINITION ? definition.variableDefinitions : undefined
  return (
    declared?.some(
      (other) => other.variable.name.value === variable.variable.name.value && other.loc?.start === variable.loc?.start,
    ) ?? false
  )
}

/** Where in arguments such nodes stand: the argument and the input fields in it, each place once. */
function placesOf(definitions: readonly DefinitionNode[], wanted: (node: ASTNode) => boolean): readonly string[] {
  const places = new Set<string>()
  visit(
    { kind: Kind.DOCUMENT, definitions },
    {
      enter(node, _key, parent, _path, ancestors) {
        if (!wanted(node)) return
        const names = [...ancestors, parent].flatMap((above) =>
          above !== undefined && 'kind' in above && (above.kind === Kind.ARGUMENT || above.kind === Kind.OBJECT_FIELD)
            ? [above.name.value]
            : [],
        )
        if (names.length > 0) places.add(names.join('.'))
      },
    },
  )
  return [...places]
}

function named(error: GraphQLError, places: readonly string[]): GraphQLError {
  if (places.length === 0) return error
  const argument = places.join(', ')
  const { nodes, source, positions } = error
  const { expected, received } = error.extensions
  const what = expected === undefined ? error.message : `expected ${expected}, received ${received}`
  return new GraphQLError(`${argument}: ${what}`, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT', argument },
  })
}
