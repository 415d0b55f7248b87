import { Lines } from '../ui/loading.tsx'

/** While the script of a page is on its way. */
export function PagePending() {
  return (
    <div className="mx-auto max-w-7xl p-4">
      <Lines count={8} label="Loading the page" />
    </div>
  )
}
