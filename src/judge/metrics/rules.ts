/** Predicates over the model: facts about backups, copies, failover and alerting that hold or do not. */
import { votesOf } from '../../analyse/data/quorum.ts'
import type { Group, Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import { type Duration, seconds } from '../../language/units.ts'
import type { Id, RuleMeasure, Store } from '../../language/vocabulary/index.ts'
import { parseTarget } from '../../quantity/target.ts'
import { formatSeconds } from '../../text/format.ts'
import { type Evidence, join, type Outcome, titleOf, unknown } from '../outcome.ts'
import { holds } from '../target.ts'

interface Answer {
  ok: boolean
  why: Said
  risk?: Said
}

const noBackup: Answer = { ok: false, why: { ru: 'резервных копий нет', en: 'there are no backups' } }

/** Judges a rule. Rules have no value: they pass or fail, with the reason. */
export function judgeRule(measure: RuleMeasure, { topology }: Evidence): Outcome {
  const scope = `${measure.rule} of ${measure.of}`
  const element = topology.elements.get(measure.of)
  const isSystem = measure.of === topology.document.system.id
  if (!element && !isSystem) {
    return unknown(scope, {
      ru: `элемента «${measure.of}» в модели нет`,
      en: `the model has no element "${measure.of}"`,
    })
  }
  const answer = measure.rule === 'alerts-reach-people' ? alerts(topology, measure.of) : storeRule(measure, topology)
  if (!answer) {
    return unknown(scope, {
      ru: `правило не относится к «${measure.of}»: это не хранилище`,
      en: `the rule does not apply to "${measure.of}": it is no store`,
    })
  }
  return { scope, verdict: answer.ok ? 'pass' : 'fail', why: answer.why, ...(answer.risk ? { risk: answer.risk } : {}) }
}

/** Where the model states the fact that a rule looks at. */
export function rulePath({ rule, of }: RuleMeasure): string {
  const fields: Record<RuleMeasure['rule'], string> = {
    'backups-encrypted': 'backup.encrypted',
    'backups-immutable': 'backup.immutable',
    'backups-off-site': 'backup.in',
    'backup-retention': 'backup.retention',
    'restore-tested': 'backup.restoreTest',
    'copies-in-regions': 'replication.members',
    'automatic-failover': 'failover.manager',
    'alerts-reach-people': 'alerting.receivers',
  }
  return `${of}.${fields[rule]}`
}

function storeRule(measure: RuleMeasure, topology: Topology): Answer | undefined {
  const store = topology.stores.find((s) => s.id === measure.of)
  if (!store) return undefined
  const backup = store.backup
  switch (measure.rule) {
    case 'backups-encrypted':
      return backup
        ? flag(
            backup.encrypted,
            { ru: 'резервные копии зашифрованы', en: 'backups are encrypted' },
            { ru: 'резервные копии не зашифрованы', en: 'backups are not encrypted' },
          )
        : noBackup
    case 'backups-immutable':
      return backup
        ? flag(
            backup.immutable === true,
            {
              ru: 'копии нельзя изменить до конца срока хранения',
              en: 'backups cannot be changed before retention ends',
            },
            {
              ru: 'копии можно изменить или удалить до конца срока хранения',
              en: 'backups can be changed or deleted before retention ends',
            },
          )
        : noBackup
    case 'backups-off-site':
      return offSite(topology, store)
    case 'backup-retention':
      return backup
        ? duration(backup.retention, measure.target ?? '>= 30d', { ru: 'копии хранятся', en: 'backups are kept for' })
        : noBackup
    case 'restore-tested':
      if (!backup) return noBackup
      if (!backup.restoreTest)
        return { ok: false, why: { ru: 'восстановление не проверяют', en: 'restores are never tried' } }
      return duration(backup.restoreTest.every, measure.target ?? '<= 30d', {
        ru: 'восстановление проверяют раз в',
        en: 'a restore is tried every',
      })
    case 'copies-in-regions':
      return regions(topology, store.id, Number((measure.target ?? '>= 2').replace(/^\D+/, '')))
    case 'automatic-failover':
      return automaticFailover(topology, store)
    default:
      return undefined
  }
}

function flag(ok: boolean, yes: Said, no: Said): Answer {
  return { ok, why: ok ? yes : no }
}

function duration(value: Duration, targetText: string, lead: Said): Answer {
  const length = seconds(value)
  const target = parseTarget(targetText, 's')
  const ok = holds(length, target)
  const sign = ok
    ? { '>=': '≥', '<=': '≤', '>': '>', '<': '<' }[target.comparator]
    : { '>=': '<', '<=': '>', '>': '≤', '<': '≥' }[target.comparator]
  return {
    ok,
    why: {
      ru: `${lead.ru} ${formatSeconds(length, 'ru')} ${sign} ${formatSeconds(target.value, 'ru')}`,
      en: `${lead.en} ${formatSeconds(length, 'en')} ${sign} ${formatSeconds(target.value, 'en')}`,
    },
  }
}

/** Every shard group has a repository in another region than its primary. */
function offSite(topology: Topology, store: Store): Answer {
  const backup = store.backup
  if (!backup) return noBackup
  const repositories = [backup.in, ...(backup.alsoIn ?? [])].map((place) => topology.regionOf(place))
  const exposed = topology.groupsOf(store.id).find((group) => {
    const home = primaryRegion(topology, group)
    return home !== undefined && repositories.every((region) => region === home)
  })
  if (!exposed)
    return { ok: true, why: { ru: 'копии лежат в другом регионе', en: 'backups are kept in another region' } }
  const region = titleOf(topology, primaryRegion(topology, exposed) ?? '')
  return {
    ok: false,
    why: {
      ru: `копии группы ${exposed.id} лежат в том же регионе, что и данные: ${region.ru}`,
      en: `backups of ${exposed.id} are kept in the region of the data: ${region.en}`,
    },
  }
}

function primaryRegion(topology: Topology, group: Group): Id | undefined {
  const primary = group.copies.find((copy) => copy.role === 'primary')
  return primary ? topology.regionOf(primary.place) : undefined
}

function regions(topology: Topology, store: Id, wanted: number): Answer {
  const counted = topology.groupsOf(store).map((group) => ({
    group,
    count: new Set(group.copies.filter((c) => c.role !== 'witness').map((c) => topology.regionOf(c.place))).size,
  }))
  const least = counted.sort((a, b) => a.count - b.count)[0]
  if (!least) return { ok: false, why: { ru: 'копии не описаны', en: 'no copies are described' } }
  const sign = least.count >= wanted ? '≥' : '<'
  return {
    ok: least.count >= wanted,
    why: {
      ru: `${least.group.id}: регионов с копией ${least.count} ${sign} ${wanted}`,
      en: `${least.group.id}: regions with a copy ${least.count} ${sign} ${wanted}`,
    },
  }
}

/** Someone or something takes over without a person, also when the primary's own place is lost with the votes in it. */
function automaticFailover(topology: Topology, store: Store): Answer {
  const failover = 'failover' in store ? store.failover : undefined
  if (!failover || failover.manager === 'manual') {
    return { ok: false, why: { ru: 'переключает человек', en: 'a person switches over' } }
  }
  for (const group of topology.groupsOf(store.id)) {
    const primary = group.copies.find((c) => c.role === 'primary')
    if (!primary) continue
    const others = group.copies.filter((c) => c !== primary && c.promotion === 'automatic')
    if (others.length === 0) {
      return {
        ok: false,
        why: {
          ru: `${group.id}: некому стать ведущим автоматически`,
          en: `${group.id}: no copy may be promoted automatically`,
        },
      }
    }
    const lost = topology.within(primary.place)
    if (others.every((c) => lost.includes(c.place))) {
      return {
        ok: false,
        why: {
          ru: `${group.id}: все кандидаты стоят там же, где ведущий`,
          en: `${group.id}: every candidate stands where the primary is`,
        },
      }
    }
    const votes = votesOf(store, group)
    if (votes) {
      const left = votes.filter((vote) => !lost.includes(vote)).length
      if (left * 2 <= votes.length) {
        return {
          ok: false,
          why: {
            ru: `${group.id}: без площадки ведущего остаётся ${left} из ${votes.length} голосов — большинства нет`,
            en: `${group.id}: without the primary's place ${left} of ${votes.length} votes are left, no majority`,
          },
        }
      }
    }
  }
  return { ok: true, why: { ru: `переключает ${failover.manager}`, en: `${failover.manager} switches over` } }
}

function alerts(topology: Topology, of: Id): Answer {
  const monitors = topology.document.elements.flatMap((e) =>
    e.kind === 'monitoring' && e.alerting && (e.id === of || !isMonitor(topology, of)) ? [e] : [],
  )
  const named = monitors.flatMap((m) =>
    (m.alerting?.receivers ?? []).filter((id) => topology.elements.has(id)).map((id) => ({ m, id })),
  )
  if (named.length === 0) return { ok: false, why: { ru: 'оповещения никому не приходят', en: 'alerts reach nobody' } }
  const names = join(
    [...new Set(named.map((n) => n.id))].map((id) => titleOf(topology, id)),
    ', ',
  )
  const watched = monitors.some((m) => m.alerting?.deadMansSwitch)
  return {
    ok: true,
    why: { ru: `оповещения приходят: ${names.ru}`, en: `alerts go to ${names.en}` },
    ...(watched
      ? {}
      : {
          risk: {
            ru: 'отказ самого мониторинга никто не заметит',
            en: 'nobody notices when the monitoring itself fails',
          },
        }),
  }
}

function isMonitor(topology: Topology, id: Id): boolean {
  return topology.elements.get(id)?.kind === 'monitoring'
}
