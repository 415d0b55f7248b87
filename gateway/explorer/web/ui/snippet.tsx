import { useState } from 'react'
import { copyText } from './copy-text.ts'

/** Something to copy, shown as it will be copied. */
export function Snippet({ title, code }: { readonly title: string; readonly code: string }) {
  const [isCopied, setCopied] = useState(false)
  async function copy(): Promise<void> {
    await copyText(code)
    setCopied(true)
  }
  return (
    <figure className="mt-2 text-sm">
      <figcaption className="flex items-center justify-between">
        <span className="text-muted">{title}</span>
        <button
          type="button"
          className="min-h-[24px] rounded px-2 hover:bg-raised"
          aria-label={`Copy: ${title}`}
          onClick={() => void copy()}
          onBlur={() => setCopied(false)}
        >
          <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard (WCAG 2.1.1) */}
      <pre tabIndex={0} className="overflow-x-auto rounded bg-raised p-2 font-mono text-xs">
        {code}
      </pre>
    </figure>
  )
}
