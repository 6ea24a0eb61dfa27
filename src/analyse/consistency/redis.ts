/** Redis with replicas: replication is always asynchronous. Facts: Redis docs sentinel.md, cluster-spec.md, replication.md. */
import type { Said } from '../../language/text.ts'
import type { StoreOperation } from '../analysis.ts'
import { freshest, isolatedWrites } from '../data/lag.ts'
import type { Copy } from '../topology/topology.ts'
import { type Behaviour, followers, lossOf, nothing, plain, replicaRead, type Subject } from './behaviour.ts'
import type { Side, Situation } from './situations.ts'

const keeps = ['мастер остаётся мастером', 'the master stays the master'] as const

/** Rule of Redis. */
export function redisRule(subject: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  if (operation === 'read-replica') return replicaRead(subject, situation)
  const behaviour = leader(subject, situation)
  if (operation === 'write') return behaviour
  const read =
    situation.here && lacksReplicas(subject, situation.here) ? withoutReplicas(subject, situation) : behaviour
  return { ...read, loss: undefined, splitBrain: undefined }
}

/** The master is on this side with fewer replicas than min-replicas-to-write of Sentinel's masters asks for. */
function lacksReplicas({ store, group }: Subject, here: Side): boolean {
  const failover = 'failover' in store ? store.failover : undefined
  const needed = failover?.manager === 'sentinel' ? (failover.minReplicasToWrite ?? 0) : 0
  return here.hasPrimary && needed > followers(group).filter(here.has).length
}

/** min-replicas-to-write stops writes only: reads are answered, with old data as soon as the other side has a master of its own. */
function withoutReplicas(subject: Subject, { there }: Situation): Behaviour {
  return there && electable(subject, there).length > 0
    ? plain(
        'stale',
        'eventual',
        'отрезанный мастер не пишет, но отвечает на чтение; новые записи идут новому мастеру',
        'the master that is cut off writes nothing and goes on answering reads; new writes go to the new master',
      )
    : plain(
        'served',
        'linearizable',
        'мастер без реплик не пишет, но отвечает на чтение; другого мастера нет',
        'a master without replicas writes nothing and goes on answering reads; there is no other master',
      )
}

function leader(subject: Subject, { kind, here, there }: Situation): Behaviour {
  const { topology, group } = subject
  if (kind === 'normal' || !here || !there) {
    if (kind === 'failover') {
      const next = followers(group)
      return {
        ...plain(
          'refused',
          'none',
          'до переключения отказ; репликация асинхронна, последние подтверждённые записи пропадают',
          'refused until the failover; replication is asynchronous, the latest acknowledged writes are gone',
        ),
        loss: next.length > 0 ? lossOf([freshest(topology, group, next)]) : nothing(...keeps),
      }
    }
    return {
      ...plain(
        'served',
        'linearizable',
        'один мастер выполняет команды по одной',
        'one master runs commands one at a time',
      ),
      loss: nothing(...keeps),
    }
  }
  return here.hasPrimary ? withMaster(subject, here, there) : withoutMaster(subject, here, there)
}

function electable({ group }: Subject, side: Side) {
  return side.majority ? followers(group).filter((copy) => copy.promotion === 'automatic' && side.has(copy)) : []
}

/** What had not reached the winners, and what the master cut off on `side` takes until it stops. */
function isolated({ topology, store, group }: Subject, side: Side, winners: readonly Copy[]) {
  const beside = followers(group).filter(side.has).length
  return lossOf([freshest(topology, group, winners), isolatedWrites(store, Number.POSITIVE_INFINITY, beside)])
}

function withMaster(subject: Subject, here: Side, there: Side): Behaviour {
  const { store } = subject
  const failover = 'failover' in store ? store.failover : undefined
  const winners = electable(subject, there)
  const elected = winners.length > 0
  const loss = elected ? isolated(subject, here, winners) : nothing(...keeps)
  if (failover?.manager === 'redis-cluster') {
    if (here.majority)
      return {
        ...plain(
          'served',
          'linearizable',
          'большинство мастеров на этой стороне',
          'the majority of the masters is on this side',
        ),
        loss,
      }
    return {
      ...plain(
        'refused',
        'none',
        'меньшинство перестаёт принимать команды через cluster-node-timeout',
        'the minority stops taking commands after cluster-node-timeout',
      ),
      loss,
    }
  }
  if (lacksReplicas(subject, here)) {
    return {
      ...plain(
        'refused',
        'none',
        'min-replicas-to-write: мастер без реплик перестаёт писать через min-replicas-max-lag',
        'min-replicas-to-write: a master without replicas stops writing after min-replicas-max-lag',
      ),
      loss,
    }
  }
  const splitBrain: Said | undefined = elected
    ? {
        ru: 'два мастера до конца разрыва; при воссоединении старый выбрасывает свои записи',
        en: 'two masters until the partition heals; then the old one throws its writes away',
      }
    : undefined
  const answer = elected
    ? plain('served', 'none', 'отрезанный мастер продолжает писать', 'the master that is cut off goes on writing')
    : plain('served', 'linearizable', ...keeps)
  return { ...answer, loss, splitBrain }
}

function withoutMaster(subject: Subject, here: Side, there: Side): Behaviour {
  const winners = electable(subject, here)
  if (winners.length === 0) {
    return {
      ...plain(
        'refused',
        'none',
        'мастер недостижим, выбрать нового нельзя',
        'the master cannot be reached and no new one can be elected',
      ),
      loss: nothing(...keeps),
    }
  }
  return {
    ...plain(
      'served',
      'none',
      'выбран новый мастер; записи старого за время разрыва пропадают',
      'a new master is elected; what the old one took during the partition is gone',
    ),
    loss: isolated(subject, there, winners),
  }
}
