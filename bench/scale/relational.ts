import { loadPostgres } from '../graph/postgres-forms.ts'
import { openPostgres } from '../mesh/postgres.ts'
import { measureBaseline } from './baseline.ts'
import { postgresJobs, postgresUnion } from './forms.ts'
import type { StoreMeasured } from './measured.ts'
import { type Phase, progress, secondsSince } from './phase.ts'

/** The baselines on Postgres; null when there is none. */
export async function measurePostgres(phase: Phase): Promise<StoreMeasured | null> {
  const { subject, say, limitMs } = phase
  const server = await openPostgres(say)
  if (server === null) return null
  try {
    const began = performance.now()
    const { graph, size } = subject
    const forms = await loadPostgres(server.client, graph, limitMs, progress(say, 'Postgres', size.edges, 'edges'))
    const written = secondsSince(began)
    say(`Postgres ${server.version}: written`)
    const union = await measureBaseline(phase, postgresUnion(forms))
    const jobs = await measureBaseline(phase, postgresJobs('postgresJobs', forms))
    await forms.indexInputs()
    const indexed = await measureBaseline(phase, postgresJobs('postgresJobsIndexed', forms))
    return {
      hub: { ...union.hub, ...jobs.hub, ...indexed.hub },
      typical: { ...union.typical, ...jobs.typical, ...indexed.typical },
      loading: { written, told: null },
    }
  } finally {
    await server.release()
  }
}
