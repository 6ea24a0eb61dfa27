/** Timers stated as data: they read knobs that exist, keep their order, and give the published figures of their primitive. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allTechnologies } from '../../src/catalogue/catalogue.ts'
import { defaultKnob, timerDerivation } from '../../src/catalogue/detect.ts'
import type { Technology } from '../../src/catalogue/technology.ts'
import { spacedCheck } from '../../src/catalogue/timers.ts'
import type { Range } from '../../src/quantity/quantity.ts'

const technologies = new Map(allTechnologies().map((entry) => [entry.id, entry]))

function timer(technology: string, name: string, rate?: number): Range {
  const owner = technologies.get(technology) as Technology
  const found = owner.timers[name]
  assert.ok(found, `${technology}.${name}`)
  return timerDerivation(found, (reference) => defaultKnob(owner, reference), rate).value
}

/** Published worked figures of the detection alone: technology, timer, best, typical, worst. */
const published: [string, string, number, number, number][] = [
  ['patroni', 'leaseExpires', 20, 25.25, 30.5],
  ['patroni', 'proxyIn', 3, 4.5, 6],
  ['haproxy', 'refused', 4, 5, 6],
  ['haproxy', 'silent', 6, 7, 8],
  ['haproxy', 'takenIn', 2, 3, 4],
  ['gslb', 'route53', 66, 81, 96],
  ['gslb', 'accelerator', 65, 80, 95],
  ['gslb', 'alb', 35, 50, 65],
  ['kubernetes', 'nodeSilent', 40, 47.5, 55],
  ['kubernetes', 'unready', 21, 26, 31],
  ['kafka', 'brokerLease', 7, 8, 9],
  ['kafka', 'consumerSilent', 42, 43.5, 45],
  ['elasticsearch', 'silentNode', 30, 31.5, 33],
  ['rabbitmq', 'nodeSilent', 45, 60, 75],
  ['nginx', 'active', 0, 2.5, 5],
]

describe('timers of the catalogue', () => {
  it('read knobs that exist and keep best <= typical <= worst', () => {
    let count = 0
    for (const technology of technologies.values()) {
      for (const name of Object.keys(technology.timers)) {
        const { best, typical, worst } = timer(technology.id, name)
        assert.ok(
          best >= 0 && best <= typical && typical <= worst,
          `${technology.id}.${name}: ${best} ${typical} ${worst}`,
        )
        count += 1
      }
    }
    assert.ok(count >= 50, String(count))
  })

  for (const [technology, name, best, typical, worst] of published) {
    it(`${technology}.${name}: ${best} / ${typical} / ${worst} s`, () => {
      assert.deepEqual(timer(technology, name), { best, typical, worst })
    })
  }

  it('D4 takes the rate of live requests', () => {
    assert.deepEqual(timer('nginx', 'passive', 10), { best: 60, typical: 60.05, worst: 60.1 })
  })

  it('checks with pauses: three of 10 s with pauses of up to 1 s', () => {
    assert.deepEqual(spacedCheck(1, 3, 10), { best: 30, typical: 31.5, worst: 33 })
  })
})

describe('behaviour of the catalogue', () => {
  it('every statement is said in both languages and has a source', () => {
    for (const technology of technologies.values()) {
      const said = [
        ...(technology.partitions ?? []).flatMap((entry) => [entry.mode, entry.side, entry.behaviour]),
        ...(technology.classes ?? []).flatMap((entry) => [entry.operation, entry.mode, entry.reason]),
        ...(technology.facts ?? []).flatMap((entry) => [entry.title, entry.statement]),
        ...Object.values(technology.timers).map((entry) => entry.title),
      ]
      for (const { ru, en } of said) {
        assert.ok(ru.length > 1 && en.length > 1, technology.id)
        assert.doesNotMatch(en, /[а-яё]/i)
        if (ru !== en) assert.match(ru, /[а-яё]/i)
      }
    }
  })

  it('CP is never given where acknowledged writes may be lost, AP never where a side refuses', () => {
    for (const technology of technologies.values()) {
      for (const entry of technology.classes ?? []) {
        if (entry.cap === 'CP') assert.match(entry.pacelc, /^PC/, `${technology.id}: ${entry.operation.en}`)
        if (entry.cap === 'AP') assert.match(entry.pacelc, /^PA/, `${technology.id}: ${entry.operation.en}`)
      }
    }
  })

  it('the classes that the reference derives', () => {
    const cap = (technology: string, mode: RegExp, operation: RegExp) =>
      (technologies.get(technology)?.classes ?? [])
        .filter((entry) => mode.test(entry.mode.en) && operation.test(entry.operation.en))
        .map((entry) => `${entry.cap} ${entry.pacelc}`)
    assert.deepEqual(cap('postgresql', /^asynchronous/, /^read at the primary/), ['neither PA/EC'])
    assert.deepEqual(cap('postgresql', /^asynchronous/, /^read at a replica/), ['neither PA/EL'])
    assert.deepEqual(cap('patroni', /^synchronous strict/, /write/), ['CP PC/EC'])
    assert.deepEqual(cap('patroni', /not strict/, /write/), ['neither PA/EC'])
    assert.deepEqual(cap('etcd', /Raft/, /^write/), ['CP PC/EC'])
    assert.deepEqual(cap('redis', /Sentinel/, /write/), ['neither PA/EL'])
    assert.deepEqual(cap('kafka', /acks=all/, /write/), ['CP PC/EC'])
    assert.deepEqual(cap('kafka', /acks=1/, /write/), ['neither PA/EL'])
    assert.deepEqual(cap('rabbitmq', /quorum queue/, /publish/), ['CP PC/EC'])
    assert.deepEqual(cap('elasticsearch', /default/, /search/), ['neither PC/EL'])
    assert.deepEqual(cap('objectstore', /single region/, /write/), ['CP PC/EC'])
    assert.deepEqual(cap('cdn', /edge/, /read/), ['AP PA/EL'])
    assert.deepEqual(cap('kubernetes', /etcd/, /API/), ['CP PC/EC'])
  })
})
