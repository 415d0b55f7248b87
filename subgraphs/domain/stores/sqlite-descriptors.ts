import type Database from 'libsql'
import type { DomainDocument, ProductDocument } from '../documents.ts'
import { documentDigest } from '../release-digest.ts'
import type { DescriptorMemory, LeafDocument, Release, RememberedProduct } from './store.ts'

/** As many accepted releases are kept, each whole, so that the domain can be rolled back to them. */
const KEPT_RELEASES = 10

interface ProductRow {
  readonly id: string
  readonly document: string
  readonly digest: string
  readonly seen_at: string
}

type SeenRow = Pick<ProductRow, 'id' | 'digest' | 'seen_at'>

export function createDescriptorMemory(database: Database.Database): DescriptorMemory {
  const selectDomain = database.prepare('SELECT document FROM good_domain')
  const saveDomain = database.prepare(
    `INSERT INTO good_domain VALUES (1, ?)
     ON CONFLICT DO UPDATE SET document = excluded.document WHERE document <> excluded.document`,
  )
  const selectProducts = database.prepare('SELECT * FROM good_product')
  const selectSeen = database.prepare('SELECT id, digest, seen_at FROM good_product')
  const saveProduct = database.prepare(
    `INSERT INTO good_product VALUES (@id, @document, @digest, @seenAt)
     ON CONFLICT DO UPDATE SET document = excluded.document, digest = excluded.digest, seen_at = excluded.seen_at`,
  )
  const selectLeaf = database.prepare('SELECT document FROM good_leaf')
  const saveLeaf = database.prepare(
    `INSERT INTO good_leaf VALUES (1, ?)
     ON CONFLICT DO UPDATE SET document = excluded.document WHERE document <> excluded.document`,
  )
  const saveRelease = database.prepare(
    'INSERT INTO release (digest, content) VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content',
  )
  const selectRelease = database.prepare('SELECT content FROM release WHERE digest = ?')
  const selectAccepted = database.prepare('SELECT digest FROM accepted')
  const saveAccepted = database.prepare(
    'INSERT INTO accepted VALUES (1, ?) ON CONFLICT DO UPDATE SET digest = excluded.digest',
  )
  const numberAccepted = database.prepare(
    'UPDATE release SET accepted_seq = (SELECT coalesce(max(accepted_seq), 0) + 1 FROM release) WHERE digest = ?',
  )
  // A release that was never accepted is of no use once another one was.
  const dropOthers = database.prepare(
    `DELETE FROM release WHERE digest NOT IN
       (SELECT digest FROM release WHERE accepted_seq IS NOT NULL ORDER BY accepted_seq DESC LIMIT ${KEPT_RELEASES})`,
  )

  function keep(product: ProductDocument, known: SeenRow | undefined, now: string): RememberedProduct {
    const digest = documentDigest(product)
    if (known?.digest === digest) return { document: product, seenAt: known.seen_at }
    saveProduct.run({ id: product.id, document: JSON.stringify(product), digest, seenAt: now })
    return { document: product, seenAt: now }
  }

  return {
    lastGoodDomain() {
      const row = selectDomain.get() as { document: string } | undefined
      return row === undefined ? null : (JSON.parse(row.document) as DomainDocument)
    },
    lastGoodProducts() {
      const rows = selectProducts.all() as ProductRow[]
      return new Map(
        rows.map((row) => [row.id, { document: JSON.parse(row.document) as ProductDocument, seenAt: row.seen_at }]),
      )
    },
    keepGood: (domain, products, now) =>
      database.transaction(() => {
        if (domain !== null) saveDomain.run(JSON.stringify(domain))
        const seen = new Map((selectSeen.all() as SeenRow[]).map((row) => [row.id, row]))
        return new Map(products.map((product) => [product.id, keep(product, seen.get(product.id), now)]))
      })(),
    lastGoodLeaf() {
      const row = selectLeaf.get() as { document: string } | undefined
      return row === undefined ? null : (JSON.parse(row.document) as LeafDocument | null)
    },
    keepGoodLeaf: (leaf) => {
      saveLeaf.run(JSON.stringify(leaf))
    },
    saveRelease: ({ digest, ...content }) => {
      saveRelease.run(digest, JSON.stringify(content))
    },
    release(digest) {
      const row = selectRelease.get(digest) as { content: string } | undefined
      return row === undefined ? null : { digest, ...(JSON.parse(row.content) as Omit<Release, 'digest'>) }
    },
    accepted: () => (selectAccepted.get() as { digest: string } | undefined)?.digest ?? null,
    accept: (digest) => {
      database.transaction(() => {
        saveAccepted.run(digest)
        numberAccepted.run(digest)
        dropOthers.run()
      })()
    },
  }
}
