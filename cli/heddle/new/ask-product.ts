import { UsageError } from '../command.ts'
import type { Questions } from '../terminal/terminal.ts'
import { CONTRACT_TEMPLATES } from './contract-templates.ts'
import { BREACH_POLICIES, DEFAULTS, PATTERNS, type Pattern, PORT_KINDS, type ProductPlan, TEMPLATES } from './plan.ts'
import { type Answers, planOf, withTheUsual } from './plan-product.ts'
import type { ProductOptions } from './product-options.ts'
import { promisesOf, USUAL_POLICIES } from './promises.ts'

/** Asks what was not said, each question with what is usual after the answers before it. @throws Cancelled */
export async function askProduct(
  name: string,
  domain: ProductPlan['domain'],
  options: ProductOptions,
  questions: Questions,
): Promise<Answers> {
  let said = options
  for (const [option, ask] of QUESTIONS) {
    if (said[option] !== undefined) continue
    const usual = withTheUsual(name, said)
    const check = (answer: string | string[]) => complaintOf(() => planOf(name, domain, { ...usual, [option]: answer }))
    said = { ...said, [option]: await ask(questions, usual, check) }
  }
  return withTheUsual(name, said)
}

type Ask = (
  questions: Questions,
  usual: Answers,
  /** What is wrong with an answer. */
  check: (answer: string | string[]) => string | undefined,
) => Promise<string | string[]>

const QUESTIONS: readonly (readonly [option: keyof Answers, ask: Ask])[] = [
  ['title', ({ text }, { title }, check) => text({ message: 'What do people call it?', initial: title, check })],
  [
    'purpose',
    ({ text }, { purpose }, check) => text({ message: 'Why does it exist, in a sentence?', initial: purpose, check }),
  ],
  [
    'pattern',
    ({ choose }, { pattern }) =>
      choose({
        message: 'How does data come into it?',
        choices: PATTERNS.map((value) => ({ value, label: value, hint: DEFAULTS[value].how })),
        initial: pattern,
      }),
  ],
  [
    'port-kind',
    ({ choose }, usual) =>
      choose({
        message: 'What is it read through?',
        choices: PORT_KINDS.map((value) => ({ value, label: value })),
        initial: usual['port-kind'],
      }),
  ],
  [
    'port-name',
    ({ text }, usual, check) =>
      text({ message: 'What is its port called, without a version?', initial: usual['port-name'], check }),
  ],
  [
    'template',
    ({ choose }, { template }) =>
      choose({
        message: 'Which columns does it begin with?',
        choices: TEMPLATES.map((value) => ({ value, label: value, hint: CONTRACT_TEMPLATES[value].says })),
        initial: template,
      }),
  ],
  [
    'slo',
    (questions, { pattern }, check) =>
      list(questions, 'What does it promise? Commas between', check, {
        initial: promisesOf([], pattern as Pattern)
          .map(({ property, value }) => `${property}=${value}`)
          .join(', '),
      }),
  ],
  [
    'policy',
    (questions, _usual, check) =>
      list(
        questions,
        `Which policies hold? breach=${BREACH_POLICIES.join('|')}, classification=<text>, retention=<duration>`,
        check,
        { initial: `breach=${USUAL_POLICIES.breach}, classification=${USUAL_POLICIES.classification}` },
      ),
  ],
  [
    'reads',
    (questions, _usual, check) =>
      list(questions, 'What does it read? Ids of output ports, commas between; nothing if none', check, {
        initial: '',
      }),
  ],
]

/** Several answers in one line. */
async function list(
  { text }: Questions,
  message: string,
  check: (answer: string[]) => string | undefined,
  { initial }: { readonly initial: string },
): Promise<string[]> {
  return parts(await text({ message, initial, check: (typed) => check(parts(typed)) }))
}

function parts(line: string): string[] {
  return line
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** In the words of a wrong call, whose name of an option is left out: nobody typed it. */
export function complaintOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error.message.replace(/^(--\S+|<\S+>):? /, '')
    throw error
  }
}
