import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readStartSettings } from '../../../cli/start/settings.ts'

it('a data folder under another name is the same folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-settings-'))
  const data = join(folder, 'data')
  const link = join(folder, 'link')
  const dataDirOf = (path: string) => readStartSettings({ HEDDLE_DATA_DIR: path }, []).dataDir
  expect(dataDirOf(data)).toBe(data) // not there yet
  mkdirSync(data)
  symlinkSync(data, link)
  expect(dataDirOf(link)).toBe(dataDirOf(data))
  rmSync(folder, { recursive: true })
})
