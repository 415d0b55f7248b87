import { type ReactNode, useEffect, useRef } from 'react'

/** Before all else on the page until it is closed: by Esc, by a click beside it, or by what is in it. Its first field has the focus. */
export function Modal({
  label,
  onClose,
  children,
}: {
  readonly label: string
  readonly onClose: () => void
  /** `close` gives the focus back to where it was. */
  readonly children: (close: () => void) => ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [])
  const close = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog without any code
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
      className="m-auto mt-[12vh] w-[min(40rem,calc(100vw-1.5rem))] rounded-lg border border-line bg-surface p-0 text-ink shadow-xl backdrop:bg-black/40"
    >
      {children(close)}
    </dialog>
  )
}
