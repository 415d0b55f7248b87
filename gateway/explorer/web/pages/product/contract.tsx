import { useState } from 'react'
import type { ContractColumnFragment, PortUseFragment } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { counted } from '../../ui/words.ts'

/** What each port promises of its columns. */
export function Contract({ ports }: { readonly ports: readonly PortUseFragment[] | null }) {
  const [wanted, setWanted] = useState('')
  const promising = (ports ?? []).filter(({ contract }) => contract !== null)
  if (promising.length === 0)
    return (
      <Notice kind="plain" title="None of its ports has a contract">
        What is read from it may change without notice.
      </Notice>
    )
  return (
    <>
      <input
        type="search"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        aria-label="Find a column"
        placeholder="Find a column, a type, a semantic type…"
        className="mb-4 w-full max-w-sm rounded border border-line bg-surface px-3 py-1.5"
      />
      {promising.map((port) => (
        <PortContract key={port.id} port={port} wanted={wanted.trim().toLowerCase()} />
      ))}
    </>
  )
}

function PortContract({ port, wanted }: { readonly port: PortUseFragment; readonly wanted: string }) {
  const { contract } = port
  const columns = contract?.columns ?? []
  const shown = wanted === '' ? columns : columns.filter((column) => matches(column, wanted))
  return (
    <section aria-labelledby={`contract-of-${port.id}`} className="mb-6">
      <h2 id={`contract-of-${port.id}`} className="mb-1 flex flex-wrap items-baseline gap-x-3 font-semibold">
        <bdi>{port.name ?? port.id}</bdi>
        <span className="font-normal text-sm text-muted">
          <bdi>{contract?.id}</bdi> {contract?.version}
        </span>
        <StatusBadge status={contract?.status ?? null} />
        <span className="font-normal text-sm text-muted">
          {wanted === ''
            ? counted(columns.length, 'column')
            : `${shown.length} of ${counted(columns.length, 'column')}`}
        </span>
      </h2>
      {contract?.columns === null ? <p className="text-sm text-muted">Its columns are not known.</p> : null}
      {shown.length > 0 ? <ColumnTable columns={shown} /> : null}
    </section>
  )
}

function ColumnTable({ columns }: { readonly columns: readonly ContractColumnFragment[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1)
    <section tabIndex={0} aria-label="Columns" className="overflow-x-auto rounded border border-line">
      <table className="w-full text-left text-sm">
        <thead className="bg-raised text-xs text-muted">
          <tr>
            {['Column', 'Type', 'Meaning', 'Classification', 'Description'].map((title) => (
              <th key={title} scope="col" className="px-2 py-1 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line bg-surface">
          {columns.map((column) => (
            <tr key={column.id} className="align-top">
              <th scope="row" className="px-2 py-1 font-normal">
                <code>{column.path}</code> {column.primaryKey ? <Badge tone="accent">key</Badge> : null}
                {column.required ? null : <span className="ml-1 text-xs text-muted">may be empty</span>}
              </th>
              <td className="px-2 py-1">
                {column.logicalType ?? <span className="text-muted">not declared</span>}
                {column.physicalType ? <code className="block text-xs text-muted">{column.physicalType}</code> : null}
              </td>
              <td className="px-2 py-1">
                {column.semanticType ? <code className="text-xs">{column.semanticType}</code> : null}
              </td>
              <td className="px-2 py-1">
                {column.classification ? (
                  <Badge tone={toneOf(column.classification)} isOfOthers>
                    {column.classification}
                  </Badge>
                ) : null}
              </td>
              <td dir="auto" className="px-2 py-1">
                {column.description}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const toneOf = (classification: string) => (/public/i.test(classification) ? 'plain' : 'warn')

function matches(column: ContractColumnFragment, wanted: string): boolean {
  const { path, logicalType, physicalType, semanticType, classification, description } = column
  return [path, logicalType, physicalType, semanticType, classification, description].some((text) =>
    text?.toLowerCase().includes(wanted),
  )
}
