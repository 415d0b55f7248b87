import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { writeFiles } from '../../../subgraphs/domain/imports/write-files.ts'
import { domainFolder } from './support/domain-folder.ts'

const files = [
  { file: 'products/a/product.yaml', value: { name: 'a' } },
  { file: 'products/a/contracts/a.yaml', value: { id: 'a' } },
]

/** Everything below a folder, hidden names too. */
function all(root: string): readonly string[] {
  return readdirSync(root, { recursive: true }).map(String).toSorted()
}

describe('what was imported is written', () => {
  it('into folders that are made for it, with nothing left beside', async () => {
    await using folder = domainFolder()
    expect(await writeFiles(folder.root, files)).toEqual({ ok: true, written: files.map(({ file }) => file) })
    expect(all(folder.root)).toEqual([
      'products',
      'products/a',
      'products/a/contracts',
      'products/a/contracts/a.yaml',
      'products/a/product.yaml',
    ])
    expect(parse(readFileSync(join(folder.root, 'products/a/product.yaml'), 'utf8'))).toEqual({ name: 'a' })
  })

  it('never over a file that is there, unless told to', async () => {
    await using folder = domainFolder({ 'products/a/product.yaml': 'name: mine\n' })
    expect(await writeFiles(folder.root, files)).toMatchObject({
      ok: false,
      problems: [{ file: 'products/a/product.yaml', found: 'an import that changes name ("mine" to "a")' }],
    })
    expect(all(folder.root)).toEqual(['products', 'products/a', 'products/a/product.yaml'])
    expect(await writeFiles(folder.root, files, { overwrite: true })).toMatchObject({ ok: true })
    expect(parse(readFileSync(join(folder.root, 'products/a/product.yaml'), 'utf8'))).toEqual({ name: 'a' })
    expect(all(folder.root).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it.each([
    '../a.yaml',
    '/etc/a.yaml',
    'products/../../a.yaml',
    'products//a.yaml',
    'a\\..\\b.yaml',
    '.heddle/token',
    'products/_x/a.yaml',
    '',
  ])('to no path such as %j, and then nothing of the rest either', async (file) => {
    await using folder = domainFolder()
    const result = await writeFiles(folder.root, [...files, { file, value: {} }])
    expect(result).toMatchObject({
      ok: false,
      problems: [{ file, expected: expect.stringContaining('below the domain’s folder') }],
    })
    expect(all(folder.root)).toEqual([])
  })

  it('through no link that leads out of the folder', async () => {
    await using folder = domainFolder()
    await using outside = domainFolder()
    symlinkSync(outside.root, join(folder.root, 'products'))
    expect(await writeFiles(folder.root, files)).toMatchObject({
      ok: false,
      problems: [{ found: 'a link that leads out of it' }, {}],
    })
    expect(all(outside.root)).toEqual([])
  })

  it('whole or not at all: what was begun is taken back', async () => {
    await using folder = domainFolder({ 'products/b': 'a file, where a folder is needed' })
    const result = await writeFiles(folder.root, [...files, { file: 'products/b/product.yaml', value: {} }])
    expect(result).toMatchObject({
      ok: false,
      problems: [{ file: 'products/b/product.yaml', found: expect.stringContaining('a file') }],
    })
    expect(all(folder.root)).toEqual(['products', 'products/b'])
  })

  it('whole or not at all when it replaces: what was there is there again', async () => {
    await using folder = domainFolder({ 'products/a/contracts/a.yaml': 'id: mine\n' })
    const tooLong = { file: `products/a/contracts/${'x'.repeat(240)}.yaml`, value: {} }
    const result = await writeFiles(folder.root, [...files, tooLong], { overwrite: true })
    expect(result).toMatchObject({ ok: false, problems: [{ file: tooLong.file, found: 'ENAMETOOLONG' }] })
    expect(all(folder.root)).toEqual(['products', 'products/a', 'products/a/contracts', 'products/a/contracts/a.yaml'])
    expect(readFileSync(join(folder.root, 'products/a/contracts/a.yaml'), 'utf8')).toBe('id: mine\n')
  })

  it('nowhere where a folder has the name of the file', async () => {
    await using folder = domainFolder()
    mkdirSync(join(folder.root, 'products/a/product.yaml'), { recursive: true })
    expect(await writeFiles(folder.root, files, { overwrite: true })).toMatchObject({
      ok: false,
      problems: [{ found: 'a folder' }],
    })
  })

  it.runIf(existsSync('/proc/self'))('nowhere in a folder that takes no folders, and it says so at once', async () => {
    const result = await writeFiles('/proc/self', files)
    expect(result).toMatchObject({ ok: false, problems: [{ expected: 'a place that can be written to' }] })
  })

  it('nowhere on a disk that is read-only', async (context) => {
    await using folder = domainFolder()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder.root]).status === 0
    if (!mounted) context.skip('only root can mount a disk')
    try {
      expect(await writeFiles(folder.root, files)).toEqual({
        ok: false,
        problems: [
          {
            file: 'products/a/contracts/a.yaml',
            line: null,
            path: null,
            expected: 'a place that can be written to',
            found: 'a disk that is read-only',
            product: null,
          },
        ],
      })
    } finally {
      spawnSync('umount', [folder.root])
    }
  })
})
