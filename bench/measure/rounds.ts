/** A way to do the thing that is measured; each call is one sample. */
export type Variants<Name extends string, Sample> = Readonly<Record<Name, (round: number) => Promise<Sample>>>

/**
 * Measures alternatives side by side: each round takes one sample of each, and every second round goes through them
 * backwards, so that what drifts (heat, a neighbour on the machine, a growing file) weighs on all alike.
 */
export async function interleave<Name extends string, Sample>(
  rounds: number,
  variants: Variants<Name, Sample>,
): Promise<Record<Name, Sample[]>> {
  const names = Object.keys(variants) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Sample[]>
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples[name].push(await variants[name](round))
  }
  return samples
}
