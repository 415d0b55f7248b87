import { z } from 'zod'

/** An object of these keys and no others. What is wrong with another key names those that there are; zod's own words name none. */
export function strictObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const keys = Object.keys(shape)
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? `one of the keys ${keys.join(', ')}` : undefined),
  })
}
