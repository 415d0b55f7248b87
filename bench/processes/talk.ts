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

/** Sent once a process listens: what is asked before would be lost. */
export const LISTENING = 'listening'

export type Handlers = Readonly<Record<string, (argument: never) => unknown>>

/** In a process of the benches' own: answers until the bench is gone, and ends with it. */
export function serveBench(handlers: Handlers): void {
  answerBench(handlers)
  process.channel?.ref()
  process.send?.(LISTENING)
}

/** In whatever process: is no reason for it to go on. */
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
  process.channel?.unref()
}

function send(answer: Answer): void {
  process.send?.(answer)
}
