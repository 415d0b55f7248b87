import { z } from 'zod'
import { consumerReads } from '../../../subgraphs/domain/imports/consumers.ts'
import type { ImportedConsumer } from '../../../subgraphs/domain/imports/importer.ts'
import { type Command, defineCommand, EXIT, Failure } from '../command.ts'
import { type DomainFolder, openDomainFolder } from '../domain-folder.ts'
import { ACCESS_OPTIONS, domainToken } from '../mesh/domain-access.ts'
import { type Mesh, withMesh } from '../mesh/mesh.ts'
import { oneLine } from '../terminal/one-line.ts'
import { withPatience } from '../terminal/patience.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { readSources, SOURCE_OPTIONS, SOURCES_POSITIONAL } from './read-sources.ts'

export const consumersResult = z.object({
  domain: z.string(),
  mesh: z.string().nullable().describe('the mesh that they were made known to; null with --dry-run'),
  consumers: z.array(
    z.object({
      id: z.string().nullable().describe('in the mesh; null when it is not known there by this'),
      namespace: z.string(),
      name: z.string(),
      kind: z.string(),
      reads: z.array(z.string()).describe('ids of ports and datasets'),
      problem: z.string().nullable().describe('why the mesh refused it'),
    }),
  ),
})
type Result = z.infer<typeof consumersResult>
type Registered = Result['consumers'][number]

const REGISTER = 'mutation Register($input: RegisterConsumerInput!) { registerConsumer(input: $input) { id } }'

/** These are about one consumer; with any other the rest would fare no better. */
const OF_ONE: ReadonlySet<string | undefined> = new Set(['NOT_FOUND', 'BAD_USER_INPUT', 'FORBIDDEN', 'CONFLICT'])

/** `heddle consumers`: who reads the products, as other tools know it. */
export function consumersCommand(): Command {
  return defineCommand({
    name: 'consumers',
    summary: 'makes the dashboards and the like known that other tools say read your products: dbt exposures',
    description: `
Reads the sources as heddle import does, writes nothing, and registers what they name as readers with the lineage: an impact then says
what breaks there, and whose it is. What they read has to be published before. Done again it says anew what is known: what a consumer
does not read any more ends. One that a source no longer names stays, until removeConsumer.`,
    positionals: [SOURCES_POSITIONAL],
    options: {
      ...SOURCE_OPTIONS,
      author: {
        type: 'string',
        value: '<who>',
        help: "who says so: an e-mail address or a name (default: the domain's owner)",
      },
      'dry-run': { type: 'boolean', help: 'say who would be registered, and ask no mesh' },
      ...ACCESS_OPTIONS,
    },
    ends: '0 when all are registered, 1 when the mesh refuses one or cannot be asked',
    examples: [
      'heddle consumers target/manifest.json --option namespace=postgres://db.example.com:5432',
      'heddle consumers target/manifest.json --dry-run --json',
    ],
    result: consumersResult,
    async run({ options, positionals }, terminal) {
      const folder = await openDomainFolder(options.folder)
      const { imports } = await readSources(folder, positionals, options, terminal)
      const found = imports.flatMap(({ imported }) => imported.consumers ?? [])
      const { domain } = folder
      if (options['dry-run'] === true || found.length === 0) {
        const consumers = found.map((one) => ({ ...about(one, folder), id: null, problem: null }))
        const result = { domain: domain.id, mesh: null, consumers }
        return { result, text: told(result, terminal) }
      }
      return withMesh(options, terminal, async (mesh) => {
        const token = await domainToken(mesh, folder, options, terminal)
        const author = options.author ?? domain.owner?.email ?? domain.owner?.name ?? domain.title ?? domain.id
        const consumers: Registered[] = []
        await withPatience(terminal, 'registering', async (progress) => {
          for (const one of found) {
            consumers.push(await register(mesh, folder, one, { author, token }))
            progress(consumers.length, found.length)
          }
        })
        const result = { domain: domain.id, mesh: mesh.url, consumers }
        const code = consumers.some(({ problem }) => problem !== null) ? EXIT.failed : EXIT.done
        return { result, text: told(result, terminal), code }
      })
    },
  })
}

async function register(
  mesh: Mesh,
  folder: DomainFolder,
  one: ImportedConsumer,
  { author, token }: { readonly author: string; readonly token: string },
): Promise<Registered> {
  const known = about(one, folder)
  const input = { ...one, author, reads: known.reads }
  try {
    const { registerConsumer } = await mesh.ask<{ registerConsumer: { id: string } | null }>(
      REGISTER,
      { input },
      { token },
    )
    return { ...known, id: registerConsumer?.id ?? null, problem: null }
  } catch (error) {
    if (!(error instanceof Failure) || !OF_ONE.has(error.code)) throw error
    const advice = error.code === 'NOT_FOUND' ? ' (publish what it reads first: heddle publish)' : ''
    return { ...known, id: null, problem: `${error.message}${advice}` }
  }
}

function about(one: ImportedConsumer, { domain }: DomainFolder) {
  const { namespace, name, kind } = one
  return { namespace, name, kind, reads: [...consumerReads(one, domain.id)] }
}

function told({ mesh, consumers }: Result, { style }: Terminal): string {
  const refused = consumers.filter(({ problem }) => problem !== null).length
  const lines = consumers.map(({ namespace, name, kind, reads, problem }) => {
    const who = `${kind} ${oneLine(name)} (${oneLine(namespace)})`
    if (problem !== null) return `${style.bad('refused')}     ${who}: ${oneLine(problem)}\n`
    return `${mesh === null ? style.faint('found') : style.good('registered')}  ${who} reads ${reads.length}: ${reads.join(', ')}\n`
  })
  if (consumers.length === 0) return 'the sources name no consumers\n'
  if (mesh === null) return `${lines.join('')}Nothing was registered.\n`
  return `${lines.join('')}${consumers.length - refused} of ${consumers.length} are known to the mesh at ${mesh}\n`
}
