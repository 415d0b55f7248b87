import { describe, expect, it } from 'vitest'
import { createStandardValidator } from '../../../subgraphs/domain/descriptors/json-schema.ts'
import { parseYaml } from '../../../subgraphs/domain/descriptors/yaml-document.ts'

const validate = createStandardValidator('odcs')

/** What is wrong with a contract that has this check and this key beside its column. */
function problems(check: readonly string[], column = 'logicalType: string'): readonly string[] {
  const [first, ...rest] = check
  const lines = [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    'id: orders',
    'version: 1.0.0',
    'status: active',
    'schema:',
    '  - name: orders',
    '    quality:',
    `      - ${first}`,
    ...rest.map((line) => `        ${line}`),
    '    properties:',
    '      - name: id',
    `        ${column}`,
  ]
  const reading = parseYaml({ file: 'orders.yaml', text: lines.join('\n'), digest: '' })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return validate(reading.document).map(
    ({ line, path, expected, found }) => `${line} ${path?.replace('$.schema[0].', '')}: ${expected}; ${found}`,
  )
}

const OPERATORS =
  'mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween'

describe('a slip in a rule of quality', () => {
  it('is told once, with what it may be instead', () => {
    expect(problems(['metric: rowCount', 'mustBeGreatherThan: 0'])).toEqual([
      `9 quality[0]: one of the keys ${OPERATORS}; {"metric":"rowCount","mustBeGreatherThan":0}`,
      '10 quality[0].mustBeGreatherThan: a key that the standard knows (mustBeGreaterThan?); "mustBeGreatherThan"',
    ])
  })

  it.each([
    [['metric: rowCount', 'mustBeGreaterThan: "0"'], '10 quality[0].mustBeGreaterThan: a value of type number; "0"'],
    [['metric: rowCount', 'mustBeBetween: [1]'], '10 quality[0].mustBeBetween: must NOT have fewer than 2 items; [1]'],
    [['type: sql', 'mustBe: 0'], '9 quality[0].query: a value (it is required); nothing'],
    [
      ['type: custom', 'engine: soda', 'implementation: 5'],
      '11 quality[0].implementation: a value of type string or object; 5 (a number)',
    ],
    [
      ['metric: rowCount', 'mustBe: 0', 'mustNotBe: 1'],
      '9 quality[0]: only one of the keys mustBe, mustNotBe; {"metric":"rowCount","mustBe":0,"mustNotBe":1}',
    ],
    [['- 3'], '9 quality[0]: a value of type object; [3]'],
  ])('%j: %s', (check, told) => {
    expect(problems(check)).toEqual([told])
  })

  it('hides nothing else, and nothing else hides it', () => {
    expect(problems(['metric: rowCount', 'mustBe: 0', 'mustNotBe: 1'], 'logicalTyp: string')).toEqual([
      '14 properties[0].logicalTyp: a key that the standard knows (logicalType?); "logicalTyp"',
      '9 quality[0]: only one of the keys mustBe, mustNotBe; {"metric":"rowCount","mustBe":0,"mustNotBe":1}',
    ])
    expect(problems(['metric: rowCount', 'mustBe: 0', 'severty: error'], 'logicalType: strin')).toEqual([
      expect.stringContaining('properties[0].logicalType: one of "string", "date"'),
      '11 quality[0].severty: a key that the standard knows (severity?); "severty"',
    ])
  })
})
