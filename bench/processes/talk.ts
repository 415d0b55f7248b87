/**
 * Questions from a bench to the processes it started, over Node's IPC channel. Each side that can answer listens for its
 * own methods and leaves the others alone, so a probe and a process can share the channel.
 */
export interface Question {
  readonly id: number
  readonly method: string
  readonly argument: unknown
}

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string }

export type Handlers = Readonly<Record<string, (argument: never) => unknown>>

/** In the process that was started: answers the bench, and ends when the bench is gone. */
export function answerBench(handlers: Handlers): void {
  process.on('message', ({ id, method, argument }: Question) => {
    const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined
    if (handler === undefined) return
    const answer = async () => handler(argument as never)
    answer().then(
      (value) => send({ id, value }),
      (error: unknown) => send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  process.once('disconnect', () => process.exit(0))
}

function send(answer: Answer): void {
  process.send?.(answer)
}
