// Makes ready what the examples in other languages need, ahead of the tests: `tsx test/support/other-languages/install.ts`.
import { GO, PYTHON } from './subgraphs.ts'

for (const { domain, install } of [PYTHON, GO]) {
  const { program } = await install()
  process.stderr.write(`${domain}: ready with ${program}\n`)
}
