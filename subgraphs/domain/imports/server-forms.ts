import { publishedSchema } from '../descriptors/published-schema.ts'
import { type CustomProperty, compact, isUri, keptProperties } from './native-files.ts'

interface ServerForm {
  readonly keys: ReadonlySet<string>
  readonly required: readonly string[]
}

interface OdcsServers {
  readonly ServerSource: Readonly<Record<string, { properties?: object; required?: readonly string[] }>>
  readonly Server: {
    readonly allOf: readonly {
      if: { properties: { type: { const?: string; enum?: readonly string[] } } }
      then: { $ref: string }
    }[]
  }
}

let forms: ReadonlyMap<string, ServerForm> | null = null

/** What ODCS knows of a kind of server, by the standard's own schema; undefined for a kind that it does not know. */
function serverForm(type: string): ServerForm | undefined {
  forms ??= readServerForms(publishedSchema('odcs').$defs as OdcsServers)
  return forms.get(type)
}

function readServerForms({ Server, ServerSource }: OdcsServers): ReadonlyMap<string, ServerForm> {
  return new Map(
    Server.allOf.flatMap((rule) => {
      const { const: one, enum: several = [] } = rule.if.properties.type
      const source = ServerSource[rule.then.$ref.split('/').at(-1) ?? '']
      const form = { keys: new Set(Object.keys(source?.properties ?? {})), required: source?.required ?? [] }
      return [...(one === undefined ? [] : [one]), ...several].map((type) => [type, form] as const)
    }),
  )
}

/**
 * A server that another form describes by keys of its own, in ODCS's form. What the standard does not know of its kind is kept; a
 * kind that it does not know, or a server that lacks what it asks for, is one of kind `custom` that says which it was. `more` are
 * customProperties of the server besides.
 */
export function serverOf(
  {
    type,
    said,
    prefix,
  }: { readonly type: string; readonly said: Readonly<Record<string, unknown>>; readonly prefix: string },
  more: readonly CustomProperty[] = [],
): object {
  const { location, isWhole } = locationOf(said.location)
  const written = isWhole ? said : { ...said, location }
  const isGiven = (key: string): boolean => written[key] !== undefined && written[key] !== null
  const kind = serverForm(type)?.required.every(isGiven) ? type : 'custom'
  const keys = serverForm(kind)?.keys ?? new Set()
  const given = Object.entries(written).filter(([key]) => isGiven(key))
  const kept = given.filter(([key]) => !keys.has(key)).map(([key, value]) => [`${prefix}.${key}`, value])
  return {
    type: kind,
    ...Object.fromEntries(given.filter(([key]) => keys.has(key))),
    ...compact({
      customProperties: [
        ...keptProperties({
          [`${prefix}.type`]: kind === type ? undefined : type,
          [`${prefix}.location`]: isWhole ? undefined : said.location,
          ...Object.fromEntries(kept),
        }),
        ...more,
      ],
    }),
  }
}

/**
 * A location that is a URI. One with a placeholder (`s3://lake/{model}/*.json`) is cut before it, so that it is where the data is;
 * as it was written, it is beside it. Undefined where no part is a URI.
 */
function locationOf(written: unknown): { readonly location: unknown; readonly isWhole: boolean } {
  if (typeof written !== 'string' || isUri(written)) return { location: written, isWhole: true }
  const cut = written.slice(0, written.lastIndexOf('/', written.indexOf('{')) + 1)
  return { location: written.includes('{') && isUri(cut) ? cut : undefined, isWhole: false }
}
