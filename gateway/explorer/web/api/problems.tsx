import type { HeddleError, HeddleProblem } from '../../../../client/errors.ts'
import { Notice } from '../ui/notice.tsx'
import { problemsAt } from './problem-list.ts'

/** No answer at all: what happened, and what can be done. */
export function Failure({
  error,
  what,
  retry,
}: {
  readonly error: HeddleError
  readonly what: string
  readonly retry: () => void
}) {
  return (
    <Notice kind="bad" title={`${what} cannot be shown`}>
      <p>{adviceFor(error)}</p>
      <p className="mt-1 font-mono text-xs">
        {error.code}: {error.message}
        {requestIdOf(error.problems)}
      </p>
      <button type="button" className="mt-2 underline" onClick={retry}>
        Try again
      </button>
    </Notice>
  )
}

interface ProblemsProps {
  readonly problems: readonly HeddleProblem[]
  /** Asks again for all of it; for what is told in its place alone there is `FieldProblem`. */
  readonly retry?: () => void
}

/** Parts of an answer that failed and have no place of their own, each once. */
export function Problems({ problems, retry }: ProblemsProps) {
  if (problems.length === 0) return null
  return (
    <Notice kind="warn" title="A part of this page could not be answered">
      <ul className="space-y-0.5">
        {distinct(problems).map((problem) => (
          <li key={`${problem.code} ${problem.message}`}>
            {problem.message}{' '}
            <span className="font-mono text-xs">
              ({problem.code}
              {requestIdOf([problem])})
            </span>
          </li>
        ))}
      </ul>
      {retry === undefined ? null : (
        <button type="button" className="mt-1 min-h-[24px] underline" onClick={retry}>
          Try again
        </button>
      )}
    </Notice>
  )
}

interface FieldProblemProps {
  readonly problems: readonly HeddleProblem[]
  /** Where in the answer: `product.upstream`. */
  readonly field: string
  readonly retry: () => void
}

/** In the place of a field that could not be answered: why, and what can be done. Nothing for one that was. */
export function FieldProblem({ problems, field, retry }: FieldProblemProps) {
  const [problem] = problemsAt(problems, field)
  if (problem === undefined) return null
  return (
    <span className="text-sm text-warn">
      {ADVICE[problem.code] ?? problem.message}{' '}
      <span className="font-mono text-xs">
        ({problem.code}
        {requestIdOf([problem])})
      </span>{' '}
      <button type="button" className="min-h-[24px] underline" onClick={retry}>
        Try again
      </button>
    </span>
  )
}

/**
 * In the place of a field in a row of many: `otherwise` when there was no problem with it, else that it was not answered, which is
 * another thing than not to be known. Why, and a way to ask again, are told once above all rows.
 */
export function RowProblem({
  problems,
  field,
  otherwise,
}: Omit<FieldProblemProps, 'retry'> & { readonly otherwise: string }) {
  const [problem] = problemsAt(problems, field)
  if (problem === undefined) return <span className="text-muted">{otherwise}</span>
  return (
    <span className="text-warn" title={ADVICE[problem.code] ?? problem.message}>
      not answered <span className="font-mono text-xs">({problem.code})</span>
    </span>
  )
}

/** A domain that is down says so for each of its fields: once is enough. */
function distinct(problems: readonly HeddleProblem[]): readonly HeddleProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()]
}

function requestIdOf(problems: readonly HeddleProblem[]): string {
  const id = problems.map(({ details }) => details.requestId).find((id) => typeof id === 'string')
  return id === undefined ? '' : `, request ${id}`
}

const ADVICE: Readonly<Record<string, string>> = {
  NETWORK: 'The mesh does not answer. Is the gateway running, and are you connected to it?',
  TIMEOUT: 'The mesh took too long. It may be busy: try again in a moment.',
  NOT_READY: 'The mesh is starting: it answers in a moment.',
  SERVICE_UNAVAILABLE: 'A part of the mesh does not answer at present.',
  STORE_UNAVAILABLE: 'The lineage store does not answer at present.',
  OPERATION_NOT_REGISTERED: 'This page is older than the gateway: reload it.',
}

const adviceFor = ({ code }: HeddleError): string => ADVICE[code] ?? 'The mesh refused the question of this page.'
