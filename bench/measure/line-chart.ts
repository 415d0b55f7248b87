/** A drawing for a page of results: lines over two logarithmic axes. */
export interface LineChart {
  readonly title: string
  readonly xTitle: string
  readonly yTitle: string
  readonly lines: readonly Line[]
}

export interface Line {
  readonly name: string
  /** Both greater than 0, in the order of `x`. */
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

const FRAME = { left: 70, top: 50, width: 560, height: 380 }
const LEGEND = { left: FRAME.left + FRAME.width + 20, width: 330, line: 22 }
const WIDTH = LEGEND.left + LEGEND.width
const HEIGHT = FRAME.top + FRAME.height + 55
/** Told apart by people who see fewer colours, too (Okabe and Ito), and by the dashes where they come round again. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#000000', '#e69f00', '#56b4e9']
const DASHES = ['', '7 4', '2 4']

/** As SVG, self-contained and on white, so that it reads on any page. @throws when there is no point */
export function lineChart({ title, xTitle, yTitle, lines }: LineChart): string {
  const points = lines.flatMap((line) => line.points)
  if (points.length === 0) throw new Error('line chart: expected at least one point, got none')
  const x = axis(points.map((point) => point.x))
  const y = axis(points.map((point) => point.y))
  const left = (value: number) => FRAME.left + x.share(value) * FRAME.width
  const top = (value: number) => FRAME.top + (1 - y.share(value)) * FRAME.height
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(FRAME.left, 28, title, 'font-size="16" font-weight="bold"'),
    ...x.powers.flatMap((power) => [
      stroke(left(power), FRAME.top, left(power), FRAME.top + FRAME.height),
      text(left(power), FRAME.top + FRAME.height + 20, short(power), 'text-anchor="middle"'),
    ]),
    ...y.powers.flatMap((power) => [
      stroke(FRAME.left, top(power), FRAME.left + FRAME.width, top(power)),
      text(FRAME.left - 8, top(power) + 4, short(power), 'text-anchor="end"'),
    ]),
    text(FRAME.left + FRAME.width / 2, HEIGHT - 12, xTitle, 'text-anchor="middle"'),
    text(18, FRAME.top - 8, yTitle),
    ...lines.flatMap((line, index) => drawn(line, index, left, top)),
    '</svg>',
    '',
  ].join('\n')
}

function drawn(
  { name, points }: Line,
  index: number,
  left: (x: number) => number,
  top: (y: number) => number,
): string[] {
  const colour = COLOURS[index % COLOURS.length]
  const dash = DASHES[Math.floor(index / COLOURS.length) % DASHES.length]
  const path = points.map(({ x, y }) => `${round(left(x))},${round(top(y))}`).join(' ')
  const style = `fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"`
  const at = FRAME.top + 10 + index * LEGEND.line
  return [
    `<polyline points="${path}" ${style}/>`,
    ...points.map(({ x, y }) => `<circle cx="${round(left(x))}" cy="${round(top(y))}" r="3.5" fill="${colour}"/>`),
    `<line x1="${LEGEND.left}" y1="${at}" x2="${LEGEND.left + 26}" y2="${at}" ${style}/>`,
    text(LEGEND.left + 34, at + 4, name),
  ]
}

/** From the power of ten below the least to that above the greatest. */
function axis(values: readonly number[]) {
  const first = Math.floor(Math.log10(Math.min(...values)))
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))))
  return {
    powers: Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index)),
    share: (value: number) => (Math.log10(value) - first) / (last - first),
  }
}

function short(power: number): string {
  if (power >= 1e6) return `${power / 1e6}M`
  return power >= 1e3 ? `${power / 1e3}k` : String(power)
}

const round = (value: number): number => Math.round(value * 10) / 10
const stroke = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#dddddd"/>`
const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escaped(content)}</text>`
const escaped = (content: string): string =>
  content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
