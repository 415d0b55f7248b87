import { beforeEach, describe, expect, test } from 'vitest'
import { EXIT } from '../../../../cli/heddle/command.ts'
import type { Questions } from '../../../../cli/heddle/terminal/terminal.ts'
import { placeForNew } from './place-for-new.ts'

const { heddle, folder, newDomain, newProduct, kit } = placeForNew()

describe('new product, where somebody can be asked,', () => {
  beforeEach(async () => {
    await newDomain()
  })

  /** Answers with what it is told to, else with what is offered; keeps what it was asked. */
  function answering(answers: Readonly<Record<string, string>> = {}) {
    const asked: { readonly message: string; readonly initial: string | undefined }[] = []
    const complaints: string[] = []
    const answerTo = (message: string) => Object.entries(answers).find(([start]) => message.startsWith(start))?.[1]
    const ask: Questions = {
      text: async ({ message, initial, check }) => {
        asked.push({ message, initial })
        const answer = answerTo(message) ?? initial ?? ''
        const complaint = check?.(answer)
        if (complaint === undefined) return answer
        complaints.push(complaint)
        return initial ?? 'loans'
      },
      choose: async ({ message, initial }) => {
        asked.push({ message, initial })
        return answerTo(message) ?? initial ?? ''
      },
      confirm: async () => true,
    }
    return { ask, asked, complaints }
  }
  const asking = (ask: Questions, ...words: string[]) =>
    heddle(['new', 'product', ...words, '--folder', folder()], { ask })

  test('asks all that it is not told, each question with what is usual after the answers before', async () => {
    const { ask, asked, complaints } = answering({
      'What is its name': 'loan-events',
      'How does data come': 'streaming',
      'What is its port called': 'loans',
      'What does it promise': 'freshness=PT5M, completeness=99%',
      'Which policies hold': 'breach=page, retention=P2Y',
      'What does it read': 'orders/order-events/orders-v1, crm/people/people-v2',
    })
    expect(await asking(ask)).toMatchObject({ code: EXIT.done })
    expect(complaints).toEqual([])
    expect(asked.map(({ initial }) => initial)).toEqual([
      undefined,
      'Loan events',
      'Loan events, for whoever needs them.',
      'batch',
      'kafka',
      'loan-events',
      'events',
      'freshness=PT1M, availability=99.5%',
      'breach=alert, classification=internal',
      '',
    ])
    const { products, problems } = await kit()
    expect(problems).toEqual([])
    expect(products).toMatchObject([{ id: 'lending/loan-events' }])
    const [port] = products[0]?.outputPorts ?? []
    expect(port?.id).toBe('lending/loan-events/loans-v1')
    expect(port?.serviceLevels.map(({ property, target }) => [property, target])).toEqual([
      ['availability', 0.995],
      ['freshness', 300],
      ['completeness', 0.99],
      ['retention', 63_072_000],
    ])
    expect(port?.serviceLevels[0]?.breachPolicy).toBe('PAGE')
    expect(products[0]?.inputPorts?.map(({ portId }) => portId)).toEqual([
      'orders/order-events/orders-v1',
      'crm/people/people-v2',
    ])
  })

  test('asks nothing that an option answers', async () => {
    const { ask, asked } = answering()
    const told = ['--title', 'Loans', '--purpose', 'p', '--pattern', 'cdc', '--port-kind', 'other', '--port-name', 'x']
    const more = ['--template', 'events', '--slo', 'freshness=PT5M', '--policy', 'breach=page', '--reads', 'a/b/c-v1']
    expect(await asking(ask, 'loans', ...told, ...more)).toMatchObject({ code: EXIT.done })
    expect(asked).toEqual([])
    expect((await kit()).products[0]?.outputPorts[0]?.kind).toBe('OTHER')
  })

  test('takes no answer that is none, and says why', async () => {
    await newProduct('there')
    const { ask, complaints } = answering({
      'What is its name': 'Loan Events',
      'What do people call it': 'two\nlines',
      'What does it promise': 'freshness=PT1M, freshness=PT5M',
      'Which policies hold': 'breach=shout',
      'What does it read': 'orders',
    })
    expect(await asking(ask)).toMatchObject({ code: EXIT.done })
    expect(complaints).toEqual([
      'expected a–z, 0–9, _ and -, such as loan-events, received "Loan Events"',
      'expected a text on one line, received "two\\nlines"',
      'freshness: expected once, received PT1M and PT5M',
      'breach: expected one of alert, page, quarantine, received "shout"',
      'expected an output port id such as orders/order-events/orders-v1, received "orders"',
    ])
    const again = answering({ 'What is its name': 'there' })
    await asking(again.ask)
    expect(again.complaints).toEqual(['the domain has a product of that name already'])
  })

  test('says what is wrong with an option before it asks anything', async () => {
    const { ask, asked } = answering()
    expect(await asking(ask, 'loans', '--reads', 'orders')).toMatchObject({ code: EXIT.usage })
    expect(asked).toEqual([])
  })

  test('without a name needs somebody to ask', async () => {
    const { code, err } = await heddle(['new', 'product', '--folder', folder()])
    expect(code).toBe(EXIT.usage)
    expect(err).toContain("expected <name>: the folder's name")
  })
})
