import { basename } from 'node:path'
import type { YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'
import type { Companion, Importer } from './importer.ts'
import type { ReadSource } from './read-sources.ts'

export interface ReadAs {
  readonly source: ReadSource
  readonly form: Importer
}

export interface Besides {
  readonly documents: ReadonlyMap<string, YamlDocument>
  readonly problems: readonly Problem[]
}

/**
 * What an importer reads beside a document of its form, told by the content: a companion that was named, wherever it lies unless
 * that is beside another document of the form, else one in the same folder; else a file there of the companion's name, so that one
 * whose content is something else is told of.
 */
export function besidesOf(
  { source, form }: ReadAs,
  strangers: readonly ReadSource[],
  read: readonly ReadAs[],
): Besides {
  if (form.refersToFiles)
    return { documents: neighboursOf(source, [...strangers, ...read.map((one) => one.source)]), problems: [] }
  const isNear = ({ folder }: ReadSource): boolean => folder === source.folder
  const isFree = ({ folder }: ReadSource): boolean =>
    !read.some((other) => other.form === form && other.source.folder === folder)
  const within = strangers.filter((other) => isNear(other) || (other.isNamed && isFree(other)))
  const problems: Problem[] = []
  const documents = (form.companions ?? []).flatMap((companion): (readonly [string, YamlDocument])[] => {
    const { name } = companion
    const known = within.filter(({ document }) => isCompanion(companion, document))
    const named = known.filter(({ isNamed }) => isNamed)
    const [first, ...others] =
      named.length > 0
        ? named
        : known.length > 0
          ? known
          : within.filter((other) => isNear(other) && basename(other.document.file) === name)
    if (first === undefined) return []
    if (others.length > 0) {
      const files = [first, ...others].map(({ document }) => document.file).join(', ')
      problems.push(first.document.problem([], `one ${name} beside ${source.document.file}`, files))
    }
    return [[name, first.document]]
  })
  return { documents: new Map(documents), problems }
}

function neighboursOf(source: ReadSource, others: readonly ReadSource[]): Besides['documents'] {
  const near = others.filter((other) => other !== source && other.folder === source.folder)
  return new Map(near.map(({ document }) => [basename(document.file), document]))
}

export function isCompanion(companion: Companion, { value }: YamlDocument): boolean {
  try {
    return companion.recognises(value)
  } catch {
    return false
  }
}
