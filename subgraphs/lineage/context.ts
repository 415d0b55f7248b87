/** What every resolver of this subgraph is given besides its arguments. */
export type Context = {
  readonly requestId: string
}
