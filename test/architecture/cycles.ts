import type { SourceFile } from './source-tree.ts'

export interface Cycle {
  /** From a file back to itself. */
  readonly path: readonly string[]
  /** The import that closes it. */
  readonly file: string
  readonly line: number
}

/** One cycle for each import that leads back to a file whose own imports are still being followed. */
export function findCycles(files: readonly SourceFile[]): readonly Cycle[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const under: string[] = []
  const cycles: Cycle[] = []

  const follow = (file: SourceFile): void => {
    if (done.has(file.path)) return
    under.push(file.path)
    for (const { file: to, line } of file.imports) {
      const target = to === undefined ? undefined : byPath.get(to)
      if (target === undefined) continue
      const start = under.indexOf(target.path)
      if (start >= 0) cycles.push({ path: [...under.slice(start), target.path], file: file.path, line })
      else follow(target)
    }
    under.pop()
    done.add(file.path)
  }
  for (const file of files) follow(file)
  return cycles
}
