import { Link } from '@tanstack/react-router'
import { productOf } from '../../../../../schema/ids.ts'
import type { FindingKind, FindingSeverity } from '../../generated/operations.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Since } from '../../ui/moment.tsx'
import { inWords } from '../../ui/words.ts'
import { FINDING_WORDS } from './finding-words.ts'

const TONES: Readonly<Record<FindingSeverity, Tone>> = { ERROR: 'bad', WARNING: 'warn', INFO: 'plain' }

interface Side {
  readonly id: string
  readonly label: string
}

interface FindingLineProps {
  readonly finding: {
    readonly kind: FindingKind
    readonly severity: FindingSeverity
    readonly consumer: Side
    /** Null when what is read is not known. */
    readonly source: Side | null
    readonly firstSeenAt: string | null
  }
  /** The product it is about, where that is not what the page is about. */
  readonly about?: string
}

/** Where what is declared and what is observed part: how much it asks for, what it is, between whom, and since when. */
export function FindingLine({ finding, about }: FindingLineProps) {
  const { kind, severity, consumer, source, firstSeenAt } = finding
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
      <Badge tone={TONES[severity]}>{inWords(severity)}</Badge>
      <span className="font-medium" title={FINDING_WORDS[kind].meaning}>
        {FINDING_WORDS[kind].short}
      </span>
      <span className="min-w-0">
        <Thing side={consumer} /> reads {source === null ? 'something that is not known' : <Thing side={source} />}
      </span>
      <span className="ml-auto text-xs text-muted">
        {about === undefined ? null : <bdi>{about} </bdi>}
        {firstSeenAt === null ? null : <Since at={firstSeenAt} />}
      </span>
    </li>
  )
}

/** A port says by itself neither which of its versions it is, nor of which product, nor of which domain. */
function Thing({ side: { id, label } }: { readonly side: Side }) {
  const product = productOf(id)
  if (product === null) return <bdi title={id}>{label}</bdi>
  return (
    <Link to="/product" search={{ id: product, tab: 'consumers' }} title={id}>
      <bdi>{label}</bdi>
      {id === product ? null : <code className="text-muted text-xs"> {id}</code>}
    </Link>
  )
}
