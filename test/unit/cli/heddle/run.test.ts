import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Command, EXIT, Failure, type OptionSpecs, UsageError } from '../../../../cli/heddle/command.ts'
import { heddleCommands } from '../../../../cli/heddle/commands.ts'
import { helpOf } from '../../../../cli/heddle/help.ts'
import { readCall } from '../../../../cli/heddle/options.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { jsonSchemaOf } from '../../../../cli/heddle/schema-command.ts'
import { Cancelled } from '../../../../cli/heddle/terminal/terminal.ts'
import { ConfigError } from '../../../../platform/config.ts'
import { recordingTerminal } from './terminal.ts'

const unopened = () => Promise.reject(new Error('a store was opened'))
const real = heddleCommands({
  lineageStores: { sqlite: unopened, neo4j: unopened },
  domainStore: unopened,
  previewStores: unopened,
})

async function run(parameters: readonly string[], commands: readonly Command[] = real) {
  const { terminal, said } = recordingTerminal()
  const code = await runHeddle({ commands, version: '1.2.3' }, parameters, terminal)
  return { code, ...said }
}

const command = (does: Command['run'], more: Partial<Command> = {}): Command => ({
  name: 'do it',
  summary: 's',
  description: 'how to do it',
  positionals: [],
  options: { now: { type: 'boolean', help: 'at once' } },
  ends: '0 when it was done',
  examples: ['heddle do it'],
  result: z.object({ done: z.boolean() }),
  run: does,
  ...more,
})
const doing = command(async () => ({ result: { done: true }, text: 'done\n' }))

