import type { YamlDocument } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import type { NotCarried } from '../importer.ts'
import { type Layers, layersOf } from '../layers.ts'
import { type Field, readSource, type Source } from '../source.ts'

/** Files given with a descriptor, opened when something refers to them: what is in the others is none of its business. */
export interface Beside {
  open(name: string): Field | undefined
  has(name: string): boolean
  /** The files that were opened. */
  files(): readonly string[]
  notCarried(): readonly NotCarried[]
}

export function openBeside(documents: ReadonlyMap<string, YamlDocument>, problems: Problem[]): Beside {
  const opened = new Map<string, Source>()
  /** By its name alone: who imports gives the files of one folder. An address names none of them. */
  const find = (name: string): YamlDocument | undefined =>
    /^[a-z][a-z0-9+.-]*:/i.test(name) ? undefined : documents.get(name.split('/').at(-1) ?? '')
  return {
    has: (name) => find(name) !== undefined,
    open(name) {
      const document = find(name)
      if (document === undefined) return undefined
      const source = opened.get(document.file) ?? readSource(document, 'nothing refers to it', problems)
      opened.set(document.file, source)
      return source.root
    },
    files: () => [...opened.keys()],
    notCarried: () => [...opened.values()].flatMap((source) => source.notCarried()),
  }
}

/** Beyond this, references to what holds references multiply rather than spare writing. */
const MAX_REFERENCES = 1_000

/** A descriptor with the files beside it: all that a reference may lead to. */
export interface Given {
  readonly root: Field
  readonly beside: Beside
  /** How many references have been followed so far. */
  references: number
}

/** A part with what it refers to; null, and a problem, when that leads nowhere, or too far. */
export function follow(part: Field, given: Given): Layers | null {
  const reference = part.child('$ref')
  if (!reference.isGiven) return [part]
  given.references += 1
  if (given.references === MAX_REFERENCES + 1) reference.problem(`at most ${MAX_REFERENCES} uses of \`$ref\``, 'more')
  return given.references > MAX_REFERENCES ? null : layersOf(part, { root: given.root, beside: given.beside.open })
}
