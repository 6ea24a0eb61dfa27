/**
 * Databases with one leader and streaming replication: PostgreSQL alone, with Patroni, with failover by hand or managed.
 * Facts: PostgreSQL 15 manual 27.2.8; Patroni replication_modes, watchdog, dcs_failsafe_mode; Kleppmann 2015.
 */
import { estimate, fromModel } from '../../catalogue/derive.ts'
import { patroniFencing } from '../../catalogue/mechanisms/patroni.ts'
import type { Said } from '../../language/text.ts'
import type { Derivation, Quantity } from '../../quantity/quantity.ts'
import type { StoreOperation } from '../analysis.ts'
import { freshest } from '../data/lag.ts'
import { acknowledgement, canAcknowledge, holders, isProtected } from '../data/quorum.ts'
import type { Copy } from '../topology/topology.ts'
import { type Behaviour, followers, lossOf, nothing, plain, replicaRead, type Subject } from './behaviour.ts'
import type { Side, Situation } from './situations.ts'

const protectedNote = [
  'подтверждённая запись есть у синхронной копии',
  'a synchronous copy has every acknowledged write',
] as const
const staysNote = ['ведущий остаётся ведущим', 'the primary stays the primary'] as const

/** Rule of leader-based databases. */
export function leaderRule(subject: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  if (operation === 'read-replica') {
    const read = replicaRead(subject, situation)
    return read.answer === 'refused' && isDemoted(subject, situation) ? demotedRead : read
  }
  if (situation.kind === 'normal') return normal(subject, operation)
  if (situation.kind === 'failover') return failover(subject, operation)
  const { here, there } = situation
  if (!here || !there) return normal(subject, operation)
  const manager = managerOf(subject)
  const behaviour =
    manager !== 'patroni'
      ? unmanaged(subject, here, there, operation)
      : here.hasPrimary
        ? withPrimary(subject, here, there, operation)
        : withoutPrimary(subject, here)
  return operation === 'write' ? behaviour : { ...behaviour, loss: undefined, splitBrain: undefined }
}

function managerOf({ store }: Subject): string {
  return ('failover' in store ? store.failover?.manager : undefined) ?? 'none'
}

/** Commits wait for a copy: acknowledged writes survive the primary. */
export function isSynchronous({ store, group }: Subject): boolean {
  return acknowledgement(store, group).rule !== 'none'
}

function isolationOf({ store }: Subject): Said {
  const isolation = ('isolation' in store ? store.isolation : undefined) ?? 'read-committed'
  const names: Record<string, Said> = {
    'read-committed': { ru: 'read committed', en: 'read committed' },
    'repeatable-read': { ru: 'snapshot isolation', en: 'snapshot isolation' },
    serializable: { ru: 'serializable', en: 'serializable' },
  }
  return names[isolation] ?? { ru: isolation, en: isolation }
}

function normal(subject: Subject, operation: StoreOperation): Behaviour {
  const level = isolationOf(subject)
  const across =
    subject.store.shards?.tool === 'citus'
      ? {
          ru: '; между шардами двухфазная фиксация, но общего снимка нет: чтение может увидеть часть транзакции',
          en: '; across shards two-phase commit but no common snapshot: a read may see a part of a transaction',
        }
      : { ru: '', en: '' }
  const behaviour = plain(
    'served',
    'linearizable',
    `один ведущий, каждая строка линеаризуема; транзакции из нескольких строк — ${level.ru}${across.ru}`,
    `one primary, every row is linearizable; transactions over several rows: ${level.en}${across.en}`,
  )
  return operation === 'write' ? { ...behaviour, loss: nothing(...staysNote) } : behaviour
}

/** Copies somebody may promote: automatically, else by hand. */
function successors(subject: Subject, on: (copy: Copy) => boolean): Copy[] {
  const able = followers(subject.group).filter((copy) => copy.promotion !== 'never' && !copy.member.delay && on(copy))
  const automatic = able.filter((copy) => copy.promotion === 'automatic')
  return automatic.length > 0 ? automatic : able
}

