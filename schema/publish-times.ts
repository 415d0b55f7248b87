/**
 * How long a publish may take, in ms. The one who asks waits longest, the one who decides is done first: so whoever is answered
 * knows how it ended, and who was not asks again without having to fear that the first one still comes.
 */
export const PUBLISH_MS = {
  /** The catalog accepts nothing that it was asked for longer ago. */
  accepted: 100_000,
  /** How long a gateway waits for the catalog. */
  passedOn: 110_000,
  /** How long a client waits for the mesh. */
  answered: 120_000,
} as const
