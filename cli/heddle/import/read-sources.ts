import { IMPORTERS } from '../../../subgraphs/domain/imports/forms.ts'
import type { ImportedFiles } from '../../../subgraphs/domain/imports/import-files.ts'
import { Failure, type OptionSpecs, type OptionValues, type PositionalSpec, UsageError } from '../command.ts'
import type { DomainFolder } from '../domain-folder.ts'
import { withPatience } from '../terminal/patience.ts'
import { Cancelled, type Terminal } from '../terminal/terminal.ts'

/** What is read: descriptions in other forms. */
export const SOURCES_POSITIONAL = {
  name: 'source',
  help: 'a file, or a folder with files',
  many: true,
} as const satisfies PositionalSpec

const OPTIONS = IMPORTERS.flatMap(({ name, options }) => (options ? [`${name} has ${options.join(', ')}`] : [])).join(
  '; ',
)

/** How it is read. */
export const SOURCE_OPTIONS = {
  folder: { type: 'string', value: '<path>', help: "the domain's folder (default: where you are)" },
  from: {
    type: 'string',
    value: '<form>',
    choices: IMPORTERS.map(({ name }) => name),
    help: 'the form; told by the content when not given',
  },
  option: {
    type: 'string',
    value: '<name>=<value>',
    multiple: true,
    help: `for the form: ${OPTIONS} (docs/imports-dbt.md)`,
  },
} as const satisfies OptionSpecs

/** All that the sources say, for this domain. @throws Failure with every problem, UsageError for an option that is none */
export async function readSources(
  into: DomainFolder,
  sources: readonly string[],
  { from, option = [] }: OptionValues<typeof SOURCE_OPTIONS>,
  terminal: Terminal,
): Promise<ImportedFiles> {
  const { importFiles } = await import('../../../subgraphs/domain/imports/import-files.ts')
  const options = new Map(option.map(pair))
  const imported = await withPatience(terminal, 'reading the sources', (onRead) =>
    importFiles(sources, { into, options, onRead, signal: terminal.signal, ...(from === undefined ? {} : { from }) }),
  ).catch((error: unknown) => {
    throw terminal.signal.aborted ? new Cancelled() : error
  })
  if (imported.problems.length === 0) return imported
  throw new Failure('nothing was imported', {
    code: 'IMPORT_PROBLEMS',
    problems: imported.problems,
  })
}

function pair(text: string): readonly [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new UsageError(`--option: expected <name>=<value>, received ${JSON.stringify(text)}`)
  return [name, value]
}
