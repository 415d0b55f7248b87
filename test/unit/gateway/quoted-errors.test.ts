import { describe, expect, test } from 'vitest'
import { quoted } from '../../../gateway/products-router/errors.ts'

const said = (message: unknown) => quoted('orders', message, 'BAD_USER_INPUT', []).message

describe('an error of a domain that is quoted', () => {
  test.each([
    'first: expected 1 to 100, received 500',
    'id: expected <domain>/<product>, received "orders/a/b"',
    'asOf: expected an RFC 3339 date-time, received "2026-11-20T15:26:27.123+02:00"',
    'first: expected at least 1 (received 0)',
    'and/or: expected one of them',
  ])('keeps what it says about the request: %s', (message) => {
    expect(said(message)).toBe(message)
  })

  test.each([
    ['refused by postgres://10.0.0.3/secret today', 'refused by [address] today'],
    ['no such product at Foo (/srv/app/x.js:1:1)', 'no such product'],
    ['no such product at async Foo.bar (/srv/app/x.js:1:1) at node:internal/x:1:1', 'no such product'],
    ['cannot read /srv/app/x.js:1:1', 'cannot read [path]'],
    ["cannot read '../secret/key.pem'", "cannot read '[path]'"],
    ['cannot read C:\\srv\\x.js', 'cannot read [path]'],
    ['connect to 10.0.0.3:5432 refused', 'connect to [address] refused'],
    ['connect to 10.0.0.3 refused', 'connect to [address] refused'],
    ['connect to ::1 or [::1]:5432 refused', 'connect to ::1 or [address] refused'],
    ['connect to db.internal:5432 refused', 'connect to [address] refused'],
    ['connect to db:5432 refused', 'connect to [address] refused'],
    ['a line\rand another', 'a line'],
    ['   at Foo (/srv/app/x.js:1:1)', 'domain orders gave no reason'],
    [[[['x']]], 'domain orders gave no reason'],
  ])('says nothing about the places of the domain: %s', (message, text) => {
    expect(said(message)).toBe(text)
  })

  test.each(['a.', 'a:', '/a', 'at ', 'at a (', '1.', '[:'])('is read in linear time when it repeats %j', (part) => {
    expect(said(part.repeat(1_000_000)).length).toBeLessThanOrEqual(300)
  })
})
