/**
 * Expressions of Open-PSA MEF: the probability of a basic event from constants, parameters and the formulas of failure.
 * A distribution stands for its mean, which is what a point estimate takes.
 */
import type { XmlElement } from './xml.ts'

/** What an expression may refer to. Undefined: no such parameter, or it refers to itself. */
export interface Known {
  /** Hours. */
  missionTime: number
  parameter: (name: string) => number | undefined
}

export type Evaluated = { ok: true; value: number } | { ok: false; at: XmlElement }

type Formula = (inputs: readonly number[]) => number | undefined

/** `count` inputs, or at least one when it is 0. Outside of its `domain` a formula has no value. */
function of(
  count: number,
  formula: (...inputs: number[]) => number,
  domain: (...inputs: number[]) => boolean = () => true,
): Formula {
  return (inputs) => {
    const counted = count === 0 ? inputs.length > 0 : inputs.length === count
    return counted && domain(...inputs) ? formula(...inputs) : undefined
  }
}

const natural = (...x: number[]): boolean => x.every((value) => value >= 0)

/** Formulas by the name of their element; rates per hour, times in hours. Domains as the format defines them. */
const formulas: Readonly<Record<string, Formula>> = {
  add: of(0, (...x) => x.reduce((a, b) => a + b)),
  sub: of(0, (...x) => x.reduce((a, b) => a - b)),
  mul: of(0, (...x) => x.reduce((a, b) => a * b)),
  div: of(0, (...x) => x.reduce((a, b) => a / b)),
  min: of(0, (...x) => x.reduce((a, b) => Math.min(a, b))),
  max: of(0, (...x) => x.reduce((a, b) => Math.max(a, b))),
  neg: of(1, (x) => -x),
  exp: of(1, Math.exp),
  log: of(1, Math.log),
  pow: of(2, (x, y) => x ** y),
  exponential: of(2, (rate, time) => -Math.expm1(-rate * time), natural),
  // Failure on demand, rate of failure, rate of repair, time.
  GLM: of(
    4,
    (g, rate, repair, time) => {
      const r = rate + repair
      return r === 0 ? g : (rate - (rate - g * r) * Math.exp(-r * time)) / r
    },
    (g, ...others) => g >= 0 && g <= 1 && natural(...others),
  ),
  Weibull: of(
    4,
    (scale, shape, start, time) => (time <= start ? 0 : -Math.expm1(-(((time - start) / scale) ** shape))),
    (scale, shape, ...times) => scale > 0 && shape > 0 && natural(...times),
  ),
  // Rate of failure, time between tests, first test, time: as good as new after each test.
  'periodic-test': of(
    4,
    (rate, between, start, time) => {
      const since = time <= start ? time : (time - start) % between || between
      return -Math.expm1(-rate * since)
    },
    (rate, between, ...times) => between > 0 && natural(rate, ...times),
  ),
  'uniform-deviate': of(
    2,
    (low, high) => (low + high) / 2,
    (low, high) => low < high,
  ),
  'normal-deviate': of(
    2,
    (mean) => mean,
    (_mean, deviation) => deviation > 0,
  ),
  // Mean, error factor, confidence level.
  'lognormal-deviate': of(
    3,
    (mean) => mean,
    (mean, factor, level) => mean > 0 && factor > 1 && level > 0 && level < 1,
  ),
}

/** A number as XML Schema writes it: JavaScript would also take `0x10` and an empty text. */
const decimal = /^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$/
const whole = /^\s*[+-]?[0-9]+\s*$/

function constant(element: XmlElement, known: Known): number | undefined {
  // Whatever stands inside of a constant would be skipped.
  if (element.children.length > 0) return undefined
  const text = element.attributes.get('value') ?? ''
  switch (element.name) {
    case 'float':
      return decimal.test(text) ? Number(text) : undefined
    case 'int':
      return whole.test(text) ? Number(text) : undefined
    case 'bool':
    case 'constant':
      return text === 'true' ? 1 : text === 'false' ? 0 : undefined
    case 'system-mission-time':
      return known.missionTime
    case 'parameter':
      return known.parameter(element.attributes.get('name') ?? '')
    default:
      return undefined
  }
}

/** The value of an expression; else the element that has none. Depth is bounded by the reader of the XML. */
export function evaluate(element: XmlElement, known: Known): Evaluated {
  const inputs: number[] = []
  const formula = Object.hasOwn(formulas, element.name) ? formulas[element.name] : undefined
  if (formula) {
    for (const child of element.children) {
      const input = evaluate(child, known)
      if (!input.ok) return input
      inputs.push(input.value)
    }
  }
  const value = formula ? formula(inputs) : constant(element, known)
  return value === undefined || !Number.isFinite(value) ? { ok: false, at: element } : { ok: true, value }
}
