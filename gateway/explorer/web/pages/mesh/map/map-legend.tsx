import { inFigures } from '../../../ui/words.ts'
import { widthsUpTo } from './map-graph.ts'

/** What the widths of the lines mean. */
export function MapLegend({ most }: { readonly most: number }) {
  return (
    <ul aria-label="What the lines mean" className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {widthsUpTo(most).map(({ width, least, most }) => (
        <li key={width} className="flex items-center gap-1">
          <svg aria-hidden="true" width={32} height={12} viewBox="0 0 32 12">
            <path d="M0,6 L32,6" className={`graph-line map-line-${width}`} />
          </svg>
          read by {least === most ? inFigures(least) : `${inFigures(least)}–${inFigures(most)}`}{' '}
          {most === 1 ? 'product' : 'products'}
        </li>
      ))}
    </ul>
  )
}
