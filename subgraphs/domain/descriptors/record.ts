import { z } from 'zod'

/** A map of names to values. zod's own leaves a name out without a word that JavaScript keeps for itself; here it is refused. */
export function recordOf<Value extends z.ZodType>(value: Value) {
  return z
    .unknown()
    .superRefine((given, context) => {
      if (typeof given !== 'object' || given === null || !Object.hasOwn(given, '__proto__')) return
      context.addIssue({ code: 'custom', message: 'another name', path: ['__proto__'], input: given })
    })
    .pipe(z.record(z.string(), value))
}
