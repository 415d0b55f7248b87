/** With `one` taken, or given back when it was taken. */
export const toggledIn = <Value>(chosen: readonly Value[], one: Value): readonly Value[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
