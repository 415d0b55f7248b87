import { describe, expect, it } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { fixture, SAMPLES } from './support/import-samples.ts'
import { sample } from './support/imports.ts'
import { placed } from './support/placed.ts'

const PRODUCT = 'products/loan/product.yaml'
const CONTRACT = 'products/loan/contracts/loan-v1.yaml'

function avro(...fields: readonly object[]): string {
  return JSON.stringify({ type: 'record', name: 'Loan', fields })
}
const ID = { name: 'id', type: 'string', doc: 'Ours.' }
const AMOUNT = { name: 'amount', type: 'int' }

/** A file as somebody edits it by hand. */
function edit(
  place: ReturnType<typeof placed>,
  file: string,
  change: (document: ReturnType<typeof parseDocument>) => void,
) {
  const document = parseDocument(place.text(file))
  change(document)
  place.write(`d/${file}`, document.toString())
}

describe('a new version of a source over files that somebody has worked on since', () => {
  it('leaves what it says nothing of, comments and all, and changes what it says', async () => {
    await using place = placed({ 'a.avsc': avro(ID, AMOUNT) })
    await place.import('a.avsc')
    edit(place, PRODUCT, (product) => {
      product.commentBefore = ' By hand.'
      product.set('status', 'active')
      product.set('version', '2.4.0')
      product.set('team', { name: 'Lending' })
      product.set('description', { purpose: 'What was lent.' })
      product.set('customProperties', [{ property: 'heddle.archetype', value: 'aggregate' }])
      product.addIn(['outputPorts'], { name: 'api', version: '1.0.0', type: 'rest' })
    })
    edit(place, CONTRACT, (contract) => {
      contract.set('slaProperties', [{ property: 'freshness', value: '1h' }])
      contract.setIn(['schema', 0, 'properties', 0, 'classification'], 'public')
      contract.setIn(['schema', 0, 'properties', 0, 'quality'], [{ metric: 'nullValues', mustBe: 0 }])
    })
    const [product, contract] = [PRODUCT, CONTRACT].map((file) => parse(place.text(file)))
    place.write('a.avsc', avro({ ...ID, type: ['null', 'string'] }, { name: 'lender', type: 'string' }))

    const { notCarried, kept } = await place.import('a.avsc')
    expect(place.text(PRODUCT)).toContain('# By hand.')
    expect(parse(place.text(PRODUCT))).toEqual(product)
    const now = parse(place.text(CONTRACT))
    expect(now.slaProperties).toEqual(contract.slaProperties)
    expect(now.schema[0].properties).toMatchObject([
      { name: 'id', classification: 'public', quality: [{ metric: 'nullValues' }], description: 'Ours.' },
      { name: 'lender', required: true },
    ])
    expect(now.schema[0].properties[0]).not.toHaveProperty('required')
    expect(notCarried.map(({ path, value }) => [path, value])).toEqual([
      ['$.schema[0].properties[0].required', 'true'],
      ['$.schema[0].properties[1]', 'amount'],
    ])
    expect(kept.map(({ file, path }) => `${file.split('/').at(-1)} ${path}`)).toEqual(
      expect.arrayContaining(['product.yaml $.team', 'product.yaml $.status', 'loan-v1.yaml $.slaProperties']),
    )
    expect(await place.kit()).toEqual(['sales/loan/loan-v1', 'sales/loan/api-v1'])
  })

  it('finds the contract that it made though that is of another version by now', async () => {
    await using place = placed({ 'a.avsc': avro(ID) })
    await place.import('a.avsc')
    const moved = 'products/loan/contracts/loan-v2.yaml'
    place.write(`d/${moved}`, place.text(CONTRACT).replace('version: 1.0.0', 'version: 2.0.0'))
    place.remove(`d/${CONTRACT}`)
    edit(place, PRODUCT, (product) => product.setIn(['outputPorts', 0, 'version'], '2.0.0'))
    place.write('a.avsc', avro(ID, AMOUNT))
    expect((await place.import('a.avsc')).written.toSorted()).toEqual([moved, PRODUCT])
    expect(parse(place.text(moved)).version).toBe('2.0.0')
    expect(await place.kit()).toEqual(['sales/loan/loan-v2'])
  })

  it('of a Data Contract Specification leaves owner, promises and ports that it does not name', async () => {
    await using place = placed({ 'a.yaml': fixture('datacontract.yaml') })
    const files = (await place.import('a.yaml')).written
    const file = files.find((one) => one.endsWith('product.yaml')) ?? ''
    edit(place, file, (product) => {
      product.setIn(['team', 'members'], [{ username: 'sam' }])
      product.set('tags', ['by-hand'])
      product.addIn(['outputPorts'], { name: 'api', version: '1.0.0' })
    })
    place.write('a.yaml', `${fixture('datacontract.yaml')}tags: [new]\n`)
    await place.import('a.yaml')
    expect(parse(place.text(file))).toMatchObject({
      team: { name: 'team-parcels', members: [{ username: 'sam' }] },
      tags: ['by-hand', 'new'],
      outputPorts: [{}, { name: 'api' }],
    })
  })

  it('is written without leave where it adds, and not where it changes or takes away: then what is told', async () => {
    await using place = placed({ 'a.avsc': avro(ID) })
    await place.import('a.avsc')
    expect(await place.add('a.avsc')).toEqual({ ok: true, written: [] })
    place.write('a.avsc', avro(ID, AMOUNT))
    expect(await place.add('a.avsc')).toEqual({ ok: true, written: [CONTRACT] })
    place.write('a.avsc', avro({ ...ID, doc: 'Yours.' }))
    expect(await place.add('a.avsc')).toMatchObject({
      ok: false,
      isThere: true,
      problems: [
        {
          file: CONTRACT,
          found:
            'an import that changes schema[Loan].properties[id].description ("Ours." to "Yours."); takes away schema[Loan].properties[amount]',
        },
      ],
    })
  })

  it('takes away the ports that a form which describes the whole product does not have any more, and lists them', async () => {
    const text = (ports: string) => `data_product: loan\nversion: 1.0.0\noutput_ports: [${ports}]\n`
    await using place = placed({ 'a.yaml': text('{ name: a }, { name: b }') })
    await place.import('a.yaml')
    edit(place, PRODUCT, (product) => product.set('tags', ['mine']))
    place.write('a.yaml', text('{ name: b }'))
    const { notCarried } = await place.import('a.yaml')
    expect(notCarried.filter(({ path }) => path === '$.outputPorts[0]')).toMatchObject([{ value: 'a' }])
    expect(parse(place.text(PRODUCT))).toMatchObject({ tags: ['mine'], outputPorts: [{ name: 'b' }] })
  })

  it('is put into a file with aliases as what they stand for', async () => {
    await using place = placed({ 'a.avsc': avro(ID, AMOUNT) })
    await place.import('a.avsc')
    const shared = place
      .text(CONTRACT)
      .replace('- name: id', '- name: id\n        tags: &t [x]')
      .replace('- name: amount', '- name: amount\n        tags: *t')
    place.write(`d/${CONTRACT}`, shared)
    place.write('a.avsc', avro({ ...ID, doc: 'Yours.' }, AMOUNT))
    await place.import('a.avsc')
    expect(parse(place.text(CONTRACT)).schema[0].properties).toMatchObject([
      { tags: ['x'], description: 'Yours.' },
      { tags: ['x'] },
    ])
  })
})

describe('what is imported again is the same, and nothing is written', () => {
  // Of this one a port names a contract that nobody has.
  it.each(SAMPLES.filter(([, file]) => file !== 'rich-manifest.yaml'))('in the form %s: %s', async (_form, file) => {
    await using place = placed({ [`in/${file}`]: fixture(file) })
    await place.import('in')
    expect(await place.add('in')).toEqual({ ok: true, written: [] })
  })

  it.each(['crm', 'shop'])('in the dbt project %s', async (project) => {
    const names = ['manifest.json', 'profiles.yml', ...(project === 'shop' ? ['catalog.json'] : [])]
    await using place = placed(
      Object.fromEntries(names.map((name) => [`in/${name}`, sample(`dbt/${project}/${name}`)])),
    )
    await place.import('in')
    expect(await place.add('in')).toEqual({ ok: true, written: [] })
  })
})
