import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { layouter } from './elk-engine.ts'
import { anchored, EMPTY_LAYOUT, keyOf, type Layout, type LayoutInput } from './layout.ts'
import { plainColumns } from './plain-columns.ts'

export interface LaidOut {
  /** Of `input`: what was laid out last, which is not what is asked for now while `isPending`. */
  readonly layout: Layout
  readonly input: LayoutInput
  readonly isPending: boolean
  /** Asks for the layout again, should it have failed. */
  readonly again: () => void
  /** Waits no longer: in plain columns, at once. */
  readonly cancel: () => void
}

const NOTHING: LayoutInput = { boxes: [], lines: [] }

/** The layout of `input`, and until it is there the one before it. What `anchorNow` names then stays where it is from one to the next. */
export function useLayout(input: LayoutInput, anchorNow: () => string | null): LaidOut {
  const key = useMemo(() => keyOf(input), [input])
  const [done, setDone] = useState({ key: keyOf(NOTHING), input: NOTHING, layout: EMPTY_LAYOUT })
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound((before) => before + 1), [])
  const anchor = useRef(anchorNow)
  anchor.current = anchorNow
  const latest = useRef(input)
  latest.current = input
  const finish = useRef<(layout: Layout) => void>(() => {})
  const cancel = useCallback(() => finish.current(plainColumns(latest.current)), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: input that is the same by value is laid out once
  useEffect(() => {
    let isWanted = true
    finish.current = (layout) => {
      if (!isWanted) return
      isWanted = false
      const held = anchor.current()
      setDone((before) => ({ key, input, layout: anchored(layout, before.layout, held) }))
    }
    void layouter.layout(input).then(finish.current)
    return () => {
      isWanted = false
    }
  }, [key, round])
  return { layout: done.layout, input: done.input, isPending: done.key !== key, again, cancel }
}
