import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../platform/package-root.ts'
import { lex, lineOf } from './architecture/lexer.ts'
import { checkRules, explain, RULES } from './architecture/rules.ts'
import { parseTree, readSourceTree, type SourceTree } from './architecture/source-tree.ts'

const root = packageRoot()
const files = parseTree(readSourceTree(root))
const dependencies = Object.keys(JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).dependencies)

describe('the imports of this project', () => {
  it.each(RULES)('hold the rule: $name', (rule) => {
    expect(checkRules(files, { dependencies }, [rule]).map(explain)).toEqual([])
  })

  it('are all seen: the checker reads the files that matter', () => {
    const seen = new Set(files.map(({ path }) => path))
    for (const path of ['platform/http-server.ts', 'schema/ids.ts', 'test/architecture.test.ts'])
      expect(seen).toContain(path)
    const mine = files.find(({ path }) => path === 'test/architecture.test.ts')
    expect(mine?.imports.map(({ specifier }) => specifier)).toEqual([
      'node:fs',
      'vitest',
      '../platform/package-root.ts',
      './architecture/lexer.ts',
      './architecture/rules.ts',
      './architecture/source-tree.ts',
    ])
  })
})

/** For each rule: trees that break it, with the place and the words of the complaint, and trees that look alike and do not. */
const PROOFS: Record<string, { broken: [SourceTree, string][]; kept: SourceTree[] }> = {
  'platform imports only itself': {
    broken: [
      [
        { 'platform/a.ts': "\nimport { id } from '../schema/ids.ts'", 'schema/ids.ts': '' },
        'platform/a.ts:2: platform imports schema (schema/ids.ts)',
      ],
    ],
    kept: [{ 'platform/a.ts': "import { b } from './b.ts'", 'platform/b.ts': '' }],
  },
  'schema imports only itself, platform': {
    broken: [
      [
        { 'schema/a.ts': "export * from '../gateway/b.ts'", 'gateway/b.ts': '' },
        'schema/a.ts:1: schema imports gateway (gateway/b.ts)',
      ],
    ],
    kept: [{ 'schema/a.ts': "import '../platform/b.ts'", 'platform/b.ts': '' }],
  },
  'gateway imports only itself, platform, schema': {
    broken: [
      [
        { 'gateway/a.ts': "import type { B } from '../subgraphs/catalog/b.ts'", 'subgraphs/catalog/b.ts': '' },
        'gateway/a.ts:1: gateway imports subgraphs/catalog (subgraphs/catalog/b.ts)',
      ],
      [
        { 'gateway/deep/a.ts': "const b = await import('../../seed/b.ts')", 'seed/b.ts': '' },
        'gateway/deep/a.ts:1: gateway imports seed (seed/b.ts)',
      ],
    ],
    kept: [
      { 'gateway/a.ts': "import '../platform/b.ts'\nimport '../schema/c.ts'", 'platform/b.ts': '', 'schema/c.ts': '' },
    ],
  },
  'a subgraph imports only itself, platform, schema': {
    broken: [
      [
        { 'subgraphs/lineage/a.ts': "export {\n  b,\n} from '../catalog/b.ts'", 'subgraphs/catalog/b.ts': '' },
        'subgraphs/lineage/a.ts:1: subgraphs/lineage imports subgraphs/catalog (subgraphs/catalog/b.ts)',
      ],
      [
        { 'subgraphs/domain/a.ts': "import '../../gateway/b.ts'", 'gateway/b.ts': '' },
        'subgraphs/domain/a.ts:1: subgraphs/domain imports gateway (gateway/b.ts)',
      ],
    ],
    kept: [{ 'subgraphs/lineage/a.ts': "import '../lineage/b.ts'", 'subgraphs/lineage/b.ts': '' }],
  },
  'seed imports only itself, platform, schema': {
    broken: [[{ 'seed/a.ts': "import '../cli/b.ts'", 'cli/b.ts': '' }, 'seed/a.ts:1: seed imports cli (cli/b.ts)']],
    kept: [{ 'seed/a.ts': "import '../schema/b.ts'", 'schema/b.ts': '' }],
  },
  'gateway/explorer/web imports only itself, client, schema': {
    broken: [
      [
        { 'gateway/explorer/web/a.tsx': "import { b } from '../../b.ts'", 'gateway/b.ts': '' },
        'gateway/explorer/web/a.tsx:1: gateway/explorer/web imports gateway (gateway/b.ts)',
      ],
    ],
    kept: [
      {
        'gateway/explorer/web/a.tsx': "import '../../../client/b.ts'\nimport '../../../schema/c.ts'\nimport 'react'",
        'client/b.ts': '',
        'schema/c.ts': '',
      },
    ],
  },
  'client imports only itself': {
    broken: [
      [
        { 'client/a.ts': "import { id } from '../schema/ids.ts'", 'schema/ids.ts': '' },
        'client/a.ts:1: client imports schema (schema/ids.ts)',
      ],
    ],
    kept: [{ 'client/a.ts': "import { b } from './generated/b.ts'", 'client/generated/b.ts': '' }],
  },
  'cli imports only itself, platform, schema, seed, subgraphs/domain, subgraphs/lineage/stores, subgraphs/catalog/conformance':
    {
      broken: [
        [
          { 'cli/a.ts': "import '../subgraphs/catalog/b.ts'", 'subgraphs/catalog/b.ts': '' },
          'cli/a.ts:1: cli imports subgraphs/catalog (subgraphs/catalog/b.ts)',
        ],
        [
          { 'cli/a.ts': "import '../subgraphs/lineage/stores-of-old.ts'", 'subgraphs/lineage/stores-of-old.ts': '' },
          'cli/a.ts:1: cli imports subgraphs/lineage (subgraphs/lineage/stores-of-old.ts)',
        ],
      ],
      kept: [
        { 'cli/a.ts': "import '../subgraphs/domain/b.ts'", 'subgraphs/domain/b.ts': '' },
        { 'cli/a.ts': "import '../subgraphs/lineage/stores/copy.ts'", 'subgraphs/lineage/stores/copy.ts': '' },
        {
          'cli/a.ts': "import '../subgraphs/catalog/conformance/rule.ts'",
          'subgraphs/catalog/conformance/rule.ts': '',
        },
      ],
    },
  'the rules of conformance need no catalog': {
    broken: [
      [
        {
          'subgraphs/catalog/conformance/a.ts': "import '../harvest/harvester.ts'",
          'subgraphs/catalog/harvest/harvester.ts': '',
        },
        'subgraphs/catalog/conformance/a.ts:1: conformance imports the catalog (subgraphs/catalog/harvest/harvester.ts)',
      ],
    ],
    kept: [
      {
        'subgraphs/catalog/conformance/a.ts': "import '../harvest/check-product.ts'\nimport './b.ts'",
        'subgraphs/catalog/harvest/check-product.ts': '',
        'subgraphs/catalog/conformance/b.ts': '',
      },
    ],
  },
  'adapters of a store are chosen by main.ts': {
    broken: [
      [
        {
          'subgraphs/lineage/impact.ts': "import { openSqlite } from './stores/sqlite.ts'",
          'subgraphs/lineage/stores/sqlite.ts': '',
        },
        'subgraphs/lineage/impact.ts:1: subgraphs/lineage/impact.ts imports an adapter (subgraphs/lineage/stores/sqlite.ts)',
      ],
      [
        {
          'cli/a.ts': "import '../subgraphs/domain/stores/neo4j/walk.ts'",
          'subgraphs/domain/stores/neo4j/walk.ts': '',
        },
        'cli/a.ts:1: cli/a.ts imports an adapter (subgraphs/domain/stores/neo4j/walk.ts)',
      ],
    ],
    kept: [
      {
        'subgraphs/lineage/main.ts': "import './stores/sqlite.ts'",
        'subgraphs/lineage/stores/sqlite.ts': "import './sqlite/walk.ts'",
        'subgraphs/lineage/stores/sqlite/walk.ts': '',
      },
      {
        'cli/heddle/main.ts': "const { a } = await import('../../subgraphs/lineage/stores/sqlite.ts')",
        'subgraphs/lineage/stores/sqlite.ts': '',
      },
      { 'subgraphs/lineage/impact.ts': "import './stores/store.ts'", 'subgraphs/lineage/stores/store.ts': '' },
      {
        'test/contract/a.test.ts': "import '../../subgraphs/lineage/stores/neo4j.ts'",
        'subgraphs/lineage/stores/neo4j.ts': '',
      },
    ],
  },
  'database drivers are imported by adapters': {
    broken: [
      [
        { 'subgraphs/lineage/impact.ts': "import neo4j from 'neo4j-driver'" },
        'subgraphs/lineage/impact.ts:1: imports the driver neo4j-driver',
      ],
    ],
    kept: [
      { 'subgraphs/lineage/stores/neo4j.ts': "import neo4j from 'neo4j-driver'" },
      { 'test/a.ts': "import Database from 'libsql'" },
    ],
  },
  'only entry points read the environment or end the process': {
    broken: [
      [{ 'gateway/a.ts': 'const port =\n  process.env.HEDDLE_PORT' }, 'gateway/a.ts:2: uses process.env'],
      [{ 'cli/a.ts': 'process.exit(1)' }, 'cli/a.ts:1: uses process.exit'],
      [{ 'seed/a.ts': 'process\n  .exitCode = 1' }, 'seed/a.ts:1: uses process.exitCode'],
      [{ 'seed/a.ts': "process['env']" }, 'seed/a.ts:1: uses process['],
    ],
    kept: [
      {
        'gateway/main.ts': 'readConfig(schema, process.env)',
        'scripts/a.ts': 'process.exit(1)',
        'platform/lifecycle.ts': 'process.exit(0)',
      },
      {
        'gateway/a.ts':
          "/** Reads process.env never. */\nconst text = 'process.exit(1)'\nconst code = `process.env`\nprocess.cwd()",
      },
    ],
  },
  'no import cycles': {
    broken: [
      [
        { 'schema/a.ts': "import './b.ts'", 'schema/b.ts': "\nimport './c.ts'", 'schema/c.ts': "import './a.ts'" },
        'schema/c.ts:1: closes the cycle schema/a.ts → schema/b.ts → schema/c.ts → schema/a.ts',
      ],
      [{ 'schema/a.ts': "import { a } from './a.ts'" }, 'schema/a.ts:1: closes the cycle schema/a.ts → schema/a.ts'],
      [
        { 'schema/a.ts': "import type { B } from './b.ts'", 'schema/b.ts': "import { a } from './a.ts'" },
        'schema/b.ts:1: closes the cycle schema/a.ts → schema/b.ts → schema/a.ts',
      ],
    ],
    kept: [
      {
        'schema/a.ts': "import './b.ts'\nimport './c.ts'",
        'schema/b.ts': "import './d.ts'",
        'schema/c.ts': "import './d.ts'",
        'schema/d.ts': '',
      },
    ],
  },
  'no file or folder called utils, helpers, common or misc': {
    broken: [
      [{ 'gateway/utils.ts': '' }, 'gateway/utils.ts:1: has the name of a bucket'],
      [{ 'gateway/common/a.ts': '' }, 'gateway/common/a.ts:1: has the name of a bucket'],
      [{ 'test/support/graph-helpers.ts': '' }, 'test/support/graph-helpers.ts:1: has the name of a bucket'],
    ],
    kept: [{ 'gateway/commonality.ts': '', 'seed/common-types.test.ts': '', 'platform/utility-grid.ts': '' }],
  },
  'product code imports no tests, benches, scripts or examples': {
    broken: [
      [
        { 'gateway/a.ts': "import '../test/support/eventually.ts'", 'test/support/eventually.ts': '' },
        'gateway/a.ts:1: product code imports test (test/support/eventually.ts)',
      ],
      [
        { 'seed/a.ts': "import '../bench/b.ts'", 'bench/b.ts': '' },
        'seed/a.ts:1: product code imports bench (bench/b.ts)',
      ],
    ],
    kept: [{ 'bench/a.ts': "import '../test/b.ts'", 'test/b.ts': "import '../seed/c.ts'", 'seed/c.ts': '' }],
  },
  'product code imports packages of dependencies only': {
    broken: [
      [
        { 'gateway/a.ts': "import fc from 'fast-check'" },
        'gateway/a.ts:1: imports fast-check, no dependency of package.json',
      ],
      [
        { 'gateway/a.ts': "import x from '@apollo/server/standalone'" },
        'gateway/a.ts:1: imports @apollo/server/standalone, no dependency of package.json',
      ],
      [
        { 'gateway/a.ts': "import { readFile } from 'fs'" },
        'gateway/a.ts:1: imports fs, no dependency of package.json',
      ],
    ],
    kept: [
      {
        'gateway/a.ts':
          "import { z } from 'zod'\nimport 'zod/v4'\nimport 'node:fs/promises'\nimport type { X } from 'fast-check'",
      },
      { 'test/a.ts': "import fc from 'fast-check'", 'codegen.ts': "import x from '@graphql-codegen/cli'" },
    ],
  },
  'imports name a file that exists, with its ending': {
    broken: [
      [{ 'gateway/a.ts': "import './b'", 'gateway/b.ts': '' }, 'gateway/a.ts:1: imports ./b, which is no file'],
      [{ 'gateway/a.ts': "import './gone.ts'" }, 'gateway/a.ts:1: imports ./gone.ts, which is no file'],
    ],
    kept: [{ 'gateway/a.ts': "import data from './data.json'\nimport './b.ts'", 'gateway/b.ts': '' }],
  },
}

