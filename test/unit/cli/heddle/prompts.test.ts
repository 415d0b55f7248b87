import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { promptsOn } from '../../../../cli/heddle/terminal/prompts.ts'
import { eventually } from '../../../support/eventually.ts'

/** Answers a question with these keys, once it is on the screen. */
async function answered(keys: string): Promise<boolean> {
  const input = new PassThrough()
  const output = new PassThrough()
  let shown = ''
  output.on('data', (text) => {
    shown += text
  })
  const answer = promptsOn(output, input).confirm('Take it out?')
  await eventually(() => shown.includes('No'), { withinMs: 10_000 })
  input.write(keys)
  return answer
}

test.each([
  ['Enter alone', '\r', false],
  ['y', 'y', true],
  ['n', 'n', false],
])('a question of yes or no: %s', async (_, keys, meant) => {
  expect(await answered(keys)).toBe(meant)
})
