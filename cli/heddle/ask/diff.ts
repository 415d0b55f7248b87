import { z } from 'zod'
import { readRelease } from '../check/accepted-releases.ts'
import { type Command, defineCommand, UsageError } from '../command.ts'
import { MESH_OPTIONS, withMesh } from '../mesh/mesh.ts'
import { askMesh, rootOf } from './answer.ts'
import { BASES, DIFFERENT, diffForm } from './diff-question.ts'
import { diffText } from './diff-text.ts'
import { ID_POSITIONAL, LINEAGE_KINDS, withThing } from './ids/with-thing.ts'
import { LEVELS } from './lineage-options.ts'
import { fixedMoments, LISTED_OPTIONS, lowered, MOMENTS, readDepth, readFirst, readMoment, WHEN } from './options.ts'
import { diffReleases, type Releases, releaseDiffForm, releaseDiffText } from './release-diff.ts'

export function diffCommand(): Command {
  return defineCommand({
    name: 'diff',
    summary: 'says what is not the same: of the lineage at two moments, of a product or domain in two releases',
    description: `
Compares the edges among what is reached from something at one moment with those at another: which came, which went, and
which are known otherwise, with who says so and by which run. One edge of one writer is one change.

With --from-release or --to-release it compares two accepted releases of a domain, or of one of its products: port by port and
column by column. A release is called by its digest, or by as many digits of it as tell it from the others; heddle show <domain> lists them.

The moments are of what held (valid, as it is known now) or of what was known (known: then late events and corrections are
differences too).`,
    sections: { Moments: MOMENTS },
    positionals: [ID_POSITIONAL],
    options: {
      from: { type: 'string', value: WHEN, help: 'the earlier moment; needed, but for releases' },
      to: { type: 'string', value: WHEN, help: 'the later moment; now when not given' },
      'from-release': {
        type: 'string',
        value: '<digest>',
        id: 'release',
        offers: ['previous'],
        help: 'compare releases, from this one; previous, or not given: the one accepted before',
      },
      'to-release': {
        type: 'string',
        value: '<digest>',
        id: 'release',
        offers: ['current'],
        help: 'compare releases, with this one; current, or not given: the accepted one',
      },
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
      'heddle diff orders/order-events --from-release previous',
      'heddle diff marketing/customer360 --from P1D --basis known --direction upstream --json',
    ],
    result: z.discriminatedUnion('compared', [diffForm, releaseDiffForm]),
    async run({ options, positionals: [typed = ''] }, terminal) {
      const now = new Date()
      const releases = releasesOf(options)
      if (releases !== null)
        return withMesh(options, terminal, (mesh) =>
          withThing(mesh, typed, ['DOMAIN', 'PRODUCT'], terminal, async (id) => {
            const result = await diffReleases(mesh, id, releases)
            return result === null ? null : { result, text: releaseDiffText(result, terminal) }
          }),
        )
      const from = readMoment('from', options.from, now)
      if (from === null) throw new UsageError('expected --from <when>, the earlier moment, or --from-release <digest>')
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
            compared: 'lineage' as const,
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

/** Null when moments are meant. @throws UsageError for both at once, and for what is no release */
function releasesOf(options: {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly 'from-release'?: string | undefined
  readonly 'to-release'?: string | undefined
}): Releases | null {
  const { from, to, 'from-release': fromRelease = null, 'to-release': toRelease = null } = options
  if (fromRelease === null && toRelease === null) return null
  if (from !== undefined || to !== undefined)
    throw new UsageError('expected moments (--from, --to) or releases (--from-release, --to-release), received both')
  const read = (option: string, typed: string | null, least: string) =>
    typed === null || typed === least ? null : readRelease(option, typed)
  return { from: read('from-release', fromRelease, 'previous'), to: read('to-release', toRelease, 'current') }
}
