import { useEffect, useState } from 'react'
import { inWords } from '../../ui/words.ts'
import { ThingPicker } from '../picker/thing-picker.tsx'
import type { LineageActions } from './lineage-actions.ts'
import { DIRS, DRAWN_LEVELS, type LineageState, OVERLAYS, readLineageState } from './lineage-state.ts'

const FIELD = 'min-h-8 rounded border border-line bg-surface px-2'
const DEPTHS = [1, 2, 3, 5, 10, 64]
const OVERLAY_WORDS = { quality: 'quality', slo: 'service levels', owner: 'owner' } as const

/** What is drawn: of what, which way, how far, how fine, and what stands on the cards. */
export function Toolbar({ state, actions }: { readonly state: LineageState; readonly actions: LineageActions }) {
  const [of, setOf] = useState(state.of)
  useEffect(() => setOf(state.of), [state.of])
  const anew = { open: [], shut: [], focus: '', col: '' }
  const begin = (id: string) => {
    const { level } = readLineageState({ of: id.trim() })
    actions.go({ of: id.trim(), level, ...anew })
  }
  return (
    <form
      className="flex flex-wrap items-end gap-x-3 gap-y-2 text-sm"
      onSubmit={(event) => {
        event.preventDefault()
        begin(of)
      }}
    >
      <ThingPicker label="Of" id={state.of} onPick={begin} onTyped={setOf} />
      <label>
        <span className="block text-muted">Which way</span>
        <select
          value={state.dir}
          className={FIELD}
          onChange={(event) => actions.go({ dir: event.target.value as LineageState['dir'], open: [], shut: [] })}
        >
          {DIRS.map((dir) => (
            <option key={dir} value={dir}>
              {inWords(dir)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="block text-muted">Hops</span>
        <select
          value={state.depth}
          className={FIELD}
          onChange={(event) => actions.go({ depth: Number(event.target.value), shut: [] })}
        >
          {[...new Set([...DEPTHS, state.depth])]
            .toSorted((one, other) => one - other)
            .map((depth) => (
              <option key={depth} value={depth}>
                {depth === 64 ? 'all' : depth}
              </option>
            ))}
        </select>
      </label>
      <fieldset>
        <legend className="text-muted">Drawn as</legend>
        <div className="flex rounded border border-line bg-surface">
          {DRAWN_LEVELS.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={level === state.level}
              className={`min-h-8 px-2 ${level === state.level ? 'bg-accent-soft font-medium' : 'hover:bg-raised'}`}
              onClick={() => actions.go({ level, ...(keepsGrowth(state.level, level) ? {} : anew) })}
            >
              {inWords(level)}s
            </button>
          ))}
        </div>
      </fieldset>
      <label>
        <span className="block text-muted">On the cards</span>
        <select
          value={state.overlay}
          className={FIELD}
          onChange={(event) => actions.go({ overlay: event.target.value as LineageState['overlay'] })}
        >
          <option value="">names alone</option>
          {OVERLAYS.map((overlay) => (
            <option key={overlay} value={overlay}>
              {OVERLAY_WORDS[overlay]}
            </option>
          ))}
        </select>
      </label>
    </form>
  )
}

/** Columns are rows in ports: from the one to the other the cards stay, and so does what was expanded. */
function keepsGrowth(before: LineageState['level'], after: LineageState['level']): boolean {
  const ofPorts: readonly LineageState['level'][] = ['PORT', 'COLUMN']
  return ofPorts.includes(before) && ofPorts.includes(after)
}
