import { Failure } from '../../api/problems.tsx'
import { Awaited } from '../../ui/awaited.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useOldLook } from '../../ui/old-look.ts'
import { counted } from '../../ui/words.ts'
import { ImpactRows } from './impact-rows.tsx'
import { exportUrl, type ImpactState } from './impact-state.ts'
import { Totals } from './impact-totals.tsx'
import { NoticeDraft } from './notice-draft.tsx'
import { useJointImpact } from './use-joint-impact.ts'

const noMore = () => {}

/** What breaks if several things change together. */
export function JointImpact({ state }: { readonly state: ImpactState }) {
  const { answer, rows, totals, parts, isAll } = useJointImpact(state)
  const { error, refetch, isPlaceholderData } = answer
  const oldLook = useOldLook(isPlaceholderData)
  if (error) return <Failure error={error} what="The impact" retry={() => void refetch()} />
  return (
    <>
      <Awaited answer={answer} of="lineage how much each of them reaches" lines={12} />
      {totals ? (
        <div aria-busy={isPlaceholderData} className={oldLook}>
          <Totals state={state} totals={totals}>
            <p className="mb-3 text-sm text-muted">
              By at least one of {parts.length}, each thing counted once:{' '}
              {parts.map(({ subject, total }) => `${subject.split('#').at(-1)} reaches ${total}`).join(', ')}.
            </p>
            {isAll ? null : (
              <Notice kind="warn" title="What each reaches by itself is exact; together it is at least this">
                Of each, the nearest 10,000 are read.
              </Notice>
            )}
          </Totals>
          <div className="mb-2 flex flex-wrap gap-3 text-sm">
            {parts.map(({ subject, total }) => (
              <a
                key={subject}
                href={exportUrl({ ...state, of: subject, domain: [], owner: [] })}
                download
                className="inline-block min-h-[24px] underline"
              >
                {`All ${counted(total, 'row')} of ${subject.split('#').at(-1)} as CSV`}
              </a>
            ))}
            <NoticeDraft state={state} total={totals.total} rows={rows} />
          </div>
          <ImpactRows rows={rows} total={rows.length} isOld={isPlaceholderData} onEnd={noMore} />
        </div>
      ) : null}
    </>
  )
}
