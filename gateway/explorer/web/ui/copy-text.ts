/**
 * Puts a text on the clipboard. Browsers have their clipboard for pages of HTTPS and of this machine only; elsewhere it is done as
 * before there was one, by a field that is selected and copied.
 */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'sr-only'
  // What stands outside of an open dialog cannot be selected.
  const place = document.querySelector('dialog[open]') ?? document.body
  const before = document.activeElement
  place.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
}
