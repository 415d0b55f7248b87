import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { diffCommand } from '../../../../cli/heddle/ask/diff.ts'
import { searchCommand } from '../../../../cli/heddle/ask/search.ts'
import { showCommand } from '../../../../cli/heddle/ask/show.ts'
import { rollbackCommand } from '../../../../cli/heddle/publish/rollback.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { packageRoot } from '../../../../platform/package-root.ts'
import { openSqliteStore } from '../../../../subgraphs/domain/stores/sqlite.ts'
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

  test('completes the words of a command where one is named: after help and after schema', async () => {
    expect(await offered('hel')).toEqual(['help'])
    expect(await offered('help', 'li')).toEqual(['lineage'])
    expect(await offered('help', 'lineage', '')).toEqual(['copy', 'verify'])
    expect(await offered('schema', 'new', '')).toEqual(['domain', 'product'])
    expect(await offered('schema', 'chec')).toEqual(['check'])
    expect(await offered('help', 'check', '')).toEqual([])
  })

  test('completes the products of the folder, and the forms that one is written in', async () => {
    mkdirSync(join(place, 'lending/products/loans'), { recursive: true })
    mkdirSync(join(place, 'lending/products/.draft'), { recursive: true })
    expect(await offered('export', '--folder', 'lending', '')).toEqual(['loans'])
    expect(await offered('export', 'loans', '--to', 'str')).toEqual(['streaming'])
    expect(await offered('import', '--from', 'mesh')).toEqual(['mesh-manifest'])
    rmSync(join(place, 'lending'), { recursive: true })
  })

  test('completes promises and policies, whose values have an = of their own', async () => {
    expect(await offered('new', 'product', '--policy', 'br')).toEqual([
      'breach=alert',
      'breach=page',
      'breach=quarantine',
    ])
    // What bash has cut off is not said again.
    expect(await offered('new', 'product', '--policy', 'breach', '=', 'p')).toEqual(['page'])
    expect(await offered('new', 'product', '--slo', '=', 'fresh')).toEqual(['freshness=PT15M', 'freshness=P1D'])
    expect(await offered('new', 'product', '--slo', '=', 'freshness', '=', 'PT')).toEqual(['PT15M'])
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
    expect(await completed('heddle new product --policy breach=p')).toEqual(['breach=page'])
    expect(await completed('heddle help lineage ')).toEqual(['copy', 'verify'])
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
  const commands = [
    showCommand(),
    searchCommand(),
    diffCommand(),
    rollbackCommand(async (file) => openSqliteStore(file)),
  ]
  async function offers(environment: Record<string, string>, ...words: readonly string[]) {
    const { terminal, said } = recordingTerminal({ XDG_CONFIG_HOME: place, ...environment })
    expect(await runHeddle({ commands, version: '1' }, ['complete', '--', ...words], terminal)).toBe(0)
    expect(said.err).toBe('')
    return lines(said.out).map((line) => line.split('\t')[0])
  }

  /** What answers there answers this; it was asked as often as `asked` says. */
  async function answering(answer: (variables: Record<string, unknown>) => unknown) {
    const app = fastify({ forceCloseConnections: true })
    let asked = 0
    app.post('/graphql', ({ body }) => {
      asked += 1
      return answer((body as { variables?: Record<string, unknown> }).variables ?? {})
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

  test('are those of releases where one is named, of the domain that the command is about', async () => {
    const releases = ['ab12'.repeat(16), 'ab34'.repeat(16), 'c\u001b[2J', 'ef56'.repeat(16)].map((id, index) => ({
      node: {
        id,
        publishedAt: `2026-01-0${index + 1}T09:00:00Z`,
        by: 'domain:orders',
        rollback: false,
        current: index === 3,
        productCount: 1,
      },
    }))
    const { url } = await answering((asked) => ({
      data: { domain: asked.domain === 'orders' ? { availability: 'LIVE', releases: { edges: releases } } : null },
    }))
    const environment = { HEDDLE_URL: url }
    const [one, other] = ['ab12ab12ab12', 'ab34ab34ab34']
    expect(await offers(environment, 'diff', 'orders/order-events', '--from-release', '')).toEqual([
      'previous',
      one,
      other,
      ':4',
    ])
    expect(await offers(environment, 'diff', 'orders', '--to-release', 'ab12')).toEqual([one, ':4'])
    expect(await offers(environment, 'diff', 'orders', `--from-release=${one}a`)).toEqual(['ab12'.repeat(16), ':4'])
    expect(await offers(environment, 'diff', 'returns', '--to-release', '')).toEqual(['current', ':4'])
    const folder = join(place, 'orders')
    mkdirSync(folder)
    writeFileSync(join(folder, 'domain.yaml'), 'id: orders\ntitle: Orders\n')
    expect(await offers(environment, 'rollback', folder, '--to', '')).toEqual([one, other, ':4'])
    expect(await offers(environment, 'rollback', place, '--to', '')).toEqual([':0'])
    rmSync(folder, { recursive: true })
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
