import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { searchCommand } from '../../../../cli/heddle/ask/search.ts'
import { showCommand } from '../../../../cli/heddle/ask/show.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { packageRoot } from '../../../../platform/package-root.ts'
import { recordingTerminal } from './terminal.ts'

/** A place without any start-up file of a shell, and `heddle` on the path. */
let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'heddle-shells-'))
  const file = join(place, 'heddle')
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot(), 'dist', 'heddle.js')}" "$@"\n`)
  chmodSync(file, 0o755)
})
afterAll(() => rmSync(place, { recursive: true }))

async function shell(name: string, ...parameters: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(name, parameters, {
    cwd: place,
    env: { PATH: `${place}${delimiter}${process.env.PATH}`, HOME: place, TERM: 'dumb' },
    timeout: 25_000,
  })
}

const bash = (script: string) => shell('bash', '--norc', '--noprofile', '-c', script)
const lines = (text: string) => text.split('\n').filter((line) => line !== '')

/** What bash offers for the last of the words, as it has cut them. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const quoted = ['heddle', ...words].map((word) => `'${word}'`).join(' ')
  const { stdout, stderr } = await bash(`
    source <(heddle completion bash)
    COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}
    __heddle_complete
    printf '%s\\n' "\${COMPREPLY[@]}"`)
  expect(stderr).toBe('')
  return lines(stdout)
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

/** Where the whole gate runs, none of them may be missing. */
const isThere = (name: string) => process.env.CI === 'true' || spawnSync(name, ['--version']).error === undefined

describe.skipIf(!isThere('fish'))('the script for fish', () => {
  test('completes words, options and values, and file names where it knows nothing', async () => {
    const completed = async (line: string) => {
      const script = `heddle completion fish | source; complete -C '${line}'`
      const { stdout, stderr } = await shell('fish', '--no-config', '-c', script)
      expect(stderr).toBe('')
      return lines(stdout).map((offer) => offer.split('\t')[0])
    }
    expect(await completed('heddle new ')).toEqual(['domain', 'product'])
    expect(await completed('heddle new product --pat')).toEqual(['--pattern'])
    expect(await completed('heddle new product --pattern=str')).toEqual(['--pattern=streaming'])
    expect(await completed('heddle lineage copy --from ')).toEqual(['heddle'])
  })
})

describe.skipIf(!isThere('zsh'))('the script for zsh', () => {
  test('completes words and values on the line that is typed', async () => {
    // A terminal of zsh's own, in which the line says what it has become; each read waits for what is to be there.
    const { stdout } = await shell(
      'zsh',
      '-fc',
      `
      zmodload zsh/zpty
      zpty typed zsh -fi
      zpty -w typed 'PS1=; autoload -Uz compinit; compinit -u -D; source <(command heddle completion zsh)'
      zpty -w typed 'heddle() { [[ $1 == complete ]] && command heddle "$@" || print -r -- "ran: $*." }; print rea""dy'
      zpty -r typed seen '*ready*'
      zpty -w -n typed $'heddle new pro\\t--pattern str\\t\\n'
      zpty -r typed seen '*ran: *.*'
      print -r -- "$seen"
      zpty -d typed`,
    )
    expect(stdout).toContain('ran: new product --pattern streaming.')
  })
})

describe('ids of the mesh', () => {
  const commands = [showCommand(), searchCommand()]
  async function offers(environment: Record<string, string>, ...words: readonly string[]) {
    const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: place, ...environment })
    expect(await runHeddle({ commands, version: '1' }, ['complete', '--', ...words], terminal)).toBe(0)
    expect(said.err).toBe('')
    return lines(said.out).map((line) => line.split('\t')[0])
  }

  /** What answers there answers this; it was asked as often as `asked` says. */
  async function answering(answer: () => unknown) {
    const app = fastify({ forceCloseConnections: true })
    let asked = 0
    app.post('/graphql', () => {
      asked += 1
      return answer()
    })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    onTestFinished(() => app.close())
    return { url, asked: () => asked }
  }

  test('are offered where a mesh is meant, and nothing that is no id', async () => {
    const ids = ['orders', 'or$(touch x)', 'ord\ners', 'returns']
    const { url } = await answering(() => ({ data: { domains: ids.map((id) => ({ id })), products: null } }))
    expect(await offers({ HEDDLE_URL: url }, 'show', 'o')).toEqual(['orders', ':4'])
    expect(await offers({ HEDDLE_URL: url }, 'search', '--domain', '')).toEqual(['orders', 'returns', ':4'])
    expect(await offers({}, 'search', '--mesh', url, '--domain=re')).toEqual(['returns', ':4'])
  })

  test('are asked of nobody where no mesh is meant, or something else is typed', async () => {
    const { url, asked } = await answering(() => ({ data: { domains: [{ id: 'orders' }] } }))
    expect(await offers({}, 'show', 'o')).toEqual([':0'])
    expect(await offers({ HEDDLE_URL: url }, 'show', '--js')).toEqual(['--json', ':4'])
    expect(await offers({ HEDDLE_URL: url }, 'sho')).toEqual(['show', ':4'])
    expect(asked()).toBe(0)
  })

  test('are done without where the mesh does not answer at once, refuses, or is not there', async () => {
    const hung = await answering(() => new Promise(() => undefined))
    expect(await offers({ HEDDLE_URL: hung.url }, 'show', 'o')).toEqual([':0'])
    const refusing = await answering(() => ({ errors: [{ message: 'no' }] }))
    expect(await offers({ HEDDLE_URL: refusing.url }, 'show', 'o')).toEqual([':0'])
    expect(await offers({ HEDDLE_URL: 'http://127.0.0.1:9' }, 'show', 'o')).toEqual([':0'])
    expect(await offers({ HEDDLE_URL: 'no address' }, 'show', 'o')).toEqual([':0'])
  })
})
