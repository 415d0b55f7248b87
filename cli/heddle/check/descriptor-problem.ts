import { z } from 'zod'

/** One thing wrong in one place of one file: the `Problem` of the domain kit, for programs. */
export const descriptorProblem = z.object({
  file: z.string(),
  line: z.number().nullable(),
  path: z.string().nullable(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
  product: z.string().nullable(),
})
