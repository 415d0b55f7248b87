import type { Problem } from './documents.ts'

/** `products/a/product.yaml:3 $.status: expected …, found …` */
export function describeProblem({ file, line, path, expected, found }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${path === null ? '' : ` ${path}`}: expected ${expected}, found ${found}`
}
