/** Whether a request may have arrived before its connection broke, by the error of undici or of the socket. */
export function isBrokenConnection(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE'
}
