import { stringify } from 'yaml'
import { z } from 'zod'
import { productFiles } from '../../../subgraphs/domain/descriptors/folder-layout.ts'
import { readTextFile } from '../../../subgraphs/domain/descriptors/text-file.ts'
import { parseYaml, type YamlDocument } from '../../../subgraphs/domain/descriptors/yaml-document.ts'
import { EXPORTERS } from '../../../subgraphs/domain/imports/forms.ts'
import { type Command, defineCommand, Failure } from '../command.ts'
import { openDomainFolder } from '../domain-folder.ts'
import { asJson } from '../terminal/json.ts'
import { notCarried as leftOut, leftOutLine } from './not-carried.ts'

/** `heddle export`: a product in another form. */
export function exportCommand(): Command {
  return defineCommand({
    name: 'export',
    summary: 'writes a product in another form, and lists what that has no place for',
    description: `
Reads a product of the domain's folder with its contracts, and prints one document of the form asked for, in YAML, or in JSON where the form
is JSON. What the form has no place for
is listed on stderr, or in the JSON.`,
    positionals: [{ name: 'product', help: "the product's folder name", id: 'own product' }],
    options: {
      to: { type: 'string', value: '<form>', choices: EXPORTERS.map(({ name }) => name), help: 'the form; needed' },
      folder: { type: 'string', value: '<path>', help: "the domain's folder (default: where you are)" },
    },
    ends: '0 when it was printed, 1 when the product cannot be read',
    examples: ['heddle export loan-events --to streaming > loan-events.yaml'],
    result: z.object({
      product: z.string(),
      form: z.string(),
      document: z.unknown().describe('of that form'),
      notCarried: z.array(leftOut).describe('what the form has no place for, in the files of the folder'),
    }),
    async run({ options, positionals: [product = ''] }, terminal) {
      const { path, domain } = await openDomainFolder(options.folder)
      const exporter = EXPORTERS.find(({ name }) => name === options.to)
      if (exporter === undefined)
        throw new Failure(`--to: expected one of ${EXPORTERS.map(({ name }) => name).join(', ')}`, { code: 'NO_FORM' })
      const files = await productFiles(path, product)
      const { value, notCarried } = exporter.write({
        product: await document(path, files.product),
        contracts: await Promise.all(files.contracts.map((file) => document(path, file))),
        domain: domain.id,
      })
      for (const one of notCarried) terminal.err(`left out  ${leftOutLine(one)}\n`)
      return {
        result: {
          product: `${domain.id}/${product}`,
          form: exporter.name,
          document: value,
          notCarried: [...notCarried],
        },
        text: exporter.isJson ? asJson(value) : stringify(value, { lineWidth: 120, aliasDuplicateObjects: false }),
      }
    },
  })
}

async function document(root: string, file: string): Promise<YamlDocument> {
  const text = await readTextFile(root, file)
  const reading = text.ok ? parseYaml(text.file) : { ok: false as const, problems: [text.problem] }
  if (reading.ok) return reading.document
  throw new Failure(`${file} cannot be read`, {
    code: 'DESCRIPTOR_PROBLEMS',
    problems: reading.problems,
  })
}
