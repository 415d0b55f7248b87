import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The folder of this package, from a source file and from a bundle alike: files that ship beside the code are found from here. */
export function packageRoot(): string {
  found ??= findUpwards(dirname(fileURLToPath(import.meta.url)))
  return found
}

let version: string | undefined

/** The release that runs. */
export function packageVersion(): string {
  version ??= String(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version)
  return version
}

function findUpwards(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'heddle') return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('the package.json of heddle was not found above the running code')
  return findUpwards(parent)
}
