import type { Readable, Writable } from 'node:stream'
import { Cancelled, type Questions } from './terminal.ts'

/** Questions on a real terminal: on stderr, so that what a command prints can go elsewhere. Their library is loaded by the first. */
export function promptsOn(output: Writable, input: Readable = process.stdin): Questions {
  return {
    async text({ message, initial, check }) {
      const { text } = await library()
      const answer = await text({
        message,
        input,
        output,
        ...(initial === undefined ? {} : { placeholder: initial, defaultValue: initial }),
        validate: (given) => check?.(given === undefined || given === '' ? (initial ?? '') : given),
      })
      return answered(answer)
    },
    async choose({ message, choices, initial }) {
      const { select } = await library()
      const answer = await select({
        message,
        input,
        output,
        options: choices.map(({ value, label, hint }) => ({ value, label, ...(hint === undefined ? {} : { hint }) })),
        ...(initial === undefined ? {} : { initialValue: initial }),
      })
      return answered(answer)
    },
    async confirm(message) {
      const { confirm } = await library()
      return answered(await confirm({ message, input, output, initialValue: false }))
    },
  }
}

const library = () => import('@clack/prompts')

/** The library answers with a symbol when the user would rather not. */
function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (typeof answer === 'symbol') throw new Cancelled()
  return answer as Exclude<Answer, symbol>
}
