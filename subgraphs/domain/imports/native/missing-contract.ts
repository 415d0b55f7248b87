import { shown } from '../../descriptors/yaml-document.ts'
import type { Problem } from '../../documents.ts'
import { type PresentProduct, portsOf } from './present.ts'

const OF_THE_KIT = /^the id of a contract in contracts\/ \((.*)\)/

/**
 * The kit serves no port whose contract is not there, and a release with such a problem is not published: so the product is not
 * imported without it. Said is which one it is, where it was looked for, and what there is to do. Any other problem is as it was.
 */
export function missingContract(problem: Problem, folder: string, present: readonly PresentProduct[]): Problem {
  const [, there] = OF_THE_KIT.exec(problem.expected ?? '') ?? []
  if (there === undefined) return problem
  const others = present
    .filter((one) => one.folder !== folder && names(one, problem.found))
    .map((one) => `products/${one.folder}, where it is the contract of another product`)
  const advice = `give its file with the product's (heddle import <product> <contract>), or take contractId out of the port`
  const expected = `the id of a contract that is imported with it, or is in products/${folder}/contracts/ (${there})`
  return { ...problem, expected: [`${expected}: ${advice}`, ...others.map((one) => `it is in ${one}`)].join('; ') }
}

function names({ product }: PresentProduct, id: string | null): boolean {
  return portsOf(product?.reading).some(({ contractId }) => contractId !== undefined && shown(contractId) === id)
}
