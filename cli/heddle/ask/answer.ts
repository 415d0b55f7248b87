import { z } from 'zod'
import { Failure } from '../command.ts'
import { type Mesh, refused } from '../mesh/mesh.ts'

/** What is asked of the graph, and the form that the answer has. */
export type Question<Form extends z.ZodType> = { readonly query: string; readonly form: Form }

export const errorForm = z.object({
  message: z.string(),
  code: z.string().describe("the mesh's extensions.code: stable"),
  path: z.string().describe('the part of the answer that is null for it'),
})
export type AnswerError = z.infer<typeof errorForm>

export type Answer<Data> = { readonly data: Data; readonly errors: readonly AnswerError[] }

/**
 * Parts that cannot be answered are null, and the errors say why.
 *
 * @throws Failure when there is no answer, or one that this release cannot read
 */
export async function askMesh<Form extends z.ZodType>(
  mesh: Mesh,
  { query, form }: Question<Form>,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer<z.output<Form>>> {
  const errors: AnswerError[] = []
  const partial = (told: readonly AnswerError[]) => {
    errors.push(...told.map(({ message, code, path }) => ({ message, code, path })))
  }
  const data = await mesh.ask<unknown>(query, variables, { partial })
  const read = form.safeParse(data)
  if (read.success) return { data: read.data, errors }
  throw new Failure(`the mesh at ${mesh.url} answers in another form than this release of heddle reads`, {
    code: 'NOT_UNDERSTOOD',
    problems: read.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`),
    advice: 'heddle doctor compares the releases of both.',
  })
}

/** A root field that must be there: null, it is an error of its own or inside of it that made it so. Null when the thing is not known. @throws Failure */
export function rootOf<Value>(value: Value | null, errors: readonly AnswerError[], field: string): Value | null {
  if (value !== null) return value
  const error = errors.find(({ path }) => path === field || path.startsWith(`${field}.`))
  if (error === undefined || (error.code === 'NOT_FOUND' && error.path === field)) return null
  throw refused({ ...error, problems: [] })
}

/** What was not found is not known, unless a part that might know it could not be asked. @throws Failure */
export function unlessUnasked(errors: readonly AnswerError[]): null {
  const error = errors.find(({ code }) => code !== 'NOT_FOUND' && code !== 'BAD_USER_INPUT')
  if (error === undefined) return null
  throw refused({ ...error, problems: [] })
}

/** The distinct ones, with how many parts of the answer each took: a domain that is down makes one a field. */
export function errorTexts(errors: readonly AnswerError[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { message, code } of errors) {
    const text = `${message} (${code})`
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text}, ${count} parts of the answer`))
}
