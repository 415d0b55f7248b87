import type { Command, OptionSpec } from './command.ts'
import { GLOBAL_OPTIONS } from './options.ts'

const WIDTH = 110

/** All that `heddle <name> --help` prints. */
export function helpOf({ name, description, sections = {}, positionals, options, ends, examples }: Command): string {
  const words = positionals.map((word) => {
    const shown = `<${word.name}>${word.many === true ? ' …' : ''}`
    return word.optional === true ? `[${shown}]` : shown
  })
  const rows = [
    ...positionals.map((word): Row => [`<${word.name}>`, word.help]),
    ...Object.entries({ ...options, ...GLOBAL_OPTIONS }).map(
      ([long, option]): Row => [flagOf(long, option), helpText(option)],
    ),
  ]
  const width = Math.min(34, Math.max(...rows.map(([flag]) => flag.length)))
  const asked = ['heddle', name, ...words, '[options]'].join(' ')
  return [
    asked,
    '',
    ...paragraphs(description),
    '',
    ...Object.entries(sections).flatMap(([heading, text]) => [heading, text, '']),
    'Options',
    ...rows.flatMap((row) => optionLines(row, width)),
    '',
    ...paragraphs(`Ends with ${ends}, 2 when it was called wrongly.`),
    '',
    examples.length === 1 ? 'Example' : 'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
  ].join('\n')
}

type Row = readonly [flag: string, help: string]

function flagOf(long: string, { short, type, value = '<text>' }: OptionSpec): string {
  const flag = short === undefined ? `--${long}` : `-${short}, --${long}`
  return type === 'boolean' ? flag : `${flag} ${value}`
}

function helpText({ help, choices, multiple, default: fallback }: OptionSpec): string {
  const notes = [
    ...(choices === undefined ? [] : [`one of ${choices.join(', ')}`]),
    ...(multiple === true ? ['may be given several times'] : []),
    ...(fallback === undefined || fallback === false ? [] : [`default ${fallback}`]),
  ]
  return notes.length === 0 ? help : `${help} (${notes.join('; ')})`
}

function optionLines([flag, help]: Row, width: number): readonly string[] {
  const [first = '', ...rest] = wrap(help, WIDTH - width - 4)
  const margin = ' '.repeat(width + 4)
  if (flag.length > width) return [`  ${flag}`, ...[first, ...rest].map((line) => margin + line)]
  return [`  ${flag.padEnd(width)}  ${first}`, ...rest.map((line) => margin + line)]
}

function paragraphs(text: string): readonly string[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...wrap(paragraph.replace(/\s+/g, ' '), WIDTH)])
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
