/** A timer of the catalogue as a derivation: its primitive applied to its knobs. Seconds. */
import type { Text } from '../language/text.ts'
import type { Derivation, Range } from '../quantity/quantity.ts'
import { catalogue } from './catalogue.ts'
import { givenKnob, ranged } from './derive.ts'
import type { KnobDefault } from './knob.ts'
import type { Technology, Timer } from './technology.ts'
import { lease, passiveCounting, periodicCheck, phase, riseCheck, silence, spacedCheck } from './timers.ts'

/** What a timer reads: a knob of its technology by name, of another one as `technology.knob`. */
export type ReadKnob = (reference: string) => Derivation

/** A knob reference at its default; NaN when it names nothing. */
export function defaultKnob(owner: Technology, reference: string): Derivation {
  const [technology, name] = reference.includes('.') ? reference.split('.', 2) : [owner.id, reference]
  const all: Record<string, Technology> = catalogue
  const spec = all[technology ?? '']?.knobs[name ?? '']
  const value: KnobDefault = spec?.default
  return givenKnob(technology ?? '', name ?? '', spec, value)
}

/** The range of a timer. `rate` is needed by D4 only: requests per second to the failed server (per counting worker). */
export function timerDerivation(timer: Timer, read: ReadKnob, rate = 1): Derivation {
  const typical = (reference: string) => read(reference).value.typical
  const of = (formula: Text, value: Range, ...references: (string | undefined)[]) =>
    ranged(
      timer.title,
      's',
      formula,
      value,
      references.flatMap((reference) => (reference ? [read(reference)] : [])),
    )
  switch (timer.primitive) {
    case 'D1': {
      const check = timer.check ? typical(timer.check) : 0
      const arithmetic = timer.spaced ? spacedCheck : periodicCheck
      const value = arithmetic(typical(timer.interval), typical(timer.threshold), check)
      const formula = timer.spaced ? 'n c .. n (c + i)' : '(n - 1) i + c .. n i + c'
      return of(formula, value, timer.interval, timer.threshold, timer.check)
    }
    case 'D2': {
      const tick = timer.tick ? typical(timer.tick) : 0
      const value = lease(typical(timer.ttl), typical(timer.renew), tick)
      return of('T - h .. T + s', value, timer.ttl, timer.renew, timer.tick)
    }
    case 'D3': {
      const value = silence(typical(timer.limit), typical(timer.heartbeat), typical(timer.loop))
      return of('S - h .. S + m', value, timer.limit, timer.heartbeat, timer.loop)
    }
    case 'D4': {
      const value = passiveCounting(typical(timer.failures), rate, typical(timer.attempt))
      return of('(n - 1) / rate + c .. n / rate + c', value, timer.failures, timer.attempt)
    }
    case 'rise':
      return of(
        '(n - 1) i .. n i',
        riseCheck(typical(timer.interval), typical(timer.threshold)),
        timer.interval,
        timer.threshold,
      )
    case 'wait':
      return of('0 .. i', phase(typical(timer.period)), timer.period)
    case 'time':
      return of('t', read(timer.time).value, timer.time)
  }
}
