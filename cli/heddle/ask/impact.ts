import { PORT_KINDS, PRODUCT_STATUSES } from '../../../schema/enums.ts'
import { domainOf } from '../../../schema/ids.ts'
import { type Command, defineCommand } from '../command.ts'
import { MESH_OPTIONS, withMesh } from '../mesh/mesh.ts'
import { askMesh, rootOf } from './answer.ts'
import { ID_POSITIONAL, LINEAGE_KINDS, withThing } from './ids/with-thing.ts'
import { impactForm, REACHED } from './impact-question.ts'
import { impactText } from './impact-text.ts'
import { LEVELS, METHODS, WALK_OPTIONS, walkOf } from './lineage-options.ts'
import {
  fixedMoments,
  LISTED_OPTIONS,
  lowered,
  MOMENTS,
  readFirst,
  readMoment,
  readRatio,
  uppered,
  WHEN,
  wholeNumber,
} from './options.ts'
import { removedOf } from './removed-domains.ts'

export function impactCommand(): Command {
  return defineCommand({
    name: 'impact',
    summary: 'says what is reached from something: what breaks if it changes',
    description: `
Counts all that is reached from a domain, product, port, column, dataset or consumer along the lineage, in full, and lists it,
nearest first. It answers as well while domains are down: what is theirs stands as last known, and is marked.

How sure a row is, is the least sure edge on the way to it: 1 for what jobs were seen to do, less for what is only declared.
A column is followed by what is stated of columns; where that ends, what lies behind is reached as a whole, and the row's
precision is DATASET.

With --fail-on it is a check for a pipeline: it ends with 1 when that many or more are reached, as far as is known.`,
    sections: { Moments: MOMENTS },
    positionals: [ID_POSITIONAL],
    options: {
      ...WALK_OPTIONS,
      level: { type: 'string', value: '<level>', choices: lowered(LEVELS), default: 'product', help: 'what a row is' },
      domain: {
        type: 'string',
        multiple: true,
        value: '<id>',
        id: 'domain',
        help: 'count and list only what this domain owns',
      },
      owner: { type: 'string', multiple: true, value: '<team>', help: 'only what this team owns, to the letter' },
      kind: {
        type: 'string',
        multiple: true,
        value: '<kind>',
        choices: lowered(PORT_KINDS),
        help: 'only ports that are read so, and their products',
      },
      tag: { type: 'string', multiple: true, value: '<tag>', help: 'only products with this tag, to the letter' },
      status: {
        type: 'string',
        multiple: true,
        value: '<status>',
        choices: lowered(PRODUCT_STATUSES),
        help: 'only products that stand there in their life',
      },
      'max-distance': { type: 'string', value: '<n>', help: 'only what is at most so many dataset hops away' },
      method: {
        type: 'string',
        multiple: true,
        value: '<method>',
        choices: lowered(METHODS),
        help: 'follow only edges that are known so',
      },
      'min-confidence': { type: 'string', value: '<0–1>', help: 'follow only edges at least this sure' },
      'seen-since': { type: 'string', value: WHEN, help: 'follow only edges last seen then or later' },
      writer: {
        type: 'string',
        multiple: true,
        value: '<id>',
        help: 'follow only edges of this job, product or person',
      },
      ...LISTED_OPTIONS,
      'fail-on': { type: 'string', value: '<n>', help: 'end with 1 when so many or more are reached' },
      ...MESH_OPTIONS,
    },
    ends: '0 when it was answered, 1 when it could not be, or when as many are reached as --fail-on says',
    examples: [
      'heddle impact orders/order-events',
      'heddle impact orders/order-events/orders-v1 --level port --domain payments',
      "heddle impact 'orders/order-events/orders-v1#order_id' --fail-on 1",
      'heddle impact analytics/executive-kpis --direction upstream --depth 2',
    ],
    result: impactForm,
    async run({ options, positionals: [typed = ''] }, terminal) {
      const { after, writer } = options
      const distance = options['max-distance']
      const confidence = options['min-confidence']
      const failing = options['fail-on']
      const failOn = failing === undefined ? null : wholeNumber('fail-on', failing, 1)
      const asked = {
        ...walkOf(options),
        level: options.level.toUpperCase(),
        filter: {
          domain: options.domain,
          owner: options.owner,
          tag: options.tag,
          status: uppered(options.status),
          kind: uppered(options.kind),
          methods: uppered(options.method),
          minConfidence: confidence === undefined ? undefined : readRatio('min-confidence', confidence),
          maxDistance: distance === undefined ? undefined : wholeNumber('max-distance', distance, 1, 1_000_000),
          seenSince: readMoment('seen-since', options['seen-since'], new Date()),
          writers: writer,
        },
        first: readFirst(options),
        after: after ?? null,
      }
      const fixed = fixedMoments(options, {
        'as-of': asked.asOf,
        'known-at': asked.knownAt,
        'seen-since': asked.filter.seenSince,
      })
      return withMesh(options, terminal, (mesh) =>
        withThing(mesh, typed, LINEAGE_KINDS, terminal, async ({ id }) => {
          const { data, errors } = await askMesh(mesh, REACHED, { ...asked, of: id })
          const impact = rootOf(data.impact, errors, 'impact')
          if (impact === null) return null
          const { rows, ...counts } = impact
          const concerned = new Set([domainOf(id) ?? id, ...impact.unreachableDomains])
          const result = {
            mesh: mesh.url,
            id,
            ...counts,
            removedDomains: await removedOf(mesh, [...concerned]),
            rows: rows.edges.map(({ node }) => node),
            pageInfo: rows.pageInfo,
            failOn,
            errors: [...errors],
          }
          const isOver = failOn !== null && impact.total >= failOn
          return {
            result,
            text: impactText(result, {
              ...terminal,
              upstream: asked.direction === 'UPSTREAM',
              depth: asked.depth,
              fixed,
            }),
            ...(isOver ? { trouble: `${impact.total} reached, and --fail-on is ${failOn}` } : {}),
          }
        }),
      )
    },
  })
}
