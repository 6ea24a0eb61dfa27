import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyVariant } from '../../src/language/variant.ts'
import { changed, tell } from './support.ts'

const codes = (document: Parameters<typeof tell>[0], options = {}) => tell(document, options).map(({ code }) => code)

test('a variant that removes a place in use breaks the model, and names what still refers to it', () => {
  const told = tell(
    changed(({ document }) => {
      document.variants.push({ id: 'one-zone', title: 'One zone', remove: ['msk-b'] })
    }),
  )
  assert.ok(
    told.length > 0 && told.every(({ code, params }) => code === 'variant-broken' && params.code === 'ref-unknown'),
  )
  assert.ok(told.every(({ path }) => path === 'one-zone'))
  assert.deepEqual([...new Set(told.map(({ params }) => params.thing))].sort(), ['events', 'hot', 'profiles'])
  for (const { params } of told) assert.equal(params.fixEn, '', 'no other name is guessed for what it removed')
})

test('a variant of a stage may change what the stage adds; a stage that is not there is named', () => {
  const at = (after: string) =>
    changed(({ document }) => {
      const search = { id: 'search', kind: 'service' as const, title: 'Search' }
      document.stages.push({ id: 'plan', title: 'P', duration: '2w', tasks: [], order: 1, add: { elements: [search] } })
      document.variants.push({ id: 'v', title: 'V', after, set: [{ id: 'search', patch: { time: '3ms' } }] })
    })
  assert.deepEqual(codes(at('plan')), [])
  const [told] = tell(at('plam')).filter(({ code }) => code === 'ref-unknown')
  assert.equal(told?.path, 'v.after')
  assert.equal(told?.params.suggestion, 'plan')
})

test('keeping to the plan is an option: a variant of a stage needs no change of its own, any other does', () => {
  const idle = (after?: string) =>
    changed(({ document }) => {
      document.stages.push({ id: 'plan', title: 'P', duration: '2w', tasks: [], order: 1, set: [] })
      document.variants.push({ id: 'v', title: 'V', ...(after === undefined ? {} : { after }) })
    })
  assert.deepEqual(codes(idle('plan')), [])
  assert.deepEqual(codes(idle()), ['variant-idle'])
})

test('a variant may remove an element that metrics, assumptions and views speak of', () => {
  const document = changed(({ document }) => {
    document.assumptions[0]!.about = ['hot']
    document.views.push({ id: 'core', kind: 'containers', title: 'Core', description: 'd', include: ['hot', 'api'] })
    document.variants.push({ id: 'no-cache', title: 'No cache', remove: ['hot'] })
  })
  assert.deepEqual(codes(document), [])
})

test('a variant may use what it adds, a later stage what an earlier one has added', () => {
  const document = changed(({ document }) => {
    document.variants.push({
      id: 'with-search',
      title: 'With search',
      add: {
        elements: [{ id: 'search', kind: 'service', title: 'Search' }],
        relations: [{ id: 'api->search', from: 'api', to: 'search', timeout: '100ms' }],
      },
    })
    const stage = { title: 'Stage', duration: '2w' as const, tasks: [] }
    document.stages.push(
      { id: 'first', ...stage, order: 1, add: { elements: [{ id: 'search', kind: 'service', title: 'Search' }] } },
      { id: 'second', ...stage, order: 2, set: [{ id: 'search', patch: { time: '3ms' } }] },
    )
  })
  assert.deepEqual(codes(document), [])
})

test('a mistake of the base model is told once, not once per variant', () => {
  const document = changed(({ document, relation }) => {
    relation('worker->fiscal').to = 'fiscl'
    for (const id of ['v1', 'v2', 'v3'])
      document.variants.push({ id, title: id, set: [{ id: 'api', patch: { time: '2ms' } }] })
  })
  assert.equal(codes(document).filter((code) => code === 'ref-unknown').length, 1)
  assert.equal(codes(document).includes('variant-broken'), false)
})

test('a model with a variant applied is checked without its other variants', () => {
  // Two confirmations suit the base model; the variant leaves one synchronous copy and asks for one.
  const document = changed(({ document, profiles }) => {
    profiles.replication!.acknowledgements = 1
    document.variants.push(
      { id: 'strict', title: 'Strict', set: [{ id: 'profiles', patch: { replication: { acknowledgements: 2 } } }] },
      {
        id: 'small',
        title: 'Small',
        set: [{ id: 'profiles', patch: { replication: { members: [{ in: 'msk-a' }, { in: 'msk-b' }] } } }],
      },
    )
  })
  assert.deepEqual(codes(document), [])
  const strict = applyVariant(document, document.variants[0]!)
  assert.deepEqual(codes(strict), ['variant-broken'])
  assert.deepEqual(codes(strict, { overlaid: true }), [])
})
