// How this project's code is bundled: shared code becomes chunks.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { build } from 'esbuild'
import { filesIn } from './files-in.mjs'

/**
 * Bundles `entryPoints` into `outdir`; packages stay where they are. Only files that differ are written, each at once, and only
 * files that are no longer made are removed: a mesh that runs from `outdir` does not notice that tests build the same code again.
 * `keep` names folders in `outdir` that are others'.
 *
 * `whole` are entry points whose packages come into the bundle as well, but those of `native`: of a thousand files that Node would
 * have to find, read and compile one by one, it finds a few, which halves the time that a process takes to start.
 */
export async function bundle({ entryPoints, whole = {}, native = [], outdir, keep = [] }) {
  const outputFiles = [
    ...(await outputsOf({ entryPoints, outdir, packages: 'external', sourcemap: true })),
    ...(await outputsOf({
      entryPoints: whole,
      outdir,
      external: native,
      // Traces lead to this project's sources; those of packages need no copy.
      sourcemap: true,
      sourcesContent: false,
      banner: { js: REQUIRE },
    })),
  ]
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

/** Packages that are CommonJS ask for Node's own modules by `require`, which an ES module has not. */
const REQUIRE = "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);"

async function outputsOf(options) {
  const { outputFiles } = await build({
    ...options,
    write: false,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  return outputFiles
}

const depth = (path) => path.split(sep).length
