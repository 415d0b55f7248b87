import { z } from 'zod'
import { consumerReads } from '../../../subgraphs/domain/imports/consumers.ts'
import { IMPORTERS } from '../../../subgraphs/domain/imports/forms.ts'
import type { ImportedFiles } from '../../../subgraphs/domain/imports/import-files.ts'
import type { Comparison } from '../../../subgraphs/domain/imports/merge/compare.ts'
import { counted } from '../ask/draw/values.ts'
import { type Command, defineCommand, Failure } from '../command.ts'
import { type DomainFolder, openDomainFolder } from '../domain-folder.ts'
import { oneLine } from '../terminal/one-line.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { leftOutLine, notCarried, place, placeLine } from './not-carried.ts'
import { readSources, SOURCE_OPTIONS, SOURCES_POSITIONAL } from './read-sources.ts'

export const importResult = z.object({
  domain: z.string(),
  folder: z.string(),
  sources: z
    .array(z.object({ file: z.string(), form: z.string(), beside: z.array(z.string()).describe('files read with it') }))
    .describe('what was read, and as which form'),
  files: z.array(z.string()).describe('what comes of the sources, written or not; seen from the folder'),
  changes: z
    .array(
      z.object({
        file: z.string(),
        state: z.enum(['new', 'same', 'added', 'changed']).describe('changed: that takes --overwrite'),
        text: z.string().describe('what is added, changed and taken away in one that was there'),
      }),
    )
    .describe('what writing them comes to; the same is not written'),
  written: z.boolean(),
  notCarried: z.array(notCarried).describe('what the native forms have no place for'),
  adapted: z
    .array(
      z.object({
        ...place,
        value: z.string(),
        to: z.string(),
        ids: z.array(z.object({ value: z.string(), to: z.string() })).describe('made of it'),
      }),
    )
    .describe("domains that sources name, and that are the folder's here"),
  kept: z.array(z.object(place)).describe('what stays in files that were there, because no source says anything of it'),
  named: z
    .array(z.object({ file: z.string(), what: z.enum(['product', 'port']), name: z.string() }))
    .describe(
      'files whose products or ports are called as they are: they do not say which they are about, and others would be called alike',
    ),
  repeated: z
    .array(z.object({ file: z.string(), as: z.string() }))
    .describe('files that say to the letter what another one does, and are read once'),
  skipped: z.array(z.string()).describe('files of a folder that are of no form, and were not read with another'),
  consumers: z
    .array(
      z.object({ namespace: z.string(), name: z.string(), kind: z.string().nullable(), reads: z.array(z.string()) }),
    )
    .describe(
      'dashboards and the like that read the products: no file of a domain has a place for them; heddle consumers makes them known',
    ),
})
type Result = z.infer<typeof importResult>

/** `heddle import`: descriptions in other forms, as products and contracts of a domain. */
export function importCommand(): Command {
  return defineCommand({
    name: 'import',
    summary: 'takes over descriptions in other forms: dbt, manifests, contracts, Avro, JSON Schema',
    description: `
Reads files, or folders of them, in whichever form they are, and writes them into the domain's folder as Bitol ODPS products and ODCS
contracts. What these have no place for is listed, with file, line and reason: nothing is dropped without a word. With any problem
nothing is written. What is not there yet is added, to files that are there too; what is there is changed and taken away with --overwrite alone,
and what no source says anything of stays.`,
    sections: { Forms: IMPORTERS.map(({ name, title }) => `  ${name.padEnd(24)}${title}`).join('\n') },
    positionals: [SOURCES_POSITIONAL],
    options: {
      ...SOURCE_OPTIONS,
      overwrite: { type: 'boolean', help: 'change and take away what is there' },
      'dry-run': { type: 'boolean', help: 'say what would be written, and write nothing' },
    },
    ends: '0 when all of it is written, 1 when something is wrong with a source or nothing can be written',
    examples: [
      'heddle import target/manifest.json target/catalog.json --option namespace=postgres://db.example.com:5432',
      'heddle import ../contracts --folder ./lending --dry-run',
    ],
    result: importResult,
    async run({ options, positionals }, terminal) {
      const folder = await openDomainFolder(options.folder)
      const imported = await readSources(folder, positionals, options, terminal)
      const written = options['dry-run'] !== true
      const { compareFile } = await import('../../../subgraphs/domain/imports/merge/compare.ts')
      const compared = await Promise.all(imported.files.map((file) => compareFile(folder.path, file)))
      if (written) {
        const { writeFiles } = await import('../../../subgraphs/domain/imports/write-files.ts')
        const outcome = await writeFiles(folder.path, imported.files, { overwrite: options.overwrite === true })
        if (!outcome.ok)
          throw new Failure('nothing was written', {
            code: 'NOT_WRITTEN',
            problems: outcome.problems,
            ...(outcome.isThere && { advice: 'What is there is changed and taken away with --overwrite.' }),
          })
      }
      const result = resultOf(folder, imported, compared, written)
      return { result, text: told(result, terminal) }
    },
  })
}

