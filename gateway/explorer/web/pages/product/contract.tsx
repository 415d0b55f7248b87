import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContractColumnFragment, PortUseFragment } from '../../generated/operations.ts'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toggledIn } from '../../ui/toggled.ts'
import { counted } from '../../ui/words.ts'
import { impactOf } from '../impact/impact-state.ts'
import { ColumnTable } from './column-table.tsx'

interface ContractProps {
  readonly ports: readonly PortUseFragment[] | null
  /** The id of the column that the page is opened at; empty for none. */
  readonly col: string
}

/** What each port promises of its columns, and what hangs on those that are chosen. */
export function Contract({ ports, col }: ContractProps) {
  const [wanted, setWanted] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const promising = (ports ?? []).filter(({ contract }) => contract !== null)
  if (promising.length === 0)
    return (
      <Notice kind="plain" title="None of its ports has a contract">
        What is read from it may change without notice.
      </Notice>
    )
  const isThere = promising.some(({ contract }) => contract?.columns?.some(({ id }) => id === col))
  return (
    <div className="mx-[min(0px,calc(50%-min(40rem,50vw-2rem)))]">
      {col === '' || isThere ? null : (
        <div className="mb-3">
          <Notice kind="plain" title={`No contract here has the column ${col}`} />
        </div>
      )}
      <div className="sticky top-14 z-10 mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 bg-ground py-1">
        <input
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          aria-label="Find a column"
          placeholder="Find a column, a type, a semantic type…"
          className="w-full max-w-sm rounded border border-line bg-surface px-3 py-1.5"
        />
        <Chosen chosen={chosen} clear={() => setChosen([])} />
      </div>
      {promising.map((port) => (
        <PortContract
          key={port.id}
          port={port}
          wanted={wanted.trim().toLowerCase()}
          col={col}
          chosen={chosen}
          toggle={(id) => setChosen(toggledIn(chosen, id))}
        />
      ))}
    </div>
  )
}

function Chosen({ chosen, clear }: { readonly chosen: readonly string[]; readonly clear: () => void }) {
  return (
    <p role="status" className="flex min-h-[24px] flex-wrap items-center gap-x-4 text-sm">
      {chosen.length === 0 ? (
        <span className="text-muted">Choose columns to see what breaks if they go.</span>
      ) : (
        <>
          <span>{counted(chosen.length, 'column')} chosen</span>
          <Link to="/impact" search={impactOf(chosen)} className="inline-block min-h-[24px] font-medium text-accent">
            {chosen.length === 1 ? 'What breaks if it goes' : 'What breaks if these go'}
          </Link>
          <button type="button" className="min-h-[24px] underline" onClick={clear}>
            Choose none
          </button>
        </>
      )}
    </p>
  )
}

interface PortContractProps {
  readonly port: PortUseFragment
  readonly wanted: string
  readonly col: string
  readonly chosen: readonly string[]
  readonly toggle: (column: string) => void
}

function PortContract({ port, wanted, col, chosen, toggle }: PortContractProps) {
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
      {shown.length > 0 ? <ColumnTable columns={shown} col={col} chosen={chosen} toggle={toggle} /> : null}
    </section>
  )
}

function matches(column: ContractColumnFragment, wanted: string): boolean {
  const { path, logicalType, physicalType, semanticType, classification, description } = column
  return [path, logicalType, physicalType, semanticType, classification, description].some((text) =>
    text?.toLowerCase().includes(wanted),
  )
}
