import { HttpFailure } from '../../../platform/http-client.ts'
import { type Deviation, deviationText } from '../conformance/deviation.ts'

/** What a domain did wrong, in words for its team: nothing was learnt from this attempt. */
export class DomainFailure extends Error {
  override readonly name = 'DomainFailure'
  /** Nothing answered: worth another try, unlike an answer that is wrong. */
  get isPassing(): boolean {
    return this.cause instanceof HttpFailure && PASSING.has(this.cause.kind)
  }
}

const PASSING: ReadonlySet<string> = new Set(['network', 'timeout', 'aborted'])

/** Something was answered, and it is not as the contract has it. */
export class Deviated extends DomainFailure {
  readonly deviations: readonly Deviation[]

  constructor(...deviations: readonly Deviation[]) {
    super(fewOf(deviations))
    this.deviations = deviations
  }
}

/** One product has values that cannot be kept; the others of its domain are none the worse for it. */
export class ProductRefused extends DomainFailure {
  readonly product: string

  constructor(product: string, deviations: readonly Deviation[]) {
    super(`product ${product}: ${fewOf(deviations)}`)
    this.product = product
  }
}

/** The first of them, in one line. */
function fewOf(deviations: readonly Deviation[]): string {
  const more = deviations.length > 5 ? `; and ${deviations.length - 5} more` : ''
  return `${deviations.slice(0, 5).map(deviationText).join('; ')}${more}`
}
