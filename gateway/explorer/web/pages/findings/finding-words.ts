import type { FindingKind } from '../../generated/operations.ts'

interface FindingWords {
  /** In a list of them. */
  readonly short: string
  /** And what to do. */
  readonly meaning: string
}

export const FINDING_WORDS: Readonly<Record<FindingKind, FindingWords>> = {
  DECLARED_NOT_OBSERVED: {
    short: 'declared, not seen',
    meaning:
      'A product declares an input, and no job was seen to bring data from there: drop the input, or let the job report.',
  },
  OBSERVED_NOT_DECLARED: {
    short: 'seen, not declared',
    meaning: 'A job brings data into a product whose descriptor does not say so: declare the input.',
  },
  UNDECLARED_CONSUMER: {
    short: 'a consumer that nobody declared',
    meaning:
      'Something that is no product, a dashboard perhaps, reads what a product offers: enter the edge once you know whose it is.',
  },
  VERSION_SKEW: {
    short: 'relies on a version that is left behind',
    meaning: 'An input pins a version that is deprecated, retired or no longer offered: move to one that is.',
  },
  UNRESOLVED_INPUT: {
    short: 'names what nobody offers',
    meaning:
      'An input names a contract or port that no domain publishes: mend its name, or ask its owner to publish it.',
  },
}
