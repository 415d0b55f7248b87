import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { lockStart } from '../../../cli/start/start-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'heddle-lock-'))
const file = join(folder, 'starting.pid')
afterAll(() => rmSync(folder, { recursive: true }))

it('one start at a time, the next when the first lets go', () => {
  const unlock = lockStart(folder)
  expect(() => lockStart(folder)).toThrow(`another start (process ${process.pid}) is under way on ${folder}`)
  unlock()
  expect(existsSync(file)).toBe(false)
  lockStart(folder)()
})

it('a start that was killed is in nobody’s way, one that cannot be told is', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  writeFileSync(file, `${pid}\n`)
  lockStart(folder)()
  writeFileSync(file, '')
  expect(() => lockStart(folder)).toThrow(`If there is none, remove ${file}`)
  rmSync(file)
})
