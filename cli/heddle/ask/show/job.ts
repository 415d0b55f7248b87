import { z } from 'zod'
import type { JobId } from '../../../../schema/ids.ts'
import type { Mesh } from '../../mesh/mesh.ts'
import { askMesh, rootOf } from '../answer.ts'
import type { Cell, Drawing } from '../draw/columns.ts'
import { section, tableSection } from '../draw/page.ts'
import { duration, joined, moment } from '../draw/values.ts'
import { TEAM, teamForm } from '../forms.ts'
import { headText, teamText } from './parts.ts'
import type { Shown } from './shown.ts'

const text = z.string().nullable()
const datasets = z.array(z.object({ id: z.string() })).nullable()
const runForm = z.object({
  id: z.string(),
  state: text,
  startedAt: text,
  endedAt: text,
  durationSeconds: z.number().nullable(),
  errorMessage: text,
})
const runs = z.object({ totalCount: z.number(), runs: z.array(runForm) })

export const jobForm = z.object({
  id: z.string(),
  namespace: text,
  name: text,
  type: text,
  integration: text,
  processingType: text,
  isTest: z.boolean().nullable(),
  description: text,
  owner: teamForm,
  parent: z.object({ id: z.string() }).nullable(),
  state: text,
  medianDurationSeconds: z.number().nullable(),
  inputs: datasets,
  outputs: datasets,
  runs: z
    .object({ totalCount: z.number(), edges: z.array(z.object({ node: runForm })) })
    .transform(({ totalCount, edges }) => ({ totalCount, runs: edges.map(({ node }) => node) }))
    .pipe(runs)
    .nullable(),
})
type Job = z.infer<typeof jobForm>

/** The newest runs say how it goes. */
const NEWEST = 5

const SHOWN = {
  query: `
    query ShowJob($id: ID!, $runs: Int!) {
      job(id: $id) {
        id
        namespace
        name
        type
        integration
        processingType
        isTest
        description
        owner { ${TEAM} }
        parent { id }
        state
        medianDurationSeconds
        inputs { id }
        outputs { id }
        runs(first: $runs) {
          totalCount
          edges { node { id state startedAt endedAt durationSeconds errorMessage } }
        }
      }
    }`,
  form: z.object({ job: jobForm.nullable() }),
}

export async function showJob(mesh: Mesh, { id }: JobId): Promise<Shown<Job> | null> {
  const { data, errors } = await askMesh(mesh, SHOWN, { id, runs: NEWEST })
  const job = rootOf(data.job, errors, 'job')
  return job === null ? null : { thing: job, errors, text: (drawing) => jobText(job, drawing) }
}

const RUNS = [
  { name: 'run' },
  { name: 'state' },
  { name: 'started' },
  { name: 'took' },
  { name: 'went wrong', gives: true },
] as const

function jobText(job: Job, drawing: Drawing): string {
  const { id, name, runs, medianDurationSeconds: median } = job
  const rows = (runs?.runs ?? []).map((run): readonly Cell[] => [
    run.id.split('/').at(-1) ?? run.id,
    run.state === 'FAIL' || run.state === 'ABORT' ? [run.state, 'bad'] : (run.state ?? ''),
    run.startedAt === null ? '' : moment(run.startedAt),
    run.durationSeconds === null ? '' : duration(run.durationSeconds),
    run.errorMessage ?? '',
  ])
  const list = (datasets: Job['inputs']) => (datasets ?? []).map(({ id }) => `  ${id}\n`).join('')
  return [
    headText(
      id,
      name,
      [
        ['what', joined([job.integration, job.type, job.processingType, job.isTest === true && 'a test'])],
        ['description', job.description],
        ['owner', teamText(job.owner)],
        ['part of', job.parent?.id],
        ['state', job.state],
        ['takes', median === null ? null : `${duration(median)}, the median of its last runs`],
      ],
      drawing,
    ),
    section('Reads', list(job.inputs), drawing),
    section('Writes', list(job.outputs), drawing),
    tableSection(`Newest of ${runs?.totalCount ?? 0} runs`, RUNS, rows, drawing),
  ].join('')
}
