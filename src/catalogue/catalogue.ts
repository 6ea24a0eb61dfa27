/**
 * The catalogue of technologies: every knob with its default, its source and what it means. Data only; the formulas are in
 * `timers.ts` and in the mechanisms beside. A knob that a formula needs and that is absent here does not compile.
 */
import type { Knob } from './knob.ts'
import { cap } from './technologies/cap/index.ts'
import { cdn } from './technologies/cdn/index.ts'
import { citus } from './technologies/citus/index.ts'
import { elasticsearch } from './technologies/elasticsearch/index.ts'
import { etcd } from './technologies/etcd/index.ts'
import { gslb } from './technologies/gslb/index.ts'
import { haproxy } from './technologies/haproxy/index.ts'
import { hardware } from './technologies/hardware/index.ts'
import { jwt } from './technologies/jwt/index.ts'
import { kafka } from './technologies/kafka/index.ts'
import { keepalived } from './technologies/keepalived/index.ts'
import { kubernetes } from './technologies/kubernetes/index.ts'
import { network } from './technologies/network/index.ts'
import { nginx } from './technologies/nginx/index.ts'
import { objectstore } from './technologies/objectstore/index.ts'
import { otel } from './technologies/otel/index.ts'
import { patroni } from './technologies/patroni/index.ts'
import { patterns } from './technologies/patterns/index.ts'
import { pgbackrest } from './technologies/pgbackrest/index.ts'
import { pgbouncer } from './technologies/pgbouncer/index.ts'
import { postgresql } from './technologies/postgresql/index.ts'
import { primitives } from './technologies/primitives/index.ts'
import { prometheus } from './technologies/prometheus/index.ts'
import { rabbitmq } from './technologies/rabbitmq/index.ts'
import { redis } from './technologies/redis/index.ts'
import { sla } from './technologies/sla/index.ts'
import type { Technology } from './technology.ts'

export const catalogue = {
  primitives,
  postgresql,
  patroni,
  etcd,
  citus,
  pgbackrest,
  pgbouncer,
  haproxy,
  nginx,
  keepalived,
  gslb,
  cdn,
  kubernetes,
  redis,
  kafka,
  rabbitmq,
  elasticsearch,
  prometheus,
  otel,
  objectstore,
  patterns,
  jwt,
  sla,
  network,
  hardware,
  cap,
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

/** All technologies in the order of the catalogue. */
export function allTechnologies(): Technology[] {
  return Object.values(catalogue)
}

/** All knobs in the order of the catalogue, for the reference pages. */
export function allKnobs(): Knob[] {
  return allTechnologies().flatMap((entry) =>
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
