import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

/**
 * Vite would take graphql's ES modules where packages that Node itself loads take its CommonJS: two copies, whose schemas and
 * errors do not know each other. The processes have one, and so do the tests.
 */
const oneGraphql = [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }]

interface ProjectOptions {
  readonly timeoutMs: number
  readonly more?: readonly string[]
  /** Whole meshes: a file at a time, each needs the machine for itself. */
  readonly oneByOne?: boolean
}

/** One project a kind of test, so that `vitest run --project e2e` runs one kind; the folder says which kind a file is. */
const project = (name: string, { timeoutMs, more = [], oneByOne = false }: ProjectOptions) => ({
  resolve: { alias: oneGraphql },
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, ...more],
    fileParallelism: !oneByOne,
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs * 2,
    globalSetup: ['test/support/build-once.ts'],
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', { timeoutMs: 30_000, more: ['test/architecture.test.ts'] }),
      project('contract', { timeoutMs: 60_000 }),
      project('federation', { timeoutMs: 60_000 }),
      project('e2e', { timeoutMs: 240_000, oneByOne: true }),
      project('browser', { timeoutMs: 120_000, oneByOne: true }),
    ],
    exclude: ['dist/**', 'node_modules/**'],
    maxWorkers: 2,
  },
})
