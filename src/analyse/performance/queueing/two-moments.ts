/**
 * Times with a given mean and squared coefficient of variation (SCV): constant at 0, a mix of two Erlangs below 1,
 * exponential at 1, two balanced exponentials above (Tijms, A First Course in Stochastic Models, B.2). Mean and SCV are exact.
 */
/** `kind` 0 constant, 1 exponential, 2 mixed Erlang, 3 hyperexponential; the meaning of the rest depends on it. */
export interface Distribution {
  kind: 0 | 1 | 2 | 3
  mean: number
  /** Stages at most (Erlang), probability of the first branch, mean of a stage or of each branch. */
  stages: number
  share: number
  first: number
  second: number
}

/** Most stages of an Erlang: below an SCV of 1/400 the times count as constant. */
const MOST_STAGES = 400

/** A distribution with mean >= 0 and SCV >= 0. */
export function distribution(mean: number, variability: number): Distribution {
  const none = { mean, stages: 0, share: 0, first: mean, second: 0 }
  if (mean <= 0 || variability < 1 / MOST_STAGES) return { ...none, kind: 0 }
  if (Math.abs(variability - 1) < 1e-9) return { ...none, kind: 1 }
  if (variability < 1) {
    const k = Math.ceil(1 / variability - 1e-9)
    const root = Math.sqrt(Math.max(0, k * (1 + variability) - k * k * variability))
    const share = (k * variability - root) / (1 + variability)
    return { kind: 2, mean, stages: k, share: Math.max(0, share), first: mean / (k - share), second: 0 }
  }
  const share = (1 + Math.sqrt((variability - 1) / (variability + 1))) / 2
  return { kind: 3, mean, stages: 0, share, first: mean / (2 * share), second: mean / (2 * (1 - share)) }
}
