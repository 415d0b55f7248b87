import { Link } from '@tanstack/react-router'
import { productOf } from '../../../../../schema/ids.ts'
import { besidesDomainDown } from '../../api/problem-list.ts'
import { Failure, Problems } from '../../api/problems.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { operations, type PortReaderFragment } from '../../generated/operations.ts'
import { AvailabilityBadge } from '../../ui/availability-badge.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Names } from '../../ui/names.tsx'
import { counted, inWords, unlessAll } from '../../ui/words.ts'
import { Findings } from './findings.tsx'
import type { ProductView } from './product-view.ts'

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
  return (
    <section aria-label={`Readers of ${name}`} className="mb-6">
      <h2 className="mb-2 font-semibold">
        <bdi>{name}</bdi>
        {readers ? (
          <span className="ml-3 font-normal text-sm text-muted">
            {counted(readers.totalCount, 'reader')}
            {readers.staleCount > 0 ? `, ${readers.staleCount} not seen for long` : ''}
            {unlessAll(readers, 'first')}
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
        {readers?.edges.map(({ node }) => (
          <li key={`${node.node.id} ${node.writer}`}>
            <ReaderRow reader={node} />
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

function ReaderRow({
  reader: { node, job, method, lastSeenAt, stale, columns },
}: {
  readonly reader: PortReaderFragment
}) {
  const product = productOf(node.id)
  const [tone, word, why] = METHODS[method]
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-1.5 text-sm">
      {product === null ? (
        <bdi className="font-medium">{node.label}</bdi>
      ) : (
        <Link to="/product" search={{ id: product, tab: 'overview' }} className="inline-block min-h-[24px] font-medium">
          <bdi>{node.label}</bdi>
        </Link>
      )}
      <Badge>{inWords(node.kind)}</Badge>
      <Badge tone={tone} title={why}>
        {word}
      </Badge>
      <AvailabilityBadge availability={node.availability} />
      <span className="text-muted">
        {columns === null ? (
          'which columns is not known'
        ) : columns.length === 0 ? (
          'no column'
        ) : (
          <Names names={columns} />
        )}
      </span>
      <span className="ml-auto text-muted">
        {job?.name ? (
          <>
            by <bdi>{job.name}</bdi>,{' '}
          </>
        ) : null}
        {lastSeenAt ? (
          <>
            last seen <Moment at={lastSeenAt} />
          </>
        ) : (
          'never seen'
        )}
        {stale ? ' (longer than expected)' : ''}
      </span>
    </div>
  )
}
