import { z } from 'zod'
import { descriptorProblem } from './check/descriptor-problem.ts'
import { type Command, defineCommand, UsageError } from './command.ts'
import { asJson } from './terminal/json.ts'
import { noSuchCommand } from './without-command.ts'

/** `heddle schema <command>`: in which form a command prints its result for programs. */
export function schemaCommand(commands: () => readonly Command[]): Command {
  return defineCommand({
    name: 'schema',
    summary: 'says in which form a command answers with --json',
    description: `
Prints the JSON Schema (2020-12) of what a command prints with --json when it ends with 0, or with 1 as far as it came to a
result. Where there is none, stdout holds {"error": {"message", "code", "problems", "advice"?}} instead, whose form is $defs.failure of
the schema: a problem is a text, or what is wrong in one place of a file: {file, line, path, expected, found, product}. A command that runs
until it is stopped (serve, preview) prints such a document a line, for each thing that happens.`,
    positionals: [
      { name: 'command', help: 'the words of the command, such as: lineage copy', many: true, id: 'command' },
    ],
    options: {},
    ends: '0 when it was printed',
    examples: ['heddle schema check > check.schema.json'],
    result: z.record(z.string(), z.unknown()),
    async run({ positionals }) {
      const name = positionals.join(' ')
      const command = commands().find((one) => one.name === name)
      if (command === undefined) throw new UsageError(`<command>: ${noSuchCommand(commands(), positionals)}`)
      const schema = jsonSchemaOf(command)
      return { result: schema, text: asJson(schema) }
    },
  })
}

const failure = z.object({
  error: z.object({
    message: z.string(),
    code: z.string().describe('stable: `USAGE`, `STOPPED`, that of the mesh where it refused, else `FAILED`'),
    problems: z.array(z.union([z.string(), descriptorProblem])).describe('all that stands in the way'),
    advice: z.string().optional().describe('what to do about it'),
  }),
})

export function jsonSchemaOf({ name, result }: Command): Record<string, unknown> {
  const { $defs, ...schema } = z.toJSONSchema(result, { io: 'output' })
  const { $schema: _, ...failed } = z.toJSONSchema(failure, { io: 'output' })
  return { title: `heddle ${name} --json`, ...schema, $defs: { ...$defs, failure: failed } }
}
