import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { searchCommand } from '../../../../cli/heddle/ask/search.ts'
import { showCommand } from '../../../../cli/heddle/ask/show.ts'
import { type Command, defineCommand, EXIT, Failure } from '../../../../cli/heddle/command.ts'
import { runHeddle } from '../../../../cli/heddle/run.ts'
import { guarded } from '../../../../cli/heddle/terminal/guarded.ts'
import { asJson } from '../../../../cli/heddle/terminal/json.ts'
import { createNarrator } from '../../../../cli/heddle/terminal/narrator.ts'
import { oneLine } from '../../../../cli/heddle/terminal/one-line.ts'
import { COLOURED } from '../../../../cli/heddle/terminal/style.ts'
import type { Terminal } from '../../../../cli/heddle/terminal/terminal.ts'
import { gateway } from './gateway.ts'
import { recordingTerminal } from './terminal.ts'

/** A title that clears the screen, names the window, overwrites its line, colours what follows and turns it round. */
const EVIL = 'a\u001b[2J\u001b]0;mine\u0007b\rc\u009b31md\u001b[31me\u202ef\u2066g\u0000\u007f'

/** Control characters but those of lines, and what turns a text round. */
const HARMFUL = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u

/** Every letter of the first plane that has one. */
const EVERYTHING = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).join('')

const PAINT = new Set(Object.values(COLOURED).flatMap((paint) => paint('|').split('|')))
/** Without our own colours. */
const stripOwn = (text: string): string => [...PAINT].reduce((rest, sequence) => rest.replaceAll(sequence, ''), text)

async function run(does: Command['run'], parameters: readonly string[] = [], more: Partial<Terminal> = {}) {
  const { terminal, said } = recordingTerminal({}, more)
  const command = defineCommand({
    name: 'do',
    summary: 's',
    description: 'd',
    positionals: [],
    options: {},
    ends: '0',
    examples: ['heddle do'],
    result: z.object({ title: z.string() }),
    run: does as () => Promise<{ result: { title: string }; text: string }>,
  })
  const code = await runHeddle({ commands: [command], version: '1' }, ['do', ...parameters], terminal)
  return { code, ...said }
}

describe('a text from the mesh', () => {
  test('is one line that neither moves the cursor, colours the terminal, nor turns round', () => {
    expect(oneLine(EVIL)).not.toMatch(HARMFUL)
    expect(oneLine('a\u202eb\u2066c\u2069d\r\ne\u0085f')).toBe('abcd e f')
  })

  test('reaches a terminal without what is no text, though no command has looked at it', async () => {
    const { out } = await run(async () => ({ result: { title: EVIL }, text: `${EVIL}\n\tnext\n` }))
    expect(out).not.toMatch(HARMFUL)
    expect(out).toMatch(/^ab.*g\n\tnext\n$/)
  })

  test('leaves our own colours alone, and no other sequence', async () => {
    const coloured = COLOURED.bad(`gone ${COLOURED.heading('now')}`)
    const text = `${coloured}\u001b[5m\u001b[38;5;1m\u001b[8mblink\n`
    const { out } = await run(async () => ({ result: { title: '' }, text }), [], { style: COLOURED })
    expect(out).toBe(`${coloured}blink\n`)
    expect((await run(async () => ({ result: { title: '' }, text }))).out).toBe('gone nowblink\n')
  })

  test('is told to programs as it is, in JSON that is harmless to look at', async () => {
    const { out } = await run(async () => ({ result: { title: EVIL }, text: '' }), ['--json'])
    expect(JSON.parse(out)).toEqual({ title: EVIL })
    expect(out).not.toMatch(HARMFUL)
    expect(out).toContain('\\u202ef\\u2066g')
    expect(JSON.parse(asJson(EVERYTHING))).toBe(EVERYTHING)
    expect(asJson(EVERYTHING, true).trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u)
  })

  test('is as harmless in what is told bit by bit', async () => {
    const telling: Command['run'] = async ({ json }, terminal) => {
      createNarrator<{ title: string }>(json, terminal)({ title: EVIL }, `${EVIL}\n`)
      return { result: { title: '' }, text: '' }
    }
    expect((await run(telling)).out).not.toMatch(HARMFUL)
    const [line = ''] = (await run(telling, ['--json'])).out.split('\n')
    expect(JSON.parse(line)).toEqual({ title: EVIL })
    expect(line).not.toMatch(HARMFUL)
  })

  test('is as harmless in what a refusal says, one line each', async () => {
    const failure = new Failure(`no: ${EVIL}\nsecond`, { problems: [`a ${EVIL}\nb`], code: 'GONE' })
    const { err, out, code } = await run(() => Promise.reject(failure), ['--json'])
    expect(code).toBe(EXIT.failed)
    expect(err).not.toMatch(HARMFUL)
    expect(err.trimEnd().split('\n')).toHaveLength(2)
    expect(out).not.toMatch(HARMFUL)
    expect(JSON.parse(out).error).toMatchObject({ message: `no: ${EVIL}\nsecond`, problems: [`a ${EVIL}\nb`] })
  })

  test('does not stand in the way of a line that changes in place, which begins so and has no more of it', () => {
    const { terminal, said } = recordingTerminal()
    const { err } = guarded(terminal, false)
    err('\r\u001b[Kwaiting, 1 s')
    err('\r\u001b[K')
    err('problem\r\u001b[Kall is well\n')
    expect(said.err).toBe('\r\u001b[Kwaiting, 1 s\r\u001b[Kproblemall is well\n')
  })
})

