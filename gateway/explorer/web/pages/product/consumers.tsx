import { Link } from '@tanstack/react-router'
import { besidesDomainDown } from '../../api/problem-list.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { useDomainTitle } from '../../api/use-domain-title.ts'
import { operations, type PortReaderFragment } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Names } from '../../ui/names.tsx'
import { counted, inWords, unlessAll } from '../../ui/words.ts'
import { lineageOf } from '../lineage/lineage-state.ts'
import { Findings } from './findings.tsx'
import type { ProductView } from './product-view.ts'
import { type ReaderGroup, readerGroups } from './reader-groups.ts'

/** As many as a page shows at once; there is a count of all. */
const SHOWN = 200

/** Who reads the product directly, port by port, and where what is declared and what was seen part. */
export function Consumers({ view }: { readonly view: ProductView }) {
  return (
    <>
      {(view.ports ?? []).map(({ id, name }) => (
        <PortReaders key={id} port={id} name={name ?? id} />
      ))}
      <Findings id={view.id} />
    </>
  )
}

function PortReaders({ port, name }: { readonly port: string; readonly name: string }) {
  const answer = useAnswer(operations.explorerReaders, { port, first: SHOWN })
  const { data, error, refetch } = answer
  const readers = data?.data.port?.readers
  const groups = readerGroups(readers?.edges.map(({ node }) => node) ?? [])
  const areColumnsKnown = groups.some(({ columns }) => columns !== null)
  return (
    <section aria-label={`Readers of ${name}`} className="mb-6">
      <h2 className="mb-2 font-semibold">
        <bdi>{name}</bdi>
        {readers ? (
          <span className="ml-3 font-normal text-sm text-muted">
            {counted(groups.length, 'reader')}, known by {counted(readers.totalCount, 'line')} of lineage
            {readers.staleCount > 0 ? `, ${readers.staleCount} not seen for long` : ''}
            {unlessAll(readers, 'first')}
            {groups.length > 0 && !areColumnsKnown ? '; which columns is not known' : ''}
          </span>
        ) : null}
      </h2>
      {error ? <Failure error={error} what="Who reads this port" retry={() => void refetch()} /> : null}
      <Problems problems={besidesDomainDown(data?.problems)} />
      <Awaited answer={answer} of="lineage who reads it" lines={2} />
      {readers?.totalCount === 0 ? (
        <p className="text-sm text-muted">
          Nobody that lineage knows of reads it: nobody declares it, and no job was seen to.
        </p>
      ) : null}
      <ul className="divide-y divide-line rounded border border-line bg-surface empty:border-0">
        {groups.map((reader) => (
          <li key={reader.id}>
            <ReaderRow reader={reader} areColumnsKnown={areColumnsKnown} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const METHODS: Readonly<Record<PortReaderFragment['method'], readonly [Tone, string, string]>> = {
  OBSERVED: ['good', 'observed', 'A job that ran reported it'],
  DECLARED: ['plain', 'declared', 'The descriptors of the reader say so'],
  MANUAL: ['plain', 'entered', 'A person entered it'],
}

interface ReaderRowProps {
  readonly reader: ReaderGroup
  /** Whether of any reader of the port it is known; of none it is said once, above. */
  readonly areColumnsKnown: boolean
}

function ReaderRow({ reader, areColumnsKnown }: ReaderRowProps) {
  const { id, isProduct, title, kind, domain, owner, availability, ports, columns } = reader
  const domainTitle = useDomainTitle(domain)
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-1.5 text-sm">
      {isProduct ? (
        <Link to="/product" search={{ id, tab: 'overview' }} className="inline-block min-h-[24px] font-medium">
          <bdi>{title}</bdi>
        </Link>
      ) : (
        <>
          <Link to="/lineage" search={lineageOf(id)} className="inline-block min-h-[24px] font-medium">
            <bdi>{title}</bdi>
          </Link>
          <Badge>{inWords(kind)}</Badge>
        </>
      )}
      {reader.methods.map((method) => {
        const [tone, word, why] = METHODS[method]
        return (
          <Badge key={method} tone={tone} title={why}>
            {word}
          </Badge>
        )
      })}
      <AvailabilityBadge availability={availability} />
      <span className="text-muted">
        <Names
          names={[
            domainTitle ?? 'of no domain',
            owner ?? 'no owner known',
            ...(ports.length > 0 ? [`by ${ports.join(', ')}`] : []),
          ]}
          between=" · "
        />
      </span>
      {areColumnsKnown ? (
        <span className="text-muted">
          {columns === null ? 'columns not known' : columns.length === 0 ? 'no column' : columns.join(', ')}
        </span>
      ) : null}
      <span className="ml-auto text-muted">
        {reader.jobs.length > 0 ? (
          <>
            <Names names={reader.jobs} />,{' '}
          </>
        ) : null}
        {reader.lastSeenAt ? (
          <>
            last seen <Moment at={reader.lastSeenAt} />
          </>
        ) : (
          'never seen'
        )}
        {reader.isStale ? ' (longer than expected)' : ''}
      </span>
    </div>
  )
}
