import type { DatasetName } from '../../../schema/lineage-document.ts'
import type { YamlDocument } from '../descriptors/yaml-document.ts'
import type { Problem } from '../documents.ts'

/** A file that an importer reads, with those that belong to it (dbt's `catalog.json`). */
export interface ImportInput {
  readonly document: YamlDocument
  /** As it stands in the file, comments and all, for who copies it. */
  readonly text?: string
  /** What the importer reads beside it, by the companions' names, or by those that its documents refer to files by. */
  readonly beside: ReadonlyMap<string, YamlDocument>
  /** What to call what the document leaves `open`: the name of its file, where others of the same import leave it open too. */
  readonly called?: string | undefined
  /** What whoever imports may decide, by the names of the form's `options`; an unknown one is a problem. */
  readonly options?: ReadonlyMap<string, string>
}

/** A file to be written into a domain's folder, at a path seen from there. Values are written as YAML. */
export interface ImportedFile {
  readonly file: string
  readonly value: unknown
  /** The same as somebody wrote it, comments and all: written instead. */
  readonly text?: string
}

export interface Place {
  readonly file: string
  readonly line: number | null
  readonly path: string
}

/** Something the source says that has no place in the native forms, so that nothing is dropped without a word. */
export interface NotCarried extends Place {
  readonly value: string
  /** Why it is not carried over, and where it could be kept. */
  readonly why: string
}

/** A domain that a source names and that stands as the folder's here, with the ids that are made of it. */
export interface Adapted extends Place {
  readonly value: string
  readonly to: string
  readonly ids: readonly { readonly value: string; readonly to: string }[]
}

/**
 * Something that reads and offers nothing, such as a dashboard: what lineage's `registerConsumer` takes, but that the outputs it
 * reads are named before it is settled which domain they are imported into (`consumerReads` of `consumers.ts`).
 */
export interface ImportedConsumer {
  readonly namespace: string
  readonly name: string
  readonly kind: string
  readonly label: string | null
  readonly owner: { readonly name: string | null; readonly email: string | null } | null
  readonly url: string | null
  /** Where it is known from, and what it says of itself. */
  readonly reason: string
  readonly reads: readonly ConsumerRead[]
}

/** A port by the segments of its id below the domain, or a dataset. */
export type ConsumerRead = { readonly product: string; readonly port: string } | { readonly dataset: DatasetName }

/** What an import amounts to: ODPS products and ODCS contracts, and a list of all that these have no place for. */
export interface Imported {
  /** The domain that the source names, as it names it; null when it names none. */
  readonly domain: string | null
  /** Where it names it. */
  readonly domainAt?: Place
  /** Its files are the source's own, copied: nothing is added to them. */
  readonly isNative?: true
  /** Its product is made around one contract: it says nothing of other ports. */
  readonly isAround?: true
  /** What it does not say, and got a name that others may have got too: which product it belongs to, or which port of the product. */
  readonly open?: 'product' | 'port'
  readonly files: readonly ImportedFile[]
  /** The files beside it that it refers to, and that were read with it. */
  readonly referred?: readonly string[]
  /** Who reads what is imported, as far as the source knows; for lineage, since no file of a domain has a place for them. */
  readonly consumers?: readonly ImportedConsumer[]
  readonly notCarried: readonly NotCarried[]
  /** What is wrong with the source. With any problem there are no files: nothing is half imported. */
  readonly problems: readonly Problem[]
}

/**
 * A foreign form of describing data, read into the native ones: Bitol ODPS and ODCS. One form a file; which one reads a
 * document is told by its content, never by its name alone.
 */
export interface Importer {
  /** What `--from` calls it. */
  readonly name: string
  /** For people. */
  readonly title: string
  /** Whether a document is of this form, judged by what only this form has. */
  recognises(value: unknown): boolean
  /** What it reads beside a document of its form, and what is of no form alone (dbt's `catalog.json`). */
  readonly companions?: readonly Companion[]
  /** The names of what it may be told besides; none where it is left out. */
  readonly options?: readonly string[]
  /** Its documents refer to files that may lie beside them, whatever these are: they are read by their names. */
  readonly refersToFiles?: true
  read(input: ImportInput): Imported
}

export interface Companion {
  /** The name that its file usually has. */
  readonly name: string
  recognises(value: unknown): boolean
}

/** The way back, where the form has room for what the native ones say. */
export interface Exporter {
  readonly name: string
  /** The form is written as JSON, not as YAML. */
  readonly isJson?: true
  /** One document of the form for one product; what the form has no place for is listed. */
  write(product: ExportInput): { readonly value: unknown; readonly notCarried: readonly NotCarried[] }
}

export interface ExportInput {
  readonly product: YamlDocument
  readonly contracts: readonly YamlDocument[]
  /** The domain's own name, for forms that ask for one of a product that names none. */
  readonly domain?: string
}