describe('the checker', () => {
  const check = (tree: SourceTree, name: string) =>
    checkRules(parseTree(tree), { dependencies: ['zod'] }).filter(({ rule }) => rule === name)

  it('proves that each rule can fail', () => {
    expect(Object.keys(PROOFS)).toEqual(RULES.map(({ name }) => name))
  })

  it.each(Object.entries(PROOFS))('finds what breaks the rule: %s', (name, { broken }) => {
    expect(broken.length).toBeGreaterThan(0)
    for (const [tree, said] of broken) {
      const [violation, ...more] = check(tree, name)
      expect(more).toEqual([])
      expect(violation && explain(violation)).toMatch(new RegExp(`^${escaped(said)}`))
    }
  })

  it.each(Object.entries(PROOFS))('lets pass what keeps the rule: %s', (name, { kept }) => {
    expect(kept.length).toBeGreaterThan(0)
    for (const tree of kept) expect(check(tree, name).map(explain)).toEqual([])
  })

  it('says where, what, which rule, and why it exists', () => {
    const [violation] = check(
      { 'platform/a.ts': "import '../schema/b.ts'", 'schema/b.ts': '' },
      'platform imports only itself',
    )
    expect(violation && explain(violation)).toBe(
      'platform/a.ts:1: platform imports schema (schema/b.ts)\n' +
        '  rule: platform imports only itself\n' +
        '  because the ground floor must stand in any project: a business word in it is one that every service gets',
    )
  })
})

