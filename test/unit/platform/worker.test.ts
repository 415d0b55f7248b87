import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'
import { startWorker } from '../../../platform/worker.ts'

describe('the package root', () => {
  it('is the folder of this package, from wherever the process was started', () => {
    expect(existsSync(join(packageRoot(), 'platform', 'package-root.ts'))).toBe(true)
  })
})

describe('worker threads', () => {
  it('that were never built are refused with what to do', () => {
    expect(() => startWorker('no-such-worker')).toThrow(/no-such-worker is not built: run "npm run build"/)
  })
})