describe('a foreign mesh', () => {
  const error = { message: EVIL, extensions: { code: `CODE ${EVIL}`, problems: [EVIL] } }
  const answers = {
    Search: () => ({ data: { search: null }, errors: [{ ...error, path: ['search'] }] }),
    ShowDomain: () => ({
      data: {
        domain: {
          id: 'orders',
          title: EVIL,
          owner: { name: EVIL, email: EVIL },
          description: EVIL,
          availability: EVIL,
          lastSeenAt: EVIL,
          problems: [{ file: EVIL, line: 1, path: EVIL, expected: EVIL, found: EVIL, product: null }],
          dependsOn: null,
          products: null,
          releases: null,
        },
      },
      errors: [{ ...error, path: ['domain', 'dependsOn'] }],
    }),
  }

  test.each([
    [['search', 'x'], 1],
    [['search', 'x', '--json'], 1],
    [['show', 'orders'], 0],
    [['show', 'orders', '--json'], 0],
  ])('speaks by no code, message or value to the terminal: %j', async (parameters, code) => {
    const mesh = await gateway(answers)
    onTestFinished(() => mesh.close())
    const { terminal, said } = recordingTerminal(
      { XDG_CONFIG_HOME: '/nowhere', HEDDLE_URL: mesh.url },
      { style: COLOURED },
    )
    expect(await runHeddle({ commands: [searchCommand(), showCommand()], version: '1' }, parameters, terminal)).toBe(
      code,
    )
    const shown = stripOwn(said.out + said.err)
    expect(shown).toContain('ab')
    expect(shown).not.toMatch(HARMFUL)
  })
})

describe('a refusal whose message repeats its problems', () => {
  test('says them once to people', async () => {
    const refusal = new Failure('release x of domain y is refused: a: b; c', { problems: ['a: b', 'c'] })
    const { err } = await run(() => Promise.reject(refusal))
    expect(err).toBe('heddle do: release x of domain y is refused\n  - a: b\n  - c\n')
  })

  test('says of another message all of it', async () => {
    const refusal = new Failure('refused: a, and so on', { problems: ['a'] })
    expect((await run(() => Promise.reject(refusal))).err).toBe('heddle do: refused: a, and so on\n  - a\n')
  })
})
