/** How much of a graph; names are those of `--sizes`. */
export interface Size {
  readonly name: string
  readonly nodes: number
  readonly edges: number
}

export const SIZES: readonly Size[] = [
  { name: '10k', nodes: 10_000, edges: 30_000 },
  { name: '100k', nodes: 100_000, edges: 400_000 },
  { name: '1m', nodes: 1_000_000, edges: 4_000_000 },
  { name: '2m', nodes: 2_000_000, edges: 8_000_000 },
]

/** Baselines are measured up to here. */
export const LARGEST_BASELINE = 1_000_000

/** What `--quick` asks, in seconds: small enough for the tests. */
export const QUICK_SIZE: Size = { name: '4k', nodes: 4_000, edges: 12_000 }

/** In the order in which they are measured: what loads fastest first. */
export const STORES = ['sqlite', 'postgres', 'neo4j'] as const
export type Store = (typeof STORES)[number]

export interface ScaleOptions {
  readonly sizes: readonly Size[]
  readonly stores: readonly Store[]
  /** How long a baseline may take for one answer. */
  readonly limitMs: number
  /** Everything there is: a part of it is recorded nowhere. */
  readonly whole: boolean
}

/** As given on the command line; undefined: not given. */
export interface GivenOptions {
  readonly sizes?: string | undefined
  readonly stores?: string | undefined
  readonly limit?: string | undefined
}

const DEFAULT_LIMIT_S = 60

/** @throws saying what was expected and what came */
export function readScaleOptions({ sizes, stores, limit }: GivenOptions): ScaleOptions {
  const names = SIZES.map(({ name }) => name)
  const chosen = readList('--sizes', sizes, names)
  const seconds = Number(limit ?? DEFAULT_LIMIT_S)
  if (!(seconds >= 1 && seconds <= 3_600)) throw new Error(`--limit: expected 1 to 3600 seconds, got ${limit}`)
  return {
    sizes: SIZES.filter(({ name }) => chosen.includes(name)),
    stores: readList('--stores', stores, STORES),
    limitMs: seconds * 1_000,
    whole: sizes === undefined && stores === undefined,
  }
}

function readList<Name extends string>(option: string, given: string | undefined, all: readonly Name[]): Name[] {
  if (given === undefined) return [...all]
  const asked = given.split(',').map((name) => name.trim().toLowerCase())
  const unknown = asked.filter((name) => !all.some((known) => known === name))
  if (unknown.length > 0) throw new Error(`${option}: expected some of ${all.join(',')}, got ${given}`)
  return all.filter((name) => asked.includes(name))
}
