import type { BreachPolicy, QualityFragment, ServiceLevelStandingFragment } from '../../generated/operations.ts'
import { Badge } from '../../ui/badge.tsx'
import { Moment, Since } from '../../ui/moment.tsx'
import { qualityVerdict } from '../../ui/well.ts'
import { inPercent, inWords } from '../../ui/words.ts'
import type { ProductView } from './product-view.ts'
import { type QualityPart, qualityParts } from './quality-parts.ts'
import { objectiveInWords, standingOf, worstFirst } from './service-level.ts'

/** Whether a product can be trusted: of the whole, then port by port. */
export function Quality({ view }: { readonly view: ProductView }) {
  return qualityParts(view).map((part) => <Part key={part.id} part={part} />)
}

function Part({ part: { title, quality, serviceLevels } }: { readonly part: QualityPart }) {
  const { tone, text } = qualityVerdict(quality?.score)
  return (
    <section aria-label={title} className="mb-6">
      <h2 className="mb-1 font-semibold">
        <bdi>{title}</bdi>
      </h2>
      <p className="mb-2 text-sm">
        Quality <Badge tone={tone}>{text}</Badge>
        {quality?.coverage == null ? '' : ` by ${inPercent(quality.coverage)} of its declared checks`}
        {quality?.measuredAt ? (
          <>
            , measured <Moment at={quality.measuredAt} />
          </>
        ) : null}
      </p>
      {quality?.dimensions && quality.dimensions.length > 0 ? <Dimensions dimensions={quality.dimensions} /> : null}
      {serviceLevels && serviceLevels.length > 0 ? (
        <Levels levels={worstFirst(serviceLevels)} />
      ) : (
        <p className="text-sm text-muted">No service level is declared.</p>
      )}
    </section>
  )
}

function Dimensions({ dimensions }: { readonly dimensions: NonNullable<QualityFragment['dimensions']> }) {
  return (
    <ul className="mb-3 grid max-w-md gap-1 text-sm">
      {dimensions.map(({ dimension, score }) => (
        <li key={dimension} className="grid grid-cols-[8rem_1fr_4rem] items-center gap-2">
          <span>{inWords(dimension)}</span>
          <span aria-hidden="true" className="h-2 overflow-hidden rounded bg-raised">
            <span className="block h-full bg-accent" style={{ width: `${(score ?? 0) * 100}%` }} />
          </span>
          <span className="text-right tabular-nums">{score === null ? 'unknown' : inPercent(score)}</span>
        </li>
      ))}
    </ul>
  )
}

const STANDING = {
  met: ['good', '✓ met'],
  missed: ['bad', '✕ missed'],
  unknown: ['plain', '? not measured'],
} as const

const BREACH: Readonly<Record<BreachPolicy, string>> = {
  ALERT: 'owner and consumers are told',
  PAGE: 'someone on call is woken',
  QUARANTINE: 'the data is withheld',
}

function Levels({ levels }: { readonly levels: readonly ServiceLevelStandingFragment[] }) {
  return (
    <ul className="divide-y divide-line rounded border border-line bg-surface text-sm">
      {levels.map((level) => {
        const [tone, words] = STANDING[standingOf(level)]
        return (
          <li key={level.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-1.5">
            <span className="min-w-32 font-medium">{level.property}</span>
            <span>
              {level.objective === null ? (
                <span className="text-muted">no objective declared</span>
              ) : (
                objectiveInWords(level.objective)
              )}
            </span>
            <Badge tone={tone}>{words}</Badge>
            {level.since ? (
              <span className="text-muted">
                <Since at={level.since} />
              </span>
            ) : null}
            {level.actual === null ? null : <span className="text-muted">{measured(level.actual, level.unit)}</span>}
            {level.breachPolicy ? (
              <span className="ml-auto text-muted">when missed: {BREACH[level.breachPolicy]}</span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** In the unit that the graph has it in; a duration is told in the largest one that it fills. */
function measured(actual: number, unit: string | null): string {
  if (unit === 'ratio') return `measured ${inPercent(actual)}`
  if (unit !== 's') return `measured ${actual}${unit === null ? '' : ` ${unit}`}`
  const [name, size] =
    (
      [
        ['d', 86_400],
        ['h', 3_600],
        ['min', 60],
      ] as const
    ).find(([, size]) => actual >= size) ?? (['s', 1] as const)
  return `measured ${Math.round((actual / size) * 10) / 10} ${name}`
}
