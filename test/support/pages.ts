import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { packageRoot } from '../../platform/package-root.ts'

const LEFT_OUT = new Set(['node_modules', 'dist', 'standards', '.git', '.heddle'])

/** Every page of the project, by its path from the root. Standards are their owners' pages. */
export function pages(): ReadonlyMap<string, string> {
  const root = packageRoot()
  const found: string[] = []
  const look = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) look(path)
      else if (entry.isFile() && entry.name.endsWith('.md')) found.push(path)
    }
  }
  look(root)
  return new Map(found.map((path) => [relative(root, path), readFileSync(path, 'utf8')]))
}

export function page(path: string): string {
  return readFileSync(join(packageRoot(), path), 'utf8')
}

/** The part of a page between `<!-- name -->` and `<!-- /name -->`. */
export function between(text: string, name: string): string {
  const [, part] = text.split(`<!-- ${name} -->`)
  const [inner, ...rest] = (part ?? '').split(`<!-- /${name} -->`)
  if (inner === undefined || rest.length === 0) throw new Error(`no part between the markers ${name}`)
  return inner
}

/** The anchors that headings make, as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const headings = withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

export function withoutCode(text: string): string {
  return text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '``')
}
