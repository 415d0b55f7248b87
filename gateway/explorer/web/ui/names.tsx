import { Fragment } from 'react'

interface NamesProps {
  readonly names: readonly string[]
  /** What stands between two of them. */
  readonly between?: string
}

/** Names in a row, as others write them: one that runs from right to left does not reorder those beside it. */
export function Names({ names, between = ', ' }: NamesProps) {
  return names.map((name, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: one name may stand there twice, and none of them moves
    <Fragment key={index}>
      {index === 0 ? null : between}
      <bdi>{name}</bdi>
    </Fragment>
  ))
}
