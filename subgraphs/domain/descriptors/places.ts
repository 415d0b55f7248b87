/** Where something stands in a document: keys and indices from its root. */
export type Path = readonly (string | number)[]

/** `['outputPorts', 0, 'name']` as `$.outputPorts[0].name`. */
export function jsonPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return /^[A-Za-z_][\w-]*$/.test(part) ? `${text}.${part}` : `${text}[${JSON.stringify(part)}]`
  }, '$')
}

/** Only what the document itself says: of `constructor` and the like every object knows something that no file says. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
        ? (inner as Record<string | number, unknown>)[part]
        : undefined,
    value,
  )
}

/** A value as a problem shows it. Never throws: it tells of what is wrong, and that may be anything. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number' || typeof value === 'boolean') return `${value} (a ${typeof value})`
  const text = json(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`
  } catch {
    return 'a value that is no JSON'
  }
}
