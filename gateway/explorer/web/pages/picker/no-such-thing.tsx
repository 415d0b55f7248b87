import type { ReactNode } from 'react'
import type { HeddleError } from '../../../../../client/errors.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Thing } from './things-found.ts'
import { useThings } from './use-things.ts'

/** Whether the mesh says of what was asked about that it is no id, or none that it knows. */
export const isNoSuchThing = ({ code }: HeddleError): boolean => code === 'NOT_FOUND' || code === 'BAD_USER_INPUT'

interface NoSuchThingProps {
  readonly id: string
  readonly error: HeddleError
  /** A link to the same question about another thing. */
  readonly leadTo: (thing: Thing) => ReactNode
  readonly children?: ReactNode
}

/** A name instead of an id, or an id with a slip: what may have been meant is one step away. */
export function NoSuchThing({ id, error, leadTo, children }: NoSuchThingProps) {
  const { things } = useThings(wordsIn(id))
  return (
    <Notice kind="plain" title={`No thing has the id ${id}: search for it by its name`}>
      {children === undefined ? null : <p className="mb-1">{children}</p>}
      {things.length > 0 ? (
        <>
          <p>Did you mean one of these?</p>
          <ul className="mt-1">
            {things.map((thing) => (
              <li key={thing.id} className="min-h-[24px]">
                {leadTo(thing)} <span className="text-muted text-xs">{thing.kind}</span>{' '}
                <code className="break-all text-muted text-xs">{thing.id}</code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="mt-1 font-mono text-xs">
        {error.code}: {error.message}
      </p>
    </Notice>
  )
}

/** Of a path, its last part: `orders/ordr-events` is looked for as `ordr events`. */
const wordsIn = (id: string): string =>
  (id.split(/[/#]/).findLast((part) => part !== '') ?? '').replaceAll(/[-_]/g, ' ')
