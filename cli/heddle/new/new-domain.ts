import { resolve } from 'node:path'
import { z } from 'zod'
import { parseDomainId } from '../../../schema/ids.ts'
import { LONGEST_DESCRIPTION } from '../../../schema/text-lengths.ts'
import { type Command, defineCommand, Failure, UsageError } from '../command.ts'
import { MESH_OPTIONS, type Mesh, withMesh } from '../mesh/mesh.ts'
import { givenToken, TOKEN_OPTIONS } from '../mesh/token.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type DomainPlan, domainFiles } from './domain-files.ts'
import { oneLineOf } from './one-line-of.ts'
import { type StagedFolder, stageFolder } from './place-folder.ts'

/** `heddle new domain <id>`: a folder to begin with, and the id taken in the mesh. */
export function newDomainCommand(): Command {
  return defineCommand({
    name: 'new domain',
    summary: 'makes the folder of a domain, and registers it with the mesh',
    description: `
Makes a folder with domain.yaml, room for products, CI workflows for GitHub Actions and GitLab, and a README; and registers the
domain with the mesh, so that its id is yours. The domain's own token, which the mesh shows this once, is kept in .heddle/token in the
folder, which is left out of version control. With --offline nothing is registered: heddle publish does that later.

When anything fails there is no folder, and nothing is registered. Once the mesh has been asked, Ctrl-C waits for its answer: the token
is shown this once, and kept with the folder around it. A second Ctrl-C ends at once, as does an answer that does not come in time: then
the id may be taken all the same, and an admin of the mesh issues its token anew. What a process that was killed has left of a folder is removed
by the next one that makes a folder there.`,
    positionals: [{ name: 'id', help: 'the routing key, for ever: a letter, then up to 62 of a–z, 0–9, _ and -' }],
    options: {
      title: { type: 'string', help: 'the name for people to read (default: the id)' },
      description: { type: 'string', help: 'what the domain is about' },
      owner: { type: 'string', value: '<team>', help: 'the team that owns its products' },
      email: { type: 'string', value: '<address>', help: 'where the team is reached' },
      folder: { type: 'string', value: '<path>', help: 'where to make it (default: ./<id>)' },
      offline: { type: 'boolean', help: 'make the folder only' },
      ...TOKEN_OPTIONS,
      ...MESH_OPTIONS,
    },
    ends: '0 when the folder is there and the domain is registered, 1 when not',
    examples: ['heddle new domain lending --title Lending --owner "Lending Team" --email lending@example.com'],
    result: z.object({
      domain: z.string(),
      folder: z.string(),
      files: z.array(z.string()).describe('seen from the folder'),
      registeredWith: z.string().nullable().describe('the mesh; null with --offline'),
    }),
    async run({ options, positionals: [id = ''] }, terminal) {
      const plan = planOf(id, options)
      const folder = resolve(options.folder ?? id)
      const files = domainFiles(plan)
      const staged = stageFolder(folder, files)
      let registeredWith: string | null = null
      try {
        if (options.offline !== true) {
          registeredWith = await withMesh(options, terminal, async (mesh) => {
            const token = await enrolToken(options, terminal, mesh)
            keep(staged, id, await register(mesh, plan, token, terminal))
            return mesh.url
          })
        }
      } catch (error) {
        staged.discard()
        throw error
      }
      staged.place()
      const result = { domain: id, folder, files: files.map(({ file }) => file), registeredWith }
      return { result, text: told(result, terminal) }
    },
  })
}

function planOf(
  id: string,
  {
    title,
    description,
    owner,
    email,
  }: Readonly<Partial<Record<'title' | 'description' | 'owner' | 'email', string | undefined>>>,
): DomainPlan {
  try {
    parseDomainId(id)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  const line = (option: string, text: string | undefined) => (text === undefined ? null : oneLineOf(option, text))
  return {
    id,
    title: line('--title', title) ?? id,
    description: description === undefined ? null : oneLineOf('--description', description, LONGEST_DESCRIPTION),
    owner: line('--owner', owner),
    email: line('--email', email),
  }
}

async function enrolToken(
  options: { readonly 'token-file'?: string | undefined },
  terminal: Terminal,
  { enrolment, url }: Mesh,
): Promise<string> {
  const token = (await givenToken(options, terminal, 'enrol')) ?? enrolment?.token
  if (token !== null && token !== undefined) return token
  throw new Failure(`there is no token to register a domain with at ${url}`, {
    code: 'UNAUTHENTICATED',
    advice:
      'Enrol first (heddle enrol --help), set HEDDLE_TOKEN to an enrol token, or make the folder only: --offline.',
  })
}

const REGISTER = 'mutation Register($input: RegisterDomainInput!) { registerDomain(input: $input) { token } }'

/** What is asked here cannot be asked twice: the id is taken then, and the token shown. @throws Failure */
async function register(
  mesh: Mesh,
  { id, title, owner }: DomainPlan,
  token: string,
  { err, signal }: Terminal,
): Promise<string> {
  const input = { id, title, ...(owner === null ? {} : { owner }) }
  const sayWhy = () => err(`waiting for the mesh, which has been asked to register ${id}; Ctrl-C again ends at once\n`)
  signal.addEventListener('abort', sayWhy, { once: true })
  try {
    const answer = await mesh.ask<{ registerDomain: { token: string } }>(REGISTER, { input }, { token, uncut: true })
    return answer.registerDomain.token
  } catch (error) {
    if (error instanceof Failure && error.code === 'TIMEOUT')
      throw error.advised(`The id ${id} may be taken all the same: then ${ANEW}`)
    throw error
  } finally {
    signal.removeEventListener('abort', sayWhy)
  }
}

const ANEW = 'an admin of the mesh issues its token anew (registerDomain with the admin token).'

function keep(staged: StagedFolder, id: string, token: string): void {
  try {
    staged.add('.heddle/token', `${token}\n`)
  } catch (error) {
    throw new Failure(`the domain ${id} is registered, but its token could not be written, and there is no folder`, {
      cause: error instanceof Error ? (error.cause ?? error) : error,
      advice: `Make room, then heddle new domain ${id} --offline; ${ANEW}`,
    })
  }
}

function told(
  {
    domain,
    folder,
    files,
    registeredWith,
  }: { domain: string; folder: string; files: readonly string[]; registeredWith: string | null },
  { style }: Terminal,
): string {
  const registered =
    registeredWith === null ? 'It is not registered: heddle publish does that.' : `Registered with ${registeredWith}.`
  return [
    `${style.good('made')} the domain ${domain} in ${folder}`,
    ...files.map((file) => `  ${file}`),
    registered,
    `Next: cd ${folder} && heddle new product <name>`,
    '',
  ].join('\n')
}
