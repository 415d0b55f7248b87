import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

/** Every bench, with a fraction of the work: answers are checked, times are not. */
describe('npm run bench -- --quick', () => {
  it.each(['planning', 'domains', 'data-source', 'gateway-cpu', 'impact', 'ingest', 'search', 'explorer', 'scale'])(
    'runs %s, whose answers are right',
    async (name) => {
      const run = await promisify(execFile)(process.execPath, ['scripts/bench.mjs', name, '--quick', '--built'])
      expect(run.stdout).toContain('A quick run')
      expect(run.stdout).toContain('## Targets')
    },
  )
})
