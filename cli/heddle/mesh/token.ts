import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readConfig } from '../../../platform/config.ts'
import { parseJson } from '../../../platform/parse-json.ts'
import { type OptionSpecs, UsageError } from '../command.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { meshConfig } from './config.ts'

/** An option that held the token itself would show in the list of processes. */
export const TOKEN_OPTIONS = {
  'token-file': { type: 'string', value: '<file>', help: 'holds the token to use, instead of HEDDLE_TOKEN' },
} as const satisfies OptionSpecs

/** The file that `npm start` writes: name → token. */
const tokensFile = z.record(z.string(), z.string())

/** What a message calls the place that `givenToken` takes it from. */
export const tokenPlace = (options: { readonly 'token-file'?: string | undefined }): string =>
  options['token-file'] === undefined ? 'HEDDLE_TOKEN' : '--token-file'

/**
 * The token that the caller names: undefined when none is. A file holds it as its text, or is the `tokens.json` of a mesh
 * on this machine, of which `kind` is taken.
 *
 * @throws UsageError for a file that cannot be read or holds no such token
 */
export async function givenToken(
  options: { readonly 'token-file'?: string | undefined },
  { environment }: Terminal,
  kind: string,
): Promise<string | undefined> {
  const file = options['token-file']
  if (file === undefined) return readConfig(meshConfig, environment).HEDDLE_TOKEN
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`--token-file: ${error.message}`)
  })
  if (!text.trimStart().startsWith('{')) return text.trim()
  const token = tokensFile.safeParse(parseJson(text)).data?.[kind]
  if (token === undefined)
    throw new UsageError(
      `--token-file: expected a token, or a JSON file with a token ${JSON.stringify(kind)}: ${file} has none`,
    )
  return token
}
