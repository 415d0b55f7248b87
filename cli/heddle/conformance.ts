import { z } from 'zod'
import { createHttpClient } from '../../platform/http-client.ts'
import type { Conformance } from '../../subgraphs/catalog/conformance/conformance.ts'
import type { Finding } from '../../subgraphs/catalog/conformance/rule.ts'
import { counted } from './ask/draw/values.ts'
import { type Command, defineCommand, EXIT, UsageError } from './command.ts'
import type { Style } from './terminal/style.ts'
import { table } from './terminal/table.ts'
import { Cancelled } from './terminal/terminal.ts'
import { amount } from './terminal/ticker.ts'

const resultForm = z.object({
  url: z.string(),
  conforms: z.boolean().meta({ description: 'Whether there is no problem. Warnings do not count.' }),
  domain: z.string().nullable().meta({ description: 'Null when it cannot be told.' }),
  release: z
    .string()
    .nullable()
    .meta({ description: 'What it says is in service; null when it says none, or was not read.' }),
  products: z.number().nullable().meta({ description: 'How many it has; null when they were not read.' }),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['problem', 'warning']),
      where: z.string(),
      expected: z.string(),
      found: z.string(),
    }),
  ),
  unchecked: z.array(z.string()).meta({ description: 'Rules that could not be judged, because of what was found.' }),
  questions: z.number(),
  slowestMs: z.number(),
})

/** `heddle conformance <url>`: whether a subgraph, in whatever language, is one that the mesh can take. */
export function conformanceCommand(): Command {
  return defineCommand({
    name: 'conformance',
    summary: 'holds a running subgraph against the contract, in whatever language it is written',
    description: `
Asks a running server all that a domain's subgraph must do, and lists whatever does not hold at once: which rule, where, what
was expected and what was found. Problems refuse a publish; warnings do not. No mesh is needed. docs/own-subgraph.md says what
each rule is and how it is checked.`,
    positionals: [{ name: 'url', help: 'where it answers, such as http://localhost:4110/graphql' }],
    options: {
      domain: {
        type: 'string',
        value: '<id>',
        help: 'the domain it is to be; when not given, the one that the ids of its own products name',
      },
      timeout: { type: 'string', value: '<seconds>', help: 'how long one answer is waited for; 10 when not given' },
    },
    ends: '0 when there is no problem, 1 when there is one',
    examples: [
      'heddle conformance http://localhost:4110/graphql',
      'heddle conformance http://localhost:4110/graphql --json',
    ],
    result: resultForm,
    async run({ positionals: [given = ''], options }, { style, signal }) {
      const url = readUrl(given)
      const timeoutMs = readSeconds(options.timeout)
      const { CONFORMANCE_RULES, conformance } = await import('../../subgraphs/catalog/conformance/conformance.ts')
      const http = createHttpClient()
      try {
        const found = await conformance(url, {
          http,
          signal,
          ...(options.domain === undefined ? {} : { domain: options.domain }),
          ...(timeoutMs === undefined ? {} : { timeoutMs }),
        })
        if (signal.aborted) throw new Cancelled()
        const conforms = found.findings.every(({ severity }) => severity !== 'problem')
        return {
          result: { url, conforms, ...found, findings: [...found.findings], unchecked: [...found.unchecked] },
          text: textOf(found, CONFORMANCE_RULES.length, style),
          code: conforms ? EXIT.done : EXIT.failed,
        }
      } finally {
        await http.close()
      }
    },
  })
}

function readUrl(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given
  throw new UsageError(`<url>: expected an absolute http or https URL, found ${JSON.stringify(given)}`)
}

function readSeconds(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const seconds = Number(given)
  if (seconds > 0 && seconds <= 600) return seconds * 1_000
  throw new UsageError(`--timeout: expected a number of seconds up to 600, found ${JSON.stringify(given)}`)
}

function textOf(found: Conformance, rules: number, style: Style): string {
  const { domain, products, findings, unchecked, questions, slowestMs } = found
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity)
  const [problems, warnings] = [of('problem'), of('warning')]
  const verdict =
    problems.length === 0 ? style.good(`it conforms`) : style.bad(`${counted(problems.length, 'problem')}`)
  const whose = domain === null ? 'No domain could be told' : `Domain ${domain}`
  const held = rules - unchecked.length
  return [
    `${whose}${products === null ? '' : `, ${counted(products, 'product')}`}: ${verdict}, ${counted(warnings.length, 'warning')}.`,
    `${counted(held, 'rule')} looked at with ${counted(questions, 'question')}, the slowest answered in ${amount(slowestMs)} ms.`,
    ...(unchecked.length === 0 ? [] : [`Not looked at, because of what was found: ${unchecked.join(', ')}.`]),
    '',
  ]
    .join('\n')
    .concat(section('Problems', problems, style), section('Warnings', warnings, style))
}

function section(heading: string, findings: readonly Finding[], style: Style): string {
  if (findings.length === 0) return ''
  const mark = heading === 'Problems' ? style.bad : style.warning
  const rows = findings.map(({ rule, where, expected, found }) => [
    mark(rule),
    where,
    `expected ${expected}, found ${found}`,
  ])
  return `\n${style.heading(heading)}\n${table(rows, '  ')}`
}
