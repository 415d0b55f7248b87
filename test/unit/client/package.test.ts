import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'

const run = promisify(execFile)
const root = packageRoot()
const folder = mkdtempSync(join(tmpdir(), 'heddle-package-'))

/** What `npm install` makes of the package, as far as an import can tell. */
beforeAll(async () => {
  await mkdir(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules', 'heddle'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tsc = (more: readonly string[]) =>
  run(
    process.execPath,
    [
      join(root, 'node_modules/typescript/lib/tsc.js'),
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      ...['--target', 'es2023', '--lib', 'es2023,dom', '--types', ''],
      ...more,
      'use.ts',
    ].filter((argument) => argument !== ''),
    { cwd: folder },
  ).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )

describe('the package', () => {
  it.each([
    ['bundlers', ['--module', 'esnext', '--moduleResolution', 'bundler']],
    ['Node', ['--module', 'nodenext', '--moduleResolution', 'nodenext']],
  ])(
    'gives a project the client with its types, as %s find them',
    async (_who, options) => {
      writeFileSync(
        join(folder, 'use.ts'),
        `import { createHeddleClient, HeddleError, type Answer, type SearchQuery } from 'heddle/client'
       const client = createHeddleClient({ url: 'http://localhost:4000', token: 't' })
       const found: Answer<SearchQuery> = await client.search({ text: 'orders', filter: { status: ['ACTIVE'] } })
       const total: number | undefined = found.data.search?.totalCount
       for await (const { id, title } of client.searchAll({ text: 'x' })) id.concat(title)
       for await (const row of client.impactAll({ of: 'a/b' })) row.distance.toFixed()
       await client.domains()
       for await (const change of client.follow({ after: null }, { pollMs: 1, onCursor: (cursor) => cursor.concat() })) {
         if (change.__typename === 'PortChange') change.columns[0]?.path.concat(change.port.id)
         if (change.__typename === 'EdgeChange') change.writer.concat(change.from.id)
       }
       try { await client.impact({ of: 'x' }) } catch (error) { if (error instanceof HeddleError) error.code satisfies string }
       export { total }`,
      )
      expect(await tsc(options)).toBe('')
      writeFileSync(
        join(folder, 'use.ts'),
        `import { createHeddleClient } from 'heddle/client'
       const client = createHeddleClient({ url: 'http://localhost:4000' })
       await client.search()
       await client.search({ text: 1 })
       await client.impact({ of: 'a', level: 'SOMETHING' })
       const wrong: string = (await client.search({ text: '' })).data.search
       for await (const change of client.follow()) change.columns
       await client.publish({ input: { domain: 'a', url: 'b' } })
       export { wrong }`,
      )
      const wrongLines = [...(await tsc(options)).matchAll(/^use\.ts\((\d+),/gm)].map(([, line]) => Number(line))
      expect([...new Set(wrongLines)]).toEqual([3, 4, 5, 6, 7, 8])
    },
    120_000,
  )

  it('gives it to Node, and needs nothing else', async () => {
    writeFileSync(
      join(folder, 'use.mjs'),
      `import { createHeddleClient, operations } from 'heddle/client'
       const client = createHeddleClient({ url: 'http://localhost:4000' })
       console.log(Object.keys(operations).every((name) => typeof client[name] === 'function'))`,
    )
    expect((await run(process.execPath, ['use.mjs'], { cwd: folder })).stdout).toBe('true\n')
    await expect(run(process.execPath, ['-e', "import('heddle/dist/catalog.js')"], { cwd: folder })).rejects.toThrow(
      /ERR_PACKAGE_PATH_NOT_EXPORTED/,
    )
  })
})
