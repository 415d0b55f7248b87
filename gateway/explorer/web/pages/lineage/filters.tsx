import { isFiltering } from '../../lineage/filtered.ts'
import type { MeshGraph } from '../../lineage/mesh-graph.ts'
import { counted, inWords } from '../../ui/words.ts'
import type { LineageActions } from './lineage-actions.ts'
import { AVAILABILITIES, KINDS, type LineageState, METHODS, STATUSES } from './lineage-state.ts'

export const NO_FILTER = { domain: [], kind: [], availability: [], status: [], method: [], confidence: null } as const

interface FiltersProps {
  readonly state: LineageState
  readonly actions: LineageActions
  /** Before and after the filter. */
  readonly whole: MeshGraph
  readonly left: MeshGraph
}

/** What is left out, chosen from what is there; how many that is, always said. */
export function Filters({ state, actions, whole, left }: FiltersProps) {
  const nodes = [...whole.nodes.values()]
  const domains = [...new Set(nodes.flatMap(({ domainId }) => domainId ?? []))].toSorted()
  const hidden = whole.nodes.size - left.nodes.size
  const lines = whole.edges.length - left.edges.length
  const isOn = isFiltering(state)
  return (
    <details className="open:basis-full" open={isOn}>
      <summary className="inline-block min-h-[24px] cursor-pointer underline">
        Filter
        {isOn ? (
          <span className="ml-2 text-muted">
            {hidden} of {counted(whole.nodes.size, 'thing')} and {lines} of {counted(whole.edges.length, 'connection')}{' '}
            left out
          </span>
        ) : null}
      </summary>
      <div className="mt-1 flex flex-wrap gap-x-6 gap-y-2 rounded border border-line bg-surface p-2">
        <Choice title="Domain" values={domains} chosen={state.domain} onChange={(domain) => actions.go({ domain })} />
        <Choice title="Kind" values={KINDS} chosen={state.kind} onChange={(kind) => actions.go({ kind })} />
        <Choice
          title="How known"
          values={METHODS}
          chosen={state.method}
          onChange={(method) => actions.go({ method })}
        />
        <Choice title="Status" values={STATUSES} chosen={state.status} onChange={(status) => actions.go({ status })} />
        <Choice
          title="Domain answers"
          values={AVAILABILITIES}
          chosen={state.availability}
          onChange={(availability) => actions.go({ availability })}
        />
        <label>
          <span className="block text-muted">At least this sure</span>
          <select
            className="min-h-8 rounded border border-line bg-surface px-2"
            value={state.confidence ?? ''}
            onChange={(event) =>
              actions.go({ confidence: event.target.value === '' ? null : Number(event.target.value) })
            }
          >
            <option value="">any</option>
            {[0.25, 0.5, 0.75, 0.9, 1].map((share) => (
              <option key={share} value={share}>{`${share * 100} %`}</option>
            ))}
          </select>
        </label>
        {isOn ? (
          <button type="button" className="min-h-8 self-end underline" onClick={() => actions.go(NO_FILTER)}>
            Clear the filter
          </button>
        ) : null}
      </div>
    </details>
  )
}

interface ChoiceProps<Value extends string> {
  readonly title: string
  readonly values: readonly Value[]
  readonly chosen: readonly Value[]
  readonly onChange: (chosen: readonly Value[]) => void
}

function Choice<Value extends string>({ title, values, chosen, onChange }: ChoiceProps<Value>) {
  if (values.length === 0) return null
  return (
    <fieldset className="max-h-40 overflow-y-auto">
      <legend className="text-muted">{title}</legend>
      {values.map((value) => (
        <label key={value} className="flex min-h-[24px] items-center gap-1">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {inWords(value)}
        </label>
      ))}
    </fieldset>
  )
}
