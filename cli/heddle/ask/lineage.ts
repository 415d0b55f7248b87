import { type Command, defineCommand } from '../command.ts'
import { MESH_OPTIONS, withMesh } from '../mesh/mesh.ts'
import { type AnswerError, askMesh, rootOf } from './answer.ts'
import { ID_POSITIONAL, LINEAGE_KINDS, withThing } from './ids/with-thing.ts'
import { LEVELS, WALK_OPTIONS, walkOf } from './lineage-options.ts'
import { AROUND, type Graph, lineageForm } from './lineage-question.ts'
import { lineageText } from './lineage-text.ts'
import { lowered, MOMENTS, wholeNumber } from './options.ts'

/** More than this side by side say little on a terminal. */
const WIDEST = '12'

export function lineageCommand(): Command {
  return defineCommand({
    name: 'lineage',
    summary: 'draws where data comes from and goes to',
    description: `
Draws what lies around a domain, product, port, column, dataset or consumer as a tree, each thing once: where it is met again it
is only named. Beside each thing stands how the edge to it is known, and how sure that is.

Where very many come of one thing they are grouped by domain and counted; --widest says from how many on. Where nodes were
left out by depth their number stands behind the last ones. With --json it is the graph itself, nodes and edges.`,
    sections: { Moments: MOMENTS },
    positionals: [ID_POSITIONAL],
    options: {
      ...WALK_OPTIONS,
      direction: { ...WALK_OPTIONS.direction, choices: ['downstream', 'upstream', 'both'] },
      depth: { ...WALK_OPTIONS.depth, default: '2', help: 'how many dataset hops to follow, 1 to 64' },
      level: { type: 'string', value: '<level>', choices: lowered(LEVELS), default: 'product', help: 'what a node is' },
      widest: {
        type: 'string',
        value: '<n>',
        default: WIDEST,
        help: 'group by domain what has more than so many beside it',
      },
      ...MESH_OPTIONS,
    },
    ends: '0 when it was answered, 1 when it could not be',
    examples: [
      'heddle lineage marketing/customer360',
      'heddle lineage analytics/customer-churn-scores --direction both --depth 1',
      'heddle lineage orders/order-events/orders-v1 --level port --depth 3',
      "heddle lineage 'orders/order-events/orders-v1#order_id' --level column",
    ],
    result: lineageForm,
    async run({ options, positionals: [typed = ''] }, terminal) {
      const level = LEVELS.find((one) => one.toLowerCase() === options.level) ?? 'PRODUCT'
      const widest = wholeNumber('widest', options.widest, 1)
      const walk = walkOf(options)
      const directions = options.direction === 'both' ? (['UPSTREAM', 'DOWNSTREAM'] as const) : [walk.direction]
      return withMesh(options, terminal, (mesh) =>
        withThing(mesh, typed, LINEAGE_KINDS, terminal, async ({ id }) => {
          const errors: AnswerError[] = []
          const graphs: Graph[] = []
          for (const direction of directions) {
            const answer = await askMesh(mesh, AROUND, { ...walk, of: id, direction, level })
            const graph = rootOf(answer.data.lineage, answer.errors, 'lineage')
            if (graph === null) return null
            errors.push(...answer.errors)
            graphs.push({ direction, ...graph })
          }
          const result = { mesh: mesh.url, id, level, graphs, errors }
          return { result, text: lineageText(result, { ...terminal, widest }) }
        }),
      )
    },
  })
}
