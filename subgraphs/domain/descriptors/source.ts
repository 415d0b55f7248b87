import type { DomainDocument, Problem } from '../documents.ts'
import type { ProductReading } from './product-folder.ts'
import type { TextReading } from './text-file.ts'
import type { YamlReading } from './yaml-document.ts'

/** Everything a domain describes, read at one time. */
export interface FolderReading {
  /** Null when `domain.yaml` is wrong. */
  readonly domain: DomainDocument | null
  /** By product id. */
  readonly products: ReadonlyMap<string, ProductReading>
  /** Those of no product's file, and of folders that are no product. */
  readonly problems: readonly Problem[]
  /** False when the products could not even be listed: then nothing is known to be gone. */
  readonly complete: boolean
  readonly leaf: { readonly sdl: TextReading; readonly data: YamlReading | null } | null
}

/** Where a domain's descriptors come from. `folderSource` is the one adapter today. */
export interface DescriptorSource {
  /**
   * Never throws for what it finds. `fallback` stands in where `domain.yaml` is wrong. What it answers is not changed afterwards:
   * a product that changed is another object, and one that is the same object is not looked at again.
   */
  read(fallback: DomainDocument | null): Promise<FolderReading>
  /** Files with quality results, as `readText` takes them. */
  resultFiles(): Promise<readonly string[]>
  readText(file: string, maxBytes: number): Promise<TextReading>
  /** Calls back on each change, until the returned function is called. */
  watch(onChange: () => void): Promise<() => Promise<void>>
}
