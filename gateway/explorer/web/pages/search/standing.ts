import type { SearchHitCardFragment } from '../../generated/operations.ts'
import { levelsVerdict, qualityVerdict, type Verdict } from '../../ui/well.ts'
import { counted, inPercent } from '../../ui/words.ts'

/** What a card says of how its product stands: a mark by its tone, words for all else. */
export interface Standing extends Verdict {
  readonly name: string
  readonly title: string
}

type Measured = Pick<SearchHitCardFragment, 'quality' | 'serviceLevels' | 'consumers'>

/** What is not known is said to be so: it is neither nothing nor good. */
export function standingsOf({ quality, serviceLevels, consumers }: Measured): readonly Standing[] {
  return [qualityOf(quality), levelsOf(serviceLevels), readersOf(consumers)]
}

function qualityOf(quality: Measured['quality']): Standing {
  const name = 'Quality'
  const verdict = qualityVerdict(quality?.score)
  if (quality?.score == null) return { name, ...verdict, title: 'No check of it has a result' }
  const share = quality.coverage === null ? '' : `, by ${inPercent(quality.coverage)} of its checks`
  return { name, ...verdict, title: `The mean of the newest results${share}` }
}

function levelsOf(levels: Measured['serviceLevels']): Standing {
  const name = 'Service levels'
  if (levels === null) return { name, text: 'not known', tone: 'plain', title: 'Its domain does not tell them' }
  return { name, ...levelsVerdict(levels), title: 'Of the product and its ports, as they were measured last' }
}

function readersOf(consumers: Measured['consumers']): Standing {
  const name = 'Read by'
  const title = 'Other products and consumers that read it directly'
  if (consumers === null) return { name, text: 'not known', tone: 'plain', title: 'Lineage has not told yet' }
  return { name, text: consumers === 0 ? 'nobody yet' : counted(consumers, 'consumer'), tone: 'plain', title }
}
