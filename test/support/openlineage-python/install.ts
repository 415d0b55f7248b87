// Puts the pinned client in place ahead of the tests: `tsx test/support/openlineage-python/install.ts`.
import { installPythonClient } from './client.ts'

process.stderr.write(`openlineage-python: ready in ${await installPythonClient()}\n`)