describe('heddle', () => {
  test('lists its commands when asked, and when called without one, which is a mistake', async () => {
    const asked = await run(['--help'])
    expect(asked).toMatchObject({ code: EXIT.done, err: '' })
    for (const { name, summary } of real)
      expect(asked.out).toMatch(new RegExp(`^  ${name} +${summary.replace(/[()]/g, '.')}$`, 'm'))
    expect(await run([])).toEqual({ code: EXIT.usage, out: '', err: asked.out })
  })

  test('lists the commands of a group', async () => {
    const [first] = real
    const group = await run(['do', '--help'], [...real, doing])
    expect(group).toMatchObject({ code: EXIT.done })
    expect(group.out).toContain('do it')
    expect(group.out).not.toContain(first?.name)
    expect(await run(['do'], [doing])).toMatchObject({ code: EXIT.usage, err: group.out })
  })

  test('names a command that there is not in one line, with the nearest and how to list them', async () => {
    const list = 'heddle help lists the commands\n'
    for (const [typed, near] of [
      ['chekc ./lending', ': did you mean check?'],
      ['new prodct loans', ': did you mean new product?'],
      ['pub', ': did you mean publish?'],
      ['nwe', ': did you mean new?'],
      ['frobnicate cpy', ''],
    ] as const) {
      const { code, err, out } = await run(typed.split(' '))
      expect({ code, out }).toEqual({ code: EXIT.usage, out: '' })
      expect(err).toBe(`heddle: there is no command ${JSON.stringify(typed)}${near}\n${list}`)
    }
    expect((await run(['--jsn', 'check'])).err).toBe(`heddle: expected a command first, received "--jsn"\n${list}`)
  })

  test('tells a program that it was called wrongly, whatever it was that was wrong', async () => {
    for (const [parameters, message] of [
      [['bogus'], 'there is no command "bogus"'],
      [['new'], 'new: expected one of domain, product'],
      [[], 'expected a command'],
      [['check', '--foo'], 'there is no option --foo'],
      [['schema', 'bogus'], '<command>: there is no command "bogus"'],
      [['schema', 'chekc'], '<command>: there is no command "chekc": did you mean check?'],
    ] as const) {
      const { code, out } = await run([...parameters, '--json'])
      expect(code).toBe(EXIT.usage)
      expect(JSON.parse(out)).toEqual({ error: { message, code: 'USAGE', problems: [] } })
    }
  })

  test('explains by help what it explains by --help', async () => {
    for (const words of [[], ['check'], ['new'], ['lineage', 'copy']]) {
      const told = await run(['help', ...words])
      expect(told).toEqual(await run([...words, '--help']))
      expect(told.code).toBe(EXIT.done)
    }
    expect((await run(['help', 'chekc'])).err).toContain('did you mean check?')
  })

  test('lists its commands under whom they are for', async () => {
    const { out } = await run(['help'])
    const headings = out.split('\n').filter((line) => /^(For|To) /.test(line))
    expect(headings).toEqual([
      'For domain teams',
      'To ask the mesh',
      'For whoever runs the mesh',
      'For shells and programs',
    ])
  })

  test('says which release it is', async () => {
    expect(await run(['--version'])).toEqual({ code: EXIT.done, out: 'heddle 1.2.3\n', err: '' })
  })

  test('explains a command instead of running it', async () => {
    const neverRun = command(() => Promise.reject(new Error('it ran')))
    for (const flag of ['--help', '-h']) {
      expect(await run(['do', 'it', '--x', flag], [neverRun])).toEqual({
        code: EXIT.done,
        out: helpOf(neverRun),
        err: '',
      })
    }
  })

  test('runs the command with the most words, and hands it what comes after its name', async () => {
    const heard: unknown[] = []
    const hearing = (name: string) =>
      command(
        async (call) => {
          heard.push({ name, ...call })
          return { result: { done: false }, text: '', code: EXIT.failed }
        },
        { name, positionals: [{ name: 'what', help: 'that', optional: true }] },
      )
    const both = [hearing('do'), hearing('do it')]
    expect(await run(['do', 'it', '--now'], both)).toMatchObject({ code: EXIT.failed })
    expect(await run(['do', 'that'], both)).toMatchObject({ code: EXIT.failed })
    expect(heard).toEqual([
      { name: 'do it', options: { now: true }, positionals: [], json: false },
      { name: 'do', options: {}, positionals: ['that'], json: false },
    ])
  })

  test('prints the result for people, and for programs', async () => {
    expect(await run(['do', 'it'], [doing])).toEqual({ code: 0, out: 'done\n', err: '' })
    expect(await run(['do', 'it', '--json'], [doing])).toEqual({ code: 0, out: '{\n  "done": true\n}\n', err: '' })
  })

  test('tells a wrong call from a failure', async () => {
    const throwing = (error: Error) => run(['do', 'it'], [command(() => Promise.reject(error))])
    const hint = 'heddle do it --help says how it is called\n'
    expect(await throwing(new UsageError('no'))).toEqual({ code: 2, out: '', err: `heddle do it: no\n${hint}` })
    expect(await throwing(new ConfigError(['X: no']))).toMatchObject({ code: 2 })
    expect(await throwing(new Error('no', { cause: new Error('why') }))).toEqual({
      code: 1,
      out: '',
      err: 'heddle do it: no (why)\n',
    })
  })

  test('says what to do about a failure, to a program as well', async () => {
    const failure = new Failure('no', { code: 'GONE', advice: 'try', problems: ['a', 'b'] })
    const { code, out, err } = await run(['do', 'it', '--json'], [command(() => Promise.reject(failure))])
    expect({ code, err }).toEqual({ code: 1, err: 'heddle do it: no\n  - a\n  - b\ntry\n' })
    expect(JSON.parse(out)).toEqual({ error: { message: 'no', code: 'GONE', advice: 'try', problems: ['a', 'b'] } })
  })

  test('has a code for programs, whatever failed', async () => {
    for (const [error, code] of [
      [new Failure('no'), 'FAILED'],
      [new TypeError('no'), 'FAILED'],
      [Object.assign(new Error('no'), { code: 'EACCES' }), 'FAILED'],
      [new Cancelled(), 'STOPPED'],
      [new ConfigError(['X: no']), 'USAGE'],
    ] as const) {
      const { out } = await run(['do', 'it', '--json'], [command(() => Promise.reject(error))])
      expect(JSON.parse(out).error).toMatchObject({ code, problems: [] })
    }
  })

  test('says the problems of a refusal once, to a program as well: the message is without them', async () => {
    const refusal = new Failure('release x of y is refused: a: b; c', { problems: ['a: b', 'c'] })
    const { out } = await run(['do', 'it', '--json'], [command(() => Promise.reject(refusal))])
    expect(JSON.parse(out)).toEqual({
      error: { message: 'release x of y is refused', code: 'FAILED', problems: ['a: b', 'c'] },
    })
  })

  test('prints a result that has trouble, and fails', async () => {
    const troubled = command(async () => ({ result: { done: false }, text: 'half\n', trouble: 'not all of it' }))
    expect(await run(['do', 'it'], [troubled])).toEqual({
      code: 1,
      out: 'half\n',
      err: 'heddle do it: not all of it\n',
    })
  })
})

