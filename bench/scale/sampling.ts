import { interleave } from '../measure/rounds.ts'
import { type Form, type FormName, time } from './forms.ts'
import type { Asked } from './subject.ts'

/** Milliseconds of each answer; or why there are none. */
export type Outcome = readonly number[] | 'did not finish' | 'not tried'

/** Of what does not give up: each form once a round, in turn, after as many rounds that do not count. */
export async function inTurn(forms: readonly Form[], asked: Asked, rounds: number): Promise<Outcomes> {
  const variants = Object.fromEntries(forms.map((form) => [form.name, () => timeWithoutLimit(form, asked)]))
  await interleave(Math.ceil(rounds / 4), variants)
  return interleave(rounds, variants)
}

export type Outcomes = Partial<Record<FormName, Outcome>>

async function timeWithoutLimit(form: Form, asked: Asked): Promise<number> {
  const took = await time(form, asked)
  if (took === null) throw new Error(`${form.name}: expected an answer, got none`)
  return took
}

/** Each node once, after the first of them once more for warmth. */
export async function oneByOne(form: Form, nodes: readonly Asked[]): Promise<readonly number[]> {
  const samples: number[] = []
  for (const asked of nodes.slice(0, 1)) await timeWithoutLimit(form, asked)
  for (const asked of nodes) samples.push(await timeWithoutLimit(form, asked))
  return samples
}

/** Of what may give up: as many of the nodes as the limit allows for together, and the first answer counts only when it is the last. */
export async function withinLimit(form: Form, nodes: readonly Asked[], limitMs: number): Promise<Outcome> {
  const [first, ...others] = nodes
  if (first === undefined) return 'not tried'
  const began = performance.now()
  const cold = await time(form, first)
  if (cold === null) return 'did not finish'
  const samples: number[] = []
  for (const asked of [first, ...others]) {
    if (performance.now() - began + cold > limitMs) break
    const took = await time(form, asked)
    if (took === null) return 'did not finish'
    samples.push(took)
  }
  return samples.length > 0 ? samples : [cold]
}
