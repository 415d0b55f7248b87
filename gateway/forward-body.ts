import type { IncomingMessage } from 'node:http'
import { type Readable, Transform } from 'node:stream'
import { type ClientError, clientError } from '../platform/errors.ts'

export interface CountedBody {
  /** What is sent on. */
  readonly stream: Readable
  isTooLarge(): boolean
  /** Whether all that came was sent on and the client has more to send: then nobody else is to blame for the silence. */
  waitsForClient(): boolean
}

/**
 * A request's body on its way through, counted as it is received: past the limit it breaks off, whatever length was
 * announced. What is left of a body that nobody takes any more is read and dropped, since a client that is still sending
 * when its connection is closed never sees the answer; the server's request timeout bounds that.
 *
 * @param onMove called with each part that comes
 */
export function countBody(raw: IncomingMessage, limit: number, onMove: () => void): CountedBody {
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      onMove()
      if (bytes > limit) done(tooLarge(limit))
      else done(null, chunk)
    },
  })
  stream.on('error', () => undefined) // told to the one who reads it
  stream.once('close', () => {
    raw.unpipe(stream)
    raw.resume()
  })
  raw.pipe(stream)
  return {
    stream,
    isTooLarge: () => bytes > limit,
    waitsForClient: () => !raw.complete && stream.readableLength === 0 && stream.writableLength === 0,
  }
}

export function tooLarge(limit: number): ClientError {
  return clientError('PAYLOAD_TOO_LARGE', `body: expected at most ${limit} bytes, received more`, 413, { limit })
}
