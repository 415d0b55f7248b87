import { ToolbarButton, useGraphiQL } from '@graphiql/react'
import { useState } from 'react'
import { copyText } from '../../ui/copy-text.ts'
import { linkTo } from './shared-query.ts'

/** Copies a link that opens the query, with its variables, for whoever gets it. */
export function ShareButton() {
  const queryEditor = useGraphiQL(({ queryEditor }) => queryEditor)
  const variableEditor = useGraphiQL(({ variableEditor }) => variableEditor)
  const [isCopied, setCopied] = useState(false)
  async function share(): Promise<void> {
    const shared = { query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' }
    await copyText(linkTo(shared, location.origin))
    setCopied(true)
  }
  return (
    <>
      <ToolbarButton
        label="Copy a link to this query (without its headers)"
        onClick={() => void share()}
        onBlur={() => setCopied(false)}
      >
        <LinkSign />
      </ToolbarButton>
      <span role="status" className="text-center text-xs">
        {isCopied ? 'Copied' : ''}
      </span>
    </>
  )
}

function LinkSign() {
  return (
    <svg viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
      <path d="M6.4 9.6l3.2-3.2M7.2 4.6l1.4-1.4a2.97 2.97 0 0 1 4.2 4.2l-1.4 1.4M8.8 11.4l-1.4 1.4a2.97 2.97 0 0 1-4.2-4.2l1.4-1.4" />
    </svg>
  )
}
