/** Complex numbers changed in place: what inverting a transform needs. */

export interface Complex {
  re: number
  im: number
}

/** Multiplies `a` by `re + i im` in place. */
export function multiply(a: Complex, re: number, im: number): void {
  const product = a.re * re - a.im * im
  a.im = a.re * im + a.im * re
  a.re = product
}

/** Whole power, 1 or more, in place. */
export function raise(a: Complex, exponent: number): void {
  if (exponent <= 8) {
    const { re, im } = a
    for (let n = 1; n < exponent; n += 1) multiply(a, re, im)
    return
  }
  const size = Math.hypot(a.re, a.im)
  const radius = size === 0 ? 0 : size ** exponent
  const angle = size === 0 ? 0 : Math.atan2(a.im, a.re) * exponent
  a.re = radius * Math.cos(angle)
  a.im = radius * Math.sin(angle)
}

export function invert(a: Complex): void {
  const size = a.re * a.re + a.im * a.im
  a.re /= size
  a.im = -a.im / size
}

/** Multiplies `a` by exp(-s t) in place. */
export function delay(a: Complex, t: number, sRe: number, sIm: number): void {
  const size = Math.exp(-sRe * t)
  multiply(a, size * Math.cos(sIm * t), -size * Math.sin(sIm * t))
}
