import { Fragment } from 'react'
import { partsOf } from './name-parts.ts'

/** A name of a machine that may go on in the next line where its parts join, and nowhere within them. */
export function Breakable({ name }: { readonly name: string }) {
  return partsOf(name).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
    <Fragment key={at}>
      {at > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}
