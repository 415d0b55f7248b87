import { setTimeout as delay } from 'node:timers/promises'
import type { Child } from '../processes/child.ts'
import type { Usage } from '../processes/probe.ts'

const LOOK_MS = 500
/** Of one core, all processes together. */
const QUIET = 0.06

/** Waits until the processes have next to nothing to do any more: what one round began must not weigh on the next. */
export async function untilQuiet(children: readonly Child[], withinMs = 180_000): Promise<void> {
  const cpu = async () => {
    const usages = await Promise.all(children.map((child) => child.ask<Usage>('probe.usage')))
    return usages.reduce((sum, usage) => sum + usage.cpu, 0)
  }
  const end = performance.now() + withinMs
  let before = await cpu()
  let quiet = 0
  while (quiet < 2) {
    const began = performance.now()
    if (began > end) throw new Error(`expected the mesh to come to rest within ${withinMs} ms`)
    await delay(LOOK_MS)
    const now = await cpu()
    quiet = now - before < QUIET * (performance.now() - began) ? quiet + 1 : 0
    before = now
  }
}
