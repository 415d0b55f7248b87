import { Link } from '@tanstack/react-router'
import { Notice } from '../../ui/notice.tsx'
import { isFiltered, NO_SEARCH, type SearchState } from './search-state.ts'

/** As they are typed one after the other: the token file is that of the mesh, or what its operators gave. */
const firstProduct = (mesh: string): string => `heddle enrol ${mesh} --token-file .heddle/tokens.json
heddle new domain my-domain
cd my-domain
heddle new product my-product
heddle serve      # in a terminal of its own
heddle publish`

/** Nothing was found: why that may be, and what to do. */
export function EmptySearch({ state }: { readonly state: SearchState }) {
  if (isFiltered(state))
    return (
      <Notice kind="plain" title="Nothing matches with these filters">
        <Link to="/search" search={{ ...NO_SEARCH, q: state.q }} className="underline">
          Search without them
        </Link>
      </Notice>
    )
  if (state.q !== '')
    return (
      <Notice
        kind="plain"
        title={`Nothing is called “${state.q}”, or has it in its columns, tags, descriptions or owners`}
      >
        <p>
          Slips of the keyboard and unfinished words are forgiven. Try fewer words, or{' '}
          <Link to="/search" search={NO_SEARCH} className="underline">
            look at everything
          </Link>
          .
        </p>
      </Notice>
    )
  return (
    <Notice kind="plain" title="Nothing is published yet">
      <p>A domain is in the mesh after these commands, in a folder of its own:</p>
      <pre className="mt-2 whitespace-pre-wrap rounded bg-surface p-2 font-mono text-sm">
        {firstProduct(location.origin)}
      </pre>
    </Notice>
  )
}
