// How this project's code is bundled: packages stay external, shared code becomes chunks.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles `entryPoints` into `outdir`. Only files that differ are written, each at once, and only files that are no longer made
 * are removed: a mesh that runs from `outdir` does not notice that tests build the same code again. `keep` names folders
 * in `outdir` that are others'.
 */
export async function bundle({ entryPoints, outdir, keep = [] }) {
  const { outputFiles } = await build({
    entryPoints,
    outdir,
    write: false,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
  // Chunks before what imports them.
  for (const { path, contents } of outputFiles.sort((a, b) => depth(b.path) - depth(a.path))) {
    if (existsSync(path) && readFileSync(path).equals(contents)) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.${process.pid}.new`, contents)
    renameSync(`${path}.${process.pid}.new`, path)
  }
  const made = new Set(outputFiles.map(({ path }) => path))
  for (const path of filesIn(outdir)) {
    const [first] = relative(outdir, path).split(sep)
    if (!made.has(path) && !keep.includes(first) && !path.endsWith('.new')) rmSync(path, { force: true })
  }
}

const depth = (path) => path.split(sep).length

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
