import { packageRoot } from '../../../platform/package-root.ts'
import { lex } from '../../architecture/lexer.ts'
import { readSourceTree } from '../../architecture/source-tree.ts'
import { projectFile } from './compose.ts'

const sources = Object.entries(readSourceTree(packageRoot())).map(([path, source]) => ({
  path,
  bare: lex(source).bare,
}))

/** The HEDDLE_ variables that code names as a key of a configuration, or reads from `process.env`. */
const named = (files: readonly { readonly bare: string }[]): ReadonlySet<string> =>
  new Set(
    files.flatMap(({ bare }) =>
      [...bare.matchAll(/(?<=\.)HEDDLE_[A-Z0-9_]+|(?<!const )\bHEDDLE_[A-Z0-9_]+(?=\s*:)/g)].map(([name]) => name),
    ),
  )

/** What the code itself says about its configuration, so that no document can say otherwise. */
export const settingsOf = {
  /** What a process whose code is in this folder reads, the log level included, which every process does. */
  folder: (folder: string): ReadonlySet<string> =>
    named(sources.filter(({ path }) => path.startsWith(`${folder}/`) || path === 'platform/lifecycle.ts')),
  all: (): ReadonlySet<string> => named(sources.filter(({ path }) => /^(platform|gateway|subgraphs|cli)\//.test(path))),
  /** The bundles that scripts/build.mjs makes, as commands name them. */
  processes: (): readonly string[] =>
    [...projectFile('scripts/build.mjs').matchAll(/^ {2}(\w+): '[\w/]+\/main\.ts',$/gm)].map(
      ([, name]) => `dist/${name}.js`,
    ),
}