function failover(subject: Subject, operation: StoreOperation): Behaviour {
  const { topology, store, group } = subject
  const next = successors(subject, () => true)
  const strict = store.replication?.strict === true
  if (next.length === 0) {
    const behaviour = plain(
      'refused',
      'none',
      'повысить некого: ждут возврата ведущего',
      'nobody to promote: the primary is waited for',
    )
    return operation === 'write' ? { ...behaviour, loss: nothing(...staysNote) } : behaviour
  }
  const synchronous = isSynchronous(subject)
  const by =
    managerOf(subject) === 'patroni' || managerOf(subject) === 'managed'
      ? 'новый ведущий выбирается сам'
      : 'нового ведущего повышает человек'
  const byEn = by.startsWith('новый') ? 'a new primary is elected' : 'a person promotes a new primary'
  const caution = strict
    ? { ru: '', en: '' }
    : {
        ru: '; если копия отвалилась раньше, ведущий работал один и его последние записи есть только на его диске',
        en: '; if the copy had dropped out before, the primary ran alone and its latest writes are on its disk only',
      }
  const torn =
    store.shards?.tool === 'citus'
      ? {
          ru: '; у транзакций нескольких шардов на остальных узлах их часть остаётся',
          en: '; transactions over several shards keep their parts on the other nodes',
        }
      : { ru: '', en: '' }
  const behaviour: Behaviour = synchronous
    ? plain(
        'refused',
        'linearizable',
        `до переключения отказ; ${by} из синхронных копий${caution.ru}`,
        `refused until the failover; ${byEn} among the synchronous copies${caution.en}`,
      )
    : plain(
        'refused',
        'none',
        `до переключения отказ; ${by}, но подтверждённые записи, не дошедшие до копии, пропадают: линеаризуемости через переключение нет${torn.ru}`,
        `refused until the failover; ${byEn}, but acknowledged writes that had not reached the copy are gone: not linearizable across the failover${torn.en}`,
      )
  if (operation !== 'write') return behaviour
  return { ...behaviour, loss: synchronous ? nothing(...protectedNote) : lossOf([freshest(topology, group, next)]) }
}

/** Copies that Patroni may promote on a side: automatic, and in a synchronous mode only those that confirm. */
function electable({ topology, store, group }: Subject, side: Side): Copy[] {
  const apart = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover.standbyCluster : undefined
  const inCluster = (copy: Copy) => apart === undefined || !topology.ancestors(copy.place).includes(apart)
  const acks = acknowledgement(store, group)
  if (acks.rule !== 'none' && !isProtected(acks, side.has)) return []
  const sure = holders(acks)
  return followers(group).filter(
    (copy) =>
      copy.promotion === 'automatic' &&
      !copy.member.delay &&
      side.has(copy) &&
      inCluster(copy) &&
      (acks.rule === 'none' || sure.includes(copy)),
  )
}

function fencingLoss(subject: Subject, winners: readonly Copy[]): Quantity {
  const { topology, store, group } = subject
  const knobs = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined
  const fencing = knobs ? [patroniFencing(knobs, `${store.id}.failover`)] : []
  return lossOf([...fencing, freshest(topology, group, winners)])
}

/** Old data of a primary that Patroni has restarted read-only (`/replica` of its REST API answers). */
const demotedRead = plain(
  'stale',
  'eventual',
  'прежний ведущий, сняв с себя роль, работает только на чтение и отвечает тем, что у него есть',
  'the former primary is read-only now and answers with what it has',
)

/** The primary is here without the majority of the votes, and gives its role up. */
function isDemoted(subject: Subject, { here }: Situation): boolean {
  return managerOf(subject) === 'patroni' && here?.hasPrimary === true && !here.majority && !isFailsafe(subject, here)
}

/** Patroni's failsafe_mode: a primary whose every member answers goes on without the votes. */
function isFailsafe({ store, group }: Subject, side: Side): boolean {
  const failsafe = 'failover' in store && store.failover?.manager === 'patroni' && store.failover.failsafeMode === true
  return failsafe && group.copies.every((copy) => copy.role === 'witness' || side.has(copy))
}

/** Patroni, the side of the old primary. */
function withPrimary(subject: Subject, here: Side, there: Side, operation: StoreOperation): Behaviour {
  const { store, group } = subject
  const acks = acknowledgement(store, group)
  const patroni = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined
  if (here.majority || isFailsafe(subject, here)) {
    const why: Said = here.majority
      ? { ru: 'большинство голосов на этой стороне', en: 'the majority of the votes is on this side' }
      : { ru: 'failsafe_mode: все участники отвечают ведущему', en: 'failsafe_mode: every member answers the primary' }
    if (operation !== 'write' || canAcknowledge(acks, here.has)) {
      return { ...plain('served', 'linearizable', why.ru, why.en), loss: nothing(...staysNote) }
    }
    if (store.replication?.strict) {
      return {
        ...plain(
          'hangs',
          'none',
          'строгий режим: фиксации ждут синхронную копию с той стороны',
          'strict mode: commits wait for the synchronous copy on the other side',
        ),
        loss: nothing(...staysNote),
      }
    }
    return {
      ...plain(
        'served',
        'linearizable',
        `${why.ru}; фиксации ждут до ttl, затем Patroni снимает копию с той стороны и ведущий пишет один`,
        `${why.en}; commits wait up to ttl, then Patroni drops the copy on the other side and the primary writes alone`,
      ),
      loss: nothing(...staysNote),
    }
  }
  const winners = there.majority ? electable(subject, there) : []
  const proxied = 'proxy' in store && store.proxy !== undefined
  const answer = operation === 'write' || proxied ? 'refused' : 'stale'
  const elected: Said =
    winners.length > 0
      ? { ru: 'на той стороне выбирают нового', en: 'the other side elects a new one' }
      : { ru: 'нового ведущего выбрать некому', en: 'nobody can be elected instead' }
  const behaviour = plain(
    answer,
    answer === 'stale' ? 'eventual' : 'none',
    `ведущий без большинства голосов снимает с себя роль до истечения ttl; ${elected.ru}`,
    `the primary without the majority of the votes demotes itself before ttl ends; ${elected.en}`,
  )
  const loss =
    winners.length > 0 && acks.rule === 'none'
      ? fencingLoss(subject, winners)
      : winners.length > 0
        ? nothing(...protectedNote)
        : nothing(...staysNote)
  const splitBrain =
    winners.length > 0 && patroni?.watchdog !== 'required'
      ? {
          ru: 'если Patroni на старом ведущем завис, а PostgreSQL работает: watchdog не в режиме required',
          en: 'if Patroni on the old primary hangs while PostgreSQL runs: the watchdog is not required',
        }
      : undefined
  return { ...behaviour, loss, splitBrain }
}

