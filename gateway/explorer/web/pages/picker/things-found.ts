import { productOf } from '../../../../../schema/ids.ts'
import { hasWords } from '../../app/palette/has-words.ts'
import type { ExplorerDomainNamesQuery, ThingHitFragment } from '../../generated/operations.ts'

export const PICKED_KINDS = ['product', 'port', 'column', 'domain'] as const
export type PickedKind = (typeof PICKED_KINDS)[number]

/** Something that may be meant, by its id. */
export interface Thing {
  readonly id: string
  readonly name: string
  readonly kind: PickedKind
}

interface Given {
  readonly typed: string
  readonly hits: readonly ThingHitFragment[]
  readonly domains: NonNullable<ExplorerDomainNamesQuery['domains']>
}

/** Of each kind, so that many columns of one name do not push out the products. */
const MOST = 6

/** What is offered for a name, of `kinds` alone: what is called just so first, and each kind in the order of the hits. */
export function thingsFound(
  { typed, hits, domains }: Given,
  kinds: readonly PickedKind[] = PICKED_KINDS,
): readonly Thing[] {
  const ports = hits.flatMap(({ product }) => product?.catalogEntry?.lastKnown?.ports ?? [])
  const found: Readonly<Record<PickedKind, readonly Thing[]>> = {
    domain: domains
      .filter(({ id, title }) => hasWords(`${title ?? ''} ${id}`, typed))
      .map(({ id, title }) => ({ id, name: title ?? id, kind: 'domain' })),
    product: hits
      .filter(({ port }) => port === null)
      .map(({ id, title }) => ({ id: productOf(id) ?? id, name: title, kind: 'product' })),
    port: ports
      .filter(({ id, name }) => hasWords(name ?? id, typed) || hits.some(({ port }) => port?.id === id))
      .map(({ id, name }) => ({ id, name: name ?? id, kind: 'port' })),
    column: ports
      .flatMap(({ contract }) => contract?.columns ?? [])
      .filter(({ path }) => hasWords(path, typed))
      .map(({ id, path }) => ({ id, name: path, kind: 'column' })),
  }
  const all = kinds.flatMap((kind) => exactFirst(found[kind], typed).slice(0, MOST))
  return exactFirst([...new Map(all.map((thing) => [thing.id, thing])).values()], typed)
}

function exactFirst(things: readonly Thing[], typed: string): readonly Thing[] {
  const wanted = typed.toLowerCase()
  const isExact = ({ id, name }: Thing) => name.toLowerCase() === wanted || id === typed
  return [...things.filter(isExact), ...things.filter((thing) => !isExact(thing))]
}
