import type { OptionSpecs, OptionValues } from '../command.ts'
import { BREACH_POLICIES, PATTERNS, PORT_KINDS, TEMPLATES } from './plan.ts'

/** Each of them answers a question that is asked otherwise. */
export const PRODUCT_OPTIONS = {
  title: { type: 'string', help: 'the name for people to read' },
  purpose: { type: 'string', help: 'why it exists, in a sentence' },
  pattern: { type: 'string', value: '<pattern>', choices: PATTERNS, help: 'how data comes into it' },
  'port-kind': { type: 'string', value: '<kind>', choices: PORT_KINDS, help: 'the technology it is read through' },
  'port-name': {
    type: 'string',
    value: '<name>',
    help: "the port's name, without its version (default: the product's)",
  },
  template: { type: 'string', value: '<template>', choices: TEMPLATES, help: 'the columns to begin with' },
  slo: {
    type: 'string',
    value: '<level>',
    multiple: true,
    offers: [
      'freshness=PT15M',
      'freshness=P1D',
      'latency=PT5M',
      'availability=99.9%',
      'completeness=99%',
      'retention=P2Y',
    ],
    help: 'a promise, such as freshness=PT15M, availability=99.9% or retention=P2Y; each of them once',
  },
  policy: {
    type: 'string',
    value: '<policy>',
    multiple: true,
    offers: [
      ...BREACH_POLICIES.map((name) => `breach=${name}`),
      ...['public', 'internal', 'confidential', 'restricted'].map((name) => `classification=${name}`),
      'retention=P2Y',
    ],
    help: `breach=${BREACH_POLICIES.join('|')} (what happens when a promise is not kept), classification=<text> (of each column), retention=<duration>`,
  },
  reads: {
    type: 'string',
    value: '<port id>',
    multiple: true,
    id: 'port',
    help: 'an output port, of any domain, that it reads',
  },
} as const satisfies OptionSpecs

/** What was said of a product, as far as it was. */
export type ProductOptions = OptionValues<typeof PRODUCT_OPTIONS>
