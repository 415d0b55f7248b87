import { execFileSync } from 'node:child_process'

let built = false

/** Worker threads and end-to-end tests run the bundles in dist/: built once a run, before the first test. */
export function setup(): void {
  if (built) return
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  built = true
}
