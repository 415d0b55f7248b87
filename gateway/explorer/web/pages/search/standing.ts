import type { SearchHitCardFragment } from '../../generated/operations.ts'
import { counted, inPercent } from '../../ui/words.ts'

/** What a card says of how its product stands: a mark by its tone, words for all else. */
export interface Standing {
  readonly name: string
  readonly text: string
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
  readonly title: string
}

type Measured = Pick<SearchHitCardFragment, 'quality' | 'serviceLevels' | 'consumers'>

/** What is not known is said to be so: it is neither nothing nor good. */
export function standingsOf({ quality, serviceLevels, consumers }: Measured): readonly Standing[] {
  return [qualityOf(quality), promisesOf(serviceLevels), readersOf(consumers)]
}

/** Below this a score is no pass any more, and is said to be low. */
const LOW = 0.8

function qualityOf(quality: Measured['quality']): Standing {
  const name = 'Quality'
  if (quality?.score == null) return { name, text: 'not measured', tone: 'plain', title: 'No check of it has a result' }
  const share = quality.coverage === null ? '' : `, by ${inPercent(quality.coverage)} of its checks`
  const isWell = quality.score >= LOW
  return {
    name,
    text: `${isWell ? '' : 'low, '}${inPercent(quality.score)}`,
    tone: isWell ? 'good' : 'warn',
    title: `The mean of the newest results${share}`,
  }
}

function promisesOf(levels: Measured['serviceLevels']): Standing {
  const name = 'Service levels'
  if (levels === null) return { name, text: 'not known', tone: 'plain', title: 'Its domain does not tell them' }
  const { total, met, missed, unknown } = levels
  if (total === 0) return { name, text: 'none declared', tone: 'plain', title: 'It promises nothing' }
  const title = `${met} met, ${missed} missed, ${unknown} never measured`
  if (missed > 0) return { name, text: `${missed} of ${total} missed`, tone: 'bad', title }
  if (met === 0) return { name, text: `${total} never measured`, tone: 'plain', title }
  return { name, text: `${met} of ${total} met`, tone: 'good', title }
}

function readersOf(consumers: Measured['consumers']): Standing {
  const name = 'Read by'
  const title = 'Other products and consumers that read it directly'
  if (consumers === null) return { name, text: 'not known', tone: 'plain', title: 'Lineage has not told yet' }
  return { name, text: consumers === 0 ? 'nobody yet' : counted(consumers, 'consumer'), tone: 'plain', title }
}
