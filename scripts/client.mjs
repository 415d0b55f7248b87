// Builds `heddle/client`: one file of JavaScript that imports nothing, for Node and browsers, and its types beside it.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { filesIn } from './files-in.mjs'

/** Types take seconds, so they are made when their sources are others than last time. */
export async function buildClient(root) {
  const outdir = join(root, 'dist', 'client')
  const sources = filesIn(join(root, 'client')).filter((path) => /\.ts$|tsconfig\.json$/.test(path))
  const stamp = createHash('sha256')
  for (const path of [...sources, join(root, 'tsconfig.json'), import.meta.filename]) stamp.update(readFileSync(path))
  const digest = stamp.digest('hex')
  const stampFile = join(outdir, '.made-of')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return
  const { outputFiles } = await build({
    entryPoints: [join(root, 'client', 'client.ts')],
    outdir,
    write: false,
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: ['node20', 'es2023'],
    logLevel: 'warning',
  })
  for (const { path, contents } of outputFiles) write(path, contents)
  for (const [path, text] of declarations(root)) write(join(outdir, path), text)
  write(stampFile, digest)
}

function declarations(root) {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-types-'))
  try {
    const tsc = join(root, 'node_modules', 'typescript', 'lib', 'tsc.js')
    const args = [tsc, '-p', join(root, 'client', 'tsconfig.json'), '--outDir', folder]
    execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    // The compiler leaves the endings of the sources in what declarations import; an installed package has no such files.
    return filesIn(folder).map((path) => [
      relative(folder, path),
      readFileSync(path, 'utf8').replace(/(from '\.{1,2}\/[^']+)\.ts'/g, "$1.js'"),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** At once, because tests build while others may read. */
function write(path, contents) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.${process.pid}.new`, contents)
  renameSync(`${path}.${process.pid}.new`, path)
}
