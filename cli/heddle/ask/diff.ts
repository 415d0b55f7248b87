import { type Command, defineCommand, UsageError } from '../command.ts'
import { MESH_OPTIONS, withMesh } from '../mesh/mesh.ts'
import { askMesh, rootOf } from './answer.ts'
import { BASES, DIFFERENT, diffForm } from './diff-question.ts'
import { diffText } from './diff-text.ts'
import { ID_POSITIONAL, LINEAGE_KINDS, withThing } from './ids/with-thing.ts'
import { LEVELS } from './lineage-options.ts'
import { fixedMoments, LISTED_OPTIONS, lowered, MOMENTS, readDepth, readFirst, readMoment, WHEN } from './options.ts'

export function diffCommand(): Command {
  return defineCommand({
    name: 'diff',
    summary: 'says what of the lineage is not the same at two moments',
    description: `
Compares the edges among what is reached from something at one moment with those at another: which came, which went, and
which are known otherwise, with who says so and by which run. One edge of one writer is one change.

The moments are of what held (valid, as it is known now) or of what was known (known: then late events and corrections are
differences too).`,
    sections: { Moments: MOMENTS },
    positionals: [ID_POSITIONAL],
    options: {
      from: { type: 'string', value: WHEN, help: 'the earlier moment; needed' },
      to: { type: 'string', value: WHEN, help: 'the later moment; now when not given' },
      basis: {
        type: 'string',
        value: '<time>',
        choices: lowered(BASES),
        default: 'valid',
        help: 'which time is meant',
      },
      direction: {
        type: 'string',
        value: '<way>',
        choices: ['downstream', 'upstream'],
        default: 'downstream',
        help: 'downstream: what is made from it; upstream: what it is made from',
      },
      depth: {
        type: 'string',
        value: '<n>',
        help: 'how many dataset hops to follow, 1 to 64; as far as it goes when not given',
      },
      level: {
        type: 'string',
        value: '<level>',
        choices: lowered(LEVELS),
        help: 'what the ends of an edge are; port when not given, column for a column',
      },
      ...LISTED_OPTIONS,
      ...MESH_OPTIONS,
    },
    ends: '0 when it was answered, also when nothing differs, 1 when it could not be',
    examples: [
      'heddle diff orders/order-events --from P7D',
      'heddle diff payments --from 2026-01-01 --to 2026-02-01 --level product',
      'heddle diff marketing/customer360 --from P1D --basis known --direction upstream --json',
    ],
    result: diffForm,
    async run({ options, positionals: [typed = ''] }, terminal) {
      const now = new Date()
      const from = readMoment('from', options.from, now)
      if (from === null) throw new UsageError('expected --from <when>: the earlier moment')
      const asked = {
        from,
        to: readMoment('to', options.to, now),
        direction: options.direction.toUpperCase(),
        depth: readDepth(options),
        level: options.level?.toUpperCase() ?? null,
        basis: options.basis.toUpperCase(),
        first: readFirst(options),
        after: options.after ?? null,
      }
      return withMesh(options, terminal, (mesh) =>
        withThing(mesh, typed, LINEAGE_KINDS, terminal, async ({ id }) => {
          const { data, errors } = await askMesh(mesh, DIFFERENT, { ...asked, of: id })
          const found = rootOf(data.lineageDiff, errors, 'lineageDiff')
          if (found === null) return null
          const { changes, ...counts } = found
          const result = {
            mesh: mesh.url,
            id,
            ...counts,
            changes: changes.edges.map(({ node }) => node),
            pageInfo: changes.pageInfo,
            errors: [...errors],
          }
          return { result, text: diffText(result, terminal, fixedMoments(options, { from: asked.from, to: asked.to })) }
        }),
      )
    },
  })
}
