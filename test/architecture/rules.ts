import { findCycles } from './cycles.ts'
import { lineOf } from './lexer.ts'
import type { Import, SourceFile } from './source-tree.ts'

/** One broken rule at one place. */
export interface Violation {
  readonly rule: string
  readonly why: string
  readonly at: string
  readonly what: string
}

export interface Rule {
  readonly name: string
  /** What is lost when it is broken; said with every failure. */
  readonly why: string
  readonly check: (files: readonly SourceFile[], project: Project) => readonly Finding[]
}

export interface Project {
  /** The names under `dependencies` of package.json: all that is installed in production. */
  readonly dependencies: readonly string[]
}

interface Finding {
  readonly file: string
  readonly line: number
  readonly what: string
}

export function checkRules(
  files: readonly SourceFile[],
  project: Project,
  rules: readonly Rule[] = RULES,
): readonly Violation[] {
  return rules.flatMap(({ name, why, check }) =>
    check(files, project).map(({ file, line, what }) => ({ rule: name, why, at: `${file}:${line}`, what })),
  )
}

/** One violation as a person reads it: where, what, which rule, and why it exists. */
export const explain = ({ rule, why, at, what }: Violation): string =>
  `${at}: ${what}\n  rule: ${rule}\n  because ${why}`

/** What runs in a browser, though the gateway serves it. */
const WEB = 'gateway/explorer/web'

/** The part of the system a file belongs to: `subgraphs/orders`, `gateway`, `platform`, … */
function partOf(path: string): string {
  if (path.startsWith(`${WEB}/`)) return WEB
  const [first = '', second = ''] = path.split('/')
  return first === 'subgraphs' ? `${first}/${second}` : first
}

const PRODUCT = /^(platform|schema|gateway|subgraphs|cli|seed|policies)\//
const isMain = (path: string) => /(^|\/)main\.ts$/.test(path)
const isWorker = (path: string) => path.endsWith('.worker.ts')
/** Where a process or a thread begins; scripts and benches are processes of their own. */
const isEntryPoint = (path: string) =>
  isMain(path) || isWorker(path) || /^(scripts|bench|examples|test)\/|^[^/]+\.ts$/.test(path)

/** A rule about single imports between the project's own files. */
function importRule(name: string, why: string, breaks: (from: string, to: string) => string | false): Rule {
  const check = (files: readonly SourceFile[]) =>
    files.flatMap(({ path, imports }) =>
      imports.flatMap(({ file, line }) => {
        const what = file === undefined ? false : breaks(path, file)
        return what === false ? [] : [{ file: path, line, what: `${what} (${file})` }]
      }),
    )
  return { name, why, check }
}

/** `part` may import itself and `allowed`: whole parts, or a folder of one. */
function partRule(part: string | RegExp, allowed: readonly string[], why: string): Rule {
  const name = `${part instanceof RegExp ? 'a subgraph' : part} imports only ${['itself', ...allowed].join(', ')}`
  return importRule(name, why, (from, to) => {
    const [mine, its] = [partOf(from), partOf(to)]
    const applies = typeof part === 'string' ? mine === part : part.test(mine)
    const isAllowed = its === mine || allowed.some((folder) => to.startsWith(`${folder}/`))
    return applies && !isAllowed && `${mine} imports ${its}`
  })
}

const CONFORMANCE = 'subgraphs/catalog/conformance/'
const READING: ReadonlySet<string> = new Set(
  ['check-product', 'domain-failure', 'product', 'prune'].map((name) => `subgraphs/catalog/harvest/${name}.ts`),
)
const ADAPTER = /\/stores\/(.*\/)?(sqlite|neo4j|libsql)[^/]*(\/|\.ts$)/
const DRIVERS = new Set(['libsql', 'neo4j-driver'])
const storesOf = (path: string) => /^(.*\/stores\/)/.exec(path)?.[1]

/** Exceptions, each with its reason. */
const ENVIRONMENT_USERS: Readonly<Record<string, string>> = {
  'platform/lifecycle.ts':
    'belongs to the entry points: ends them, and needs the log level before there is a configuration',
  'gateway/gateway.ts': 'sets APOLLO_TELEMETRY_DISABLED, which Apollo Gateway takes from nowhere else',
}

