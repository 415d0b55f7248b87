import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { inWords } from '../../ui/words.ts'
import { DIRECTIONS, type ImpactState, LEVELS } from './impact-state.ts'

const FIELD = 'min-h-[32px] rounded border border-line bg-surface px-2'

export function ImpactForm({ state }: { readonly state: ImpactState }) {
  const navigate = useNavigate()
  const [of, setOf] = useState(state.of)
  useEffect(() => setOf(state.of), [state.of])
  const go = (changes: Partial<ImpactState>) => void navigate({ to: '/impact', search: { ...state, ...changes } })
  return (
    <form
      className="flex flex-wrap items-end gap-3 text-sm"
      onSubmit={(event) => {
        event.preventDefault()
        go({ of: of.trim(), domain: [], owner: [] })
      }}
    >
      <label className="min-w-64 flex-1">
        <span className="block text-muted">Of</span>
        <input
          value={of}
          onChange={(event) => setOf(event.target.value)}
          placeholder="orders/order-events/orders-v1#order_id"
          spellCheck={false}
          className={`w-full font-mono ${FIELD}`}
        />
      </label>
      <label>
        <span className="block text-muted">Which way</span>
        <select
          value={state.dir}
          onChange={(event) => go({ dir: event.target.value as ImpactState['dir'] })}
          className={FIELD}
        >
          {DIRECTIONS.map((direction) => (
            <option key={direction} value={direction}>
              {inWords(direction)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="block text-muted">Counted as</span>
        <select
          value={state.level}
          onChange={(event) => go({ level: event.target.value as ImpactState['level'] })}
          className={FIELD}
        >
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {`${inWords(level)}s`}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="min-h-[32px] rounded border border-line px-3 hover:bg-raised">
        Show
      </button>
    </form>
  )
}
