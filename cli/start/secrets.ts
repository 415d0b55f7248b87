import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createTokenSigner, generateKeyPair, type KeyPair } from '../../platform/tokens.ts'

const keyPair = z.object({ publicKey: z.string(), signingKey: z.string() })
const tokenFile = z
  .object({ admin: z.string(), enrol: z.string(), ingest: z.string(), service: z.string() })
  .catchall(z.string())

/** Name → token: `admin`, `enrol`, `ingest`, `service`, and one for each domain that has enrolled. */
export type Tokens = z.infer<typeof tokenFile>

export interface Secrets {
  readonly keys: KeyPair
  readonly tokens: Tokens
}

const CENTRAL = ['admin', 'enrol', 'ingest', 'service'] as const

/** The keys and tokens of this data folder, made at the first start. Both files are readable by their owner alone. */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  mkdirSync(dataDir, { recursive: true })
  const keysFile = join(dataDir, 'keys.json')
  if (!existsSync(keysFile)) writeSecret(keysFile, generateKeyPair())
  const keys = readSecret(keysFile, keyPair)

  const tokensFile = tokensPath(dataDir)
  if (!existsSync(tokensFile)) {
    const sign = createTokenSigner(keys.signingKey)
    const made = await Promise.all(CENTRAL.map(async (kind) => [kind, await sign({ kind })] as const))
    writeSecret(tokensFile, Object.fromEntries(made))
  }
  return { keys, tokens: readSecret(tokensFile, tokenFile) }
}

/** Adds the tokens that domains were given when they enrolled. */
export function addTokens(dataDir: string, added: Readonly<Record<string, string>>): Tokens {
  const tokens = { ...readSecret(tokensPath(dataDir), tokenFile), ...added }
  writeSecret(tokensPath(dataDir), tokens)
  return tokens
}

export function tokensPath(dataDir: string): string {
  return join(dataDir, 'tokens.json')
}

function readSecret<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(`${file} cannot be read; move it away together with the folder it stands in to start afresh`, {
      cause,
    })
  }
}

/** Written whole or not at all. */
function writeSecret(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
