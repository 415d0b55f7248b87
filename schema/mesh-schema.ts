import { type GraphQLSchema, printSchema } from 'graphql'

/** The mesh as clients see it, as text: without what only federation needs. For `/schema.graphql` and `schema/mesh.graphql`. */
export function meshSchemaText(schema: GraphQLSchema): string {
  return `${printSchema(schema)}\n`
}
