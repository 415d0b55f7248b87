import { KeyList, type Keys } from '../../ui/key-list.tsx'

const KEYS: Keys = [
  ['← →', 'upstream, downstream'],
  ['↑ ↓', 'the card above, below'],
  ['+ −', 'a hop more, fold away'],
  ['Enter', 'open the product, or the list of a group'],
  ['P', 'pin the way through the card'],
  ['/', 'find a card'],
  ['T', 'graph or table'],
  ['F', 'show all of it'],
  ['C', 'copy the id'],
  ['Esc', 'let go: pin, then card'],
  ['?', 'these keys'],
]

export function KeysHelp({ close }: { readonly close: () => void }) {
  return (
    <section aria-label="Keys" className="text-sm">
      <h2 className="mb-1 font-semibold">Keys in the graph</h2>
      <KeyList keys={KEYS} />
      <button type="button" className="mt-2 min-h-[24px] underline" onClick={close}>
        Close
      </button>
    </section>
  )
}
