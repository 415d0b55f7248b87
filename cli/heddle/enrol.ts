import { z } from 'zod'
import { createTokenVerifier, type TokenClaims } from '../../platform/tokens.ts'
import { type Command, defineCommand, Failure, UsageError } from './command.ts'
import { askWho } from './mesh/about-mesh.ts'
import { readEnrolments, writeEnrolments } from './mesh/enrolments.ts'
import { addressOf, withMesh } from './mesh/mesh.ts'
import { givenToken, TOKEN_OPTIONS } from './mesh/token.ts'
import type { Terminal } from './terminal/terminal.ts'

/** `heddle enrol <url>`: from now on the other commands know the mesh, and new domains register there. */
export function enrolCommand(): Command {
  return defineCommand({
    name: 'enrol',
    summary: 'makes a mesh known here, and what you may do there',
    description: `
Asks the mesh who it is and keeps its address, its public key and your enrol token for the other commands, in a file that you
alone can read ($XDG_CONFIG_HOME/heddle/enrolments.json). With the enrol token heddle new domain registers a domain by itself. Without
one you can read, and serve a domain that has a token of its own.

An enrol token is given out by whoever runs the mesh. On a mesh that npm start runs on this machine it stands in
.heddle/tokens.json.`,
    positionals: [{ name: 'mesh', help: "the gateway's address, such as http://localhost:4000" }],
    options: TOKEN_OPTIONS,
    ends: '0 when the mesh is known now, 1 when it does not answer or has not made the token',
    examples: [
      'heddle enrol http://localhost:4000 --token-file .heddle/tokens.json',
      'HEDDLE_TOKEN=… heddle enrol https://mesh.example.com',
    ],
    result: z.object({
      mesh: z.string().describe("the gateway's address"),
      version: z.string().describe('the release that the mesh runs'),
      mayRegister: z.boolean().describe('whether a token was given that registers domains'),
      file: z.string().describe('where it is kept'),
    }),
    async run({ options, positionals: [address = ''] }, terminal) {
      const token = await givenToken(options, terminal, 'enrol')
      const url = addressOf(address)
      const { version, publicKey } = await withMesh({ mesh: url }, terminal, (mesh) => askWho(mesh))
      const mayRegister = token !== undefined
      if (token !== undefined) await requireEnrol(token, publicKey, url)
      const { meshes } = readEnrolments(terminal.environment)
      const file = writeEnrolments(terminal.environment, {
        current: url,
        meshes: { ...meshes, [url]: { publicKey, token: token ?? null } },
      })
      return { result: { mesh: url, version, mayRegister, file }, text: told(url, version, mayRegister, terminal) }
    },
  })
}

async function requireEnrol(token: string, publicKey: string, url: string): Promise<void> {
  const claims: TokenClaims | undefined = await createTokenVerifier(publicKey)(token).catch(() => undefined)
  if (claims === undefined)
    throw new Failure(`the token was not made by the mesh at ${url}, or is no longer valid`, {
      code: 'UNAUTHENTICATED',
      advice: 'Ask whoever runs the mesh for its enrol token.',
    })
  if (claims.kind !== 'enrol' && claims.kind !== 'admin')
    throw new UsageError(
      `expected an enrol token, received one of kind ${claims.kind}. A domain's own token is given to the commands that need it: HEDDLE_TOKEN, or --token-file`,
    )
}

function told(url: string, version: string, mayRegister: boolean, { style }: Terminal): string {
  const next = mayRegister
    ? 'Next: heddle new domain <id>'
    : 'You can read. To register a domain, enrol again with an enrol token: heddle enrol --help'
  return `${style.good('enrolled')} with the mesh at ${url} (release ${version})\n${next}\n`
}