/** Patroni, the side without the old primary. */
function withoutPrimary(subject: Subject, here: Side): Behaviour {
  const winners = here.majority ? electable(subject, here) : []
  if (winners.length === 0) {
    const byHand =
      followers(subject.group).some((copy) => copy.promotion !== 'never' && here.has(copy)) &&
      subject.store.manualPromotion
    return {
      ...plain(
        'refused',
        'none',
        here.majority ? 'голоса есть, но повысить некого' : 'ведущий недостижим, большинства голосов нет',
        here.majority
          ? 'the votes are here, but there is nobody to promote'
          : 'the primary cannot be reached and the majority of the votes is not here',
      ),
      loss: nothing(...staysNote),
      splitBrain: byHand
        ? {
            ru: 'если человек повысит копию здесь, не изолировав ведущего на той стороне',
            en: 'if a person promotes the copy here without fencing off the primary on the other side',
          }
        : undefined,
    }
  }
  if (isSynchronous(subject)) {
    return {
      ...plain(
        'served',
        'linearizable',
        'после ttl ведущим становится синхронная копия',
        'after ttl a synchronous copy becomes the primary',
      ),
      loss: nothing(...protectedNote),
    }
  }
  return {
    ...plain(
      'served',
      'none',
      'после ttl ведущим становится отстающая копия: записи, подтверждённые старым ведущим, пропадают',
      'after ttl a copy that is behind becomes the primary: writes the old one acknowledged are gone',
    ),
    loss: fencingLoss(subject, winners),
  }
}

/** Without votes: nobody decides but a person (or a provider whose arbiter the model does not show). */
function unmanaged(subject: Subject, here: Side, there: Side, operation: StoreOperation): Behaviour {
  const { store, group } = subject
  const managed = managerOf(subject) === 'managed'
  const elsewhere = successors(subject, here.hasPrimary ? there.has : here.has)
  const byHand = elsewhere.length > 0 && (store.manualPromotion !== undefined || managed)
  const splitBrain =
    elsewhere.length > 0 && !managed
      ? {
          ru: 'если человек повысит копию, не изолировав старого ведущего: PostgreSQL сам никого не ограждает',
          en: 'if a person promotes the copy without fencing off the old primary: PostgreSQL fences nobody itself',
        }
      : undefined
  if (!here.hasPrimary) {
    const refused = plain(
      'refused',
      'none',
      'ведущий недостижим; само ничего не переключается',
      'the primary cannot be reached; nothing fails over by itself',
    )
    return { ...refused, loss: nothing(...staysNote), splitBrain }
  }
  const acks = acknowledgement(store, group)
  if (operation === 'write' && !canAcknowledge(acks, here.has)) {
    return {
      ...plain(
        'hangs',
        'none',
        'фиксации ждут синхронную копию с той стороны без предела',
        'commits wait for the synchronous copy on the other side without limit',
      ),
      loss: nothing(...protectedNote),
      splitBrain,
    }
  }
  const loss = byHand && acks.rule === 'none' ? promotionLoss(subject, elsewhere) : nothing(...staysNote)
  return {
    ...plain(
      'served',
      'linearizable',
      'ведущий работает, пока никто не повысил копию на той стороне',
      'the primary works as long as nobody promotes the copy on the other side',
    ),
    loss,
    splitBrain,
  }
}

/**
 * Typically nobody promotes during a partition; if somebody does, all since its start is lost up to the fencing, and what had not
 * reached the copy by then.
 */
function promotionLoss({ topology, store, group }: Subject, winners: readonly Copy[]): Quantity {
  const label: Said = { ru: 'запись до изоляции старого ведущего', en: 'writes until the old primary is fenced off' }
  const failover = 'failover' in store ? store.failover : undefined
  const manual = store.manualPromotion
  const worst = manual
    ? estimate(manual.notice).worst + estimate(manual.decide).worst + estimate(manual.act).worst
    : failover?.manager === 'managed'
      ? estimate(failover.time).worst
      : Number.POSITIVE_INFINITY
  const path = manual ? `${store.id}.manualPromotion` : `${store.id}.failover.time`
  const lag = freshest(topology, group, winners)
  const behind: Derivation = { ...lag, value: { best: 0, typical: 0, worst: lag.value.worst } }
  return lossOf([behind, fromModel(label, 's', { best: 0, typical: 0, worst }, path)])
}
