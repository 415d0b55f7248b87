import { KeyList, type Keys } from '../../ui/key-list.tsx'
import { Modal } from '../../ui/modal.tsx'

const KEYS: Keys = [
  ['/', 'Search the mesh: ↓ to the hits and ↑ back, Enter opens the first, Esc leaves'],
  ['Ctrl K or ⌘ K', 'Commands: go anywhere, copy the link or the id, change the theme'],
  ['?', 'These keys'],
  ['Tab, Shift Tab', 'To the next thing, to the one before'],
  ['Enter', 'Open, or take'],
  ['Esc', 'Close what stands before the page'],
]

/** The keys that work on every page. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal label="Keys" onClose={onClose}>
      {(close) => (
        <div className="p-4">
          <h2 className="mb-3 font-semibold">Keys</h2>
          <KeyList keys={KEYS} />
          <p className="mt-3 text-muted text-sm">
            While you write in a field, / and ? are letters; Ctrl K acts there as well, but for the editors of the query
            page, which have it for themselves.
          </p>
          <button type="button" className="mt-3 rounded border border-line px-3 py-1 hover:bg-raised" onClick={close}>
            Close
          </button>
        </div>
      )}
    </Modal>
  )
}
