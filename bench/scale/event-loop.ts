import { setTimeout as delay } from 'node:timers/promises'
import { idOfNode } from '../graph/mesh-of-graph.ts'
import { expectEqual } from '../measure/check.ts'
import { ask } from '../mesh/ask.ts'
import type { RunningLineage } from '../mesh/lineage-service.ts'
import { type Form, time } from './forms.ts'
import type { Subject } from './subject.ts'

/** How the service fared while it answered for the hub again and again. */
export interface LoopUnderLoad {
  /** The longest that its event loop was held, in ms, with the clock's own 5 ms in it. */
  readonly longestHold: number
  readonly hubAnswers: number
  /** Milliseconds of each small question that was asked meanwhile. */
  readonly others: readonly number[]
}

/** Each asks, waits for the answer, and pauses. */
const OTHERS = 2
const PAUSE_MS = 25
const SMALL = 'query Small($of: ID!) { impact(of: $of, level: PORT) { total } }'

/** Asks for the hub one time after the other for so long, at least twice, and for typical nodes in between. */
export async function watchLoop(
  service: RunningLineage,
  form: Form,
  { hub, typical }: Subject,
  seconds: number,
): Promise<LoopUnderLoad> {
  const others: number[] = []
  const small = async (index: number): Promise<number> => {
    const asked = typical[index % typical.length]
    if (asked === undefined) throw new Error('event loop: expected a typical node, got none')
    const began = performance.now()
    const { impact } = await ask<{ impact: { total: number } }>(service.url, {
      query: SMALL,
      variables: { of: idOfNode(asked.node) },
    })
    const took = performance.now() - began
    expectEqual('a small question', impact.total, asked.impact().total)
    return took
  }
  let over = false
  const askSmall = async () => {
    while (!over) {
      others.push(await small(others.length))
      await delay(PAUSE_MS)
    }
  }
  const end = performance.now() + seconds * 1_000
  let hubAnswers = 0
  await service.child.ask('probe.watchLoop')
  const asking = Promise.all(Array.from({ length: OTHERS }, askSmall))
  // Looked at in the end.
  asking.catch(() => undefined)
  while (hubAnswers < 2 || performance.now() < end) {
    await time(form, hub)
    hubAnswers += 1
  }
  over = true
  await asking
  return { longestHold: await service.child.ask<number>('probe.longestHold'), hubAnswers, others }
}
