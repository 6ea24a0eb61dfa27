/**
 * A backup that has silently become useless is noticed by the next restore test at the latest. How likely it is to be useless
 * when it is needed: the mean over the time between two tests.
 */
import { byConvention, computed, fromModel, given } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { perYear, ratio, seconds, YEAR } from '../../language/units.ts'
import type { BackupPolicy } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'

const label: Said = {
  ru: 'Вероятность, что резервная копия негодна',
  en: 'Probability that the backup is useless',
}

/** Below this product the closed form loses digits and its series is exact. */
const SMALL = 1e-4

/**
 * Mean share of time in an unnoticed failure: failures at `rate`, found and repaired by tests `interval` apart (reciprocal
 * units). (1/T) ∫ (1 − e^(−λt)) dt over 0..T = 1 − (1 − e^(−λT)) / λT, for small λT about λT / 2. From 0 to 1.
 */
export function unnoticedShare(rate: number, interval: number): number {
  const x = rate * interval
  if (x < SMALL) return x / 2 - x ** 2 / 6 + x ** 3 / 24
  return Number.isFinite(x) ? 1 + Math.expm1(-x) / x : 1
}

/**
 * Probability that the copies of a policy (model path `path`) are useless when they are needed: the model's, else the mean
 * between two restore tests. Never tried: no copy, at best a good one.
 */
export function uselessness(policy: BackupPolicy, path: string): Derivation {
  if (policy.latentFailure !== undefined)
    return fromModel(label, 'ratio', ratio(policy.latentFailure), `${path}.latentFailure`)
  if (!policy.restoreTest) {
    return byConvention(
      label,
      'ratio',
      { best: 0, typical: 1, worst: 1 },
      {
        ru: 'копия, из которой ни разу не восстанавливали, копией не считается (GitLab, 2017: из пяти видов не сработал ни один)',
        en: 'a backup that was never restored is not a copy (GitLab, 2017: none of five kinds worked)',
      },
    )
  }
  const failures = policy.silentFailures
    ? fromModel(ownRate, '/year', perYear(policy.silentFailures), `${path}.silentFailures`)
    : { ...given('hardware', 'disk_afr', undefined, ''), label: mediumRate, note: mediumOnly }
  const interval = fromModel(
    { ru: 'Период проверок восстановления', en: 'Period of the restore tests' },
    's',
    seconds(policy.restoreTest.every),
    `${path}.restoreTest.every`,
  )
  return computed(
    label,
    'ratio',
    {
      ru: '1 − (1 − exp(−λT)) / λT: среднее между двумя проверками',
      en: '1 - (1 - exp(-λT)) / λT: mean between two tests',
    },
    (rate = 0, every = 0) => unnoticedShare(rate / YEAR, every),
    [failures, interval],
  )
}

/** Typical probability that copies of a policy are useless; undefined when nobody ever tried and the model gives no figure. */
export function latentFailure(policy: BackupPolicy): number | undefined {
  if (policy.latentFailure === undefined && !policy.restoreTest) return undefined
  return uselessness(policy, '').value.typical
}

const ownRate: Said = {
  ru: 'Копии незаметно становятся негодными',
  en: 'The backups silently become useless',
}
const mediumRate: Said = {
  ru: 'Копии незаметно становятся негодными: отказ носителя',
  en: 'The backups silently become useless: the medium fails',
}
const mediumOnly: Said = {
  ru: 'Потерянные ключи, права и пустые копии сюда не входят: задайте silentFailures.',
  en: 'Lost keys, permissions and empty dumps are not in it: give silentFailures.',
}
