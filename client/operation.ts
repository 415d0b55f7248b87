/** An operation as text, known to gateways by `id`, with the types of what it takes and answers. */
export interface Operation<Data, Variables> {
  readonly name: string
  readonly type: 'query' | 'mutation'
  /** The SHA-256 of `text`, in hexadecimal digits. */
  readonly id: string
  readonly text: string
  /** Never there: it carries the types. */
  readonly typed?: (variables: Variables) => Data
}

export type DataOf<Given> = Given extends Operation<infer Data, infer _Variables> ? Data : never
export type VariablesOf<Given> = Given extends Operation<infer _Data, infer Variables> ? Variables : never

interface OperationText {
  readonly name: string
  readonly type: 'query' | 'mutation'
  readonly id: string
  readonly text: string
}

export function operation<Data, Variables>(given: OperationText): Operation<Data, Variables> {
  return given
}