describe('what a command is called with', () => {
  const options = {
    from: { type: 'string', help: 'whence' },
    how: { type: 'string', help: 'how', choices: ['fast', 'slow'] },
  } as const satisfies OptionSpecs
  const call = (parameters: readonly string[], more: Partial<Command> = {}) =>
    readCall(command(doing.run, { options, ...more }), parameters)

  test('is its options, and the words that it takes', () => {
    expect(call(['--from', 'x', '--json'])).toEqual({ options: { from: 'x' }, positionals: [], json: true })
    const positionals = [
      { name: 'one', help: 'the one' },
      { name: 'more', help: 'others', optional: true, many: true },
    ] as const
    expect(call(['a', 'b', 'c'], { positionals }).positionals).toEqual(['a', 'b', 'c'])
  })

  test('is refused when an option is unknown, lacks its value, has one too many or another than those it may have', () => {
    for (const [wrong, said] of [
      [['--form', 'x'], 'there is no option --form: did you mean --from?'],
      [['-x'], 'there is no option -x'],
      [['--toString'], 'there is no option --toString'],
      [['--from'], '--from: expected <text> after it'],
      [['--from', '--json'], 'a value that begins with - is given as --from=--json'],
      [['--json=x'], '--json: expected no value, received "x"'],
      [['x'], 'expected nothing more, received "x"'],
    ] as const) {
      expect(() => call(wrong), wrong.join(' ')).toThrow(UsageError)
      expect(() => call(wrong)).toThrow(said)
    }
    expect(call(['--from=-x']).options).toEqual({ from: '-x' })
    expect(() => call(['--how', 'quick'])).toThrow('--how: expected one of fast, slow, received "quick"')
  })

  test('is refused when a word is missing, which is named', () => {
    expect(() => call([], { positionals: [{ name: 'one', help: 'the one' }] })).toThrow('expected <one>: the one')
  })
})

describe('completion', () => {
  const complete = async (...words: string[]) => (await run(['complete', '--', ...words])).out.split('\n')

  test('offers commands, their words, options and the values of these', async () => {
    expect(await complete('li')).toContainEqual(expect.stringMatching(/^lineage\t/))
    expect(await complete('ne')).toContainEqual('new\tdomain, product')
    expect(await complete('lineage', 'c')).toContainEqual(expect.stringMatching(/^copy\tcopies a lineage store/))
    expect(await complete('lineage', 'copy', '--neo')).toContainEqual(expect.stringMatching(/^--neo4j-user\t/))
    const [some] = real.flatMap(({ name, options }) =>
      Object.entries(options).flatMap(([long, { choices }]) =>
        choices === undefined ? [] : [{ name, long, choices }],
      ),
    )
    if (some !== undefined)
      expect(await complete(...some.name.split(' '), `--${some.long}`, '')).toContain(`${some.choices[0]}\t`)
  })

  test('offers what a word by its place may be', async () => {
    expect(await complete('completion', '')).toEqual(['bash\t', 'zsh\t', 'fish\t', ':4', ''])
  })

  test('leaves file names to the shell where it knows nothing', async () => {
    expect(await complete('lineage', 'copy', '--from', '')).toEqual([':0', ''])
  })

  test.each(['bash', 'zsh', 'fish'])('prints a script for %s that asks heddle', async (shell) => {
    const { code, out } = await run(['completion', shell])
    expect(code).toBe(0)
    expect(out).toContain('heddle complete --')
  })

  test('names the shells it knows', async () => {
    expect(await run(['completion', 'tcsh'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('bash, zsh, fish'),
    })
  })
})

describe.each(real.map((one) => [one.name, one] as const))('%s', (name, one) => {
  const help = helpOf(one)

  test('has all in its help that one looks for', () => {
    expect(help.startsWith(`heddle ${name} `)).toBe(true)
    for (const part of ['\nOptions\n', '\nEnds with 0 ', '\nExample', `heddle ${name}`]) expect(help).toContain(part)
    for (const [long] of Object.entries(one.options)) expect(help).toContain(`--${long}`)
    for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120)
    expect(help.endsWith('\n')).toBe(true)
  })

  test('says in which form it answers programs', async () => {
    const { code, out } = await run(['schema', ...name.split(' ')])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(jsonSchemaOf(one))
    expect(JSON.parse(out).$schema).toContain('2020-12')
  })
})
