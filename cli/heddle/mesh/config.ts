import { z } from 'zod'

/** What commands that speak to a mesh read of the environment (README has the table); `--mesh` and `--token-file` come before it. */
export const meshConfig = z.object({
  /** The gateway's address. */
  HEDDLE_URL: z.url().optional(),
  /** The one that the command needs: `enrol` to register a domain, a domain's own to act for it. */
  HEDDLE_TOKEN: z.string().optional(),
  /** Of the mesh; asked of it when not given. */
  HEDDLE_PUBLIC_KEY: z.string().optional(),
})
