import { useEffect, useState } from 'react'
import { Combobox } from '../../ui/combobox.tsx'
import type { PickedKind, Thing } from './things-found.ts'
import { useThings } from './use-things.ts'

interface ThingPickerProps {
  readonly label: string
  /** The id that is chosen; empty for none. */
  readonly id: string
  readonly onPick: (id: string) => void
  /** What is typed, whether or not it is an id: for a form that is sent as it stands. */
  readonly onTyped?: (typed: string) => void
  readonly kinds?: readonly PickedKind[]
  readonly placeholder?: string
}

/** Takes an id, and finds it by a name: products, ports, columns and domains. */
export function ThingPicker({ label, id, onPick, onTyped, kinds, placeholder }: ThingPickerProps) {
  const [typed, setTyped] = useState(id)
  useEffect(() => setTyped(id), [id])
  const { things, isFetching } = useThings(typed === id ? '' : typed, kinds)
  const change = (text: string) => {
    setTyped(text)
    onTyped?.(text)
  }
  return (
    <Combobox
      label={label}
      value={typed}
      placeholder={placeholder ?? 'A name, or an id such as orders/order-events'}
      onValue={change}
      onTake={(taken) => {
        change(taken)
        onPick(taken)
      }}
      options={things.map((thing) => ({ value: thing.id, content: <Offered thing={thing} /> }))}
      isBusy={isFetching}
    />
  )
}

function Offered({ thing: { id, name, kind } }: { readonly thing: Thing }) {
  return (
    <>
      <bdi className="font-medium">{name}</bdi> <span className="text-muted text-xs">{kind}</span>
      <code className="block break-all text-muted text-xs">{id}</code>
    </>
  )
}
