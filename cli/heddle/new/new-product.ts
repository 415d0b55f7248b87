import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Command, defineCommand, Failure, UsageError } from '../command.ts'
import { openDomainFolder } from '../domain-folder.ts'
import type { Questions, Terminal } from '../terminal/terminal.ts'
import { type AddedFiles, addMissing } from './add-missing.ts'
import { askProduct, complaintOf } from './ask-product.ts'
import { CONTRACT_TEMPLATES } from './contract-templates.ts'
import { workflowFiles } from './domain-files.ts'
import { stageFolder } from './place-folder.ts'
import { TEMPLATES } from './plan.ts'
import { planOf, segmentOf, withTheUsual } from './plan-product.ts'
import { type NewFile, portSegment, productFiles } from './product-files.ts'
import { PRODUCT_OPTIONS } from './product-options.ts'

const NAME = "the folder's name, and the last segment of the product's id"

/** `heddle new product <name>`: everything of a product, to be made one's own. */
export function newProductCommand(): Command {
  return defineCommand({
    name: 'new product',
    summary: 'makes a product in a domain: descriptor, contract, quality rules, CI workflows, README',
    description: `
Asks what the product is like, or takes it from the options, and writes products/<name>: product.yaml (Bitol ODPS 1.0), a
contract (ODCS 3.1) with columns to begin with, its rules as Soda checks, and a README; beside them CI workflows for GitHub Actions and
GitLab, where the folder has none. heddle check has nothing against what is written.

What is not asked for follows from the ingestion pattern: streaming and cdc offer a Kafka topic, batch a table. There is the whole of
the product afterwards, or nothing of it. Of freshness and availability something is always promised; what is given goes before the usual.`,
    sections: {
      Templates: TEMPLATES.map((name) => `  ${name.padEnd(10)}${CONTRACT_TEMPLATES[name].says}`).join('\n'),
    },
    positionals: [{ name: 'name', help: `${NAME}; asked for when it is not given`, optional: true }],
    options: {
      folder: { type: 'string', value: '<path>', help: "the domain's folder (default: where you are)" },
      ...PRODUCT_OPTIONS,
      yes: { type: 'boolean', short: 'y', help: 'take the defaults for all that is not given, without asking' },
    },
    ends: '0 when the product is there, 1 when it could not be written',
    examples: [
      'heddle new product loan-events --pattern streaming --slo freshness=PT1M',
      'heddle new product risk-report --pattern batch --reads lending/loan-events/loan-events-v1 --policy breach=page -y',
    ],
    result: z.object({
      product: z.string().describe('its id'),
      port: z.string().describe("its output port's id"),
      folder: z.string().describe("the domain's"),
      files: z.array(z.string()).describe('seen from the folder'),
    }),
    async run({ options, positionals: [given] }, terminal) {
      const { folder, yes, ...said } = options
      const questions = yes === true ? undefined : terminal.ask
      if (given !== undefined) segmentOf('<name>', given)
      const { path, domain } = await openDomainFolder(folder)
      const isThere = (name: string) => existsSync(join(path, 'products', name))
      const name = given ?? (await nameAsked(questions, isThere))
      if (isThere(name))
        throw new Failure(`the domain has a product ${name} already; nothing was changed`, {
          code: 'ALREADY_THERE',
          advice: 'Choose another name.',
        })
      const of = { id: domain.id, owner: domain.owner?.name ?? null }
      // What is wrong with an option is said before anything is asked.
      const usual = planOf(name, of, withTheUsual(name, said))
      const plan = questions === undefined ? usual : planOf(name, of, await askProduct(name, of, said, questions))

      const files = productFiles(plan)
      const added = written(path, `products/${name}`, files)
      const result = {
        product: `${domain.id}/${name}`,
        port: `${domain.id}/${name}/${portSegment(plan)}`,
        folder: path,
        files: [...files.map(({ file }) => file), ...added],
      }
      return { result, text: told(result, terminal) }
    },
  })
}

/** @throws UsageError where nobody can be asked */
async function nameAsked(questions: Questions | undefined, isThere: (name: string) => boolean): Promise<string> {
  if (questions === undefined) throw new UsageError(`expected <name>: ${NAME}`)
  return questions.text({
    message: 'What is its name, in its id and as its folder?',
    check: (typed) =>
      isThere(typed) ? 'the domain has a product of that name already' : complaintOf(() => segmentOf('<name>', typed)),
  })
}

/** The product, and CI workflows where the folder has none: all of it or nothing. @returns which workflows. @throws Failure */
function written(root: string, folder: string, files: readonly NewFile[]): readonly string[] {
  const staged = stageFolder(
    join(root, folder),
    files.map(({ file, text }) => ({ file: file.slice(folder.length + 1), text })),
  )
  let added: AddedFiles | undefined
  try {
    added = addMissing(root, workflowFiles())
    staged.place()
    return added.files
  } catch (error) {
    added?.undo()
    staged.discard()
    throw error
  }
}

function told(
  { product, port, folder, files }: { product: string; port: string; folder: string; files: readonly string[] },
  { style }: Terminal,
): string {
  return [
    `${style.good('made')} the product ${product} with the port ${port} in ${folder}`,
    ...files.map((file) => `  ${file}`),
    'Next: make the columns yours, then heddle check',
    '',
  ].join('\n')
}
