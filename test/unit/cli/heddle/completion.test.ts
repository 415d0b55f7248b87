import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../../../platform/package-root.ts'

/** A bash without any start-up file, and `heddle` on its path. */
let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-bash-'))
  const file = join(place, 'heddle')
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot(), 'dist', 'heddle.js')}" "$@"\n`)
  chmodSync(file, 0o755)
})
afterAll(() => rmSync(place, { recursive: true }))

async function bash(script: string): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)('bash', ['--norc', '--noprofile', '-c', script], {
    cwd: place,
    env: { PATH: `${place}${delimiter}${process.env.PATH}`, HOME: place },
  })
}

/** What bash offers for the last of the words, as it has cut them. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const quoted = ['heddle', ...words].map((word) => `'${word}'`).join(' ')
  const { stdout, stderr } = await bash(`
    source <(heddle completion bash)
    COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}
    __heddle_complete
    printf '%s\\n' "\${COMPREPLY[@]}"`)
  expect(stderr).toBe('')
  return stdout.split('\n').filter((line) => line !== '')
}

describe('the script for bash', () => {
  test('completes words, options and values without the package bash-completion', async () => {
    expect(await offered('ne')).toEqual(['new'])
    expect(await offered('new', '')).toEqual(['domain', 'product'])
    expect(await offered('new', 'product', '--pat')).toEqual(['--pattern'])
    expect(await offered('new', 'product', '--pattern', '')).toEqual(['batch', 'cdc', 'streaming'])
  })

  test('completes what bash has cut at = and :', async () => {
    expect(await offered('new', 'product', '--pattern', '=', 'str')).toEqual(['streaming'])
    expect(await offered('new', 'product', '--pattern', '=')).toEqual(['batch', 'cdc', 'streaming'])
    expect(await offered('new', 'product', '--mesh', 'http', ':', '//localhost', ':', '4000', '--pat')).toEqual([
      '--pattern',
    ])
  })

  test('offers nothing of its own where it knows nothing, and then bash offers file names', async () => {
    expect(await offered('lineage', 'copy', '--from', '')).toEqual([])
    const { stdout } = await bash('source <(heddle completion bash); complete -p heddle')
    expect(stdout).toBe('complete -o default -F __heddle_complete heddle\n')
  })

  test('evaluates nothing of what was typed', async () => {
    expect(await offered('$(touch typed)', '`touch typed`', ';touch typed', 'x')).toEqual([])
    expect((await bash('ls')).stdout).toBe('heddle\n')
  })

  test('may be read twice', async () => {
    const { stdout, stderr } = await bash('for i in 1 2; do source <(heddle completion bash); done; echo read')
    expect({ stdout, stderr }).toEqual({ stdout: 'read\n', stderr: '' })
  })
})
