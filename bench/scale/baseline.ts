import { FORM_TITLES, type Form } from './forms.ts'
import type { StoreMeasured } from './measured.ts'
import type { Phase } from './phase.ts'
import { type Outcome, withinLimit } from './sampling.ts'

/** A form that may not finish. One that did not is not tried again: at larger sizes it has more to do. */
export async function measureBaseline(phase: Phase, form: Form): Promise<Pick<StoreMeasured, 'hub' | 'typical'>> {
  const { subject, effort, limitMs, gaveUp, say } = phase
  const questions = { hub: Array.from({ length: effort.hubRounds }, () => subject.hub), typical: subject.typical }
  const outcome = async (question: keyof typeof questions): Promise<Outcome> => {
    if (gaveUp.has(`${form.name} ${question}`)) return 'not tried'
    const found = await withinLimit(form, questions[question], limitMs)
    if (found === 'did not finish') {
      gaveUp.add(`${form.name} ${question}`)
      say(`${FORM_TITLES[form.name]}, ${question}: gave up after ${limitMs / 1_000} s`)
    }
    return found
  }
  const measured = {
    hub: { [form.name]: await outcome('hub') },
    typical: { [form.name]: await outcome('typical') },
  }
  say(`${FORM_TITLES[form.name]}: measured`)
  return measured
}
