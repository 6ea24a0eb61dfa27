/**
 * The catalogue of technologies: every knob with its default, its source and what it means. Data only; the formulas are in
 * `timers.ts` and in the mechanisms beside. A knob that a formula needs and that is absent here does not compile.
 */
import type { Knob } from './knob.ts'
import { etcd } from './technologies/etcd/index.ts'
import { gslb } from './technologies/gslb/index.ts'
import { haproxy } from './technologies/haproxy/index.ts'
import { kafka } from './technologies/kafka/index.ts'
import { kubernetes } from './technologies/kubernetes/index.ts'
import { network } from './technologies/network/index.ts'
import { nginx } from './technologies/nginx/index.ts'
import { patroni } from './technologies/patroni/index.ts'
import { pgbackrest } from './technologies/pgbackrest/index.ts'
import { pgbouncer } from './technologies/pgbouncer/index.ts'
import { postgresql } from './technologies/postgresql/index.ts'
import { prometheus } from './technologies/prometheus/index.ts'
import { redis } from './technologies/redis/index.ts'
import type { Technology } from './technology.ts'

export const catalogue = {
  postgresql,
  patroni,
  etcd,
  pgbackrest,
  pgbouncer,
  haproxy,
  nginx,
  gslb,
  kubernetes,
  prometheus,
  redis,
  kafka,
  network,
}

export type TechnologyId = keyof typeof catalogue
/** Names of the knobs of a technology. */
export type KnobName<T extends TechnologyId> = keyof (typeof catalogue)[T]['knobs'] & string

/** One knob of the catalogue. */
export function knob<T extends TechnologyId>(technology: T, name: KnobName<T>): Knob {
  const entry = catalogue[technology] as Technology
  const spec = entry.knobs[name]
  if (!spec) return missing(technology, name)
  return { technology: entry.id, knob: name, ...spec }
}

/** All knobs in the order of the catalogue, for the reference pages. */
export function allKnobs(): Knob[] {
  return Object.values(catalogue).flatMap((entry: Technology) =>
    Object.entries(entry.knobs).map(([name, spec]) => ({ technology: entry.id, knob: name, ...spec })),
  )
}

/** Unreachable by the types; a knob that cannot be found is unknown (NaN), never a silent zero. */
function missing(technology: string, name: string): Knob {
  return {
    technology,
    knob: name,
    title: { ru: name, en: name },
    unit: 's',
    default: Number.NaN,
    source: '',
    kind: 'practice',
    meaning: { ru: '', en: '' },
  }
}
