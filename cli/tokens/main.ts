import { z } from 'zod'
import { ConfigError, readConfig } from '../../platform/config.ts'
import { secretsAsEnvFile } from './secrets-file.ts'

const settings = z.object({
  /** Makes new tokens for a mesh that has its keys already. */
  HEDDLE_SIGNING_KEY: z.string().optional(),
})

try {
  const { HEDDLE_SIGNING_KEY: signingKey } = readConfig(settings, process.env)
  process.stdout.write(await secretsAsEnvFile(signingKey))
} catch (error) {
  process.stderr.write(`tokens: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
}
