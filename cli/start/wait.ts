import type { HttpClient } from '../../platform/http-client.ts'
import { isListening } from '../../platform/ports.ts'
import type { Box } from './boxes.ts'
import type { Supervisor } from './supervisor.ts'

export interface WaitOptions {
  readonly http: HttpClient
  readonly supervisor: Supervisor
  readonly signal: AbortSignal
  /** Give up after so many ms. */
  readonly withinMs: number
}

/** Nine boxes that start share the processor with whoever asks them whether they have. */
const EVERY_MS = 100

/**
 * Waits until every box says that it is ready; `tell` hears which ones do not yet.
 *
 * @throws with the reason a box gives and the end of its log, when one dies or takes too long
 */
export async function waitUntilReady(
  boxes: readonly Box[],
  options: WaitOptions,
  tell: (missing: readonly string[]) => void = () => undefined,
): Promise<void> {
  const missing = new Set(boxes.map(({ name }) => name))
  tell([...missing])
  await Promise.all(
    boxes.map(async (box) => {
      await waitForBox(box, options)
      missing.delete(box.name)
      if (missing.size > 0) tell([...missing])
    }),
  )
}

async function waitForBox(box: Box, { http, supervisor, signal, withinMs }: WaitOptions): Promise<void> {
  let reason = 'it has not answered yet'
  await poll(withinMs, signal, async () => {
    if (!supervisor.isAlive(box.name)) throw new Error(`${box.name} ended while starting. ${logOf(box.name)}`)
    if (box.ports[0] !== undefined && !(await isListening(box.ports[0]))) return false
    const answer = await http.request({ url: `${box.url}/ready`, timeoutMs: 2_000, signal }).catch(() => undefined)
    if (answer?.status === 200) return true
    if (answer !== undefined) reason = JSON.stringify(answer.json)
    return false
  }).catch((error: unknown) => {
    if (!(error instanceof Timeout)) throw error
    throw new Error(`${box.name} is not ready after ${withinMs / 1000} s: ${reason}. ${logOf(box.name)}`)
  })

  function logOf(name: string): string {
    return `The end of its log, ${supervisor.logFile(name)}:\n${indent(supervisor.tail(name))}`
  }
}

export class Timeout extends Error {}

/** Asks again and again until `done` answers true. @throws Timeout */
export async function poll(withinMs: number, signal: AbortSignal, done: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await done())) {
    if (signal.aborted || performance.now() > deadline) throw new Timeout(`not within ${withinMs} ms`)
    await new Promise((wake) => setTimeout(wake, EVERY_MS))
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
