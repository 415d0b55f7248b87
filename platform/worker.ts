import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { packageRoot } from './package-root.ts'

/**
 * Starts the worker thread bundled from `<name>.worker.ts`. Threads always run the bundle, also in tests, because a
 * thread does not inherit a TypeScript loader.
 *
 * @throws when the bundle is missing: `npm run build` makes it
 */
export function startWorker(name: string, options: WorkerOptions = {}): Worker {
  const file = join(packageRoot(), 'dist', 'workers', `${name}.js`)
  if (!existsSync(file)) throw new Error(`the worker ${name} is not built: run "npm run build" (looked for ${file})`)
  return new Worker(file, { name, ...options })
}