describe('reading imports', () => {
  const read = (source: string) =>
    parseTree({ 'gateway/a.ts': source })[0]?.imports.map(({ specifier, line, typeOnly }) => [
      specifier,
      line,
      typeOnly,
    ])

  it('finds every form, with its line', () => {
    const source = [
      "import a, { type B } from './a.ts'",
      'import {',
      '  c, // from "./not.ts"',
      '  d,',
      "} from './c.ts'",
      "import './e.ts'",
      'import type { F } from "./f.ts"',
      "export * as g from './g.ts'",
      "export type { H } from './h.ts'",
      "const i = () => import('./i.ts')",
      "const j = require('./j.cjs')",
      "type K = import('./k.ts').K",
    ].join('\n')
    expect(read(source)).toEqual([
      ['./a.ts', 1, false],
      ['./c.ts', 2, false],
      ['./e.ts', 6, false],
      ['./f.ts', 7, true],
      ['./g.ts', 8, false],
      ['./h.ts', 8 + 1, true],
      ['./i.ts', 10, false],
      ['./j.cjs', 11, false],
      ['./k.ts', 12, false],
    ])
  })

  it('is not misled by comments, texts, templates and patterns', () => {
    const source = [
      '// import { a } from "./a.ts"',
      '/*',
      "import { b } from './b.ts'",
      '*/',
      'const text = `',
      "import { c } from './c.ts'",
      `\${inner(\`import './d.ts'\`)} import './e.ts'`,
      '`',
      'const pattern = /["\'`]/',
      'const quotient = a / b / c',
      "const quote = '\\'' // import './f.ts'",
      'const said = "import(\'./h.ts\')"',
      "export const notFrom = from('./g.ts')",
      "import './real.ts'",
    ].join('\n')
    expect(read(source)).toEqual([['./real.ts', 14, false]])
  })

  it('keeps every offset and line of every file of this project', () => {
    for (const [path, source] of Object.entries(readSourceTree(root))) {
      const { code, bare } = lex(source)
      expect([path, code.length, bare.length]).toEqual([path, source.length, source.length])
      expect(lineOf(bare, bare.length)).toBe(lineOf(source, source.length))
      expect(bare).not.toMatch(/\/\*\*/)
    }
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
