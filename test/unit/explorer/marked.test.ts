import { expect, it } from 'vitest'
import { markedParts } from '../../../gateway/explorer/web/pages/search/marked-parts.ts'

const parts = (text: string) => markedParts(text).map(({ part, isMarked }) => (isMarked ? [part] : part))

it('a highlight is cut at its marks, and what was escaped for HTML is text again', () => {
  expect(parts('<mark>order</mark>_id: a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;')).toEqual([
    ['order'],
    `_id: a <b> & "c" 'd'`,
  ])
  expect(parts('plain')).toEqual(['plain'])
  expect(parts('')).toEqual([])
})

it('what looks like a mark in a text that was escaped is none', () => {
  expect(parts('&lt;mark&gt;x&lt;/mark&gt; &amp;lt;')).toEqual(['<mark>x</mark> &lt;'])
})

it('what turns the direction of a text does not turn what stands beside it', () => {
  expect(parts('a \u202efdp.exe · <mark>b\u2067</mark>')).toEqual(['a fdp.exe · ', ['b']])
})

it('a mark that never ends loses nothing', () => {
  expect(parts('a <mark>b').flat().join('')).toBe('a <mark>b')
})
