import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../platform/package-root.ts'

/** Parts of the native forms, as importers write them. */
export type Fields = Readonly<Record<string, unknown>>

export function property(name: string, value: unknown): Fields {
  return { property: name, value }
}

/** A list that says something, under its key. */
export function listed(key: string, items: readonly unknown[]): Fields {
  return items.length === 0 ? {} : { [key]: items }
}

/** The fields that are there, under their names; `false` is something, null and an empty text are not. */
export function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

/** What a `format: uri` lets pass. */
const URI = /^[a-z][a-z0-9+.-]*:[^\s{}<>"|\\^`]*$/i

/**
 * A location that is a URI. One with a placeholder (`s3://lake/{model}/*.json`) is cut before it, so that it is where the data is;
 * as it was written, it is beside it. Null where no part is a URI.
 */
export function locationOf(written: unknown): { readonly location: string | null; readonly isWhole: boolean } {
  if (typeof written !== 'string' || URI.test(written)) return { location: (written as string) ?? null, isWhole: true }
  const cut = written.slice(0, written.lastIndexOf('/', written.indexOf('{')) + 1)
  return { location: written.includes('{') && URI.test(cut) ? cut : null, isWhole: false }
}

interface ServerForm {
  readonly keys: ReadonlySet<string>
  readonly required: readonly string[]
}

let forms: ReadonlyMap<string, ServerForm> | null = null

/** What ODCS 3.1 knows of a kind of server, by the standard's own schema; null for a kind that it does not know. */
export function serverForm(type: string): ServerForm | null {
  forms ??= readServerForms()
  return forms.get(type) ?? null
}

interface OdcsSchema {
  readonly $defs: {
    readonly ServerSource: Readonly<Record<string, { properties?: object; required?: readonly string[] }>>
    readonly Server: {
      readonly allOf: readonly {
        if: { properties: { type: { const?: string; enum?: readonly string[] } } }
        then: { $ref: string }
      }[]
    }
  }
}

function readServerForms(): ReadonlyMap<string, ServerForm> {
  const file = join(packageRoot(), 'subgraphs/domain/standards/odcs/odcs-json-schema-v3.1.0.json')
  const { Server, ServerSource } = (JSON.parse(readFileSync(file, 'utf8')) as OdcsSchema).$defs
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
 * A server in ODCS's form. What the standard does not know of its kind, or a kind it does not know, or one that lacks what the
 * standard asks for, is kept: the former as `customProperties`, the latter two as a server of kind `custom`.
 */
export function serverOf(
  name: string,
  type: string,
  said: Fields,
  { prefix, known = {} }: { readonly prefix: string; readonly known?: Fields },
): Fields {
  const form = serverForm(type)
  const { location, isWhole } = locationOf(said.location)
  const written = isWhole ? said : { ...said, location }
  const fits = form?.required.every((key) => written[key] !== undefined && written[key] !== null) ?? false
  const kind = fits ? type : 'custom'
  const keys = serverForm(kind)?.keys ?? new Set()
  const custom = Object.entries(written).filter(([key, value]) => !keys.has(key) && value !== null)
  return {
    server: name,
    type: kind,
    ...known,
    ...Object.fromEntries(Object.entries(written).filter(([key, value]) => keys.has(key) && value !== null)),
    ...listed('customProperties', [
      ...(kind === type ? [] : [property(`${prefix}.type`, type)]),
      ...(isWhole ? [] : [property(`${prefix}.location`, said.location)]),
      ...custom.map(([key, value]) => property(`${prefix}.${key}`, value)),
    ]),
  }
}
