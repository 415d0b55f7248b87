import { confirm, isCancel, select, text } from '@clack/prompts'
import { Cancelled, type Questions } from './terminal.ts'

/** Questions on a real terminal: on stderr, so that what a command prints can go elsewhere. */
export function promptsOn(output: NodeJS.WriteStream): Questions {
  return {
    async text({ message, initial, check }) {
      const answer = await text({
        message,
        output,
        ...(initial === undefined ? {} : { placeholder: initial, defaultValue: initial }),
        validate: (given) => check?.(given === undefined || given === '' ? (initial ?? '') : given),
      })
      return answered(answer)
    },
    async choose({ message, choices, initial }) {
      const answer = await select({
        message,
        output,
        options: choices.map(({ value, label, hint }) => ({ value, label, ...(hint === undefined ? {} : { hint }) })),
        ...(initial === undefined ? {} : { initialValue: initial }),
      })
      return answered(answer)
    },
    confirm: async (message) => answered(await confirm({ message, output })),
  }
}

function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw new Cancelled()
  return answer as Exclude<Answer, symbol>
}
