import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { inWords } from '../../ui/words.ts'
import { ThingPicker } from '../picker/thing-picker.tsx'
import { DIRECTIONS, type ImpactState, LEVELS, subjectsOf } from './impact-state.ts'

const FIELD = 'min-h-8 rounded border border-line bg-surface px-2'

/** What would change, what goes along with it, and how what is reached is counted. */
export function ImpactForm({ state }: { readonly state: ImpactState }) {
  const navigate = useNavigate()
  const [of, setOf] = useState(state.of)
  useEffect(() => setOf(state.of), [state.of])
  const go = (changes: Partial<ImpactState>) => void navigate({ to: '/impact', search: { ...state, ...changes } })
  const begin = (id: string) => go({ of: id.trim(), domain: [], owner: [] })
  return (
    <>
      <form
        className="flex flex-wrap items-end gap-3 text-sm"
        onSubmit={(event) => {
          event.preventDefault()
          begin(of)
        }}
      >
        <ThingPicker label="What changes" id={state.of} onPick={begin} onTyped={setOf} />
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
        <button type="submit" className="min-h-8 rounded border border-line px-3 hover:bg-raised">
          Show
        </button>
      </form>
      {state.of === '' ? null : <Along state={state} go={go} />}
    </>
  )
}

interface AlongProps {
  readonly state: ImpactState
  readonly go: (changes: Partial<ImpactState>) => void
}

/** What changes together with it: it can be taken away again, and more can be added. */
function Along({ state, go }: AlongProps) {
  const subjects = subjectsOf(state)
  const keep = ([of = '', ...also]: readonly string[]) => go({ of, also })
  return (
    <details className="mt-2 text-sm" open={subjects.length > 1}>
      <summary className="min-h-[24px] cursor-pointer text-muted">
        {subjects.length > 1 ? `${subjects.length} go together` : 'More goes with it'}
      </summary>
      {subjects.length > 1 ? (
        <ul aria-label="What changes together" className="my-1 flex flex-wrap gap-2">
          {subjects.map((id) => (
            <li key={id} className="flex items-center gap-1 rounded bg-raised px-2">
              <code className="break-all text-xs">{id}</code>
              <button
                type="button"
                aria-label={`Without ${id}`}
                className="min-h-[24px] min-w-[24px]"
                onClick={() => keep(subjects.filter((one) => one !== id))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <ThingPicker key={subjects.length} label="And with it" id="" onPick={(id) => keep([...subjects, id])} />
    </details>
  )
}
