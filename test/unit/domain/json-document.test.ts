import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../subgraphs/domain/imports/json-document.ts'

const read = (text: string) => parseJson({ file: 'manifest.json', text, digest: '' })

function documentOf(text: string) {
  const reading = read(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

describe('a JSON document', () => {
  const text = `{
  "nodes": {
    "model.a.\\"b\\"": { "columns": [ { "name": "x" },
      { "name": "y, ]}", "tags": [] } ], "n": -1.5e3 }
  },
  "empty": {}, "list": [
    1,
    [2,
     3]
  ]
}`

  it.each([
    [[], 1, '$'],
    [['nodes'], 2, '$.nodes'],
    [['nodes', 'model.a."b"', 'columns', 1, 'tags'], 4, '$.nodes["model.a.\\"b\\""].columns[1].tags'],
    [['nodes', 'model.a."b"', 'n'], 4, '$.nodes["model.a.\\"b\\""].n'],
    [['list', 1, 1], 9, '$.list[1][1]'],
    [['list', 0], 7, '$.list[0]'],
    [['empty', 'missing', 'deeper'], 6, '$.empty.missing.deeper'],
  ] as const)('finds the line of %j', (path, line, shown) => {
    expect(documentOf(text).problem(path, 'a', 'b')).toMatchObject({ file: 'manifest.json', line, path: shown })
  })

  it('has the value that JSON.parse has', () => {
    expect(documentOf(text).value).toEqual(JSON.parse(text))
  })

  it('says where a text stops being JSON, small or large', () => {
    expect(read('{\n "a": 1,\n "b": [}\n}')).toMatchObject({ ok: false, problems: [{ line: 3 }] })
    const large = `{"a": "${'x'.repeat(1_100_000)}",\n"b": 1\n`
    expect(read(large)).toMatchObject({ ok: false, problems: [{ line: 3, expected: 'valid JSON' }] })
    expect(read(`${large} oops }`)).toMatchObject({ ok: false, problems: [{ line: 3, expected: 'valid JSON' }] })
  })

  it('refuses a key that stands twice, which JSON.parse drops, and nesting without end', () => {
    expect(read('{"a": 1,\n "b": {"c": 1, "c": 2}}')).toMatchObject({
      problems: [{ line: 2, expected: 'each key once in its map', found: '"c"' }],
    })
    expect(read('{"a": {"c": "a", "b": "a"}, "b": ["c", "c"]}').ok).toBe(true)
    expect(read(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`)).toMatchObject({
      problems: [{ expected: 'at most 100 levels of nesting' }],
    })
    expect(read('null').ok).toBe(false)
  })

  it('reads what is YAML and no JSON as YAML', () => {
    expect(documentOf('a: 1 # in a file that ends in .json').value).toEqual({ a: 1 })
  })
})
