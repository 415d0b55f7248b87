import { Document, isAlias, isNode, isSeq, type Node, parseDocument, visit } from 'yaml'
import type { Path } from '../../descriptors/yaml-document.ts'
import type { ImportedFile } from '../importer.ts'
import { isMap } from '../marks.ts'
import { writtenLike } from '../native/written-like.ts'
import { UNSAID } from '../native-files.ts'
import { matchItems } from './match-items.ts'

/** A file as it is there. */
export interface FileThere {
  readonly text: string
  readonly value: unknown
}

export interface MergedFile extends ImportedFile {
  /** What stays as it was, because the import says nothing of it. */
  readonly kept: readonly Path[]
}

/**
 * A file that was made of a source, put into the one that is there: what the source says stands, and what it says nothing of stays as
 * somebody wrote it, comments and all. Columns are the source's, so that one that it has no more goes; ports are where it describes
 * the product (`isWhole`), and not where the product is made around one contract.
 */
export function mergeFile(
  made: ImportedFile,
  there: FileThere,
  { isWhole }: { readonly isWhole: boolean },
): MergedFile {
  const document = editable(there)
  const kept: Path[] = []
  merge([], there.value, made.value)
  const value = document.toJS() as unknown
  return { file: made.file, value, text: writtenLike(there.text, document), kept }

  function merge(at: Path, was: unknown, is: unknown): void {
    if (isMap(was) && isMap(is) && at.at(-1) !== 'value') mergeMaps(at, was, is)
    else if (isListOfThings(at, was) && isListOfThings(at, is)) mergeLists(at, was, is)
    else if (isUnsaid(at, is)) keep(at, was, is)
    else if (JSON.stringify(was) !== JSON.stringify(is)) document.setIn(at, document.createNode(is))
  }

  function mergeMaps(at: Path, was: Readonly<Record<string, unknown>>, is: Readonly<Record<string, unknown>>): void {
    const isOther = was.logicalType !== is.logicalType
    for (const key of Object.keys(was)) {
      if (Object.hasOwn(is, key)) continue
      if (isColumn(at) && (OF_A_COLUMN.has(key) || (isOther && key === 'logicalTypeOptions')))
        document.deleteIn([...at, key])
      else kept.push([...at, key])
    }
    for (const [key, value] of Object.entries(is)) {
      if (Object.hasOwn(was, key)) merge([...at, key], was[key], value)
      else document.setIn([...at, key], document.createNode(value))
    }
  }

  function mergeLists(at: Path, was: readonly unknown[], is: readonly unknown[]): void {
    const { before, gone } = matchItems(was, is)
    for (const [index, old] of before) merge([...at, old], was[old], is[index])
    const list = document.getIn(at, true)
    if (!isSeq(list)) return
    const items = [...list.items] as Node[]
    const isGone = (index: number): boolean => isSourcesOwn(at, was[index], isWhole)
    const stay = gone.filter((index) => !isGone(index))
    kept.push(...stay.map((index) => [...at, index]))
    const now = is.map((item, index) => {
      const old = before.get(index)
      return old === undefined ? document.createNode(item) : items[old]
    })
    const isOrdered = gone.every(isGone)
    const order = isOrdered
      ? now
      : [
          ...items.filter((_, index) => !gone.includes(index) || stay.includes(index)),
          ...now.filter((_, index) => !before.has(index)),
        ]
    list.items = order.filter(isNode)
  }

  function keep(at: Path, was: unknown, is: unknown): void {
    if (was !== is) kept.push(at)
  }
}

/** Aliases stand for one another: they are written out, with their comments, before a part of one is changed. */
function editable({ text, value }: FileThere): Document {
  const document = parseDocument(text)
  let hasAliases = false
  visit(document, {
    Alias(_, node) {
      hasAliases ||= isAlias(node)
    },
  })
  return hasAliases ? new Document(value, { aliasDuplicateObjects: false }) : document
}

/** What a column is by its source alone: where that says no more that it is required, it is not. */
const OF_A_COLUMN: ReadonlySet<string> = new Set([
  'required',
  'unique',
  'primaryKey',
  'primaryKeyPosition',
  'logicalType',
  'physicalType',
  'properties',
  'items',
])

function isColumn(at: Path): boolean {
  return at[0] === 'schema' && at.length >= 2
}

/** What importers alone write. */
const OWN_PROPERTY = /^(avro[A-Z]|dcs\.|dpds\.|jsonSchema[A-Z])/

function isSourcesOwn(at: Path, item: unknown, isWhole: boolean): boolean {
  const key = at.at(-1)
  if (key === 'schema' || key === 'properties') return true
  if (key === 'outputPorts' || key === 'inputPorts') return isWhole
  return key === 'customProperties' && isMap(item) && OWN_PROPERTY.test(String(item.property))
}

/** A list of maps, or of tags; others are values that stand for themselves. */
function isListOfThings(at: Path, value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && (at.at(-1) === 'tags' || value.every(isMap)) && !at.includes('value')
}

/** What an importer writes because the standards ask for it: the source did not say so. */
function isUnsaid(at: Path, value: unknown): boolean {
  const key = at.at(-1)
  return (key === 'version' || key === 'status') && value === UNSAID[key]
}
