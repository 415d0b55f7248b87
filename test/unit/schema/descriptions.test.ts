import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ASTNode, Kind, parse, visit } from 'graphql'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../../platform/package-root.ts'

const FILES = ['shared', 'domain', 'catalog', 'lineage', 'leaf-example']

const DESCRIBABLE: ReadonlySet<string> = new Set([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
])

describe('the contract', () => {
  it.each(FILES)('describes every type, field, argument and enum value of %s.graphql', (file) => {
    expect(undescribed(readFileSync(join(packageRoot(), 'schema', `${file}.graphql`), 'utf8'))).toEqual([])
  })

  it('is not called described where a description is missing or blank', () => {
    const sdl = '"a" type A { "b" f("" x: Int): Int g: Int } enum E { V } input I { i: Int } type Query { a: A }'
    expect(undescribed(sdl)).toEqual(['A.f.x', 'A.g', 'E', 'E.V', 'I', 'I.i', 'Query', 'Query.a'])
  })
})

/** The path of everything in the SDL that could have a description and has none. */
function undescribed(sdl: string): string[] {
  const missing: string[] = []
  const path: string[] = []
  visit(parse(sdl), {
    enter(node) {
      if (!DESCRIBABLE.has(node.kind)) return
      path.push(nameOf(node))
      if (!descriptionOf(node)) missing.push(path.join('.'))
    },
    leave(node) {
      if (DESCRIBABLE.has(node.kind)) path.pop()
    },
  })
  return missing
}

function nameOf(node: ASTNode): string {
  return 'name' in node && node.name ? node.name.value : '?'
}

function descriptionOf(node: ASTNode): string {
  return 'description' in node ? (node.description?.value.trim() ?? '') : ''
}