function resultOf(
  { domain, path }: DomainFolder,
  imported: ImportedFiles,
  compared: readonly Comparison[],
  written: boolean,
): Result {
  const consumers = imported.imports.flatMap(({ imported: one }) => one.consumers ?? [])
  return {
    domain: domain.id,
    folder: path,
    sources: imported.imports.map(({ file, form, beside }) => ({ file, form, beside: [...beside] })),
    files: imported.files.map(({ file }) => file),
    changes: compared.map(({ file, state, text }) => ({ file, state, text })),
    written,
    kept: [...imported.kept],
    notCarried: [...imported.notCarried],
    adapted: imported.adapted.map((one) => ({ ...one, ids: [...one.ids] })),
    named: [...imported.named],
    repeated: [...imported.repeated],
    skipped: [...imported.skipped],
    consumers: consumers.map((consumer) => ({
      namespace: consumer.namespace,
      name: consumer.name,
      kind: consumer.kind ?? null,
      reads: [...consumerReads(consumer, domain.id)],
    })),
  }
}

function told(
  { folder, sources, changes, written, kept, notCarried: left, adapted, named, repeated, skipped, consumers }: Result,
  { style }: Terminal,
): string {
  const other = changes.filter(({ state }) => state !== 'same')
  const same = changes.length - other.length
  return [
    ...sources.flatMap(({ file, form, beside }) => [
      `${style.good('read')}       ${oneLine(file)} as ${form}\n`,
      ...beside.map((other) => `${style.good('read')}       ${oneLine(other)} with it\n`),
    ]),
    ...repeated.map(({ file, as }) => `${style.faint('skipped')}    ${oneLine(file)}: the same as ${oneLine(as)}\n`),
    ...named.map(
      ({ file, what, name }) =>
        `${style.faint('named')}      ${oneLine(file)}: its ${what} is called ${oneLine(name)}, after the file; by what it says itself others would be called alike\n`,
    ),
    ...skipped.map((file) => `${style.faint('skipped')}    ${oneLine(file)}: of no form that is read\n`),
    ...adapted.map(({ ids, ...one }) => {
      const made = ids.map(({ value, to }) => `${value} is ${to}`).join(', ')
      return `${style.faint('adapted')}    ${placeLine(one)}: ${one.to} here${made === '' ? '' : `, and so ${made}`}\n`
    }),
    ...left.map((one) => `${style.warning('left out')}   ${leftOutLine(one)}\n`),
    ...consumers.map(
      ({ namespace, name, reads }) =>
        `${style.warning('consumer')}   ${oneLine(namespace)} ${oneLine(name)} reads ${reads.length} of these; heddle consumers makes it known, once they are published\n`,
    ),
    ...kept.map(
      ({ file, line, path: at }) =>
        `${style.faint('kept')}       ${file}${line === null ? '' : `:${line}`} ${at}: no source says anything of it\n`,
    ),
    ...(same === 0
      ? []
      : [
          `${style.faint('unchanged')}  ${counted(same, 'file')}, there already as ${same === 1 ? 'it' : 'they'} would be written\n`,
        ]),
    `${written ? style.good('written') : style.faint('would write')} ${counted(other.length, 'file')} in ${folder}\n`,
    ...other.map(
      ({ file, state, text }) =>
        `  ${file}${state === 'new' ? '' : `: ${oneLine(text)}${written || state === 'added' ? '' : ' (with --overwrite)'}`}\n`,
    ),
    written && other.length > 0 ? 'Next: heddle check\n' : '',
  ].join('')
}
