/**
 * CAP and PACELC of a shard group from its rows, strictly by definition. CP: every non-failing node answers linearizably or
 * refuses, and failover loses nothing. AP: every non-failing node answers in every partition. Else neither.
 */
import type { Said } from '../../language/text.ts'
import type { ConsistencyRow, StoreConsistency, StoreOperation } from '../analysis.ts'

const operations: Record<StoreOperation, Said> = {
  write: { ru: 'запись', en: 'write' },
  read: { ru: 'чтение с ведущего', en: 'read at the leader' },
  'read-replica': { ru: 'чтение с реплики', en: 'read at a replica' },
  'read-cache': { ru: 'чтение через кэш', en: 'read through the cache' },
}

function about(row: ConsistencyRow, ru: string, en: string): Said {
  const what = operations[row.operation]
  return { ru: `${what.ru}, ${row.situation.ru}: ${ru}`, en: `${what.en}, ${row.situation.en}: ${en}` }
}

const strong = new Set(['linearizable', 'strict-serializable'])

/** Why a row is not CP, or undefined. */
function againstC(row: ConsistencyRow): Said | undefined {
  if (row.answer === 'stale') return about(row, 'ответ может быть устаревшим', 'the answer may be old')
  if (row.answer === 'served' && !strong.has(row.model))
    return about(row, 'ответ не линеаризуем', 'the answer is not linearizable')
  if (row.loss && row.loss.worst > 0)
    return about(row, 'подтверждённые записи теряются', 'acknowledged writes are lost')
  if (row.splitBrain) return about(row, 'возможны два ведущих', 'two leaders are possible')
  return undefined
}

export interface Labelled extends Pick<StoreConsistency, 'cap' | 'capWhy' | 'pacelc'> {}

export interface LabelOptions {
  /** Operations that count: a replica nobody reads from does not. */
  counted: ReadonlySet<StoreOperation>
  /** Normal work prefers latency although reads at the leader are strong (asynchronous by design). */
  latencyFirst: boolean
  /** A weakness that shows only after a second event, e.g. a degraded synchronous mode. */
  caveat: Said | undefined
}

function joined(a: Said | undefined, b: Said | undefined): Said | undefined {
  return a && b ? { ru: `${a.ru}; ${b.ru}`, en: `${a.en}; ${b.en}` } : (a ?? b)
}

/** The labels of a group. */
export function label(rows: readonly ConsistencyRow[], options: LabelOptions): Labelled {
  const counted = rows.filter((row) => options.counted.has(row.operation))
  const apart = counted.filter((row) => row.situationId.startsWith('partition:'))
  const found = counted.map(againstC).find((why) => why !== undefined)
  const weak = joined(found, options.caveat)
  const silent = apart.find((row) => row.answer === 'refused' || row.answer === 'hangs')
  const lossy = counted.some((row) => row.situationId !== 'normal' && row.loss !== undefined && row.loss.worst > 0)
  const forked = counted.some((row) => row.answer === 'served' && row.splitBrain !== undefined && row.model === 'none')
  const staleNormally = counted.some((row) => row.situationId === 'normal' && row.answer === 'stale')
  const available = apart.length > 0 && silent === undefined
  const pacelc = `${lossy || forked || available ? 'PA' : 'PC'}/${staleNormally || options.latencyFirst ? 'EL' : 'EC'}`
  if (weak === undefined) {
    const single = apart.length === 0
    return {
      cap: 'CP',
      pacelc,
      capWhy: single
        ? {
            ru: 'одна копия: делить нечего, она отвечает линеаризуемо или не отвечает',
            en: 'a single copy: nothing to part; it answers linearizably or not at all',
          }
        : {
            ru: 'каждый узел отвечает линеаризуемо или отказывает, переключение ничего не теряет',
            en: 'every node answers linearizably or refuses, and failover loses nothing',
          },
    }
  }
  if (available) {
    return {
      cap: 'AP',
      pacelc,
      capWhy: {
        ru: `каждый узел отвечает в любом разрыве; ${weak.ru}`,
        en: `every node answers in every partition; ${weak.en}`,
      },
    }
  }
  const refused = silent ? about(silent, 'нет ответа', 'no answer') : { ru: 'разрывов нет', en: 'no partitions' }
  return {
    cap: 'neither',
    pacelc,
    capWhy: { ru: `не CP — ${weak.ru}; не AP — ${refused.ru}`, en: `not CP: ${weak.en}; not AP: ${refused.en}` },
  }
}
