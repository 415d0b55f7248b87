import { compareTexts } from '../../../platform/compare-texts.ts'
import { oneLine } from '../terminal/one-line.ts'
import { amount } from '../terminal/ticker.ts'
import type { AnswerError } from './answer.ts'
import type { Drawing } from './draw/columns.ts'
import { section, whatIsMissing } from './draw/page.ts'
import { counted, joined } from './draw/values.ts'
import type { Graph } from './lineage-question.ts'

export type TreeDrawing = Drawing & {
  /** More than so many of one thing are grouped. */
  readonly widest: number
}

type Node = Graph['nodes'][number]
type Edge = Graph['edges'][number]

export function lineageText(
  { graphs, errors }: { readonly graphs: readonly Graph[]; readonly errors: readonly AnswerError[] },
  drawing: TreeDrawing,
): string {
  const parts = graphs.map((graph) => {
    const heading = graph.direction === 'UPSTREAM' ? 'Where it comes from' : 'Where it goes to'
    return `${section(heading, tree(graph, drawing), drawing)}${truncation(graph, drawing)}`
  })
  return `${parts.join('').replace(/^\n/, '')}${whatIsMissing(errors, drawing)}`
}

function truncation({ truncated, depthReached, nodes }: Graph, { style }: Drawing): string {
  if (!truncated) return ''
  return style.warning(
    `  It stops at ${counted(nodes.length, 'node')}, after ${counted(depthReached, 'whole hop')}; there is more.\n`,
  )
}

/** Each node is drawn out under the nearest one that leads to it, and only named under all others. */
function tree(graph: Graph, drawing: TreeDrawing): string {
  const { nodes, direction } = graph
  const stepsOf = stepsFrom(graph)
  const roots = nodes.filter(({ distance }) => distance === 0)
  const homes = homesOf(roots, stepsOf, drawing)
  const lines: string[] = []

  function draw(node: Node, margin: string): void {
    const steps = stepsOf(node.id)
    const isHub = steps.length > drawing.widest
    const total = (direction === 'UPSTREAM' ? node.upstreamTotal : node.downstreamTotal) ?? 0
    const more = total > steps.length ? [drawing.style.faint(`… ${amount(total - steps.length)} more`)] : []
    const rows = [...(isHub ? grouped(steps) : steps), ...more]
    rows.forEach((row, at) => {
      const isLast = at === rows.length - 1
      const text = typeof row === 'string' ? row : stepText(row, node)
      lines.push(`${margin}${isLast ? '└─ ' : '├─ '}${text}`)
      if (typeof row !== 'string' && homes.get(row.node.id) === node.id)
        draw(row.node, `${margin}${isLast ? '   ' : '│  '}`)
    })
  }

  function stepText({ node, edges }: Step, from: Node): string {
    const isElsewhere = homes.get(node.id) !== from.id && stepsOf(node.id).length > 0
    const elsewhere = isElsewhere ? drawing.style.faint(' (what comes after it stands elsewhere)') : ''
    return `${nodeText(node, drawing)}  ${edgeText(edges, drawing)}${elsewhere}`
  }

  for (const root of roots) {
    lines.push(nodeText(root, drawing))
    draw(root, '')
  }
  return lines.map((line) => `  ${line}\n`).join('')
}

/** What is one step further from a node, nearest first; all edges between two nodes are one step. */
function stepsFrom({ direction, nodes, edges }: Graph): (id: string) => readonly Step[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const steps = new Map<string, Map<string, Step>>()
  for (const edge of edges) {
    const [near, far] = direction === 'UPSTREAM' ? [edge.to, edge.from] : [edge.from, edge.to]
    const node = byId.get(far)
    if (node === undefined || near === far) continue
    const ofNear = steps.get(near) ?? new Map<string, Step>()
    steps.set(near, ofNear)
    ofNear.set(far, { node, edges: [...(ofNear.get(far)?.edges ?? []), edge] })
  }
  const order = (a: Step, b: Step) =>
    (a.node.distance ?? 0) - (b.node.distance ?? 0) || compareTexts(a.node.id, b.node.id)
  return (id) => [...(steps.get(id)?.values() ?? [])].toSorted(order)
}

/** Under which node each is drawn out: the first that leads to it, hop by hop. What lies behind a hub alone has no place. */
function homesOf(
  roots: readonly Node[],
  stepsOf: (id: string) => readonly Step[],
  { widest }: TreeDrawing,
): ReadonlyMap<string, string | null> {
  const homes = new Map<string, string | null>(roots.map(({ id }) => [id, null]))
  for (let hop = roots.map(({ id }) => id); hop.length > 0; ) {
    const next: string[] = []
    for (const id of hop) {
      const steps = stepsOf(id)
      if (steps.length > widest) continue
      for (const { node } of steps) {
        if (homes.has(node.id)) continue
        homes.set(node.id, id)
        next.push(node.id)
      }
    }
    hop = next
  }
  return homes
}

type Step = { readonly node: Node; readonly edges: readonly Edge[] }

/** Of a hub's many, how many each domain has: `payments: 14`. */
function grouped(steps: readonly Step[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { node } of steps) {
    const group = node.domainId ?? `${node.kind.toLowerCase()}s of no domain`
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([a, many], [b, few]) => few - many || compareTexts(a, b))
    .map(([group, count]) => `${oneLine(group)}: ${amount(count)}`)
}

function nodeText({ id, kind, label, availability, dangling }: Node, { style }: Drawing): string {
  const title = label === id ? '' : oneLine(label)
  const mind = joined([
    availability !== null && availability !== 'LIVE' && availability.toLowerCase(),
    dangling === true && 'not in its contract',
  ])
  const named = joined(
    [kind === 'PRODUCT' || kind === 'PORT' || kind === 'COLUMN' ? '' : kind.toLowerCase(), title],
    ' ',
  )
  return joined([style.heading(oneLine(id)), named, mind !== '' && style.warning(`[${mind}]`)], '  ')
}

/** How all writers together say it: the surest of them, and the ways it is known. */
function edgeText(edges: readonly Edge[], { style }: Drawing): string {
  const methods = [...new Set(edges.map(({ method }) => method.toLowerCase()))].sort()
  const sure = Math.max(...edges.map(({ confidence }) => confidence))
  const stale = edges.every((edge) => edge.stale === true)
  return `${style.faint(`${methods.join(', ')} ${sure.toFixed(2)}`)}${stale ? ` ${style.warning('stale')}` : ''}`
}