export const RULES: readonly Rule[] = [
  partRule(
    'platform',
    [],
    'the ground floor must stand in any project: a business word in it is one that every service gets',
  ),
  partRule('schema', ['platform'], 'the contract is what independent services share; it may depend on none of them'),
  partRule(
    'gateway',
    ['platform', 'schema'],
    'the gateway knows ids and URLs, not products: any Federation 2 router can replace it',
  ),
  partRule(
    /^subgraphs\//,
    ['platform', 'schema'],
    'subgraphs are deployed apart and meet over HTTP alone; an import would tie their releases together',
  ),
  partRule(
    'seed',
    ['platform', 'schema'],
    'the demo company is data that the mesh reads like any other, never a part of it',
  ),
  partRule(
    WEB,
    ['client', 'schema'],
    'it is shipped to browsers and knows the mesh by its public graph, as any other client does',
  ),
  partRule('client', [], 'it is shipped to browsers and other projects as one file: nothing of a server belongs in it'),
  partRule(
    'cli',
    ['platform', 'schema', 'seed', 'subgraphs/domain', 'subgraphs/lineage/stores', 'subgraphs/catalog/conformance'],
    'the command line talks to the running services; inside it runs only what works without them: the domain kit (heddle serve), the stores of lineage, which are copied while lineage is stopped (heddle lineage copy), and the rules that a subgraph is held against where there is no catalog (heddle conformance)',
  ),
  importRule(
    'the rules of conformance need no catalog',
    'they hold a server against the contract where no catalog runs, too: of it they know how products are read and checked, and nothing that a store is needed for',
    (from, to) =>
      from.startsWith(CONFORMANCE) &&
      partOf(to) === 'subgraphs/catalog' &&
      !to.startsWith(CONFORMANCE) &&
      !READING.has(to) &&
      'conformance imports the catalog',
  ),
  importRule(
    'adapters of a store are chosen by main.ts',
    'whoever imports an adapter cannot be run, or tested, on the other store',
    (from, to) =>
      PRODUCT.test(from) &&
      ADAPTER.test(to) &&
      !isMain(from) &&
      !isWorker(from) &&
      storesOf(from) !== storesOf(to) &&
      `${from} imports an adapter`,
  ),
  {
    name: 'database drivers are imported by adapters',
    why: 'SQL and Cypher outside of an adapter is a query that the other store cannot answer',
    check: (files) =>
      files.flatMap(({ path, imports }) =>
        imports
          .filter(
            ({ specifier }) => PRODUCT.test(path) && DRIVERS.has(packageOf(specifier)) && storesOf(path) === undefined,
          )
          .map(({ line, specifier }) => ({ file: path, line, what: `imports the driver ${specifier}` })),
      ),
  },
  {
    name: 'only entry points read the environment or end the process',
    why: 'everything else must be importable without side effects and take one options object',
    check: (files) =>
      files
        .filter(({ path }) => !isEntryPoint(path) && !(path in ENVIRONMENT_USERS))
        .flatMap(({ path, bare }) =>
          [...bare.matchAll(/\bprocess\s*\.\s*(env|exit|exitCode|abort)\b|\bprocess\s*\[/g)].map((match) => ({
            file: path,
            line: lineOf(bare, match.index),
            what: `uses ${match[0].replace(/\s/g, '')}`,
          })),
        ),
  },
  {
    name: 'no import cycles',
    why: 'files of a cycle can only be understood, tested and loaded together, and which is loaded first is an accident',
    check: (files) =>
      findCycles(files).map(({ path, file, line }) => ({ file, line, what: `closes the cycle ${path.join(' → ')}` })),
  },
  {
    name: 'no file or folder called utils, helpers, common or misc',
    why: 'a bucket’s name says nothing about what lives there, so everything ends up in it',
    check: (files) =>
      files
        .filter(({ path }) => /(^|[/-])(utils?|helpers?|common|misc)(\/|(\.[a-z]+)*\.tsx?$)/i.test(path))
        .map(({ path }) => ({ file: path, line: 1, what: 'has the name of a bucket' })),
  },
  importRule(
    'product code imports no tests, benches, scripts or examples',
    'they are not in the image; what they support would fail in production alone',
    (from, to) =>
      PRODUCT.test(from) && !PRODUCT.test(to) && partOf(from) !== WEB && `product code imports ${partOf(to)}`,
  ),
  {
    name: 'product code imports packages of dependencies only',
    why: 'the image is installed without devDependencies; the process would not start there (what runs in a browser was bundled before)',
    check: (files, { dependencies }) =>
      files
        .filter(({ path }) => PRODUCT.test(path) && partOf(path) !== WEB)
        .flatMap(({ path, imports }) =>
          imports
            .filter((found) => found.file === undefined && !found.typeOnly && isMissing(found, dependencies))
            .map(({ line, specifier }) => ({
              file: path,
              line,
              what: `imports ${specifier}, no dependency of package.json`,
            })),
        ),
  },
  {
    name: 'imports name a file that exists, with its ending',
    why: 'an import that a bundler alone can resolve breaks tsx, the tests and the reader’s click',
    check: (files) => {
      const known = new Set(files.map(({ path }) => path))
      return files.flatMap(({ path, imports }) =>
        imports
          .filter(
            ({ file }) =>
              file !== undefined && !known.has(file) && !/\/generated\/|\.(json|mjs|js|css|svg)$/.test(file),
          )
          .map(({ line, specifier }) => ({ file: path, line, what: `imports ${specifier}, which is no file` })),
      )
    },
  },
]

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function isMissing({ specifier }: Import, dependencies: readonly string[]): boolean {
  return !specifier.startsWith('node:') && !dependencies.includes(packageOf(specifier))
}
