import type { LayoutInput } from '../../../graph/layout.ts'
import { heaviest } from '../matrix.ts'
import { type DomainPair, heaviestFirst, keyOfPair } from '../pairs.ts'

export const DOMAIN_BOX = { width: 212, height: 96 }

export interface DomainMap {
  readonly domains: readonly { readonly id: string; readonly title: string }[]
  readonly input: LayoutInput
  /** By the ids of their lines. */
  readonly pairs: ReadonlyMap<string, DomainPair>
  /** How many there are, drawn or not. */
  readonly allDomains: number
  readonly allPairs: number
  /** The most readers that a pair here has. */
  readonly most: number
}

/** What is drawn at the most, so that it can be read. */
export interface MapLimits {
  readonly domains: number
  readonly pairs: number
}

/** The heaviest domains as boxes, and the heaviest pairs among them as lines, from what is read to what reads it. */
export function mapOf(pairs: readonly DomainPair[], limits: MapLimits): DomainMap {
  const all = heaviest(pairs, ({ from, to }) => [from, to])
  const domains = all.slice(0, limits.domains)
  const shown = new Set(domains.map(({ id }) => id))
  const among = pairs.filter(({ from, to }) => shown.has(from.id) && shown.has(to.id))
  const drawn = heaviestFirst(among).slice(0, limits.pairs)
  const [read, reading] = [new Set(drawn.map(({ from }) => from.id)), new Set(drawn.map(({ to }) => to.id))]
  // Sources, then what both reads and is read, then what reads alone: a mesh has cycles, and no better order by itself.
  const layerOf = (id: string) => (reading.has(id) ? (read.has(id) ? 1 : 2) : 0)
  return {
    domains,
    input: {
      boxes: domains.map(({ id }) => ({ id, ...DOMAIN_BOX, layer: layerOf(id) })),
      lines: drawn.map((pair) => ({
        id: keyOfPair(pair),
        from: pair.from.id,
        to: pair.to.id,
        fromOffset: null,
        toOffset: null,
      })),
    },
    pairs: new Map(drawn.map((pair) => [keyOfPair(pair), pair])),
    allDomains: all.length,
    allPairs: pairs.length,
    most: drawn[0]?.readers ?? 0,
  }
}

export interface Around {
  /** Pairs in which it reads, and in which it is read; the heaviest first. */
  readonly reads: readonly DomainPair[]
  readonly readBy: readonly DomainPair[]
}

/** Whom each domain reads and who reads it, drawn or not. */
export function aroundEach(pairs: readonly DomainPair[]): ReadonlyMap<string, Around> {
  const around = new Map<string, { readonly reads: DomainPair[]; readonly readBy: DomainPair[] }>()
  const of = (id: string) => {
    const known = around.get(id) ?? { reads: [], readBy: [] }
    around.set(id, known)
    return known
  }
  for (const pair of heaviestFirst(pairs)) {
    of(pair.to.id).reads.push(pair)
    of(pair.from.id).readBy.push(pair)
  }
  return around
}

/** The domains that neither read another nor are read. */
export const aloneOf = <Domain extends { readonly id: string }>(
  domains: readonly Domain[],
  around: ReadonlyMap<string, Around>,
): readonly Domain[] => domains.filter(({ id }) => !around.has(id))

export type Relation = 'reads it' | 'is read by it' | 'reads it and is read'

/** How others stand to a domain that is looked at; who has nothing to do with it is not there. */
export function relationsTo({ reads, readBy }: Around): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>(readBy.map(({ to }) => [to.id, 'reads it']))
  for (const { from } of reads)
    relations.set(from.id, relations.has(from.id) ? 'reads it and is read' : 'is read by it')
  return relations
}

/** How many widths of line there are. */
const WIDTHS = 4

/** The width of a line, 1 to 4: by its share of the most readers that a line has. */
export const widthOf = (readers: number, most: number): number => Math.max(1, Math.ceil((WIDTHS * readers) / most))

export interface Width {
  readonly width: number
  readonly least: number
  readonly most: number
}

/** What each width means, in numbers of products; without those that no number has. */
export function widthsUpTo(most: number): readonly Width[] {
  return Array.from({ length: WIDTHS }, (_, index) => ({
    width: index + 1,
    least: Math.floor((index * most) / WIDTHS) + 1,
    most: Math.floor(((index + 1) * most) / WIDTHS),
  })).filter(({ least, most }) => least <= most)
}
