import type { Box } from './boxes.ts'
import { DOMAINS } from './boxes.ts'

export interface GreetingFacts {
  readonly boxes: readonly Box[]
  readonly gatewayUrl: string
  readonly dataDir: string
  readonly store: string
}

/** The question every newcomer has, as one line that can be pasted. */
export const FIRST_QUESTION =
  '{ impact(of: "orders/order-events/orders-v1") { total byDomain { key count } rows(first: 3) { edges { node { distance node { label } } } } } }'

/** What to know once the mesh is up: where things are, one question to ask, how to stop. */
export function greeting({ boxes, gatewayUrl, dataDir, store }: GreetingFacts): string {
  const domains = new Set<string>(DOMAINS)
  const rows: [string, string, string][] = [
    ['gateway', `${gatewayUrl}/graphql`, 'the whole graph; in a browser, with example queries'],
    ...boxes
      .filter((box) => box.name !== 'gateway')
      .map((box): [string, string, string] => [
        box.name,
        `${box.url}/graphql`,
        domains.has(box.name) ? 'domain' : 'service',
      ]),
    [
      'products',
      `${boxes.find((box) => box.name === 'gateway')?.url.replace(/\d+$/, (port) => String(Number(port) + 3))}/graphql`,
      'the domains as one subgraph, for other routers',
    ],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const urlWidth = Math.max(...rows.map(([, url]) => url.length))
  return [
    '',
    ...rows.map(([name, url, what]) => `  ${name.padEnd(width)}  ${url.padEnd(urlWidth)}  ${what}`),
    '',
    `  lineage store  ${store}`,
    `  tokens, logs   ${dataDir}`,
    '',
    '  What breaks if orders/order-events/orders-v1 changes?',
    '',
    `  curl -s ${gatewayUrl}/graphql -H 'content-type: application/json' \\`,
    `    -d '${JSON.stringify({ query: FIRST_QUESTION })}'`,
    '',
    '  The company in this mesh, Loomwear, is a demo. Stop with Ctrl-C.',
    '',
  ].join('\n')
}
