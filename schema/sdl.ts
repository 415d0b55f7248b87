/**
 * The public contract as text, read anew from the `.graphql` files at each call: callers do so once, when they boot.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../platform/package-root.ts'

/** What every domain's subgraph serves, and what the logical `products` subgraph is. */
export const domainSdl = (): string => contract('domain')

export const catalogSdl = (): string => contract('catalog')

export const lineageSdl = (): string => contract('lineage')

/** `shared.graphql` comes first in each, so that the value types of two subgraphs cannot drift apart. */
function contract(name: string): string {
  return `${read('shared')}\n${read(name)}`
}

function read(name: string): string {
  return readFileSync(join(packageRoot(), 'schema', `${name}.graphql`), 'utf8')
}
