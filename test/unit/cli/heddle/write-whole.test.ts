import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeWhole } from '../../../../cli/heddle/write-whole.ts'
import { takeLock } from '../../../../cli/processes/lock-file.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-write-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

test('a file is written whole, with the mode it is to have, also over one that is there', () => {
  const file = join(place, 'secret.json')
  writeWhole(file, 'first', 0o600)
  writeWhole(file, 'second', 0o600)
  expect(readFileSync(file, 'utf8')).toBe('second')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(place)).toEqual(['secret.json'])
})

test('one that cannot be put in its place leaves nothing beside it', () => {
  const file = join(place, 'taken')
  mkdirSync(join(file, 'by-a-folder'), { recursive: true })
  expect(() => writeWhole(file, 'text')).toThrow()
  expect(readdirSync(place)).toEqual(['taken'])
})

test('a lock is had by one process, and leaves no file when it is released', () => {
  const file = join(place, 'serving.pid')
  const lock = takeLock(file)
  expect(takeLock(file)).toEqual({ holder: process.pid })
  if ('release' in lock) lock.release()
  expect(existsSync(file)).toBe(false)
})
