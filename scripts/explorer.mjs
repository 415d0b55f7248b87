// Builds the explorer into dist/explorer, when what it is made of is another than last time: it takes some ten seconds.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { filesIn } from './files-in.mjs'

export async function buildExplorer(root) {
  const outDir = join(root, 'dist', 'explorer')
  const stampFile = join(outDir, '.made-of')
  const digest = digestOf(root)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return
  console.error('building the explorer, once for its sources: some ten seconds')
  // Tests build too, in an environment that calls itself `test`: React's own checks would be in what people are served.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  const fresh = `${outDir}.${process.pid}.new`
  await build({
    configFile: join(root, 'gateway/explorer/web/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: fresh, emptyOutDir: true },
  })
  await compress(join(fresh, 'assets'))
  writeFileSync(join(fresh, '.made-of'), digest)
  rmSync(outDir, { recursive: true, force: true })
  renameSync(fresh, outDir)
}

/** Of all that the bundler may read: the web's own files, what it imports from the contract and the client, the examples. */
function digestOf(root) {
  const folders = ['gateway/explorer/web', 'client', 'schema', 'platform', 'examples']
  const files = folders.flatMap((folder) =>
    filesIn(join(root, folder)).filter((path) => !path.includes('node_modules')),
  )
  const digest = createHash('sha256')
  for (const path of [...files, join(root, 'package-lock.json'), import.meta.filename])
    digest.update(path.slice(root.length)).update(readFileSync(path))
  return digest.digest('hex')
}

/** Beside each file, so that the gateway sends it as it lies there. */
async function compress(folder) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  for (const path of filesIn(folder)) {
    const bytes = readFileSync(path)
    writeFileSync(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, quality))
  }
}
