import { describe, expect, it } from 'vitest'
import { describeProblem } from '../../../subgraphs/domain/describe-problem.ts'
import { parseYaml, shown, valueAt } from '../../../subgraphs/domain/descriptors/yaml-document.ts'

/** `line path: expected …, found …`, in the order told; none for a text that can be read. */
function told(text: string): readonly string[] {
  const reading = parseYaml({ file: 'x', text, digest: '' })
  return reading.ok ? [] : reading.problems.map((problem) => describeProblem(problem).replace(/^x:?/, ''))
}

function readValue(text: string): unknown {
  const reading = parseYaml({ file: 'x', text, digest: '' })
  return reading.ok ? reading.document.value : reading.problems
}

describe('a text with much wrong in it', () => {
  it('has all its syntax errors told, those behind the one where the parser gives up among them', () => {
    expect(told('a: 1\nb: [1, 2\nc: }\nd: "x\na: 2\n')).toEqual([
      expect.stringMatching(/^3: expected valid YAML, found Flow sequence .* end with a \]/),
      expect.stringMatching(/^3: expected valid YAML, found Unexpected .* "}"/),
      expect.stringMatching(/^4: expected valid YAML, found Missing closing "quote/),
    ])
    expect(told('a: b: c\nd: @x\ne: 1\n').map((problem) => problem.slice(0, 2))).toEqual(['1:', '2:'])
  })

  it('has each repeated key told, with its line and path, also beside syntax errors', () => {
    expect(told('a: {x: 1, x: 2}\nb:\n  - c: 1\n    c: 2\n    c: 3\na: 4\n')).toEqual([
      '1 $.a.x: expected each key once in its map, found "x"',
      '4 $.b[0].c: expected each key once in its map, found "c"',
      '5 $.b[0].c: expected each key once in its map, found "c"',
      '6 $.a: expected each key once in its map, found "a"',
    ])
    expect(told('a: 1\na: 2\nb: @x\n')).toEqual([
      '2 $.a: expected each key once in its map, found "a"',
      expect.stringMatching(/^3: expected valid YAML/),
    ])
  })

  it('takes keys for one that are one in what is made of them', () => {
    expect(told('1: a\n"1": b\n? null\n: c\n"": d\n')).toEqual([
      '2 $["1"]: expected each key once in its map, found "1"',
      '5 $[""]: expected each key once in its map, found ""',
    ])
  })

  it('has the first twenty told, and how many more there are', () => {
    const problems = told(Array.from({ length: 50 }, () => 'k: 1').join('\n'))
    expect(problems).toHaveLength(21)
    expect(problems[0]).toMatch(/^2 \$\.k: /)
    expect(problems[20]).toBe(
      '22 $.k: expected no more than 20 problems to be listed, found 29 more, the next of them here',
    )
  })

  it('has no key that is no text', () => {
    expect(told('a:\n  ? [b]\n  : 1\n  ? {b: 1}\n  : 1\n')).toEqual([
      '2 $.a: expected a text as a key, found a list',
      '4 $.a: expected a text as a key, found a map',
    ])
  })
})

describe('aliases', () => {
  it.each([
    ['of the value they stand in', 'a: &a [1, *a]\n', '1 $.a[1]'],
    ['of the whole text', '&r\nkind: *r\n', '2 $.kind'],
    ['of a map that they are merged into', 'a: &a {b: 1, <<: *a}\n', '1 $.a["<<"]'],
    ['of each other', 'a: &a\n  b: &b\n    c: *a\n', '3 $.a.b.c'],
  ])('%s are refused', (_what, text, place) => {
    expect(told(text)).toEqual([expect.stringMatching(/expected a value that does not hold itself/)])
    expect(told(text)[0]).toContain(`${place}: `)
  })

  it('of nothing are told, each where it stands', () => {
    expect(told('a: *x\nb: [*y]\n')).toEqual([
      '1 $.a: expected an alias of something that stands before it (&x), found *x',
      '2 $.b[0]: expected an alias of something that stands before it (&y), found *y',
    ])
  })

  it.each([
    [
      'into ever more',
      `a: &a [${'x, '.repeat(9)}x]\nb: &b [${'*a, '.repeat(9)}*a]\nc: &c [${'*b, '.repeat(9)}*b]\nd: [${'*c, '.repeat(9)}*c]\n`,
      '4 $.d[1]: expected at most 100 uses of aliases, found more',
    ],
    [
      'into more values than anybody reads',
      `a: &a\n${'  - x\n'.repeat(20_000)}b: [${'*a, '.repeat(50)}*a]\n`,
      '20002 $.b[14]: expected at most 300000 values with all aliases unfolded, found more',
    ],
  ])('that unfold %s are refused where they go too far', (_what, text, problem) => {
    expect(told(text)).toEqual([problem])
  })

  it('that nest what they stand for without end are refused where they go too far', () => {
    const [first = '', ...more] = Array.from(
      { length: 4 },
      (_, level) => `a${level}: &a${level} ${'['.repeat(40)}${level === 0 ? 'x' : `*a${level - 1}`}${']'.repeat(40)}`,
    )
    expect(told([first, ...more].join('\n'))).toEqual([
      expect.stringMatching(/^3 \$\.a2(\[0\])+: expected at most 100 levels of nesting, found more$/),
    ])
  })

  it('and merges that mean well are read', () => {
    expect(readValue('a: &a {x: 1}\nb: {<<: *a, y: 2}\nc: [*a, *a]\n')).toEqual({
      a: { x: 1 },
      b: { x: 1, y: 2 },
      c: [{ x: 1 }, { x: 1 }],
    })
    expect(told('a: &a 1\nb: {<<: *a}\nc: {<<: 2}\nd:\n  <<:\n')).toEqual([
      '2 $.b: expected a map to merge, or a list of maps, found *a',
      '3 $.c: expected a map to merge, or a list of maps, found 2',
      '5 $.d: expected a map to merge, or a list of maps, found null',
    ])
  })
})

describe('a value', () => {
  it('is one that JSON has, whatever version and tags the text names', () => {
    const text =
      '%YAML 1.1\n---\na: 2020-01-01\nb: !!binary aGVs\nc: !!set {x}\nd: !!omap [{x: 1}]\ne: !!timestamp 2020-01-01\n'
    expect(readValue(text)).toEqual({ a: '2020-01-01', b: 'aGVs', c: { x: null }, d: [{ x: 1 }], e: '2020-01-01' })
  })

  it('has whole characters only', () => {
    expect(told('a: "\\uD800"\n"\\uDC00": "\\uD83D\\uDE00"\n')).toEqual([
      '1 $.a: expected a text of whole Unicode characters, found "\\ud800"',
      '2 $["\\udc00"]: expected a text of whole Unicode characters, found "\\udc00"',
    ])
  })

  it('is shown, whatever it is', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect([circle, 10n, Number.NaN, Number.POSITIVE_INFINITY, undefined, null, () => 1].map(shown)).toEqual([
      'a value that is no JSON',
      'a value that is no JSON',
      'NaN (a number)',
      'Infinity (a number)',
      'nothing',
      'null',
      'a function',
    ])
  })

  it('has nothing at the names that every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(valueAt({}, [name])).toBeUndefined()
      expect(valueAt(readValue(`${name}: {a: 1}\n`), [name, 'a'])).toBe(1)
    }
  })
})
