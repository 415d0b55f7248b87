import { LINE_ENDS, SHAPES } from './line-shapes.ts'

/** Defined once in the page, for all lines. */
export function LineEnds() {
  return (
    <svg aria-hidden="true" width={0} height={0} className="absolute">
      <defs>
        {LINE_ENDS.map((end) => (
          <marker
            key={end}
            id={`end-${end}`}
            viewBox="-1 -1 12 12"
            refX={10}
            refY={5}
            markerWidth={9}
            markerHeight={9}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path
              d={SHAPES[end]}
              fill={end === 'full' ? 'context-stroke' : 'var(--ground)'}
              stroke="context-stroke"
              strokeWidth={1.5}
            />
          </marker>
        ))}
      </defs>
    </svg>
  )
}
