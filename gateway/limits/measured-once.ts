import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { type Measured, type MeasureOptions, measure } from './measure.ts'

interface Remembered {
  readonly schema: GraphQLSchema
  /** The variables that say how long pages are: all that a measure depends on beside document and schema. */
  readonly pageVariables: readonly string[]
  readonly pages: string
  readonly measured: Measured
}

/** Measures an operation again only when the schema changed or its pages are of another length than the last time. */
export function createMeasuring({ listSize, maxFirst }: Pick<MeasureOptions, 'listSize' | 'maxFirst'>) {
  const remembered = new WeakMap<OperationDefinitionNode, Remembered>()

  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    { schema, variables }: Pick<MeasureOptions, 'schema' | 'variables'>,
  ): Measured => {
    const known = remembered.get(operation)
    const pageVariables = known?.pageVariables ?? pageVariablesOf(document)
    const pages = pageVariables.map((name) => JSON.stringify(variables[name]) ?? '').join(' ')
    if (known !== undefined && known.schema === schema && known.pages === pages) return known.measured
    const measured = measure(document, operation, { schema, variables, listSize, maxFirst })
    remembered.set(operation, { schema, pageVariables, pages, measured })
    return measured
  }
}

function pageVariablesOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === 'first' && value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}
