import { execFileSync } from 'node:child_process'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { secretsAsEnvFile } from '../../../cli/tokens/secrets-file.ts'
import { packageRoot } from '../../../platform/package-root.ts'
import { createTokenVerifier } from '../../../platform/tokens.ts'
import { projectFile } from './compose.ts'

describe('the secrets of a mesh in containers', () => {
  it('are an environment file with everything that docker-compose.yml demands', async () => {
    const made = Object.keys(parseEnv(await secretsAsEnvFile()))
    const demanded = [...projectFile('docker-compose.yml').matchAll(/\$\{(HEDDLE_\w+):\?/g)].map(([, name]) => name)
    expect(demanded.length).toBeGreaterThan(0)
    for (const name of demanded) expect(made).toContain(name)
  })

  it('fit together: each token is of its kind and verified by the public key', async () => {
    const made = parseEnv(await secretsAsEnvFile())
    const verify = createTokenVerifier(made.HEDDLE_PUBLIC_KEY ?? '')
    for (const kind of ['admin', 'enrol', 'ingest', 'service']) {
      expect(await verify(made[`HEDDLE_${kind.toUpperCase()}_TOKEN`] ?? '')).toEqual({ kind })
    }
    expect(made.HEDDLE_NEO4J_PASSWORD).toMatch(/^[0-9a-f]{48}$/)
  })

  it('are new each time, unless the signing key is given: then only the tokens are', async () => {
    const first = parseEnv(await secretsAsEnvFile())
    expect(parseEnv(await secretsAsEnvFile()).HEDDLE_PUBLIC_KEY).not.toBe(first.HEDDLE_PUBLIC_KEY)
    const again = parseEnv(await secretsAsEnvFile(first.HEDDLE_SIGNING_KEY))
    expect(again.HEDDLE_PUBLIC_KEY).toBe(first.HEDDLE_PUBLIC_KEY)
    expect(again).not.toHaveProperty('HEDDLE_NEO4J_PASSWORD')
  })

  it('are all that the command writes to stdout', () => {
    const text = execFileSync(process.execPath, ['--import', 'tsx', 'cli/tokens/main.ts'], {
      cwd: packageRoot(),
      encoding: 'utf8',
    })
    expect(text).toMatch(/^(# .*\n|HEDDLE_\w+=\S+\n)+$/)
  })
})
