import type { SqlDatabase } from './database.ts'
import { CREATE_SEMANTIC_COLUMNS, fillSemanticColumns } from './sqlite-semantic-columns.ts'
import { CREATE_STANDINGS, fillStandings } from './sqlite-standings.ts'

/** SQL, or what SQL cannot say: that is done when all SQL is, and so knows no form but the present one. */
export type MigrationPart = string | ((database: SqlDatabase) => void)

/** Steps to the present form of the catalog's file, oldest first. A released step is never edited: a new one is added. */
export const MIGRATIONS: readonly (readonly MigrationPart[])[] = [
  [
    `CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID`,
    `INSERT INTO counters VALUES ('generation', 0)`,

    `CREATE TABLE domains (
      id TEXT PRIMARY KEY, title TEXT, owner TEXT, registered_at TEXT NOT NULL,
      url TEXT, sdl TEXT, sdl_digest TEXT, accepted TEXT, live TEXT, published_at TEXT,
      availability TEXT, last_seen_at TEXT, availability_version INTEGER NOT NULL DEFAULT 0,
      harvest_version INTEGER NOT NULL DEFAULT 0, harvested_at TEXT, harvest_problem TEXT
    ) WITHOUT ROWID`,
    `CREATE TABLE publishes (
      seq INTEGER PRIMARY KEY, domain TEXT NOT NULL, release TEXT NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL
    )`,

    `CREATE TABLE supergraphs (id TEXT PRIMARY KEY, contract TEXT NOT NULL, leaves TEXT NOT NULL, sdl TEXT NOT NULL) WITHOUT ROWID`,
    // The newest row is the version in service.
    `CREATE TABLE activations (
      seq INTEGER PRIMARY KEY, supergraph TEXT NOT NULL REFERENCES supergraphs, at TEXT NOT NULL, by TEXT NOT NULL, domain TEXT
    )`,
    `CREATE INDEX activations_by_supergraph ON activations (supergraph, seq)`,

    // rowid is the document's number in the index, never used twice. The wide column comes last: reads of the others stay short.
    `CREATE TABLE products (
      rowid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, domain TEXT NOT NULL, generation INTEGER NOT NULL,
      digest TEXT NOT NULL, index_digest TEXT NOT NULL, retained_at TEXT, name TEXT NOT NULL, title TEXT NOT NULL, sort TEXT NOT NULL,
      owner TEXT, status TEXT, tags TEXT NOT NULL, kinds TEXT NOT NULL, snapshot TEXT NOT NULL
    )`,
    `CREATE INDEX products_by_domain ON products (domain, id)`,
    `CREATE INDEX products_by_generation ON products (generation)`,
    `CREATE INDEX products_by_title ON products (sort, id)`,
    `CREATE VIRTUAL TABLE product_index USING fts5(
      name, title, tags, cols, descr, org, fx, content='', contentless_delete=1, prefix='1 2 3',
      tokenize="unicode61 remove_diacritics 2 tokenchars '_'"
    )`,
    `INSERT INTO product_index(product_index, rank) VALUES ('rank', 'bm25(10.0, 6.0, 4.0, 2.0, 1.0, 1.0, 0.0)')`,
    `CREATE VIRTUAL TABLE product_terms USING fts5vocab(product_index, row)`,

    `CREATE TABLE outbox (
      domain TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0, next_attempt_at TEXT NOT NULL, problem TEXT, PRIMARY KEY (domain, kind)
    ) WITHOUT ROWID`,
    // What lineage said of a domain's last document; a conflict concerns two domains and is found under both.
    `CREATE TABLE claim_conflicts (reported_by TEXT NOT NULL, held_by TEXT NOT NULL, refused TEXT NOT NULL, conflict TEXT NOT NULL)`,
    `CREATE INDEX claim_conflicts_by_reporter ON claim_conflicts (reported_by)`,
  ],
  [
    // What a product's snapshot was read under, and the harvest that last changed it. Apart from the wide rows, because a
    // harvest reads all of these and few of those. A product without a row is read at the next harvest.
    `CREATE TABLE readings (
      domain TEXT NOT NULL, product TEXT NOT NULL, mark TEXT, version INTEGER NOT NULL, PRIMARY KEY (domain, product)
    ) WITHOUT ROWID`,
  ],
  [
    // Releases: what each was made of, and what became of a domain. `products`: how many it had; null: not kept, by an earlier Heddle.
    `ALTER TABLE publishes ADD COLUMN action TEXT NOT NULL DEFAULT 'PUBLISH'`,
    `ALTER TABLE publishes ADD COLUMN products INTEGER`,
    `ALTER TABLE publishes ADD COLUMN leaf TEXT`,
    `CREATE INDEX publishes_by_domain ON publishes (domain, seq)`,
    // Products without what is measured, and leaves, each under the digest of what it says.
    `CREATE TABLE documents (address TEXT PRIMARY KEY, content TEXT NOT NULL)`,
    // A product was as its document has it from one row of publishes on, until another.
    `CREATE TABLE versions (
      domain TEXT NOT NULL, product TEXT NOT NULL, since INTEGER NOT NULL REFERENCES publishes, until INTEGER, address TEXT NOT NULL,
      PRIMARY KEY (domain, product, since)
    ) WITHOUT ROWID`,
    `CREATE INDEX versions_open ON versions (domain) WHERE until IS NULL`,
    // The address of the product's document as last harvested; null: to be computed from its snapshot.
    `ALTER TABLE products ADD COLUMN declared TEXT`,
  ],
  [
    // The change feed. `taken_at` is in ms, and rises with seq unless the clock is set back. Lists are of ids, a blank before and
    // after each. The wide column comes last: a reader that looks for few of them skips the others without reading it.
    `CREATE TABLE changes (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, at TEXT NOT NULL, taken_at INTEGER NOT NULL, by TEXT,
      domains TEXT NOT NULL, subjects TEXT NOT NULL, detail TEXT NOT NULL
    )`,
    // Cursors of a file that was lost are none of the next one: each feed has a number by chance.
    `INSERT INTO counters VALUES ('feed', abs(random() % 9007199254740991)), ('changes_gone', 0)`,
    // How far others have told what happened at theirs.
    `CREATE TABLE change_sources (source TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID`,
  ],
  [...CREATE_SEMANTIC_COLUMNS, fillSemanticColumns],
  [...CREATE_STANDINGS, fillStandings],
]
