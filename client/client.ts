/**
 * The client of a mesh, for programs: `import { createHeddleClient } from 'heddle/client'`. It needs `fetch` and nothing else, so it
 * runs in Node from 20 on and in browsers.
 */
import { HeddleError } from './errors.ts'
import { type Change, type FollowOptions, follow } from './follow.ts'
import { operations } from './generated/operations.ts'
import type { DataOf, VariablesOf } from './operation.ts'
import type { HeddleClientOptions, RequestOptions } from './options.ts'
import { everyNode, type NodeOf } from './pages.ts'
import { type Answer, addressOf, request } from './request.ts'

export { HeddleError, type HeddleErrorCode, type HeddleProblem } from './errors.ts'
export type { Change, FollowOptions } from './follow.ts'
export type * from './generated/operations.ts'
export { operations } from './generated/operations.ts'
export type { DataOf, Operation, VariablesOf } from './operation.ts'
export type { HeddleClientOptions, RequestOptions } from './options.ts'
export { type Connection, everyNode } from './pages.ts'
export type { Answer } from './request.ts'

type Operations = typeof operations
type Data<Name extends keyof Operations> = DataOf<Operations[Name]>
type Variables<Name extends keyof Operations> = VariablesOf<Operations[Name]>
/** One that takes nothing need not be given anything. */
type Given<Name extends keyof Operations> =
  Record<string, never> extends Variables<Name>
    ? [variables?: Variables<Name>, options?: RequestOptions]
    : [variables: Variables<Name>, options?: RequestOptions]
type Connections<Value> = NonNullable<Value>
type Every<Node> = AsyncGenerator<Node, void, undefined>

/** A method for each operation, by its name: it answers what the operation of that name in `client/operations` selects. */
export type OperationMethods = {
  readonly [Name in keyof Operations]: (...given: Given<Name>) => Promise<Answer<Data<Name>>>
}

export interface HeddleClient extends OperationMethods {
  /** Any other operation, as text. Its answer is what you say it is. */
  ask<Answered>(
    text: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<Answer<Answered>>
  /** Every hit of a search, page by page. */
  searchAll(
    variables: Variables<'search'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Data<'search'>['search']>>>
  /** Every product that matches. */
  productsAll(
    variables?: Variables<'products'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Data<'products'>['products']>>>
  /** Everything that is reached. */
  impactAll(
    variables: Variables<'impact'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Data<'impact'>['impact']>['rows']>>
  /** Every change between the two moments. */
  lineageDiffAll(
    variables: Variables<'lineageDiff'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Data<'lineageDiff'>['lineageDiff']>['changes']>>
  /** Everyone who reads the port. */
  readersAll(
    variables: Variables<'readers'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Connections<Data<'readers'>['port']>['readers']>>>
  /** Every product that it can be joined with. */
  joinsAll(
    variables: Variables<'joins'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Connections<Data<'joins'>['product']>['joins']>>>
  /** Every change from the oldest that is kept, or after `after`, to the newest. */
  changesAll(variables?: Variables<'changes'>, options?: RequestOptions): Every<Change>
  /** Every release of the domain that was accepted, the newest first. */
  releasesAll(
    variables: Variables<'releases'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Connections<Data<'releases'>['domain']>['releases']>>>
  /** Every version of the product, the newest first. */
  versionsAll(
    variables: Variables<'productVersions'>,
    options?: RequestOptions,
  ): Every<NodeOf<Connections<Connections<Data<'productVersions'>['product']>['versions']>>>
  /**
   * Changes as they happen: after `after`, or from when the first one is asked for. It goes on through what passes (a connection that is
   * lost, a mesh that starts again), loses none and repeats none, and ends when `signal` aborts.
   *
   * @throws HeddleError `CURSOR_EXPIRED` when changes after the cursor are not kept any more, and what no other try would change
   */
  follow(variables?: Variables<'changes'>, options?: FollowOptions): Every<Change>
  /** The schema that the gateway serves now, as SDL, the fields of domains included. */
  schema(options?: Pick<RequestOptions, 'signal'>): Promise<string>
}

/** @throws TypeError when `url` is no address */
export function createHeddleClient(options: HeddleClientOptions): HeddleClient {
  const address = new URL(options.url).href
  const client = { ...options, url: address }
  const methods = Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (variables: object = {}, given?: RequestOptions) => request<unknown, object>(client, operation, variables, given),
    ]),
  ) as unknown as OperationMethods

  return {
    ...methods,
    ask: <Answered>(text: string, variables: Readonly<Record<string, unknown>> = {}, given?: RequestOptions) => {
      // What may change something is asked once, and so is what cannot be told.
      const type = /^\s*(query\b|\{)/.test(text.replace(/^\s*#.*$/gm, '')) ? 'query' : 'mutation'
      return request<Answered, object>(client, { type, text }, variables, given)
    },
    searchAll: (variables, given) =>
      everyNode(async (after) => (await methods.search({ ...variables, after }, given)).data.search),
    productsAll: (variables, given) =>
      everyNode(async (after) => (await methods.products({ ...variables, after }, given)).data.products),
    impactAll: (variables, given) =>
      everyNode(async (after) => (await methods.impact({ ...variables, after }, given)).data.impact?.rows),
    lineageDiffAll: (variables, given) =>
      everyNode(async (after) => (await methods.lineageDiff({ ...variables, after }, given)).data.lineageDiff?.changes),
    readersAll: (variables, given) =>
      everyNode(async (after) => (await methods.readers({ ...variables, after }, given)).data.port?.readers),
    joinsAll: (variables, given) =>
      everyNode(async (after) => (await methods.joins({ ...variables, after }, given)).data.product?.joins),
    changesAll: (variables, given) =>
      everyNode(async (after) => {
        const { data } = await methods.changes({ ...variables, after: after ?? variables?.after }, given)
        return data.changes
      }),
    releasesAll: (variables, given) =>
      everyNode(async (after) => (await methods.releases({ ...variables, after }, given)).data.domain?.releases),
    versionsAll: (variables, given) =>
      everyNode(
        async (after) => (await methods.productVersions({ ...variables, after }, given)).data.product?.versions,
      ),
    follow: (variables, given) => follow(client, variables, given),
    async schema({ signal } = {}) {
      const response = await (client.fetch ?? fetch)(addressOf(client, '/schema.graphql'), {
        ...(signal === undefined ? {} : { signal }),
        ...(client.headers === undefined ? {} : { headers: client.headers }),
      })
      if (response.ok) return response.text()
      throw new HeddleError('NOT_READY', `the schema was answered with ${response.status}`, { status: response.status })
    },
  }
}
