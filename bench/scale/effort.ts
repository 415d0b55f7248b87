import type { Size } from './options.ts'

/** How often things are asked: enough to tell, and a run of all sizes in three quarters of an hour. */
export interface Effort {
  /** Rounds of the hub, each form once. */
  readonly hubRounds: number
  /** Nodes drawn at random that the service is asked for, and how many of them, the typical ones, everyone is. */
  readonly random: number
  readonly typical: number
  /** How long the event loop is watched. */
  readonly loopSeconds: number
}

export function effortFor({ nodes }: Size, quick: boolean): Effort {
  if (quick) return { hubRounds: 2, random: 20, typical: 3, loopSeconds: 0.5 }
  const hubRounds = nodes > 1_000_000 ? 5 : nodes > 100_000 ? 7 : 15
  return { hubRounds, random: 200, typical: 20, loopSeconds: 10 }
}
