import { readdirSync, readFileSync } from 'node:fs'
import { posix, sep } from 'node:path'
import { lex, lineOf } from './lexer.ts'

/** Path from the project's root (with `/`) → source text. */
export type SourceTree = Readonly<Record<string, string>>

export interface Import {
  /** As written. */
  readonly specifier: string
  readonly line: number
  /** `import type` and `export type … from`: gone at run time, still a dependency of the text. */
  readonly typeOnly: boolean
  /** The file it names, from the project's root; undefined for a package. */
  readonly file: string | undefined
}

export interface SourceFile {
  readonly path: string
  readonly imports: readonly Import[]
  /** The source without comments and texts, lines kept. */
  readonly bare: string
}

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.heddle', '.data', 'generated'])

/** Every TypeScript file of the project, but generated ones. */
export function readSourceTree(root: string): SourceTree {
  return Object.fromEntries(
    sourceFiles(root)
      .sort()
      .map((path) => [path, readFileSync(`${root}${sep}${path}`, 'utf8')]),
  )
}

/** Skips folders before it looks into them: what is not source comes and goes while other tests run. */
function sourceFiles(root: string, folder = ''): string[] {
  return readdirSync(posix.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(root, path)
    return entry.isFile() && /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

export function parseTree(tree: SourceTree): readonly SourceFile[] {
  return Object.entries(tree).map(([path, source]) => parseFile(path, source))
}

const STATEMENT = /^(import|export)\s+(type\b)?[^'"`;]*?\bfrom\s*(['"])([^'"\n]+)\3|^import\s*(['"])([^'"\n]+)\5/gm
const CALL = /\b(?:import|require)\s*\(\s*(['"])([^'"\n]+)\1/g

function parseFile(path: string, source: string): SourceFile {
  const { code, bare } = lex(source)
  const found = (offset: number, specifier: string, typeOnly: boolean): Import => ({
    specifier,
    line: lineOf(source, offset),
    typeOnly,
    file: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
  })
  /** Not inside a text: `bare` still has the keyword there. */
  const matches = (pattern: RegExp) => [...code.matchAll(pattern)].filter(({ index }) => bare[index] !== ' ')
  const imports = [
    ...matches(STATEMENT).map((match) => found(match.index, match[4] ?? match[6] ?? '', match[2] !== undefined)),
    ...matches(CALL).map((match) => found(match.index, match[2] ?? '', false)),
  ]
  return { path, imports, bare }
}
