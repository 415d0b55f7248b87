import type { PortUseFragment } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Snippet } from '../../ui/snippet.tsx'
import { counted, inWords } from '../../ui/words.ts'
import { snippetsOf } from './snippets.ts'

/** The ports of a product and how each is read. */
export function Ports({ ports }: { readonly ports: readonly PortUseFragment[] | null }) {
  if (ports === null) return null
  return (
    <section aria-labelledby="ports" className="mt-6">
      <h2 id="ports" className="mb-2 font-semibold">
        {ports.length === 0
          ? 'It offers nothing: it has no output port'
          : `How to read it: ${counted(ports.length, 'port')}`}
      </h2>
      <ul className="space-y-3">
        {ports.map((port) => (
          <li key={port.id} id={port.id} className="rounded border border-line bg-surface p-3">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <h3 className="font-medium">
                <bdi>{port.name ?? port.id}</bdi>
              </h3>
              <code className="text-xs text-muted">{port.id}</code>
              {port.kind ? <Badge>{inWords(port.kind)}</Badge> : null}
              {port.format ? <Badge isOfOthers>{port.format}</Badge> : null}
              {port.contract ? (
                <span className="text-sm text-muted">
                  contract <bdi>{port.contract.id}</bdi> {port.contract.version}
                </span>
              ) : (
                <Badge tone="warn">no contract</Badge>
              )}
            </div>
            {port.description ? (
              <p dir="auto" className="mt-1 text-sm">
                {port.description}
              </p>
            ) : null}
            {snippetsOf(port).map(({ title, code }) => (
              <Snippet key={title} title={title} code={code} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
