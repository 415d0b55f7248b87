import type { Mesh } from '../../mesh/mesh.ts'
import type { AnswerError } from '../answer.ts'
import type { Drawing } from '../draw/columns.ts'

/** What is known of one thing, for programs and for people. */
export type Shown<Thing> = {
  readonly thing: Thing
  readonly errors: readonly AnswerError[]
  readonly text: (drawing: Drawing) => string
}

/** Answers null for what is not known. @throws Failure */
export type Show<Thing, Id> = (mesh: Mesh, id: Id) => Promise<Shown<Thing> | null>
