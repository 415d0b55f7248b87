import { PORT_KINDS, PRODUCT_STATUSES } from '../../../schema/enums.ts'
import { type Command, defineCommand, UsageError } from '../command.ts'
import { MESH_OPTIONS, withMesh } from '../mesh/mesh.ts'
import { askMesh, rootOf } from './answer.ts'
import { LISTED_OPTIONS, lowered, readFirst, uppered } from './options.ts'
import { FOUND, foundForm } from './search-question.ts'
import { searchText } from './search-text.ts'

/** The enum `SearchSort` of the graph. */
const SORTS = ['RELEVANCE', 'NAME', 'UPDATED', 'QUALITY', 'CONSUMERS'] as const

export function searchCommand(): Command {
  return defineCommand({
    name: 'search',
    summary: 'finds products and ports by words',
    description: `
Finds products and ports by words in their names, titles, tags, columns, descriptions and owners, best first. Typos and
unfinished words are forgiven. Without a word it lists all that the filters leave. What a domain offers is found while the
domain is down as well.

An option that is given several times takes any one of its values; of different options all have to fit.`,
    positionals: [{ name: 'words', help: 'what to look for; there is no query language', optional: true, many: true }],
    options: {
      domain: { type: 'string', multiple: true, value: '<id>', id: 'domain', help: 'only what this domain owns' },
      owner: { type: 'string', multiple: true, value: '<team>', help: 'only what this team owns, to the letter' },
      tag: { type: 'string', multiple: true, value: '<tag>', help: 'only what has this tag, to the letter' },
      status: {
        type: 'string',
        multiple: true,
        value: '<status>',
        choices: lowered(PRODUCT_STATUSES),
        help: 'only what stands there in its life',
      },
      kind: {
        type: 'string',
        multiple: true,
        value: '<kind>',
        choices: lowered(PORT_KINDS),
        help: 'only products with a port that is read so',
      },
      sort: {
        type: 'string',
        value: '<order>',
        choices: lowered(SORTS),
        help: 'in which order; unknown comes last; default: relevance',
      },
      ...LISTED_OPTIONS,
      ...MESH_OPTIONS,
    },
    ends: '0 when it was answered, also with nothing found, 1 when it could not be',
    examples: [
      'heddle search customer id',
      'heddle search --domain orders --status active',
      'heddle search customer --kind iceberg --json',
      'heddle search --domain orders --sort consumers',
    ],
    result: foundForm,
    async run({ options, positionals }, terminal) {
      const text = positionals.join(' ')
      const { domain, owner, tag, status, kind, after, sort } = options
      const first = readFirst(options)
      const filter = { domain, owner, tag, status: uppered(status), kind: uppered(kind) }
      if (text.length > 1_000)
        throw new UsageError(`<words>: expected at most 1,000 characters, received ${text.length}`)
      return withMesh(options, terminal, async (mesh) => {
        const { data, errors } = await askMesh(mesh, FOUND, {
          text,
          filter,
          first,
          after: after ?? null,
          sort: sort?.toUpperCase() ?? null,
        })
        const found = rootOf(data.search, errors, 'search')
        if (found === null) throw new Error('the mesh has no answer to a search, and does not say why')
        const { totalCount, facets, edges, pageInfo } = found
        const result = {
          mesh: mesh.url,
          text,
          totalCount,
          facets,
          hits: edges.map(({ node }) => node),
          pageInfo,
          errors: [...errors],
        }
        return { result, text: searchText(result, terminal) }
      })
    },
  })
}
