import DataLoader from 'dataloader'
import { groupBy } from '../../../../platform/group-by.ts'
import { compareIds } from '../../mesh/copy.ts'
import type { LineageStore } from '../../stores/store.ts'
import type { Snapshot } from '../snapshot.ts'
import { createEvidence, type Evidence } from './evidence.ts'
import { type Finding, SEVERITIES } from './finding.ts'
import { focusOn } from './focus.ts'
import { createGround, type Ground } from './ground.ts'
import { findingsOf } from './reconcile.ts'
import { productsIn, type Scope, scopeName, scopesOf } from './scope.ts'

/** Holds what is declared against what is observed. One for the service: its answers outlive the request, so that pages do. */
export type Reconciler = {
  /** In the order of a list. @throws ClientError `BUDGET_EXCEEDED` */
  readonly findings: (snapshot: Snapshot, scope: Scope) => Promise<readonly Finding[]>
  /** What proves findings of this state; the same for the same object, so that a request looks each thing up once. */
  readonly evidence: (snapshot: Snapshot) => Evidence
}

/** Findings kept, over all answers, of which each counts as some itself; the newest is kept whatever its size. */
const KEPT = 200_000
const AN_ANSWER = 10
/** Products and domains that are asked for at once are read together. */
const TOGETHER = 200

type Question = { readonly snapshot: Snapshot; readonly scope: Scope }

export function createReconciler({
  store,
  budgetMs,
}: {
  readonly store: LineageStore
  readonly budgetMs: number
}): Reconciler {
  const answers = new Map<string, Promise<readonly Finding[]>>()
  const sizes = new Map<string, number>()
  let total = 0
  const evidence = new WeakMap<Snapshot, Evidence>()

  const loader = new DataLoader<Question, readonly Finding[]>(
    async (questions) => {
      const states = groupBy(questions, (question) => stateName(question.snapshot))
      const found = new Map<Question, readonly Finding[]>()
      for (const asked of states.values()) {
        for (const [question, findings] of await answerAll(asked)) found.set(question, findings)
      }
      return questions.map((question) => found.get(question) ?? [])
    },
    { cache: false, maxBatchSize: TOGETHER },
  )

  /** All of one state. */
  async function answerAll(questions: readonly Question[]): Promise<[Question, readonly Finding[]][]> {
    const [first] = questions
    if (first === undefined) return []
    const { snapshot } = first
    const ground = await createGround(store, snapshot, budgetMs)
    const products = productsIn(
      snapshot.copy,
      questions.map(({ scope }) => scope),
    )
    const sorted = await inOrder(ground, await findingsOf(ground, await focusOn(ground, products)))
    const lists = new Map(questions.map(({ scope }) => [scopeName(scope), [] as Finding[]]))
    for (const finding of sorted) {
      for (const name of scopesOf(finding, snapshot.copy)) lists.get(name)?.push(finding)
      await ground.breathe()
    }
    return questions.map((question) => [question, lists.get(scopeName(question.scope)) ?? []])
  }

  function keep(name: string, size: number): void {
    sizes.set(name, size)
    total += size
    for (const [oldest, its] of sizes) {
      if (total <= KEPT || oldest === name) break
      sizes.delete(oldest)
      answers.delete(oldest)
      total -= its
    }
  }

  return {
    findings(snapshot, scope) {
      const name = `${stateName(snapshot)} ${scopeName(scope)}`
      const known = answers.get(name)
      if (known !== undefined) return known
      const question = { snapshot, scope }
      // The mesh is too much to make a product wait for, or to fail one by.
      const answer = scope.kind === 'MESH' ? answerAll([question]).then(onlyAnswer) : loader.load(question)
      answers.set(name, answer)
      answer.then(
        (findings) => keep(name, findings.length + AN_ANSWER),
        () => answers.delete(name),
      )
      return answer
    },
    evidence(snapshot) {
      const found = evidence.get(snapshot) ?? createEvidence({ store, snapshot, budgetMs })
      evidence.set(snapshot, found)
      return found
    },
  }
}

const onlyAnswer = ([answer]: readonly [Question, readonly Finding[]][]): readonly Finding[] => answer?.[1] ?? []

/** Refreshed copies of one version differ in nothing that findings are made of. */
const stateName = ({ knownAt, asOf, copy }: Snapshot): string => `${knownAt} ${asOf} ${copy.version}`

/** Bucket by bucket: a mesh has more findings than may be sorted in one go. An index compares as its product's id does. */
async function inOrder({ snapshot: { copy }, breathe }: Ground, findings: readonly Finding[]): Promise<Finding[]> {
  const buckets = new Map<number, Finding[]>()
  for (const finding of findings) {
    const bucket = SEVERITIES.indexOf(finding.severity) * copy.products.length + finding.product
    const known = buckets.get(bucket)
    if (known) known.push(finding)
    else buckets.set(bucket, [finding])
    await breathe()
  }
  const sorted: Finding[] = []
  for (const [, bucket] of [...buckets].sort(([a], [b]) => a - b)) {
    await breathe()
    for (const finding of bucket.sort((a, b) => compareIds(a.kind, b.kind) || compareIds(a.id, b.id)))
      sorted.push(finding)
  }
  return sorted
}
