import { describe, expect, test } from 'vitest'
import { EXIT } from '../../../../cli/heddle/command.ts'
import { conformanceCommand } from '../../../../cli/heddle/conformance.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { type Breakable, withDomain } from '../../catalog/support/breakable-domain.ts'
import { recordingTerminal } from './terminal.ts'

const command = conformanceCommand()

async function run(parameters: readonly string[], signal = new AbortController().signal) {
  const { terminal, said } = recordingTerminal({}, { signal })
  const code = await runHeddle({ commands: [command], version: '1.2.3' }, ['conformance', ...parameters], terminal)
  return { code, ...said }
}

const nothing = () => undefined
const twoThingsWrong = (domain: Breakable) => {
  domain.products.reverse()
  domain.releaseOf = () => null
}

describe('heddle conformance', () => {
  test('ends with 0 for a domain that conforms, and says what was looked at', async () => {
    const { code, out, err } = await withDomain(nothing, (url) => run([url]))
    expect({ code, err }).toEqual({ code: EXIT.done, err: '' })
    expect(out).toMatch(/^Domain orders, 4 products: it conforms, 0 warnings\.\n30 rules looked at with \d+ questions/)
  })

  test('ends with 1 for a problem, and lists problems before warnings, each with its rule', async () => {
    const { code, out } = await withDomain(twoThingsWrong, (url) => run([url]))
    expect(code).toBe(EXIT.failed)
    expect(out).toMatch(/^Domain orders, 4 products: 1 problem, 1 warning\.\n/)
    expect(out).toMatch(
      /\nProblems\n {2}release {2}ownProducts\.release {2}expected a release, .*, found null\n\nWarnings\n {2}order {2}/,
    )
  })

  test('prints for programs what its schema says', async () => {
    const { code, out } = await withDomain(twoThingsWrong, (url) => run([url, '--json']))
    expect(code).toBe(EXIT.failed)
    expect(command.result.parse(JSON.parse(out))).toMatchObject({ conforms: false, domain: 'orders', release: null })
  })

  test('says what could not be looked at where nothing answers', async () => {
    const { code, out } = await run(['http://127.0.0.1:9/graphql'])
    expect(code).toBe(EXIT.failed)
    expect(out).toMatch(
      /^No domain could be told: 1 problem, 0 warnings\.\n1 rule looked at .*\nNot looked at.*: root-fields, /,
    )
  })

  test('can be stopped', async () => {
    const stop = new AbortController()
    const hangs = (domain: Breakable) => {
      domain.find = () => {
        stop.abort()
        return new Promise(() => undefined)
      }
    }
    const { code, err } = await withDomain(hangs, (url) => run([url], stop.signal))
    expect({ code, err }).toEqual({ code: EXIT.failed, err: 'heddle conformance: stopped; nothing was changed\n' })
  })

  test.each([
    [[], /<url>/],
    [['orders'], /<url>: expected an absolute http or https URL, found "orders"/],
    [
      ['http://localhost:9/graphql', '--timeout', 'soon'],
      /--timeout: expected a number of seconds up to 600, found "soon"/,
    ],
  ])('is called wrongly with %j', async (parameters, says) => {
    const { code, err } = await run(parameters)
    expect(code).toBe(EXIT.usage)
    expect(err).toMatch(says)
  })
})
