// Exit code 0 when the process on this port says that it is ready, 1 when not: `node deploy/healthcheck.mjs 4001`.
const port = process.argv[2] ?? '4000'
const answer = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(4_000) }).catch(
  (error) => error,
)
const seen =
  answer instanceof Response
    ? `${answer.status} ${(await answer.text()).slice(0, 500)}`
    : `nothing answers on port ${port}: ${answer.cause?.message ?? answer.message}`
process.stdout.write(`${seen}\n`)
process.exitCode = answer.ok === true ? 0 : 1
