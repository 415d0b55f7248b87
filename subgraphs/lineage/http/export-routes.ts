import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { exportRows } from '../export/export-rows.ts'
import { FORMATS } from '../export/formats.ts'
import { readExportQuery } from '../export/read-export-query.ts'
import { coverageOf, reach } from '../reads/impact.ts'
import { unknownSubject } from '../resolvers/subjects.ts'
import type { LineageService } from '../service.ts'

export type ExportRoutesOptions = { readonly service: () => LineageService }

/**
 * The whole closure of an impact as one stream: `GET /api/v1/impact/export`, as CSV or NDJSON. It is walked and counted
 * before the first byte, so the headers say how many rows come and whether that is all there is; a stream that breaks ends
 * without its last chunk, which every HTTP client takes as an error.
 *
 * Like the graph's queries it needs no token.
 */
export function mountExport(app: FastifyInstance, { service }: ExportRoutesOptions): void {
  app.get('/api/v1/impact/export', async (request, reply) => {
    const asked = readExportQuery(request.query, request.headers.accept)
    const reader = service().reader()
    const snapshot = await reader.at(asked.time)
    const subject = await reader.subject(asked.subject, snapshot)
    if (subject === null) throw unknownSubject(asked.subject)
    const reached = await reach(reader, snapshot, { ...asked.question, subject })
    const [{ total }, coverage] = [await reached.totals(), coverageOf(reached, reader.staleBefore(reached.snapshot))]
    const format = FORMATS[asked.format]
    return reply
      .header('content-type', format.contentType)
      .header('content-disposition', `attachment; filename="impact.${format.extension}"`)
      .header('x-heddle-total', String(total))
      .header('x-heddle-complete', String(coverage.complete))
      .header('x-heddle-unreachable-domains', coverage.unreachableDomains.join(','))
      .send(Readable.from(format.write(exportRows(reader, reached, asked), asked.withPaths)))
  })
}
